// Importing a document: dropped or chosen, looked at, then published.
import { findingList } from './desk-articles.js'
import { call, query } from './desk-api.js'
import { choice, count, facts, field, h, rendered, showFaults } from './desk-dom.js'

const TYPES = [
  ['text/markdown', 'Markdown'], ['text/plain', 'Plain text'], ['text/html', 'HTML'],
  ['application/jats+xml', 'JATS XML'], ['application/json', 'JSON of this service'],
]
/** Media types by the endings of files' names. */
const ENDINGS = {
  md: 'text/markdown', markdown: 'text/markdown', txt: 'text/plain', text: 'text/plain', html: 'text/html',
  htm: 'text/html', xhtml: 'text/html', xml: 'application/jats+xml', json: 'application/json',
}
const EFFECTS = {
  created: 'It would be a new article.', updated: 'It would be a new revision of the article that is there.',
  unchanged: 'The article that is there says the same: nothing would change.',
}

export const importing = {
  name: 'import',
  title: 'Import',

  async show(element, desk) {
    const accept = [...Object.keys(ENDINGS).map((ending) => `.${ending}`), 'text/*'].join(',')
    const file = h('input', { type: 'file', id: 'document', accept })
    const zone = h('div', { class: 'drop' },
      h('label', { for: 'document' }, 'Choose a document, or drop it here'), file,
      h('p', { class: 'hint' }, 'Markdown, plain text of a page, HTML, JATS or JSON. ',
        'Nothing is published before you have seen it.'))
    const pattern = '[a-z0-9]+(-[a-z0-9]+)*'
    const slug = h('input', { name: 'slug', required: true, autocomplete: 'off', pattern, maxlength: 100 })
    const title = h('input', { name: 'title', autocomplete: 'off', dir: 'auto' })
    const type = choice('type', TYPES)
    const publish = h('button', { type: 'submit' }, 'Publish')
    const message = h('p', { class: 'error', role: 'alert' })
    const form = h('form', { class: 'import', hidden: true, onsubmit: (event) => {
      event.preventDefault()
      save()
    } },
    h('h2', { tabindex: '-1' }, 'Document'),
    field('Name in addresses', slug, 'Small letters, digits and hyphens. One that is there becomes a new revision.'),
    field('Title', title, 'Only where the document has none, or another.'), field('Read as', type), message)
    const report = h('section', { class: 'report', 'aria-label': 'Report', hidden: true })
    const preview = h('section', { class: 'preview', 'aria-label': 'Preview', hidden: true, onclick: follow })
    element.append(zone, form, report, preview)

    let content = null
    /** The request that looks at the document; a later one ends it. */
    let looking = null

    async function take(chosen) {
      if (!chosen) return
      content = await chosen.arrayBuffer()
      const [stem, ending] = split(chosen.name)
      const text = new TextDecoder().decode(content.slice(0, 4096))
      slug.value = /^---\n(?:.*\n)*?slug:\s*["']?([a-z0-9-]+)/.exec(text)?.[1] ?? slugOf(stem)
      title.value = ''
      type.value = ENDINGS[ending] ?? 'text/plain'
      form.querySelector('h2').textContent = chosen.name
      form.hidden = false
      await look()
      form.querySelector('h2').focus()
    }

    const path = () => `/v1/editor/articles/${encodeURIComponent(slug.value)}`
    const address = (parameters) => query(path(), { title: title.value, ...parameters })

    /** Asks what would become of the document, and shows it. */
    async function look() {
      looking?.abort()
      looking = new AbortController()
      const { signal } = looking
      message.textContent = ''
      showFaults(form, {})
      publish.disabled = true
      try {
        const request = { body: content, type: type.value, signal }
        const outcome = await call('PUT', address({ dryRun: true, preview: true }), request)
        showReport(outcome)
        showPreview(outcome.article)
        publish.disabled = outcome.effect === 'unchanged'
        publish.textContent = outcome.effect === 'updated' ? 'Publish this revision' : 'Publish'
      } catch (error) {
        if (error.name === 'AbortError') return
        report.hidden = preview.hidden = true
        refuse(error)
      }
    }

    function refuse(error) {
      const rest = showFaults(form, error)
      message.textContent = [error.message, ...rest].join(' ')
    }

    function showReport(outcome) {
      const findings = outcome.findings.filter(({ code }) => !['markerWithoutNote', 'noteWithoutMarker'].includes(code))
      const name = TYPES.find(([value]) => value === type.value)?.[1] ?? outcome.format
      const rows = [['Read as', name], ...reportRows(outcome)]
      report.replaceChildren(h('h2', {}, 'Report'), h('p', {}, EFFECTS[outcome.effect]),
        h('dl', {}, rows.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])),
        h('h3', {}, 'To look at'), findingList(findings),
        h('p', { class: 'actions' }, publish))
      publish.setAttribute('form', form.id ||= 'import-form')
      report.hidden = false
    }

    function showPreview(article) {
      preview.replaceChildren(h('h2', {}, 'Preview'), pageOf(article))
      preview.hidden = false
    }

    /** Links within the preview lead to its notes; all others, to a page of their own. */
    function follow(event) {
      const link = event.target.closest('a[href]')
      if (!link) return
      const href = link.getAttribute('href')
      if (!href.startsWith('#')) {
        link.target = '_blank'
        link.rel = 'noopener noreferrer'
        return
      }
      event.preventDefault()
      const target = preview.querySelector(`[id="${CSS.escape(href.slice(1))}"]`)
      target?.scrollIntoView({ block: 'center' })
      target?.focus({ preventScroll: true })
    }

    async function save() {
      publish.disabled = true
      try {
        const outcome = await call('PUT', address({}), { body: content, type: type.value })
        const effects = { created: 'Published', updated: `Published as revision ${outcome.revision}` }
        const effect = effects[outcome.effect] ?? 'Nothing was changed'
        desk.go('articles', outcome.slug)
        desk.say(`${effect}: ${outcome.slug}.`)
      } catch (error) {
        publish.disabled = false
        refuse(error)
      }
    }

    file.addEventListener('change', () => take(file.files[0]).catch(desk.fail))
    for (const input of [slug, title, type]) input.addEventListener('change', () => form.reportValidity() && look())
    zone.addEventListener('dragover', (event) => {
      event.preventDefault()
      zone.classList.add('over')
    })
    zone.addEventListener('dragleave', () => zone.classList.remove('over'))
    zone.addEventListener('drop', (event) => {
      event.preventDefault()
      zone.classList.remove('over')
      const [dropped] = event.dataTransfer.files
      if (dropped) take(dropped).catch(desk.fail)
      else desk.say('That was no file.')
    })
    // A document that misses the zone would take the browser away from here.
    const keep = (event) => event.preventDefault()
    addEventListener('dragover', keep)
    addEventListener('drop', keep)
    desk.signal.addEventListener('abort', () => {
      removeEventListener('dragover', keep)
      removeEventListener('drop', keep)
      looking?.abort()
    })
  },
}

/** What a report says, as pairs of a name and a value; what it has nothing of is left out. */
function reportRows(outcome) {
  const { anchors, headings, spans, citationWarnings, warnings } = outcome
  const items = (list) => h('ul', {}, list.map((item) => h('li', {}, item)))
  const left = spans.filter(({ kind }) => kind === 'sidebar')
  const { sections, citations, comments } = outcome
  const parts = [count(sections, 'section'), count(citations, 'note'), count(comments, 'comment')]
  return [
    ['Holds', parts.join(', ')],
    outcome.commentsAdded > 0 && ['New comments', outcome.commentsAdded],
    anchors.moved + anchors.orphaned > 0
      && ['Comments’ places', `${anchors.moved} moved, ${anchors.orphaned} lost what they spoke of`],
    outcome.markersWithoutNote.length > 0 && ['Markers without a note', outcome.markersWithoutNote.join(', ')],
    outcome.notesWithoutMarker.length > 0 && ['Notes without a marker', outcome.notesWithoutMarker.join(', ')],
    headings.length > 0 && ['Headings',
      items(headings.map(({ text, confidence, reason }) => `${text} (${Math.round(confidence * 100)} %, ${reason})`))],
    left.length > 0 && ['Left out',
      items(left.map(({ name, start, end }) => `${name}, characters ${start} to ${end}`))],
    citationWarnings.length > 0 && ['Notes not told for sure',
      citationWarnings.map(({ citation, codes }) => `${citation} (${codes.join(', ')})`).join(', ')],
    warnings.length > 0 && ['Warnings', items(warnings.map(({ message }) => message))],
  ].filter(Boolean)
}

/** An article about as readers will see it. */
function pageOf({ title, subtitle, language, publishedOn, contributors, categories, sections, citations }) {
  const names = (list) => list.map(({ name }) => name).join(', ')
  const headed = (level, text) =>
    h('p', { class: 'heading', role: 'heading', 'aria-level': Math.min(6, level + 2) }, text)
  const note = ({ number, label, html }) => h('li', { id: `citation-${number}`, tabindex: '-1', value: number },
    label && label !== `${number}` ? `${label} ` : null, rendered(html))
  return h('div', { class: 'page', lang: language, dir: 'auto', tabindex: '0' },
    h('p', { class: 'title' }, title ?? 'Without a title'),
    subtitle && h('p', { class: 'subtitle' }, subtitle),
    facts([names(contributors), publishedOn, names(categories)].filter(Boolean).join(' · ')),
    sections.map(({ heading, level, html }) => h('div', {}, heading && headed(level, heading), rendered(html))),
    citations.length > 0 && h('ol', { class: 'notes' }, citations.map(note)))
}

/** The stem and the ending of a file's name. */
function split(name) {
  const point = name.lastIndexOf('.')
  return point > 0 ? [name.slice(0, point), name.slice(point + 1).toLowerCase()] : [name, '']
}

/** A name for addresses made of any other. */
function slugOf(name) {
  const letters = name.normalize('NFKD').toLowerCase().replace(/[\u0300-\u036f]/g, '')
  return letters.replace(/[^a-z0-9]+/g, '-').slice(0, 100).replace(/^-+|-+$/g, '') || 'article'
}
