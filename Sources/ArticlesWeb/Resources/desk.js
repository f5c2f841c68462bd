// The editor's desk: signing in, the views, what is said, and the keys.
import { expired, isAccepted, session } from './desk-api.js'
import { ask, button, field, h } from './desk-dom.js'
import { queue } from './desk-queue.js'
import { search } from './desk-search.js'
import { articles } from './desk-articles.js'
import { importing } from './desk-import.js'
import { bans, log } from './desk-records.js'
import { backup } from './desk-backup.js'

const VIEWS = [queue, search, articles, importing, bans, log, backup]
const SHORTCUTS = 'marginalia.desk-shortcuts'
const main = document.getElementById('main')
const views = document.getElementById('views')
const said = document.getElementById('said')

/** Ends what the view on show has begun; and the keys that it takes. */
let leave = () => {}
let keys = {}

/** What a view may ask of the desk. */
const desk = { say, fail, setTitle, go: (name, subject = '') => { location.hash = hash(name, subject) } }

const hash = (name, subject) => `#/${name}${subject && `/${encodeURIComponent(subject)}`}`

// MARK: Saying

/** Says what was done, to eyes and ears; `undo` adds a button. */
function say(text, undo = null) {
  said.replaceChildren(h('p', {}, text),
    undo && button('Undo', undo, { 'aria-keyshortcuts': 'u' }),
    button('Dismiss', () => said.replaceChildren(), { class: 'plain' }))
  said.classList.remove('fault')
}

/** Says what went wrong. */
function fail(error) {
  if (error.name === 'AbortError') return
  const faults = (error.errors ?? []).map((fault) => `${fault.field} ${fault.message}`.trim())
  say([error.message, ...faults].join(' '))
  said.classList.add('fault')
}

function setTitle(text) { document.title = `${text} – Editor’s desk` }

// MARK: Signing in and out

function showSignIn(message = '') {
  leave()
  leave = () => {}
  keys = {}
  views.hidden = true
  setTitle('Sign in')
  const token = h('input', { name: 'token', type: 'password', autocomplete: 'current-password', required: true })
  const fault = h('p', { class: 'error', role: 'alert' }, message)
  const submit = h('button', { type: 'submit' }, 'Sign in')
  const form = h('form', { class: 'sign-in', onsubmit: async (event) => {
    event.preventDefault()
    submit.disabled = true
    fault.textContent = ''
    try {
      const text = token.value.trim()
      if (await isAccepted(text)) {
        session.begin(text)
        begin()
      } else {
        fault.textContent = 'That is not the editor’s token.'
        token.select()
        token.focus()
      }
    } catch (error) {
      fault.textContent = error.message
    } finally {
      submit.disabled = false
    }
  } },
  h('h1', {}, 'Editor’s desk'),
  field('The editor’s token', token, 'It stays in this tab until you sign out or close it.'), fault, submit)
  main.replaceChildren(form)
  token.focus()
}

function signOut(message = '') {
  session.end()
  said.replaceChildren()
  showSignIn(message)
}

expired.addEventListener('expired', () => signOut('The token does not hold any more. Sign in with the one of now.'))

function begin() {
  views.replaceChildren(
    h('ul', {}, VIEWS.map(({ name, title }) => h('li', {}, h('a', { href: hash(name, '') }, title)))),
    button('Keys', showHelp, { class: 'plain', 'aria-keyshortcuts': '?' }),
    button('Sign out', () => signOut(), { class: 'plain' }))
  views.hidden = false
  show()
}

// MARK: Views

async function show() {
  if (!session.token) return showSignIn()
  const [name, subject] = location.hash.slice(2).split('/').map(decode)
  const view = VIEWS.find((view) => view.name === name) ?? queue
  for (const link of views.querySelectorAll('a')) {
    const isHere = link.getAttribute('href') === hash(view.name, '')
    if (isHere) link.setAttribute('aria-current', 'page')
    else link.removeAttribute('aria-current')
  }
  // What can be undone belongs to the view that is left.
  said.querySelector('[aria-keyshortcuts=u]')?.remove()
  leave()
  const ending = new AbortController()
  leave = () => ending.abort()
  keys = {}
  const heading = h('h1', { tabindex: '-1' }, view.title)
  const content = h('div', { class: view.name })
  setTitle(view.title)
  main.replaceChildren(heading, content)
  heading.focus()
  try {
    keys = (await view.show(content, { ...desk, heading, signal: ending.signal, subject: subject ?? '' })) ?? {}
    if (ending.signal.aborted) keys = {}
  } catch (error) {
    if (!ending.signal.aborted) fail(error)
  }
}

function decode(text) {
  try { return decodeURIComponent(text) } catch { return text }
}

addEventListener('hashchange', show)

// MARK: Keys

const usesKeys = () => localStorage.getItem(SHORTCUTS) !== 'off'

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !session.token) return
  const writes = event.target.closest?.('input:not([type=checkbox]), select, textarea, dialog')
  if (writes) {
    if (event.key === 'Escape' && writes.localName !== 'dialog' && !writes.closest('dialog')) writes.blur()
    return
  }
  if (!usesKeys()) return
  const act = event.key === '?' ? { run: showHelp } : keys[event.key]
  if (!act) return
  event.preventDefault()
  act.run()
})

function showHelp() {
  const rows = [...Object.entries(keys), ['?', { does: 'show these keys' }]]
    .map(([key, { does }]) => h('tr', {}, h('th', { scope: 'row' }, h('kbd', {}, key)), h('td', {}, does)))
  const keep = () => localStorage.setItem(SHORTCUTS, uses.checked ? 'on' : 'off')
  const uses = h('input', { type: 'checkbox', checked: usesKeys(), onchange: keep })
  ask({ title: 'Keys', content: h('div', {}, h('table', {}, h('tbody', {}, rows)),
    h('p', {}, h('label', {}, uses, ' Single keys do something'))) })
}

if (session.token) begin()
else showSignIn()
