// Elements, texts and dialogs of the editor's desk.

/** The one place where HTML becomes elements: what the service has rendered through its allow-list. */
const rules = { createHTML: (html) => html }
const trusted = globalThis.trustedTypes?.createPolicy('desk', rules) ?? rules

/**
 * An element. Members of `attributes` that begin with `on` are listeners; false, null and undefined leave one out;
 * true is an attribute without a value.
 */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value)
    else element.setAttribute(key, value === true ? '' : value)
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false))
  return element
}

/** An element that holds HTML of the service. */
export function rendered(html, attributes = {}) {
  const element = h('div', attributes)
  element.innerHTML = trusted.createHTML(html)
  return element
}

/** A button; `hidden` goes on for those who hear it alone, because “Undo” says little among twenty. */
export function button(text, onclick, attributes = {}, hidden = '') {
  const more = hidden && h('span', { class: 'hidden' }, ` ${hidden}`)
  return h('button', { type: 'button', onclick, ...attributes }, text, more)
}

/** A link that leaves the desk where it is. */
export function outward(href, ...children) {
  return h('a', { href, target: '_blank', rel: 'noopener' }, ...children)
}

/** A line of small print. */
export function facts(...children) {
  return h('p', { class: 'facts' }, ...children)
}

/** An input for a reason, which goes to the log. */
export function reasonInput() {
  return h('input', { name: 'reason', maxlength: 500, autocomplete: 'off' })
}

/**
 * A list of records that goes on by a button: `read(cursor)` gets a page, `row` writes an item.
 *
 * `load()` reads it from its beginning.
 */
export function pages({ read, row, empty, onfault }) {
  const list = h('ol', { class: 'records' })
  const none = h('p', { class: 'empty', hidden: true }, empty)
  const more = button('Show more', () => load(true).catch(onfault), { hidden: true })
  let cursor = null
  async function load(isContinued = false) {
    const page = await read(isContinued ? cursor : null)
    const made = page.items.map(row)
    if (isContinued) list.append(...made)
    else list.replaceChildren(...made)
    none.hidden = list.children.length > 0
    cursor = page.next
    more.hidden = cursor === null
    if (isContinued) made[0]?.querySelector('a, button')?.focus()
  }
  return { element: h('div', {}, list, none, more), load }
}

const moments = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' })

/** A time that people can read, in the zone of the browser. */
export function time(text) {
  return h('time', { datetime: text, title: text }, moments.format(new Date(text)))
}

/** `1 comment`, `2 comments`. */
export function count(number, noun) {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`
}

let fields = 0

/** An input, select or textarea with its label, and a place for what is wrong with it. */
export function field(label, input, hint = null) {
  input.id ||= `field-${++fields}`
  const error = h('p', { class: 'error', id: `${input.id}-error`, hidden: true })
  const hintID = `${input.id}-hint`
  if (hint) {
    input.setAttribute('aria-describedby', hintID)
    input.dataset.hint = hintID
  }
  return h('div', { class: 'field' }, h('label', { for: input.id }, label), input,
    hint && h('p', { class: 'hint', id: hintID }, hint), error)
}

/** Puts the faults of a problem beside the fields of a form, by their names; gives those that have no field. */
export function showFaults(form, problem) {
  clearFaults(form)
  const rest = []
  for (const fault of problem.errors ?? []) {
    const input = form.elements[fault.field.replace(/\[\d*\]$/, '')]
    if (!input?.id) {
      // A fault of the whole says what the problem says.
      if (fault.message !== problem.message) rest.push(`${fault.field} ${fault.message}`.trim())
      continue
    }
    const error = document.getElementById(`${input.id}-error`)
    error.textContent = fault.message
    error.hidden = false
    input.setAttribute('aria-invalid', 'true')
    input.setAttribute('aria-describedby', `${error.id} ${input.dataset.hint ?? ''}`.trim())
  }
  form.querySelector('[aria-invalid]')?.focus()
  return rest
}

/** Takes all faults away. */
export function clearFaults(form) {
  for (const error of form.querySelectorAll('.field > .error')) error.hidden = true
  for (const input of form.querySelectorAll('[aria-invalid]')) {
    input.removeAttribute('aria-invalid')
    if (input.dataset.hint) input.setAttribute('aria-describedby', input.dataset.hint)
    else input.removeAttribute('aria-describedby')
  }
}

/** A select of [value, text] pairs. */
export function choice(name, pairs, chosen) {
  return h('select', { name }, pairs.map(([value, text]) => h('option', { value, selected: value === chosen }, text)))
}

/**
 * Shows a dialog with a form and waits for its end; the focus goes back to where it was.
 *
 * `submit` gets the form's data and may return a promise; what it throws is shown and keeps the dialog open.
 */
export function ask({ title, content, confirm, submit, danger = false }) {
  return new Promise((resolve) => {
    const message = h('p', { class: 'error', role: 'alert', hidden: true })
    const form = h('form', { method: 'dialog' },
      h('h2', { id: 'dialog-title' }, title), content, message,
      h('p', { class: 'actions' },
        confirm && h('button', { type: 'submit', class: danger ? 'danger' : '' }, confirm),
        h('button', { type: 'button', class: 'plain', onclick: () => dialog.close() }, confirm ? 'Cancel' : 'Close')))
    const dialog = h('dialog', { 'aria-labelledby': 'dialog-title' }, form)
    let result = null
    form.addEventListener('submit', async (event) => {
      event.preventDefault()
      const button = form.querySelector('button[type=submit]')
      button.disabled = true
      try {
        result = (await submit(new FormData(form))) ?? true
        dialog.close()
      } catch (error) {
        const rest = showFaults(form, error)
        const isShown = form.querySelector('[aria-invalid]') !== null && rest.length === 0
        message.textContent = isShown ? '' : [error.message, ...rest].join(' ')
        message.hidden = message.textContent === ''
      } finally {
        button.disabled = false
      }
    })
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(result)
    })
    document.body.append(dialog)
    dialog.showModal()
  })
}
