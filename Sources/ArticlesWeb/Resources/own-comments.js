import { etagOf } from './marginalia.js'
import { button, make } from './elements.js'
import { Kept } from './storage.js'

/**
 * What this browser may do with comments: vote on others', edit its own within the window, delete its own at any time.
 * The tokens that prove whose they are stay in its storage and go to this service alone.
 */
export class OwnComments {
  #discussion
  #client
  #author = new Kept('author')
  #tokens = new Kept('tokens')
  #votes = new Kept('votes')

  constructor(discussion, client) {
    this.#discussion = discussion
    this.#client = client
  }

  /** Proves that comments are of one author; undefined before the first. */
  get authorToken() { return this.#author.value ?? undefined }

  /** Keeps what came with a comment that was posted here. */
  note({ id, editToken, authorToken }) {
    if (authorToken) this.#author.value = authorToken
    if (!editToken) return
    const until = Date.now() + 1000 * Number(this.#discussion.section.dataset.edit)
    this.#tokens.value = { ...this.#tokens.value, [id]: { token: editToken, until } }
  }

  /** Puts the buttons below a comment. */
  decorate(comment) {
    const actions = comment.querySelector('.actions')
    if (!actions) return
    const id = comment.id.replace('comment-', '')
    const own = this.#tokens.value?.[id]
    if (own) this.#addOwn(comment, actions, id, own)
    else if (this.#discussion.section.dataset.votes === 'on') this.#addVotes(comment, actions, id)
  }

  // Votes

  #addVotes(comment, actions, id) {
    const tally = actions.querySelector('.tally')
    const [up = 0, down = 0] = tally?.textContent.match(/\d+/g)?.map(Number) ?? []
    tally?.remove()
    const votes = { up, down }
    const buttons = [['up', 1, '▲', 'Vote for this comment'], ['down', -1, '▼', 'Vote against this comment']]
      .map(([side, value, sign, label]) => {
        const count = make('span', { class: 'count' })
        const element = button('', () => this.#vote(id, value, comment), { class: 'vote', title: label })
        element.append(make('span', { 'aria-hidden': 'true' }, sign), make('span', { class: 'unseen' }, label), count)
        return { side, value, element, count }
      })
    const show = () => {
      for (const { side, value, element, count } of buttons) {
        count.textContent = votes[side]
        element.setAttribute('aria-pressed', this.#votes.value?.[id] === value)
      }
    }
    comment.addEventListener('votes', ({ detail }) => { Object.assign(votes, detail); show() })
    show()
    actions.append(make('span', { class: 'votes' }, ...buttons.map(({ element }) => element)))
  }

  async #vote(id, value, comment) {
    const chosen = this.#votes.value?.[id] === value ? 0 : value
    await this.#acting(comment, async () => {
      const votes = await this.#client.vote(id, chosen, { authorToken: this.authorToken })
      this.#votes.value = { ...this.#votes.value, [id]: chosen || undefined }
      comment.dispatchEvent(new CustomEvent('votes', { detail: votes }))
    })
  }

  // Edit and delete

  #addOwn(comment, actions, id, { token, until }) {
    const left = until - Date.now()
    if (left > 0) {
      const edit = button('Edit', () => this.#edit(comment, id, token, edit), { class: 'quiet' })
      actions.append(edit)
      // Timers count in 31 bits of milliseconds.
      if (left < 2 ** 31) setTimeout(() => edit.remove(), left)
    }
    const remove = button('Delete', () => this.#confirm(comment, id, token, remove), { class: 'quiet' })
    actions.append(remove)
  }

  async #edit(comment, id, token, opener) {
    if (comment.querySelector('.editing')) return
    let current
    if (!await this.#acting(comment, async () => { current = await this.#client.comment(id) })) return
    const words = comment.querySelector('.words')
    const area = make('textarea', { id: `edit-${id}`, rows: '6', dir: 'auto', required: true })
    area.value = current.body
    const close = () => { form.remove(); words.hidden = false; opener.focus() }
    const form = make('form', {
      class: 'editing',
      onsubmit: async (event) => {
        event.preventDefault()
        const isSaved = await this.#acting(form, async () => {
          await this.#client.edit(id, area.value, { editToken: token, ifMatch: etagOf(current) })
          await this.#discussion.refresh(id)
        })
        if (isSaved) this.#discussion.element(id)?.querySelector('.actions button')?.focus()
        else area.focus()
      },
      onkeydown: (event) => { if (event.key === 'Escape') close() },
    }, make('label', { for: area.id, class: 'unseen' }, 'Your comment'), area,
    make('p', { class: 'submit' }, make('button', { type: 'submit' }, 'Save'), button('Cancel', close, { class: 'quiet' })))
    words.hidden = true
    words.after(form)
    area.focus()
  }

  #confirm(comment, id, token, opener) {
    const keep = button('Keep it', () => { question.replaceWith(opener); opener.focus() }, { class: 'quiet' })
    const erase = button('Delete for good', async () => {
      const isDone = await this.#acting(comment, async () => {
        await this.#client.delete(id, { editToken: token })
        const { [id]: _, ...others } = this.#tokens.value ?? {}
        this.#tokens.value = others
        await this.#discussion.erased(id)
      })
      if (!isDone) return
      this.#discussion.announce('Your comment is deleted.')
      this.#discussion.section.querySelector('#comments-heading').focus()
    }, { class: 'quiet grave' })
    const question = make('span', { class: 'question' }, erase, keep)
    opener.replaceWith(question)
    erase.focus()
  }

  /** Does something that may be refused, and says there why. */
  async #acting(place, work) {
    place.querySelector(':scope > .error')?.remove()
    try {
      await work()
      return true
    } catch (error) {
      const why = error.errors?.[0] ? `The comment ${error.errors[0].message}.` : error.message
      place.append(make('p', { class: 'error', role: 'alert' }, why))
      return false
    }
  }
}
