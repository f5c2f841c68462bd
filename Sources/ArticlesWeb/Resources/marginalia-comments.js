/**
 * `<marginalia-comments article="a-slug">` shows the comments of an article of a Marginalia service under any page, takes
 * new ones and follows what others write. How to use and style it stands in the README of the service. MIT licence.
 */
import { Marginalia } from './marginalia.js'
import { make, isLight, nextID } from './comments-dom.js'
import { CommentForm } from './comments-form.js'
import { CommentView } from './comments-view.js'
import { Memory } from './comments-memory.js'
import style from './comments-style.js'
import { Wording } from './comments-text.js'

const sorts = ['oldest', 'newest', 'top']

class MarginaliaComments extends HTMLElement {
  static observedAttributes = ['article', 'server', 'lang', 'sort', 'section', 'citation', 'heading-level']

  #run = null
  #views = new Map()
  #cursor = null
  #count = null
  #parts = {}
  #observer = new MutationObserver(() => this.#followPage())
  #media = matchMedia('(prefers-color-scheme: dark)')
  #follow = () => this.#followPage()
  #goToHash = () => this.#go(location.hash)

  connectedCallback() {
    if (!this.shadowRoot) this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [style]
    this.#observer.observe(document.documentElement, { attributes: true })
    this.#observer.observe(document.body, { attributes: true })
    this.#media.addEventListener('change', this.#follow)
    document.addEventListener('transitionend', this.#follow)
    addEventListener('hashchange', this.#goToHash)
    this.refresh()
  }

  disconnectedCallback() {
    this.#run?.abort()
    this.#observer.disconnect()
    this.#media.removeEventListener('change', this.#follow)
    document.removeEventListener('transitionend', this.#follow)
    removeEventListener('hashchange', this.#goToHash)
  }

  attributeChangedCallback(_, before, after) {
    if (this.#run && before !== after) this.refresh()
  }

  /** Draws everything anew from the service. */
  refresh() {
    this.#run?.abort()
    this.#run = new AbortController()
    this.#begin(this.signal).catch((problem) => this.#isOver(problem) || this.#showFailure(problem))
  }

  // What forms and views use

  /** Aborted when the element is taken out or drawn anew. */
  get signal() { return this.#run.signal }
  /** Which comments are shown, `{section}` or `{citation}`; null: all. */
  get filter() {
    const [section, citation] = [this.getAttribute('section'), this.getAttribute('citation')]
    return section ? { section } : citation ? { citation: Number(citation) } : null
  }

  viewOf(id) { return this.#views.get(id) }

  /** Sends a comment or a reply, and shows it. */
  async post({ body, author, trap, pass }, parent = null) {
    const anchor = this.filter && !parent ? anchorOf(this.filter) : undefined
    const draft = { author, body, anchor, parentId: parent?.id, ...trap }
    const answer = await this.asAuthor((options) => this.service.post(this.slug, draft, { pass, ...options }))
    this.memory.notePosted(answer)
    const { editToken, authorToken, ...comment } = answer
    const isHeld = comment.status === 'pending'
    const view = this.#insert(comment, { isOwn: true })
    if (!isHeld) this.#setCount(1, comment.id)
    // The event may have come before the answer, and did not know whose comment it is.
    view.update(comment, true)
    view.glow()
    view.focus()
    this.announce(this.wording.say(isHeld ? 'isHeld' : 'isPosted'), true)
    this.tell('posted', { comment, isHeld })
  }

  /** Acts with the reader's token; without it, if the service no longer knows it. */
  async asAuthor(act) {
    const options = () => ({ authorToken: this.memory.authorToken, signal: this.signal })
    try {
      return await act(options())
    } catch (problem) {
      if (problem.code !== 'wrongAuthorToken') throw problem
      this.memory.forgetAuthorToken()
      return act(options())
    }
  }

  noteDeleted(view) {
    this.announce(this.wording.say('isDeleted'), true)
    this.#takeAway(view.comment.id, null)
    this.#parts.title.focus()
    this.tell('deleted', { id: view.comment.id })
  }

  /** Tells the page: an event `marginalia-<name>` that leaves the element. Never with a token. */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`marginalia-${name}`, { detail, bubbles: true, composed: true }))
  }

  /** Tells screen readers, and in `status` everybody. */
  announce(text, isShown = false) {
    this.#parts.live.textContent = text
    this.#parts.status.textContent = isShown ? text : ''
  }

  fail(problem) {
    if (this.#isOver(problem)) return
    this.announce(this.explain(problem), true)
    this.tell('problem', { problem })
  }

  /** A sentence on what went wrong; `rest` are messages of the service that no input shows. */
  explain(problem, rest = []) {
    const { wording } = this
    const key = wording.has(problem.code) ? problem.code : 'other'
    const text = wording.say(key, { n: problem.retryAfter ?? 60 })
    return [text, ...(key === 'other' ? (rest.length > 0 ? rest : [problem.detail ?? '']) : [])].join(' ').trim()
  }

  // Loading

  async #begin(signal) {
    this.wording = new Wording(this.closest('[lang]')?.lang || document.documentElement.lang)
    this.slug = this.getAttribute('article') ?? ''
    const server = this.getAttribute('server')
    this.service = server === null ? new Marginalia() : new Marginalia(new URL(server, document.baseURI).href)
    this.memory = new Memory(this.service.server)
    this.#views.clear()
    this.#counted.clear()
    this.#count = null
    this.config = null
    this.#draw()
    const [config, article, page] = await Promise.all([
      this.service.config({ signal }), this.service.article(this.slug, { include: [], signal }), this.#page(null),
    ])
    this.config = config
    this.isOpen = article.commentsOpen
    /** The most likely language of the comments. */
    this.language = article.language
    this.#count = article.counts.comments
    this.#drawForm()
    this.#setCount(0)
    this.#show(page)
    // All at once, so that nothing moves that was there before.
    this.#parts.notice.replaceWith(this.#parts.form, this.#parts.status, this.#parts.list)
    this.#parts.root.removeAttribute('aria-busy')
    this.#parts.root.style.minHeight = ''
    this.#go(location.hash)
    this.tell('loaded', { count: this.#count })
    this.#listen(signal)
    const timer = setInterval(() => this.#views.forEach((view) => view.tick()), 60_000)
    signal.addEventListener('abort', () => clearInterval(timer))
  }

  #page(cursor) {
    const sort = this.#sort
    const list = this.service.comments(this.slug, { sort, ...this.filter, signal: this.signal })
    return list.page(cursor)
  }

  get #sort() {
    const sort = this.getAttribute('sort')
    return sorts.includes(sort) ? sort : 'oldest'
  }

  /** Follows what others do. The first page is looked at once more, for what came between reading and listening. */
  #listen(signal) {
    let isFirst = true
    const edited = ({ commentId, comment }) => {
      const view = this.#views.get(commentId)
      if (view && comment) view.update({ ...comment, replies: [], repliesNext: null })
    }
    this.service.events(this.slug, {
      open: () => {
        if (!isFirst) return
        isFirst = false
        this.#page(null).then((page) => page.items.forEach((comment) => this.#merge(comment)), () => {})
      },
      commentPublished: ({ comment }) => comment && this.#arrive(comment),
      commentEdited: edited,
      commentDeleted: ({ commentId, comment }) => this.#takeAway(commentId, comment),
      reset: () => this.refresh(),
    }, { signal })
  }

  #merge(comment) {
    if (!this.#views.has(comment.id)) this.#insert(comment)
    else this.#views.get(comment.id).update(comment)
    comment.replies.forEach((reply) => this.#merge(reply))
  }

  #arrive(comment) {
    this.#setCount(1, comment.id)
    const known = this.#views.get(comment.id)
    // One's own, or one that was held before.
    if (known) return known.update(comment)
    const view = this.#insert(comment)
    if (!view) return
    view.glow()
    this.announce(this.wording.say('arrived', { name: comment.author.name }))
    this.tell('arrived', { comment })
  }

  #takeAway(id, comment) {
    const view = this.#views.get(id)
    if (view?.comment.status !== 'pending') this.#setCount(-1, id)
    if (!view) return
    const hasReplies = view.children.size > 0
    if (comment?.status === 'deleted' || hasReplies) {
      view.update({ ...view.comment, status: 'deleted', body: '', html: '' })
    } else {
      this.#views.delete(id)
      view.remove()
      this.#showNone()
    }
  }

  // Showing

  #draw() {
    const { wording } = this
    const level = /^[2-6]$/.test(this.getAttribute('heading-level')) ? this.getAttribute('heading-level') : '2'
    const id = nextID()
    const parts = this.#parts = {
      title: make(`h${level}`, { class: 'title', part: 'title', id, tabindex: '-1' }, wording.say('title')),
      form: make('div'),
      status: make('p', { class: 'notice status', part: 'status' }),
      live: make('p', { class: 'quietly', role: 'status', 'aria-live': 'polite' }),
      roots: make('ol', { class: 'thread', part: 'comments', role: 'list' }),
      none: make('p', { class: 'notice', part: 'notice', hidden: true }, wording.say('none')),
      notice: make('p', { class: 'notice', part: 'notice' }, wording.say('loading')),
      more: make('button', { class: 'more', part: 'button more', type: 'button', hidden: true, onclick: () => this.#loadMore() }, wording.say('more')),
    }
    parts.list = make('div', { class: 'list' }, parts.none, parts.roots, parts.more)
    const order = make('select', { part: 'order', onchange: () => this.setAttribute('sort', order.value) },
      ...sorts.map((sort) => make('option', { value: sort, selected: sort === this.#sort }, wording.say(sort))))
    const head = make('div', { class: 'head', part: 'head' }, parts.title, make('label', { class: 'order' }, `${wording.say('order')} `, order))
    parts.root = make('section', { class: 'root', part: 'root', 'aria-labelledby': id, lang: wording.language, dir: wording.direction, 'aria-busy': 'true' },
      head, parts.live, parts.notice)
    // Another order is another list, but what stands below stays where it is, and so does the focus.
    const { offsetHeight: height = 0 } = this.shadowRoot.firstElementChild ?? {}
    if (height > 0) parts.root.style.minHeight = `${height}px`
    const isOrdering = this.shadowRoot.activeElement?.part.contains('order')
    this.shadowRoot.replaceChildren(parts.root)
    if (isOrdering) order.focus()
    this.#followPage()
  }

  #drawForm() {
    const { wording } = this
    if (!this.isOpen) return this.#parts.form.replaceChildren(make('p', { class: 'notice', part: 'closed' }, wording.say('closed')))
    const form = new CommentForm(this, {
      draft: `${this.slug}${JSON.stringify(this.filter)}`, label: wording.say('body'), button: wording.say('post'), isSmall: true,
      submit: (values) => this.post(values),
    })
    this.#parts.form.replaceChildren(form.element)
  }

  #show(page) {
    for (const comment of page.items) this.#insertTree(comment, null)
    this.#cursor = page.next
    this.#parts.more.hidden = page.next === null
    this.#showNone()
  }

  #showNone() { this.#parts.none.hidden = this.#views.size > 0 }

  async #loadMore() {
    const { more } = this.#parts
    more.hidden = true
    this.announce(this.wording.say('loading'))
    try {
      const known = new Set(this.#views.keys())
      const page = await this.#page(this.#cursor)
      this.#show(page)
      page.items.map(({ id }) => this.#views.get(id)).find((view) => !known.has(view.comment.id))?.focus()
    } catch (problem) {
      this.fail(problem)
      more.hidden = false
      more.focus()
    }
  }

  #insertTree(comment, parent) {
    const known = this.#views.get(comment.id)
    const view = known ?? new CommentView(this, comment, parent)
    if (!known) {
      this.#views.set(comment.id, view)
      if (parent) parent.add(view)
      else this.#parts.roots.append(view.element)
    }
    comment.replies.forEach((reply) => this.#insertTree(reply, view))
    if (comment.repliesNext) view.setMore(() => this.#loadReplies(view, comment))
  }

  async #loadReplies(view, comment) {
    try {
      const whole = await this.service.thread(comment, { signal: this.signal })
      view.setMore(null)
      this.#insertTree(whole, null)
    } catch (problem) {
      this.fail(problem)
    }
  }

  /** Puts a comment where it belongs; gives nothing when that place is not shown, unless it is the reader's own. */
  #insert(comment, { isOwn = false } = {}) {
    const known = this.#views.get(comment.id)
    if (known) return known
    let parent = this.#views.get(comment.parentId)
    if (comment.parentId !== null && !parent && !isOwn) return null
    while (parent && parent.level >= (this.config?.comments.shownDepth ?? 8)) parent = parent.parent
    if (!parent && !isOwn && (!this.#isChosen(comment) || (this.#sort !== 'newest' && this.#cursor !== null))) return null
    const view = new CommentView(this, comment, parent ?? null)
    this.#views.set(comment.id, view)
    if (parent) parent.add(view)
    else if (this.#sort !== 'newest') this.#parts.roots.append(view.element)
    else {
      const firstUnpinned = [...this.#views.values()].filter(({ parent, element }) => parent === null && element.isConnected)
        .find(({ comment }) => !comment.pinned)
      this.#parts.roots.insertBefore(view.element, firstUnpinned?.element ?? null)
    }
    this.#showNone()
    return view
  }

  #isChosen({ anchor }) {
    const { filter } = this
    return !filter || ('section' in filter ? anchor?.id === filter.section : anchor?.number === filter.citation)
  }

  #counted = new Set()

  /** Each comment counts once, whether its own answer or the event comes first. */
  #setCount(by, id) {
    const note = `${by} ${id}`
    if (by !== 0 && this.#counted.has(note)) return
    if (by !== 0) this.#counted.add(note)
    if (this.#count !== null) this.#count = Math.max(0, this.#count + by)
    const { filter, wording } = this
    this.#parts.title.textContent = filter
      ? wording.say(filter.section ? 'onSection' : 'onNote', { n: filter.citation })
      : this.#count ? wording.say('count', { n: this.#count }) : wording.say('title')
  }

  #showFailure(problem) {
    if (!this.wording) return console.error('marginalia-comments:', problem)
    const again = make('button', { part: 'button', type: 'button', onclick: () => this.refresh() }, this.wording.say('retry'))
    this.#parts.root?.removeAttribute('aria-busy')
    this.#parts.notice?.replaceChildren(`${this.wording.say('failed')} ${problem.detail ?? problem.message} `, again)
    console.error(`marginalia-comments: ${problem.message}`, problem)
    this.tell('problem', { problem })
  }

  /** A link to a comment leads into the shadow tree, which a browser does not do by itself. */
  #go(hash) {
    if (hash.startsWith('#comment-')) this.#views.get(hash.slice('#comment-'.length))?.focus()
  }

  /** Light text stands on a dark page, whatever the page says of its scheme. */
  #followPage() {
    const root = this.#parts.root
    if (!root) return
    const isDark = !this.hasAttribute('theme') && isLight(getComputedStyle(this).color)
    root.classList.toggle('dark', isDark)
    root.classList.toggle('light', !this.hasAttribute('theme') && !isDark)
  }

  #isOver(problem) { return problem?.name === 'AbortError' }
}

function anchorOf({ section, citation }) {
  return section ? { type: 'section', id: section } : { type: 'citation', number: citation }
}

if (!customElements.get('marginalia-comments')) customElements.define('marginalia-comments', MarginaliaComments)
