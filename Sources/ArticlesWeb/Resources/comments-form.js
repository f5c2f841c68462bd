import { make, nextID, setHTML } from './comments-dom.js'

/** Which value of `/v1/config` limits which input, and how the API names it. */
const inputs = {
  body: { path: 'body', length: 'bodyLength' },
  name: { path: 'author.name', length: 'nameLength' },
  email: { path: 'author.email', length: 'emailLength' },
  website: { path: 'author.website', length: 'websiteLength' },
}

/** The form for a comment, an answer or a change. `comments` is the element that it belongs to. */
export class CommentForm {
  #comments
  #draft
  #fields = new Map()
  #errors = new Map()
  #send
  #message
  #preview
  #pass
  #busy = false

  /**
   * - draft: under which name its text is kept until it is sent
   * - label, button: texts
   * - body: text to begin with; hasAuthor: whether name, e-mail and website are asked for
   * - isSmall: whether only the text is there until somebody writes
   * - submit(values): sends; what it throws is shown. cancel: called when the reader gives up; none: no such button
   */
  constructor(comments, { draft, label, button, body = '', hasAuthor = true, isSmall = false, submit, cancel }) {
    this.#comments = comments
    this.#draft = draft
    const { wording, memory } = comments
    const author = memory.author
    this.#send = make('button', { class: 'send', part: 'button send', type: 'submit' }, button)
    this.#message = make('p', { class: 'wide fault', part: 'fault', role: 'alert' })
    this.#preview = make('div', { class: 'wide preview body', part: 'preview', hidden: true, dir: 'auto' })
    const kept = memory.draft(draft) ?? body
    const children = [this.#field('body', label, make('textarea', { rows: 4, required: true, dir: 'auto' }), kept, wording.say('markdown'))]
    if (hasAuthor) {
      const { config } = comments
      children.push(
        this.#field('name', wording.say('name'), make('input', { required: true, autocomplete: 'name', dir: 'auto' }), author.name),
        this.#field('email', wording.say('email'), make('input', { type: 'email', autocomplete: 'email' }), '', wording.say('emailHint')),
        this.#field('website', wording.say('website'), make('input', { type: 'url', autocomplete: 'url' }), author.website, wording.say('optional')),
        trap(config?.comments.honeypotField ?? 'subject'),
      )
    }
    const toggle = make('button', { part: 'button', type: 'button', 'aria-expanded': 'false', onclick: () => this.#togglePreview(toggle) }, wording.say('preview'))
    const giveUp = cancel && make('button', { part: 'button', type: 'button', onclick: cancel }, wording.say('cancel'))
    this.element = make(
      'form', { part: 'form', novalidate: true, 'aria-label': label }, ...children, this.#preview, this.#message,
      make('div', { class: 'wide buttons' }, this.#send, toggle, giveUp),
    )
    this.element.classList.toggle('small', isSmall && kept === '')
    this.element.addEventListener('submit', (event) => { event.preventDefault(); this.#submit(submit) })
    this.element.addEventListener('input', () => memory.keepDraft(draft, this.value('body')))
    this.element.addEventListener('focusin', () => { this.element.classList.remove('small'); this.#prepare() })
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && cancel) { event.stopPropagation(); cancel() }
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.element.requestSubmit()
    })
  }

  value(name) { return this.#fields.get(name)?.value ?? '' }
  focus() { this.#fields.get('body').focus() }

  #field(name, label, input, value, hint) {
    const { wording } = this.#comments
    const id = nextID()
    const error = make('p', { class: 'fault', part: 'fault', id: `${id}-fault`, hidden: true })
    Object.assign(input, { id, name, value: value ?? '' })
    input.setAttribute('part', name === 'body' ? 'textarea' : 'input')
    this.#fields.set(name, input)
    this.#errors.set(name, error)
    const isMarkdown = name === 'body'
    const note = hint && make(isMarkdown ? 'p' : 'span', { class: 'hint', id: `${id}-hint` }, isMarkdown ? hint : ` (${hint})`)
    if (isMarkdown) input.setAttribute('aria-describedby', `${id}-hint`)
    return make(
      'div', { class: isMarkdown ? 'field wide' : 'field' },
      make('label', { for: id }, label, isMarkdown ? null : note), input, isMarkdown ? note : null, error,
    )
  }

  /** Fetches what the service asks for while the reader writes. */
  #prepare() {
    const { config, service, signal } = this.#comments
    if (!config?.comments.stamp.required && !config?.comments.proofOfWorkBits) return
    // A challenge is good for ten minutes.
    if (this.#pass && Date.now() - this.#pass.at < 480_000) return
    const made = service.pass({ signal }).catch(() => undefined)
    this.#pass = { made, at: Date.now() }
  }

  async #submit(submit) {
    if (this.#busy) return
    const { wording, memory } = this.#comments
    this.#clear()
    const missing = [...this.#fields].filter(([, input]) => input.required && input.value.trim() === '')
    for (const [name] of missing) this.#fault(name, wording.say('required'))
    if (missing.length > 0) return missing[0][1].focus()
    this.#busy = true
    this.#send.setAttribute('aria-disabled', 'true')
    this.#comments.announce(wording.say('sending'))
    try {
      const trapped = this.element.querySelector('.trap input')
      await submit({
        body: this.value('body'),
        author: { name: this.value('name'), email: this.value('email') || null, website: address(this.value('website')) },
        trap: trapped?.value ? { [trapped.name]: trapped.value } : {},
        pass: await this.#pass?.made,
      })
      this.#pass = undefined
      if (this.#fields.has('name')) memory.author = { name: this.value('name'), website: this.value('website') }
      memory.keepDraft(this.#draft, '')
      this.#fields.get('body').value = ''
      this.#preview.hidden = true
    } catch (problem) {
      this.#explain(problem)
    } finally {
      this.#busy = false
      this.#send.removeAttribute('aria-disabled')
    }
  }

  /** Says what is wrong beside each input, and the rest above the buttons. */
  #explain(problem) {
    const { wording, config } = this.#comments
    const rest = []
    for (const error of problem.errors ?? []) {
      const found = Object.entries(inputs).find(([name, { path }]) => path === error.field && this.#fields.has(name))
      if (!found) { rest.push(error.message); continue }
      const [name, { length }] = found
      const limits = config?.comments[length]
      const n = error.code === 'tooShort' ? limits?.minimum : limits?.maximum
      const isKnown = error.code === 'required' || error.code === 'reserved' || (n !== undefined && /^too/.test(error.code))
      this.#fault(name, wording.say(isKnown ? error.code : 'malformed', { n }))
    }
    const first = this.element.querySelector('[aria-invalid]')
    this.#message.textContent = first && rest.length === 0 ? wording.say('check') : this.#comments.explain(problem, rest)
    first?.focus()
  }

  #fault(name, text) {
    const [input, error] = [this.#fields.get(name), this.#errors.get(name)]
    error.textContent = text
    error.hidden = false
    input.setAttribute('aria-invalid', 'true')
    input.setAttribute('aria-describedby', `${error.id} ${input.id}-hint`)
  }

  #clear() {
    this.#message.textContent = ''
    for (const [name, error] of this.#errors) {
      error.hidden = true
      const input = this.#fields.get(name)
      input.removeAttribute('aria-invalid')
      if (name === 'body') input.setAttribute('aria-describedby', `${input.id}-hint`)
      else input.removeAttribute('aria-describedby')
    }
  }

  async #togglePreview(toggle) {
    const { wording, service, signal } = this.#comments
    const isOpening = this.#preview.hidden
    if (isOpening) {
      const body = this.value('body')
      try {
        setHTML(this.#preview, await service.preview(body, { signal }), body)
      } catch (problem) {
        return this.#explain(problem)
      }
    }
    this.#clear()
    this.#preview.hidden = !isOpening
    toggle.setAttribute('aria-expanded', String(isOpening))
    toggle.textContent = wording.say(isOpening ? 'hidePreview' : 'preview')
  }
}

/** Readers write `example.org`; the service wants a whole address. */
function address(text) {
  const trimmed = text.trim()
  return trimmed === '' ? null : /^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`
}

/** A field that people don't see and programs fill in. */
function trap(name) {
  return make(
    'div', { class: 'trap', 'aria-hidden': 'true' },
    make('label', {}, name, make('input', { name, tabindex: '-1', autocomplete: 'off' })),
  )
}
