/**
 * Client of a Marginalia service: articles, their notes, comments, and what changes in them. No dependencies; runs in
 * browsers and in Node. Types and descriptions: marginalia.d.ts. MIT licence.
 */
import { listen, pause } from './marginalia-events.js'

/** Where this module was loaded from, if that was a service. */
const origin = /^(https?:\/\/.+?)\/assets\//.exec(import.meta.url)?.[1]

/** Tags of the representations that objects were read from. */
const tags = new WeakMap()

/** Codes that say that a comment needs a fresh stamp or proof, and that nothing was written. */
const wantsStamp = new Set([
  'stampRequired', 'stampExpired', 'stampMalformed', 'stampTooFresh',
  'proofOfWorkRequired', 'proofOfWorkExpired', 'proofOfWorkUsed', 'proofOfWorkWrong',
])

export class MarginaliaProblem extends Error {
  constructor({ code, status = 0, title = '', detail = '', instance = null, errors = [], retryAfter = null }, cause) {
    super(detail || title || code, { cause })
    this.name = 'MarginaliaProblem'
    Object.assign(this, { code, status, title, detail, requestId: instance, errors, retryAfter })
  }

  field(name) {
    return this.errors.find((error) => error.field === name)
  }
}

export class Listing {
  #read

  constructor(read) {
    this.#read = read
  }

  page(cursor = null) {
    return this.#read(cursor)
  }

  async *[Symbol.asyncIterator]() {
    let cursor = null
    do {
      const page = await this.page(cursor)
      yield* page.items
      cursor = page.next
    } while (cursor !== null)
  }
}

export class Marginalia {
  #fetch
  #headers
  #retries
  #unacknowledged = new Map()

  constructor(server = origin, { fetch, headers = {}, retries = 3 } = {}) {
    if (!/^https?:\/\/[^/]/.test(server ?? '')) throw new TypeError('Marginalia: which server? Give its http or https address.')
    this.server = server.replace(/\/+$/, '')
    this.#fetch = fetch ?? ((...request) => globalThis.fetch(...request))
    this.#headers = headers
    this.#retries = retries
  }

  // Reading

  info(options) { return this.request('GET', '/v1', options) }
  config(options) { return this.request('GET', '/v1/config', options) }
  articles(options) { return this.#list('/v1/articles', ['category', 'author', 'archive'], options) }
  article(slug, options = {}) {
    const query = options.include && { include: options.include.join(',') }
    return this.request('GET', path`/v1/articles/${slug}`, { ...options, query })
  }
  sections(slug, options) { return this.#items(path`/v1/articles/${slug}/sections`, options) }
  section(slug, anchor, options) { return this.request('GET', path`/v1/articles/${slug}/sections/${anchor}`, options) }
  citations(slug, options) { return this.#items(path`/v1/articles/${slug}/citations`, options) }
  citation(slug, number, options) { return this.request('GET', path`/v1/articles/${slug}/citations/${number}`, options) }
  source(id, options = {}) {
    const { cursor, limit, count } = options
    return this.request('GET', path`/v1/sources/${id}`, { ...options, query: { cursor, limit, count } })
  }
  categories(options) { return this.#items('/v1/categories', options) }
  archives(options) { return this.#items('/v1/archives', options) }
  authors(options) { return this.#items('/v1/authors', options) }
  search(q, options) {
    const places = options?.in && { in: options.in.join(',') }
    return this.#list('/v1/search', ['q', 'in', 'article'], { ...options, q, ...places })
  }
  changes(options = {}) {
    return new Listing((cursor) => {
      const query = { since: cursor ?? options.since, limit: options.limit }
      return this.request('GET', '/v1/changes', { ...options, query })
    })
  }

  // Comments

  comments(slug, options) {
    return this.#list(path`/v1/articles/${slug}/comments`, ['sort', 'view', 'section', 'citation', 'thread'], options)
  }
  latestComments(options) { return this.#list('/v1/comments', ['sort'], options) }
  comment(id, options) { return this.request('GET', path`/v1/comments/${id}`, options) }
  async counts(slugs, options) {
    return (await this.request('GET', '/v1/counts', { ...options, query: { articles: slugs.join(',') } })).counts
  }

  async thread(root, options) {
    if (root.repliesNext === null) return root
    const whole = structuredClone(root)
    const shown = new Map()
    const note = (comment) => { shown.set(comment.id, comment); comment.replies.forEach(note) }
    note(whole)
    const next = new URL(whole.repliesNext, 'http://any')
    const query = Object.fromEntries(next.searchParams)
    const rest = new Listing((cursor) => {
      return this.request('GET', next.pathname, { ...options, query: cursor ? { ...query, cursor } : query })
    })
    for await (const reply of rest) {
      if (shown.has(reply.id)) continue
      const parent = shown.get(reply.parentId) ?? whole
      parent.replies.push(reply)
      note(reply)
    }
    whole.repliesNext = null
    return whole
  }

  async post(slug, draft, options = {}) {
    const what = JSON.stringify([slug, draft, options.authorToken, options.idempotencyKey])
    // A comment whose answer was lost is sent again byte by byte under its key, so that it is never written twice.
    const sent = this.#unacknowledged.get(what) ?? { key: options.idempotencyKey ?? makeKey(), extra: options.pass ?? {} }
    this.#unacknowledged.set(what, sent)
    const send = () => {
      const headers = { 'Idempotency-Key': sent.key, ...authorHeaders(options) }
      const body = { ...draft, ...sent.extra }
      return this.request('POST', path`/v1/articles/${slug}/comments`, { ...options, headers, body, repeatable: true })
    }
    try {
      let answer
      try {
        answer = await send()
      } catch (error) {
        if (!wantsStamp.has(error.code)) throw error
        if (error.code === 'stampTooFresh' && error.retryAfter !== null) await pause(error.retryAfter * 1000, options.signal)
        else sent.extra = await this.pass(options)
        answer = await send()
      }
      this.#unacknowledged.delete(what)
      return answer
    } catch (error) {
      const isRefused = error.status >= 400 && error.status < 500
      if (isRefused) this.#unacknowledged.delete(what)
      throw error
    }
  }

  reply(parent, draft, options) {
    return this.post(parent.articleSlug, { ...draft, parentId: parent.id }, options)
  }

  edit(id, body, options) {
    return this.request('PATCH', path`/v1/comments/${id}`, { ...options, headers: editHeaders(options), body: { body } })
  }

  async delete(id, options) {
    await this.request('DELETE', path`/v1/comments/${id}`, { ...options, headers: editHeaders(options) })
  }

  async vote(id, value, options) {
    const headers = authorHeaders(options)
    return (await this.request('PUT', path`/v1/comments/${id}/vote`, { ...options, headers, body: { value } })).votes
  }

  async preview(body, options) {
    return (await this.request('POST', '/v1/comments/preview', { ...options, body: { body }, repeatable: true })).html
  }

  ownComments(options) {
    const include = options?.versions ? 'versions' : undefined
    return this.#list('/v1/me/comments', ['include'], { ...options, include, headers: authorHeaders(options) })
  }

  async eraseOwn(options) {
    await this.request('DELETE', '/v1/me', { ...options, headers: authorHeaders(options) })
  }

  stamp(options) { return this.request('GET', '/v1/stamp', options) }

  async pass(options = {}) {
    const { stamp, usableFrom, proofOfWork } = await this.stamp({ signal: options.signal, cache: 'no-store' })
    const began = Date.now()
    const proof = proofOfWork && { proofOfWork: await solve(proofOfWork, options) }
    // The reader's clock may be wrong, so the wait is at most a minute and the server has the last word.
    const wait = Math.min(Date.parse(usableFrom) - Date.now(), 60_000 - (Date.now() - began))
    if (wait > 0) await pause(wait, options.signal)
    return { stamp, ...proof }
  }

  // What happens

  events(slug, handlers, { signal, ...options } = {}) {
    const own = new AbortController()
    const stopped = signal ? AbortSignal.any([signal, own.signal]) : own.signal
    const connect = (sent) => this.#send('GET', path`/v1/articles/${slug}/events`, { ...sent, cache: 'no-store' })
    listen(connect, { slug, handlers, stopped, ...options }).catch((error) => {
      if (!stopped.aborted) handlers.closed?.(error)
    })
    return () => own.abort()
  }

  // Addresses

  url(link) {
    return /^https?:/.test(link) ? link : this.server + link
  }

  articlePage(slug) { return this.url(path`/articles/${slug}`) }

  exportUrl(slug, format, { notes = false, note, style } = {}) {
    const place = note === undefined ? (notes ? '/citations' : '') : path`/citations/${note}`
    return this.url(path`/v1/articles/${slug}` + place + `.${format}` + queryText({ style }))
  }

  export(slug, format, options = {}) {
    const target = this.exportUrl(slug, format, options).slice(this.server.length)
    return this.#attempt('GET', target, options, (response) => response.text())
  }

  // Requests

  request(method, target, options = {}) {
    return this.#attempt(method, target + queryText(options.query), options, async (response) => {
      if (response.status === 204) return undefined
      const value = await response.json()
      const tag = response.headers.get('ETag')
      if (tag && typeof value === 'object' && value !== null) tags.set(value, tag)
      return value
    })
  }

  /** Sends until there is a whole answer, as far as sending twice does no harm. */
  async #attempt(method, target, options, read) {
    const isRepeatable = options.repeatable ?? (method !== 'POST' && !options.ifMatch)
    for (let attempt = 0; ; attempt += 1) {
      try {
        const response = await this.#send(method, target, options)
        return await read(response).catch((cause) => { throw unanswered('The answer broke off.', cause) })
      } catch (error) {
        options.signal?.throwIfAborted()
        // A deletion whose answer was lost may have been done.
        if (method === 'DELETE' && attempt > 0 && (error.status === 410 || error.status === 404)) return undefined
        const isPassing = [0, 502, 503, 504].includes(error.status)
        if (!isRepeatable || !isPassing || attempt >= this.#retries || error.retryAfter > 30) throw error
        await pause(error.retryAfter ? error.retryAfter * 1000 : 500 * 2 ** attempt * (0.75 + Math.random() / 2), options.signal)
      }
    }
  }

  /** One request; throws a MarginaliaProblem unless the answer is a good one. */
  async #send(method, target, { headers, body, signal, cache = 'no-cache' }) {
    const fields = { ...this.#headers, ...headers }
    const isText = typeof body === 'string' || ArrayBuffer.isView(body) || (globalThis.Blob && body instanceof Blob)
    if (body !== undefined && !isText) fields['Content-Type'] ??= 'application/json'
    let response
    try {
      response = await this.#fetch(this.server + target, {
        method, signal, cache, headers: fields, credentials: 'omit', body: body === undefined || isText ? body : JSON.stringify(body),
      })
    } catch (error) {
      signal?.throwIfAborted()
      throw unanswered(`${this.server} did not answer.`, error)
    }
    if (response.ok) return response
    const wait = response.headers.get('Retry-After')
    const retryAfter = wait !== null && /^\d+$/.test(wait) ? Number(wait) : null
    let told = {}
    if (/^application\/problem\+json\b/i.test(response.headers.get('Content-Type') ?? '')) {
      told = await response.json().catch(() => ({}))
    }
    const code = /\/problems\/(\w+)$/.exec(told.type ?? '')?.[1] ?? 'http'
    throw new MarginaliaProblem({ title: `HTTP ${response.status}`, ...told, code, status: response.status, retryAfter })
  }

  #items(target, options) {
    return this.request('GET', target, options).then((list) => list.items)
  }

  #list(target, names, options = {}) {
    return new Listing((cursor) => {
      const query = { cursor: cursor ?? options.cursor, limit: options.limit, count: options.count }
      for (const name of names) query[name] = options[name]
      return this.request('GET', target, { ...options, query })
    })
  }
}

export function etagOf(value) {
  return tags.get(value)
}

export async function solve({ challenge, bits }, { signal } = {}) {
  if (!globalThis.crypto?.subtle) {
    const detail = 'A proof of work is asked for, which a browser can only do on pages that come by https.'
    throw new MarginaliaProblem({ code: 'proofOfWorkImpossible', title: 'No secure context', detail })
  }
  const encoder = new TextEncoder()
  for (let number = 0; ; number += 512) {
    signal?.throwIfAborted()
    const tries = Array.from({ length: 512 }, (_, offset) => `${challenge}:${number + offset}`)
    const digests = await Promise.all(tries.map((text) => crypto.subtle.digest('SHA-256', encoder.encode(text))))
    const found = digests.findIndex((digest) => leadingZeros(new DataView(digest)) >= bits)
    if (found >= 0) return tries[found]
  }
}

function leadingZeros(view) {
  let bits = 0
  for (let offset = 0; offset < view.byteLength; offset += 4) {
    const word = view.getUint32(offset)
    if (word) return bits + Math.clz32(word)
    bits += 32
  }
  return bits
}

function unanswered(detail, cause) {
  return new MarginaliaProblem({ code: 'network', title: 'No answer', detail }, cause)
}

function authorHeaders(options) {
  return { ...options?.headers, ...(options?.authorToken && { 'Author-Token': options.authorToken }) }
}

function editHeaders(options) {
  return { ...options?.headers, 'Edit-Token': options.editToken, ...(options.ifMatch && { 'If-Match': options.ifMatch }) }
}

/** 128 random bits; `crypto.randomUUID` is not there on pages that come by http. */
function makeKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** A path with its values encoded. */
function path(parts, ...values) {
  return parts.reduce((text, part, index) => text + encodeURIComponent(values[index - 1]) + part)
}

function queryText(query = {}) {
  const text = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== undefined && value !== null)).toString()
  return text && `?${text}`
}
