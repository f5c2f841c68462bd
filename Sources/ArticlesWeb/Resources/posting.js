import { bringIntoView, button, make } from './elements.js'
import { Kept } from './storage.js'

/** By the names of the inputs, the fields as the API's problems name them. */
const FIELDS = { name: 'author.name', email: 'author.email', website: 'author.website', body: 'body' }

/** The form of the page: sent without leaving it, below the comment that it answers, with what was typed kept. */
export class CommentForm {
  #form
  #discussion
  #own
  #client
  #draft
  #home
  #heading
  #plainHeading
  #place = {}

  constructor(form, discussion, own, client) {
    this.#form = form
    this.#discussion = discussion
    this.#own = own
    this.#client = client
    this.#draft = new Kept(`draft:${discussion.slug}`, { forTab: true })
    this.#home = document.createComment('The form stands here, unless a comment is answered.')
    form.before(this.#home)
    this.#heading = form.querySelector('#post-heading')
    this.#plainHeading = this.#heading.textContent
    form.addEventListener('submit', (event) => { event.preventDefault(); this.#send() })
    form.addEventListener('input', () => this.#keep())
    form.addEventListener('homeward', () => this.goHome())
    discussion.section.addEventListener('click', (event) => {
      const link = event.target.closest('a.reply')
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
      event.preventDefault()
      this.reply(link.closest('.comment'))
    })
    this.#restore()
  }

  /** Puts the form below a comment. */
  reply(comment) {
    this.#place = { parentId: comment.id.replace('comment-', '') }
    this.#stand(comment)
    this.#form.elements.body.focus()
    this.#keep()
  }

  /** Takes words of the article into the form: `{anchor, quote, label}`. */
  quote(place) {
    this.goHome()
    this.#place = { place }
    this.#stand()
    bringIntoView(this.#form)
    this.#form.elements.body.focus({ preventScroll: true })
    this.#keep()
  }

  /** Back to the end of the comments, as a comment on the article. */
  goHome() {
    this.#place = {}
    this.#stand()
    this.#keep()
  }

  /** Shows where the comment will stand. */
  #stand(comment) {
    const form = this.#form
    const { place } = this.#place
    for (const part of form.querySelectorAll('.cancel, .quoted, [name=parentId]')) part.remove()
    if (comment) comment.after(form)
    else this.#home.after(form)
    form.querySelector('button[type=submit]').textContent = comment ? 'Post reply' : 'Post comment'
    if (!comment && !place) {
      this.#heading.textContent = this.#plainHeading
      return
    }
    const cancel = button('Cancel', () => {
      this.goHome()
      ;(comment?.querySelector('.reply') ?? form.elements.body).focus({ preventScroll: !comment })
    }, { class: 'quiet' })
    if (comment) {
      const name = make('bdi', {}, comment.querySelector('h3').textContent)
      this.#heading.replaceChildren('Reply to ', make('a', { href: `#${comment.id}` }, name))
      this.#heading.after(make('p', { class: 'cancel' }, cancel))
    } else {
      const back = make('a', { href: `#${place.id}` }, place.label)
      this.#heading.replaceChildren(place.quote ? 'Comment on these words' : 'Comment on ', ...(place.quote ? [] : [back]))
      const words = place.quote ? [make('blockquote', { class: 'quoted', dir: 'auto' }, make('p', {}, place.quote.exact))] : []
      this.#heading.after(...words, make('p', { class: 'cancel' }, cancel, ...(place.quote ? [' from ', back] : [])))
    }
  }

  // What was typed

  get #values() {
    return Object.fromEntries(Object.keys(FIELDS).map((name) => [name, this.#form.elements[name].value]))
  }

  #keep() {
    this.#draft.value = { ...this.#draft.value, values: this.#values, place: this.#place }
  }

  #restore() {
    const draft = this.#draft.value
    if (!draft) return
    for (const [name, value] of Object.entries(draft.values ?? {})) {
      const input = this.#form.elements[name]
      // What the server sent back with its errors is newer.
      if (input && !input.value) input.value = value
    }
    if (this.#form.querySelector('[name=parentId]')) return
    this.#place = draft.place ?? {}
    const parent = this.#place.parentId && this.#discussion.element(this.#place.parentId)
    if (parent || this.#place.place) this.#stand(parent)
    else this.#place = {}
  }

  // Sending

  async #send() {
    const form = this.#form
    if (form.hasAttribute('aria-busy')) return
    this.#clearFaults()
    const draft = this.#comment()
    const what = JSON.stringify(draft)
    // Until the answer is known the same comment goes out under the same key, also after the page was loaded again.
    const sent = this.#draft.value?.sent
    const { key, stamp } = sent?.what === what ? sent : { key: makeKey(), stamp: form.elements.stamp?.value }
    this.#draft.value = { ...this.#draft.value, sent: { what, key, stamp } }
    form.setAttribute('aria-busy', 'true')
    try {
      const comment = await this.#client.post(this.#discussion.slug, draft, {
        idempotencyKey: key,
        pass: stamp ? { stamp } : {},
        authorToken: this.#own.authorToken,
      })
      this.#own.note(comment)
      await this.#done(comment)
    } catch (error) {
      if (error.status >= 400 && error.status < 500) this.#draft.value = { ...this.#draft.value, sent: undefined }
      this.#show(error)
    } finally {
      form.removeAttribute('aria-busy')
    }
  }

  #comment() {
    const { name, email, website, body } = this.#values
    const { parentId = this.#form.elements.parentId?.value, place } = this.#place
    const draft = { author: { name }, body }
    if (email) draft.author.email = email
    if (website) draft.author.website = website
    if (parentId) draft.parentId = parentId
    if (place) draft.anchor = { ...place.anchor, ...(place.quote && { quote: place.quote }) }
    const trap = this.#form.querySelector('.trap input')
    if (trap?.value) draft[trap.name] = trap.value
    return draft
  }

  async #done(comment) {
    const form = this.#form
    form.elements.body.value = ''
    this.goHome()
    this.#draft.value = { values: this.#values }
    if (comment.status !== 'published') {
      this.#say('outcome', 'status', 'Thank you. An editor will look at your comment first.')
      bringIntoView(form, 'nearest')
      return
    }
    // It is written; where it can't be fetched now, the next load shows it.
    await this.#discussion.refresh(comment.id, { anew: true }).catch(() => {})
    this.#say('outcome', 'status', 'Thank you. Your comment is published. ', make('a', { href: `#comment-${comment.id}` }, 'See it above.'))
    const shown = this.#discussion.element(comment.id)
    if (!shown) return
    shown.tabIndex = -1
    shown.focus({ preventScroll: true })
    bringIntoView(shown)
  }

  #show(error) {
    const form = this.#form
    let first
    for (const [name, field] of Object.entries(FIELDS)) {
      const fault = error.errors?.find((fault) => fault.field === field)
      if (!fault) continue
      const input = form.elements[name]
      const id = `post-${name}-error`
      input.setAttribute('aria-invalid', 'true')
      input.setAttribute('aria-describedby', id)
      input.after(make('p', { class: 'error', id }, sentence(fault.message)))
      first ??= input
    }
    const others = (error.errors ?? []).filter((fault) => !Object.values(FIELDS).includes(fault.field))
    if (error.code === 'network' || error.status >= 500) {
      this.#say('message', 'alert', 'The service did not answer. Your comment is kept here; please send it again.')
    } else if (!first || others.length) {
      this.#say('message', 'alert', sentence(others[0]?.message ?? error.detail ?? 'Your comment was not taken.'))
    }
    ;(first ?? form.querySelector('button[type=submit]')).focus()
  }

  #clearFaults() {
    for (const part of this.#form.querySelectorAll('.error, .message, .outcome')) part.remove()
    for (const input of this.#form.querySelectorAll('[aria-invalid]')) {
      input.removeAttribute('aria-invalid')
      input.removeAttribute('aria-describedby')
    }
  }

  #say(kind, role, ...words) {
    this.#form.querySelector(`.${kind}`)?.remove()
    this.#heading.after(make('p', { class: kind, role }, ...words))
  }
}

function sentence(text) {
  return text.charAt(0).toUpperCase() + text.slice(1) + (/[.?!…]$/.test(text) ? '' : '.')
}

/** 128 random bits; `crypto.randomUUID` is not there on pages that come by http. */
function makeKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
