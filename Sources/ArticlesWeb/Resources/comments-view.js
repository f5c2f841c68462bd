import { make, setHTML } from './comments-dom.js'
import { CommentForm } from './comments-form.js'
import { etagOf } from './marginalia.js'

/** One comment with its replies: a list item. `comments` is the element that it belongs to. */
export class CommentView {
  #comments
  #form = null
  #formPlace = make('div')
  #article = make('article', { class: 'comment', tabindex: '-1' })
  #replies = make('ol', { class: 'thread', part: 'replies', role: 'list', hidden: true })
  #more = null

  constructor(comments, comment, parent = null) {
    this.#comments = comments
    this.parent = parent
    this.level = parent ? parent.level + 1 : 0
    this.children = new Map()
    this.element = make('li', {}, this.#article, this.#formPlace, this.#replies)
    this.update(comment)
  }

  /** Shows the comment as it is now; its replies stay. What is as it was keeps its focus, unless all is drawn anew. */
  update(comment, anew = false) {
    const shown = ({ author, html, status, editedAt, anchor, votes, pinned }) => JSON.stringify([author, html, status, editedAt, anchor, votes, pinned])
    if (!anew && this.comment && shown(this.comment) === shown(comment)) return
    this.comment = comment
    const isDeleted = comment.status === 'deleted'
    this.#article.id = `comment-${comment.id}`
    this.#article.setAttribute('part', `comment${this.parent ? ' reply' : ''}${comment.author.isEditor ? ' by-editor' : ''}`)
    this.#article.setAttribute('aria-label', isDeleted ? this.#say('deleted') : this.#say('by', { name: comment.author.name }))
    if (isDeleted) {
      this.#closeForm()
      this.#article.replaceChildren(make('p', { class: 'tombstone', part: 'tombstone' }, this.#say('deleted')))
    } else {
      this.#article.replaceChildren(this.#byline(), this.#quote(), this.#body(), this.#actions())
    }
  }

  /** Puts replies under the comment, or beside it where threads are too deep. */
  add(view) {
    this.children.set(view.comment.id, view)
    this.#replies.append(view.element)
    this.#replies.hidden = false
  }

  remove() {
    this.parent?.children.delete(this.comment.id)
    this.element.remove()
    if (this.parent) this.parent.#replies.hidden = this.parent.children.size === 0
  }

  /** A button under the replies for those that the page did not hold; null: there are none. */
  setMore(act) {
    this.#more?.remove()
    this.#more = act && make('button', { class: 'more', part: 'button more', type: 'button', onclick: act }, this.#say('moreReplies'))
    if (this.#more) this.element.append(this.#more)
  }

  focus() {
    this.#article.focus({ preventScroll: true })
    this.#article.scrollIntoView({ block: 'nearest' })
  }

  /** Says anew how long ago it was. */
  tick() {
    const time = this.#article.querySelector('time')
    if (time) time.textContent = this.#comments.wording.when(this.comment.createdAt)
  }

  /** Marks the comment for a moment as one that has just come. */
  glow() {
    this.#article.classList.add('new')
    setTimeout(() => this.#article.classList.remove('new'), 3000)
  }

  #say(key, values) { return this.#comments.wording.say(key, values) }

  #byline() {
    const { wording, service } = this.#comments
    const { id, author, createdAt, editedAt, pinned, status } = this.comment
    const name = make('bdi', {}, author.name)
    const who = /^https?:/.test(author.website ?? '')
      ? make('a', { class: 'author', part: 'author', href: author.website, rel: 'nofollow ugc noopener' }, name)
      : make('span', { class: 'author', part: 'author' }, name)
    const badge = (is, key) => is && make('span', { class: 'badge', part: 'badge' }, this.#say(key))
    const time = make('time', { datetime: createdAt, title: wording.moment(createdAt) }, wording.when(createdAt))
    const avatar = author.avatar && make('img', { class: 'avatar', part: 'avatar', src: service.url(author.avatar), alt: '', width: 40, height: 40, loading: 'lazy', crossorigin: 'anonymous' })
    return make(
      'div', { class: 'by' }, avatar,
      make('div', { class: 'who' }, who, badge(author.isEditor, 'editor'), badge(pinned, 'pinned'), badge(status === 'pending', 'held')),
      make(
        'div', { class: 'when', part: 'when' },
        make('a', { href: `#comment-${id}`, 'aria-label': `${wording.when(createdAt)}, ${this.#say('by', { name: author.name })}` }, time),
        editedAt && make('span', { title: wording.moment(editedAt) }, this.#say('edited')),
        this.#subject(), this.#answered(),
      ),
    )
  }

  /** Which note or section it speaks of, where not all comments shown do. */
  #subject() {
    const { anchor } = this.comment
    if (!anchor || anchor.state === 'orphaned' || this.#comments.filter) return null
    const place = anchor.type === 'citation' ? `citation-${anchor.number}` : anchor.type === 'section' ? anchor.id : null
    const text = anchor.type === 'citation' ? this.#say('onNote', { n: anchor.number }) : this.#say(anchor.type === 'section' ? 'onSection' : 'onArticle')
    if (!place) return make('span', {}, text)
    const isHere = document.getElementById(place) !== null
    return make('a', { href: (isHere ? '' : this.#comments.service.articlePage(this.comment.articleSlug)) + `#${place}` }, text)
  }

  /** Whom it answers, where that is not the comment above it: threads are shown to a certain depth. */
  #answered() {
    const answered = this.#comments.viewOf(this.comment.parentId)
    if (!answered || answered === this.parent || answered.comment.status === 'deleted') return null
    return make('a', { href: `#comment-${answered.comment.id}` }, '↳ ', make('bdi', {}, answered.comment.author.name))
  }

  #quote() {
    const exact = this.comment.anchor?.quote?.exact
    return exact ? make('blockquote', { class: 'quote', part: 'quote', dir: 'auto' }, exact) : ''
  }

  #body() {
    const body = make('div', { class: 'body', part: 'body', dir: 'auto', lang: this.#comments.language })
    setHTML(body, this.comment.html, this.comment.body)
    return body
  }

  #actions() {
    const { memory, config, isOpen } = this.#comments
    const { id, author, createdAt, status } = this.comment
    const isOwn = memory.editToken(id) !== undefined
    const isEditable = isOwn && Date.now() - Date.parse(createdAt) < (config?.comments.editWindowSeconds ?? 0) * 1000
    const button = (key, act, label) => make('button', { type: 'button', part: `button ${key}`, onclick: act, 'aria-label': label }, this.#say(key))
    return make(
      'div', { class: 'actions', part: 'actions' },
      ...(config?.comments.votes && status === 'published' ? [this.#vote(1, isOwn), this.#vote(-1, isOwn)] : []),
      isOpen && status === 'published' && button('reply', () => this.#reply(), this.#say('replyTo', { name: author.name })),
      isEditable && button('edit', () => this.#edit()),
      isOwn && this.#deletion(),
    )
  }

  #vote(value, isOwn) {
    const { memory } = this.#comments
    const { id, votes } = this.comment
    const count = this.#comments.wording.numbers.format(value > 0 ? votes.up : votes.down)
    return make('button', {
      class: 'vote', part: `button vote ${value > 0 ? 'up' : 'down'}`, type: 'button', disabled: isOwn, title: this.#say(value > 0 ? 'up' : 'down'),
      'aria-pressed': String(memory.vote(id) === value), 'aria-label': `${this.#say(value > 0 ? 'up' : 'down')}: ${count}`,
      onclick: () => this.#castVote(value),
    }, `${value > 0 ? '▲' : '▼'} ${count}`)
  }

  async #castVote(value) {
    const { service, memory } = this.#comments
    const { id } = this.comment
    const wanted = memory.vote(id) === value ? 0 : value
    try {
      const votes = await this.#comments.asAuthor((options) => service.vote(id, wanted, options))
      memory.noteVote(id, wanted)
      this.#refresh({ ...this.comment, votes }, value > 0 ? '.vote' : '.vote + .vote')
      this.#comments.tell('voted', { id, value: wanted, votes })
    } catch (problem) {
      this.#comments.fail(problem)
    }
  }

  /** Deleting takes two presses of one button, without a dialogue. */
  #deletion() {
    const reset = () => { button.textContent = this.#say('delete'); button.dataset.sure = '' }
    const act = () => {
      if (button.dataset.sure) return this.#delete()
      button.dataset.sure = 'yes'
      button.textContent = this.#say('sure')
      this.#comments.announce(this.#say('sure'))
    }
    const button = make('button', { type: 'button', part: 'button delete', onclick: act, onblur: reset }, this.#say('delete'))
    return button
  }

  async #delete() {
    const { service, memory, signal } = this.#comments
    const { id } = this.comment
    try {
      await service.delete(id, { editToken: memory.editToken(id), signal })
      memory.forget(id)
      this.#comments.noteDeleted(this)
    } catch (problem) {
      this.#comments.fail(problem)
    }
  }

  #reply() {
    if (this.#form) return this.#form.focus()
    const { comment } = this
    this.#openForm('.reply', {
      draft: comment.id,
      label: this.#say('replyTo', { name: comment.author.name }),
      button: this.#say('post'),
      submit: async (values) => {
        await this.#comments.post(values, comment)
        this.#closeForm()
      },
    })
  }

  async #edit() {
    if (this.#form) return this.#form.focus()
    const { service, memory, signal } = this.#comments
    const { id } = this.comment
    try {
      let base = await service.comment(id, { signal }).catch((problem) => {
        // What waits for an editor is not to be read, but may be changed.
        if (problem.status !== 404) throw problem
        return this.comment
      })
      this.#openForm('.edit', {
        draft: `edit ${id}`, label: this.#say('body'), button: this.#say('save'), body: base.body, hasAuthor: false,
        submit: async ({ body }) => {
          const editToken = memory.editToken(id)
          const edit = () => service.edit(id, body, { editToken, ifMatch: etagOf(base), signal })
          const edited = await edit().catch(async (problem) => {
            if (problem.code !== 'preconditionFailed') throw problem
            // A vote changes the tag as well; only another text is in the way.
            const current = await service.comment(id, { signal })
            const isSame = current.body === base.body
            base = current
            if (!isSame) throw problem
            return edit()
          })
          this.#closeForm()
          this.#refresh(edited, '.edit')
          this.#comments.announce(this.#say('isSaved'))
          this.#comments.tell('edited', { comment: edited })
        },
      })
    } catch (problem) {
      this.#comments.fail(problem)
    }
  }

  #openForm(opener, options) {
    const cancel = () => {
      this.#closeForm()
      this.#button(opener)?.focus()
    }
    this.#form = new CommentForm(this.#comments, { ...options, cancel })
    this.#formPlace.replaceChildren(this.#form.element)
    this.#form.focus()
  }

  #closeForm() {
    this.#form = null
    this.#formPlace.replaceChildren()
  }

  #button(name) {
    const selector = name.startsWith('.vote') ? name : `[part~="${name.slice(1)}"]`
    return this.#article.querySelector(`.actions ${selector}`)
  }

  /** Updates and gives the focus back to a button that was drawn anew. */
  #refresh(comment, button) {
    this.update(comment, true)
    this.#button(button)?.focus()
  }
}
