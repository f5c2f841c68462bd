// Articles: what an editor can change of them, what should be looked at, and taking them away.
import { call, query, send } from './desk-api.js'
import {
  ask, button, choice, count, facts, field, h, outward, pages, reasonInput, showFaults, time,
} from './desk-dom.js'

const STATUSES = [['draft', 'Draft'], ['published', 'Published'], ['withdrawn', 'Withdrawn']]
/** Members with a text field each. */
const TEXTS = [
  ['title', 'Title'], ['subtitle', 'Subtitle'], ['summary', 'Summary'], ['language', 'Language'],
  ['publishedOn', 'Published on'], ['categories', 'Categories'], ['sourceUrl', 'First published at'],
  ['dedication', 'Dedication'],
]
const HINTS = {
  language: 'A BCP 47 tag such as en or de-CH.', categories: 'Parted by commas.', publishedOn: 'Empty when not known.',
}
const TYPES = { publishedOn: 'date', sourceUrl: 'url' }

export const articles = {
  name: 'articles',
  title: 'Articles',
  show: (element, desk) => (desk.subject ? showOne(element, desk) : showList(element, desk)),
}

async function showList(element, desk) {
  const status = choice('status', [['', 'All'], ...STATUSES], '')
  const { element: list, load } = pages({
    read: (cursor) => {
      const address = query('/v1/editor/articles', { status: status.value, limit: 50, cursor })
      return call('GET', address, { signal: desk.signal })
    },
    row,
    empty: 'There is none.',
    onfault: desk.fail,
  })
  status.addEventListener('change', () => load().catch(desk.fail))
  element.append(
    h('form', { class: 'tools', onsubmit: (event) => event.preventDefault() }, field('Show', status)), list,
    h('p', {}, h('a', { href: '#/import' }, 'Import a document')))
  await load()
}

function row({ slug, title, status, language, publishedOn, commentsOpen, wordCount, counts }) {
  return h('li', { class: status === 'published' ? '' : 'over' },
    h('p', {}, h('a', { href: `#/articles/${slug}`, lang: language, dir: 'auto' }, title ?? slug), ' ',
      h('span', { class: 'badge' }, STATUSES.find(([value]) => value === status)[1]),
      !commentsOpen && h('span', { class: 'badge' }, 'comments closed')),
    facts(publishedOn ?? 'no date', ` · ${slug} · ${count(wordCount, 'word')}`,
      ` · ${count(counts.citations, 'note')} · ${count(counts.comments, 'comment')}`))
}

async function showOne(element, desk) {
  const path = `/v1/editor/articles/${encodeURIComponent(desk.subject)}`
  let tag = null
  let article = null
  /** The values of the form as the service has them. */
  let known = {}
  const overrides = facts()
  const about = facts()
  const report = h('div')
  const form = h('form', { class: 'article', onsubmit: (event) => {
    event.preventDefault()
    save().catch(desk.fail)
  } })
  const message = h('p', { class: 'error', role: 'alert' })

  async function read() {
    const response = await send('GET', path, { signal: desk.signal })
    tag = response.headers.get('ETag')
    return response.json()
  }

  function present(edited) {
    article = edited.article
    known = values(article)
    desk.heading.textContent = article.title ?? article.slug
    desk.setTitle(article.title ?? article.slug)
    const set = edited.overrides.join(', ')
    overrides.textContent = set ? `Set here, and left alone by imports: ${set}.` : 'All is as the document says.'
    const names = article.contributors.map(({ name }) => name).join(', ')
    about.replaceChildren(outward(`/articles/${article.slug}`, 'The page'),
      ` · ${article.slug} · revision ${article.revision}, `, time(article.updatedAt),
      ` · by ${names || 'nobody'}, as the document says`)
  }

  function build() {
    const input = (name) => ['summary', 'dedication'].includes(name)
      ? h('textarea', { name, rows: 3, dir: 'auto' })
      : h('input', { name, type: TYPES[name] ?? 'text', autocomplete: 'off', dir: TYPES[name] ? null : 'auto' })
    const closing = h('input', { name: 'commentsCloseAt', type: 'datetime-local', step: 1 })
    form.replaceChildren(
      ...TEXTS.map(([name, label]) => field(label, input(name), HINTS[name])),
      field('Status', choice('status', STATUSES)),
      h('p', { class: 'field' },
        h('label', {}, h('input', { type: 'checkbox', name: 'commentsOpen' }), ' Takes comments')),
      field('Comments close at', closing, 'In your time zone; empty: as the service is set.'),
      field('Reason for the log', reasonInput()),
      message,
      h('p', { class: 'actions' }, h('button', { type: 'submit' }, 'Save'),
        button('Read anew', () => reload().catch(desk.fail), { class: 'plain' })))
    fill(known)
  }

  function fill(values) {
    for (const [name, value] of Object.entries(values)) {
      if (name === 'commentsOpen') form.elements[name].checked = value
      else form.elements[name].value = value
    }
  }

  /** What the form holds, as it compares with what the service has. */
  function typed() {
    const value = (name) => name === 'commentsOpen' ? form.elements[name].checked : form.elements[name].value
    return Object.fromEntries(Object.keys(known).map((name) => [name, value(name)]))
  }

  async function save() {
    const now = typed()
    const changed = Object.keys(now).filter((name) => now[name] !== known[name])
    message.textContent = ''
    showFaults(form, {})
    if (changed.length === 0) return desk.say('Nothing was changed.')
    const json = Object.fromEntries(changed.map((name) => [name, wire(name, now[name])]))
    try {
      const reason = form.elements.reason.value || undefined
      const response = await send('PATCH', path, { json: { ...json, reason }, match: tag })
      const edited = await response.json()
      tag = response.headers.get('ETag')
      present(edited)
      fill(known)
      form.elements.reason.value = ''
      desk.say(`Saved: ${changed.join(', ')}. The log can undo it.`)
      await showReport()
    } catch (error) {
      if (error.status === 412) return await resolve(now, changed)
      const rest = showFaults(form, error)
      message.textContent = [error.message, ...rest].join(' ')
    }
  }

  /** Somebody has changed the article meanwhile: says what, keeps what was typed, and saves on top at the next try. */
  async function resolve(now, changed) {
    const before = known
    present(await read())
    const theirs = Object.keys(known).filter((name) => known[name] !== before[name])
    const clash = theirs.filter((name) => changed.includes(name))
    fill({ ...known, ...Object.fromEntries(changed.map((name) => [name, now[name]])) })
    const values = clash.map((name) => `“${known[name]}”`).join(', ')
    const replaced = `Saving again replaces their ${clash.join(', ')}: ${values}.`
    const next = clash.length > 0 ? replaced : 'Saving again keeps both.'
    message.textContent = `Somebody has changed the article meanwhile (${theirs.join(', ') || 'its text'}), so nothing `
      + `was saved. What you typed is still here. ${next}`
    form.querySelector('button[type=submit]').focus()
  }

  async function reload() {
    present(await read())
    fill(known)
    message.textContent = ''
    desk.say('This is the article as it is now.')
    await showReport()
  }

  async function showReport() {
    const { findings } = await call('GET', `${path}/report`, { signal: desk.signal })
    report.replaceChildren(h('h2', {}, 'To look at'), findingList(findings))
  }

  async function withdraw() {
    const isDone = await ask({
      title: 'Withdraw the article',
      content: h('div', {},
        h('p', {}, 'Readers do not see it any more. Setting its status to published brings it back.'),
        field('Reason', reasonInput())),
      confirm: 'Withdraw',
      submit: (data) => call('DELETE', path, { json: { reason: data.get('reason') } }),
    })
    if (!isDone) return
    desk.say('Withdrawn.')
    await reload()
  }

  async function purge() {
    const isDone = await ask({
      title: 'Delete for good',
      content: h('div', {},
        h('p', {}, `The article, its notes and ${count(article.counts.comments, 'comment')} are gone for good; `,
          'nothing brings them back but a backup.'),
        field(`Type ${article.slug} to be sure`, h('input', { name: 'slug', required: true, autocomplete: 'off' })),
        field('Reason', reasonInput())),
      confirm: 'Delete for good',
      danger: true,
      submit: (data) => {
        if (data.get('slug') !== article.slug) {
          const errors = [{ field: 'slug', message: 'is another' }]
          throw Object.assign(new Error('That is not the name of this article.'), { errors })
        }
        return call('DELETE', `${path}?purge=true`, { json: { reason: data.get('reason') } })
      },
    })
    if (!isDone) return
    desk.go('articles')
    desk.say('Deleted for good.')
  }

  present(await read())
  build()
  element.append(about, overrides, form, report,
    h('h2', {}, 'Take away'),
    h('p', { class: 'actions' },
      button('Withdraw…', withdraw, { class: 'plain' }), button('Delete for good…', purge, { class: 'danger' })))
  await showReport()
}

/** The members of an article as the fields of the form have them. */
function values(article) {
  const { status, commentsOpen } = article
  const texts = Object.fromEntries(TEXTS.map(([name]) => [name, article[name] ?? '']))
  const categories = article.categories.map(({ name }) => name).join(', ')
  return { ...texts, categories, status, commentsOpen, commentsCloseAt: local(article.commentsCloseAt) }
}

/** A moment as an input of the browser's own time has it. */
function local(text) {
  if (!text) return ''
  const date = new Date(text)
  return new Date(date - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 19)
}

/** A field's value as the service takes it (RFC 7396: null clears). */
function wire(name, value) {
  if (name === 'categories') return value.split(',').map((name) => name.trim()).filter(Boolean)
  if (name === 'commentsCloseAt') return value === '' ? null : new Date(value).toISOString().replace(/\.\d+Z$/, 'Z')
  return value === '' ? null : value
}

/** Findings of a report, each with its place. */
export function findingList(findings) {
  if (findings.length === 0) return h('p', { class: 'empty' }, 'Nothing.')
  const place = ({ section, paragraph, citation }) => [
    section && ` · section ${section}`, section && paragraph !== null && `, paragraph ${paragraph + 1}`,
    citation !== null && ` · note ${citation}`,
  ].filter(Boolean).join('')
  return h('ul', { class: 'findings' },
    findings.map((finding) => h('li', {}, finding.message, h('span', { class: 'facts' }, place(finding)))))
}
