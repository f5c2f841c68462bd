// The service as the editor's desk calls it. The token stays in this tab's session storage and is sent nowhere else.

const KEY = 'marginalia.editor-token'

/** What the service answered instead of doing what was asked. */
export class Problem extends Error {
  constructor(status, body, retryAfter = null) {
    super(body.detail ?? body.title ?? `The service answered ${status}.`)
    this.status = status
    this.code = (body.type ?? '').replace('/problems/', '')
    this.errors = body.errors ?? []
    this.retryAfter = retryAfter
  }
}

/** The token of this session; null when nobody is signed in. */
export const session = {
  get token() { return sessionStorage.getItem(KEY) },
  begin(token) { sessionStorage.setItem(KEY, token) },
  end() { sessionStorage.removeItem(KEY) },
}

/** Told when a request shows that the token does not hold any more. */
export const expired = new EventTarget()

async function problem(response) {
  const isProblem = response.headers.get('Content-Type')?.startsWith('application/problem+json')
  // Something between us and the service may answer too, and not in JSON.
  const body = isProblem ? await response.json().catch(() => ({})) : {}
  return new Problem(response.status, body, response.headers.get('Retry-After'))
}

/** Sends a request as the editor; the response, whatever its status below 400. */
export async function send(method, path, { json, body, type, match, known, signal, token = session.token } = {}) {
  const headers = { Authorization: `Bearer ${token}` }
  if (json !== undefined) {
    headers['Content-Type'] = 'application/json'
    body = JSON.stringify(json)
  } else if (type) {
    headers['Content-Type'] = type
  }
  if (match) headers['If-Match'] = match
  if (known) headers['If-None-Match'] = known
  let response
  try {
    response = await fetch(path, { method, headers, body, signal, cache: 'no-store', credentials: 'omit' })
  } catch (error) {
    if (error.name === 'AbortError') throw error
    throw new Problem(0, { detail: 'The service can’t be reached. Nothing is known to be done; try again.' })
  }
  if (response.ok || response.status === 304) return response
  const fault = await problem(response)
  const isRefused = fault.status === 401 || fault.code === 'forbidden'
  if (isRefused && token === session.token) expired.dispatchEvent(new Event('expired'))
  throw fault
}

/** The JSON of an answer; null when there is none. */
export async function call(method, path, options) {
  const response = await send(method, path, options)
  return response.status === 204 ? null : response.json()
}

/** A path with a query; members without a value are left out. */
export function query(path, parameters) {
  const entries = Object.entries(parameters).filter(([, value]) => (value ?? '') !== '')
  return entries.length === 0 ? path : `${path}?${new URLSearchParams(entries)}`
}

/** The items of a list over all its pages, at most so many. */
export async function all(path, parameters = {}, most = 1000) {
  const items = []
  let cursor = null
  do {
    const page = await call('GET', query(path, { ...parameters, limit: 100, cursor }))
    items.push(...page.items)
    cursor = page.next
  } while (cursor && items.length < most)
  return { items, isWhole: !cursor }
}

/** Whether the service takes a token; throws a `Problem` when it can't be asked. */
export async function isAccepted(token) {
  // A field of a request holds visible ASCII alone, and so does every token.
  if (!/^[\x21-\x7e]+$/.test(token)) return false
  try {
    await call('GET', '/v1/editor/comments?limit=1', { token })
    return true
  } catch (error) {
    if (error.status === 401 || error.status === 403) return false
    throw error
  }
}
