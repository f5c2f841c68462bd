/**
 * What a reader's browser remembers of a service: name and website, the tokens of own comments, votes, and drafts. No
 * e-mail address. Where storage is off, it lasts as long as the page.
 */
export class Memory {
  #key
  #fallback = new Map()

  /** The most comments whose edit tokens and votes are kept. */
  static limit = 300

  constructor(server) {
    this.#key = `marginalia:${server}`
  }

  get author() { return this.#state.author ?? {} }
  set author({ name, website }) { this.#change((state) => { state.author = { name, website } }) }
  get authorToken() { return this.#state.authorToken }

  editToken(id) { return this.#state.own?.[id] }
  vote(id) { return this.#state.votes?.[id] ?? 0 }

  /** Keeps what the answer to a post gave out once. */
  notePosted({ id, editToken, authorToken }) {
    this.#change((state) => {
      if (authorToken) state.authorToken = authorToken
      state.own = bounded({ ...state.own, [id]: editToken })
    })
  }

  noteVote(id, value) {
    this.#change((state) => { state.votes = bounded({ ...state.votes, [id]: value || undefined }) })
  }

  /** Forgets a token that the service does not know, such as one of a former database. */
  forgetAuthorToken() { this.#change((state) => { delete state.authorToken }) }
  forget(id) { this.#change((state) => { delete state.own?.[id] }) }

  draft(name) { return this.#get('sessionStorage', `${this.#key}:draft:${name}`) }
  keepDraft(name, text) { this.#set('sessionStorage', `${this.#key}:draft:${name}`, text.trim() === '' ? null : text) }

  get #state() {
    try {
      const state = JSON.parse(this.#get('localStorage', this.#key))
      return typeof state === 'object' ? state ?? {} : {}
    } catch {
      return {}
    }
  }

  #change(act) {
    const state = this.#state
    act(state)
    this.#set('localStorage', this.#key, JSON.stringify(state))
  }

  #get(storage, key) {
    try {
      return globalThis[storage].getItem(key)
    } catch {
      return this.#fallback.get(key) ?? null
    }
  }

  #set(storage, key, text) {
    try {
      if (text === null) globalThis[storage].removeItem(key)
      else globalThis[storage].setItem(key, text)
    } catch {
      this.#fallback.set(key, text)
    }
  }
}

function bounded(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined).slice(-Memory.limit))
}
