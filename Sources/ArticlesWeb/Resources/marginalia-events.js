/**
 * Follows the events of an article over `fetch`, for marginalia.js: `connect({headers, signal})` gives a response whose
 * body is a stream of Server-Sent Events. Comes back by itself, and misses nothing.
 */
export async function listen(connect, { slug, handlers, stopped, since = null, idleSeconds = 60, whileHidden = false }) {
  // A browser has few connections to a host, and a reader many tabs.
  const isHidden = () => !whileHidden && globalThis.document?.visibilityState === 'hidden'
  // A fault of the page's own handler is the page's, and no reason to connect again.
  const tell = (name, ...values) => {
    try {
      handlers[name]?.(...values)
    } catch (error) {
      queueMicrotask(() => { throw error })
    }
  }
  let lastEventId = since
  let retry = 3000
  let failures = 0
  while (true) {
    while (isHidden()) await once(document, 'visibilitychange', stopped)
    // A connection over which nothing came for too long is dead, though nobody said so: a laptop slept.
    const cut = new AbortController()
    let timer
    let least = 0
    const alive = () => { clearTimeout(timer); timer = setTimeout(() => cut.abort(), idleSeconds * 1000) }
    const hide = () => { if (isHidden()) cut.abort() }
    globalThis.document?.addEventListener('visibilitychange', hide)
    try {
      alive()
      const headers = { Accept: 'text/event-stream' }
      if (lastEventId !== null) headers['Last-Event-ID'] = String(lastEventId)
      const response = await connect({ headers, signal: AbortSignal.any([stopped, cut.signal]) })
      failures = 0
      tell('open')
      for await (const event of eventsIn(response.body, alive)) {
        if (event.retry !== undefined) retry = event.retry
        if (event.id !== undefined) lastEventId = event.id
        if (event.data === '') continue
        const change = JSON.parse(event.data)
        tell(event.kind, change)
        tell('change', change)
        if (event.kind === 'articleRemoved' && change.articleSlug === slug) return tell('closed', null)
      }
    } catch (error) {
      stopped.throwIfAborted()
      if (isHidden()) continue
      const isLasting = error.status >= 400 && error.status < 500 && error.status !== 429
      if (error.status === 400 && lastEventId !== null) {
        // The database was put back to an earlier state: what was heard may no longer be so.
        lastEventId = null
        tell('reset')
      } else if (isLasting) {
        throw error
      }
      failures += 1
      least = (error.retryAfter ?? 0) * 1000
      tell('lost', error)
    } finally {
      clearTimeout(timer)
      globalThis.document?.removeEventListener('visibilitychange', hide)
    }
    const wait = Math.max(least, Math.min(retry * 2 ** Math.min(failures, 5), 60_000))
    await pause(wait * (1 + Math.random() / 2), stopped)
  }
}

/** Server-Sent Events (WHATWG HTML §9.2) in a body. */
async function* eventsIn(body, alive) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      alive()
      const blocks = (text + chunk.value).split('\n\n')
      text = blocks.pop()
      for (const block of blocks) yield readEvent(block)
    }
  } finally {
    reader.cancel().catch(() => {})
  }
}

function readEvent(block) {
  const event = { kind: 'message', data: '' }
  for (const line of block.split('\n')) {
    const [, name, value] = /^([^:]*):? ?(.*)$/.exec(line) ?? []
    if (name === 'event') event.kind = value
    else if (name === 'data') event.data += (event.data && '\n') + value
    else if (name === 'id') event.id = value
    else if (name === 'retry' && /^\d+$/.test(value)) event.retry = Number(value)
  }
  return event
}

/** Waits; throws the signal's reason as soon as that is aborted. */
export function pause(milliseconds, signal) {
  return until(signal, (done) => {
    const timer = setTimeout(done, milliseconds)
    return () => clearTimeout(timer)
  })
}

/** Waits for an event. */
function once(target, name, signal) {
  return until(signal, (done) => {
    target.addEventListener(name, done, { once: true })
    return () => target.removeEventListener(name, done)
  })
}

function until(signal, begin) {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const stop = () => { undo(); reject(signal.reason) }
    const undo = begin(() => { signal?.removeEventListener('abort', stop); resolve() })
    signal?.addEventListener('abort', stop, { once: true })
  })
}
