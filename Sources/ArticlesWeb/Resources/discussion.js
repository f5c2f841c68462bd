import { make } from './elements.js'

/** Levels of indentation below a root, as the server nests them. */
const DEEPEST = 5

/**
 * The threads of a page, kept as they are on the server. A comment that is new or changed is fetched as the server
 * writes it, so that nothing is written twice.
 */
export class Discussion {
  /** Told of every comment's element, those there at the beginning too. */
  onComment = () => {}
  /** Told when something has changed. */
  onChange = () => {}

  #client
  #waiting = Promise.resolve()
  #written = new Map()
  #lastChange
  #stop = () => {}

  constructor(section, client) {
    this.section = section
    this.slug = section.dataset.article
    this.threads = section.querySelector('ol.thread')
    this.isWhole = !section.querySelector('.more')
    this.#client = client
    this.#lastChange = Number(section.dataset.since)
  }

  /** Shows what is there, and listens while the page is seen. */
  begin() {
    for (const comment of this.comments) this.onComment(comment)
    this.onChange()
    if (!document.hidden) this.#listen()
    // A browser opens few connections to one host, and pages that nobody sees must not hold them all. Votes are no
    // changes that are told; who comes back to the page sees them as they stand.
    document.addEventListener('visibilitychange', () => {
      this.#stop()
      if (document.hidden) return
      this.#listen()
      this.#inOrder(() => this.#refreshVotes())
    })
  }

  #listen() {
    const changed = ({ commentId, kind, comment }) => this.#inOrder(async () => {
      const isNew = !this.element(commentId) && !this.section.querySelector('form[aria-busy]')
      if (comment) await this.refresh(commentId)
      else await this.erased(commentId)
      if (kind === 'commentPublished' && isNew && this.element(commentId)) {
        this.announce(`New comment by ${comment?.author.name ?? 'a reader'}.`, `#comment-${commentId}`, 'See it')
      }
    })
    this.#stop = this.#client.events(this.slug, {
      change: ({ sequence }) => { this.#lastChange = sequence },
      reset: () => this.announce('The comments were put back to an earlier state.', location.pathname, 'Load them again'),
      commentPublished: changed,
      commentEdited: changed,
      commentDeleted: changed,
      articleSaved: () => this.announce('The article has changed.', location.pathname, 'Load it again'),
      articleRemoved: () => this.announce('The article was withdrawn.'),
    }, { since: this.#lastChange })
  }

  get comments() { return this.section.querySelectorAll('.comment') }

  element(id) { return document.getElementById(`comment-${id}`) }

  /** Puts a comment as it is now in its place; `anew` also where it was put there already. */
  async refresh(id, { anew = false } = {}) {
    const response = await fetch(`/articles/${this.slug}/comments/${id}`, { cache: 'no-cache' })
    if (!response.ok) throw new Error(`The comment can't be fetched: ${response.status}.`)
    const html = await response.text()
    if (this.#written.get(id) === html && this.element(id) && !anew) return
    this.#written.set(id, html)
    this.#put(id, html)
    await this.#settle()
  }

  /** After its deletion: what is answered stays as a tombstone. */
  async erased(id) {
    if (this.element(id)?.closest('li').querySelector(':scope > ol > li')) await this.refresh(id)
    else await this.#takeAway(id)
  }

  /** Says something at the edge of the window, aloud for those who can't see it. */
  announce(text, href, label) {
    const link = href ? [' ', make('a', { href }, label)] : []
    const close = make('button', { type: 'button', 'aria-label': 'Close', onclick: () => live.replaceChildren() }, '×')
    const live = document.getElementById('live')
    live.replaceChildren(make('span', {}, text, ...link), close)
  }

  async #takeAway(id) {
    if (!this.element(id)) return
    this.#remove(id)
    await this.#settle()
  }

  async #settle() {
    this.onChange()
    await this.#count()
  }

  #put(id, html) {
    const item = new DOMParser().parseFromString(html, 'text/html').querySelector('.thread > li')
    const comment = document.adoptNode(item.querySelector('.comment'))
    const shown = this.element(id)
    if (shown) shown.replaceWith(comment)
    else if (!this.#insert(comment, item)) return
    this.section.querySelector('.empty')?.remove()
    this.onComment(comment)
  }

  /** Below what it answers, or last; not where its place is on another page. */
  #insert(comment, item) {
    item.replaceChildren(comment)
    const parentId = comment.dataset.parent
    if (!parentId) {
      if (!this.isWhole) return false
      this.threads.append(item)
      return true
    }
    const parent = this.element(parentId)?.closest('li')
    if (!parent) return false
    let depth = 0
    for (let list = parent.parentElement; list !== this.threads && list; list = list.parentElement.closest('ol')) depth += 1
    if (depth >= DEEPEST) {
      parent.parentElement.append(item)
      return true
    }
    let replies = parent.querySelector(':scope > ol')
    if (!replies) {
      replies = make('ol')
      parent.insertBefore(replies, parent.querySelector(':scope > .more'))
    }
    replies.append(item)
    return true
  }

  #remove(id) {
    const item = this.element(id)?.closest('li')
    if (!item) return
    const list = item.parentElement
    const parent = list.closest('li')
    // The form may stand here; it is the reader's, and goes home.
    item.querySelector('form#post')?.dispatchEvent(new Event('homeward'))
    item.remove()
    if (list !== this.threads && !list.children.length) {
      list.remove()
      const tombstone = parent?.querySelector(':scope > .comment.deleted')
      if (tombstone) this.#remove(tombstone.id.replace('comment-', ''))
    }
  }

  async #count() {
    const count = (await this.#client.counts([this.slug]))[this.slug]
    const label = `${count} comment${count === 1 ? '' : 's'}`
    this.section.querySelector('#comments-heading').textContent = count ? label : 'Comments'
    const link = document.querySelector('.to-comments a')
    if (link) link.textContent = label
  }

  async #refreshVotes() {
    const { items } = await this.#client.comments(this.slug, { view: 'flat', sort: 'newest', limit: 100 }).page()
    for (const { id, votes } of items) {
      this.element(id)?.dispatchEvent(new CustomEvent('votes', { detail: votes }))
    }
  }

  #inOrder(work) {
    this.#waiting = this.#waiting.then(work).catch(() => {
      // What could not be fetched now is there at the next change or load.
    })
  }
}
