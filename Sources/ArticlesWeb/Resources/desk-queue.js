// The queue: comments of one status, acted on one by one or together, kept up to date.
import { call, query, send } from './desk-api.js'
import { askForBan } from './desk-ban.js'
import { ACTS, STATUSES, card, change, undo } from './desk-comment.js'
import { button, choice, count, field, h } from './desk-dom.js'

/** Milliseconds between two looks at what has come in. */
const PAUSE = 4000
const LIMIT = 100

export const queue = {
  name: 'queue',
  title: 'Queue',

  async show(element, desk) {
    const list = h('ol', { class: 'cards' })
    const status = choice('status', STATUSES, 'pending')
    const article = h('select', { name: 'article' }, h('option', { value: '' }, 'All articles'))
    const reason = h('input', { name: 'reason', maxlength: 500, autocomplete: 'off' })
    const sum = h('p', { class: 'sum' })
    const more = button('Show more', () => load(true).catch(desk.fail), { hidden: true })
    const batch = h('p', { class: 'batch', hidden: true })
    const empty = h('p', { class: 'empty', hidden: true }, 'Nothing waits.')
    element.append(
      h('form', { class: 'tools', onsubmit: (event) => event.preventDefault() },
        field('Show', status), field('Article', article),
        field('Reason for the log', reason, 'For the next act; may be empty.')),
      sum, batch, list, empty, more)

    /** Lists of changes that were made together, the latest last, for undoing. */
    const done = []
    let tag = null
    let cursor = null
    /** Acts that are under way, and the end of the last of them. */
    let waiting = 0
    let line = Promise.resolve()

    const items = () => [...list.children]
    const selected = () => items().filter((item) => item.querySelector('.select input')?.checked)
    const current = () => items().find((item) => item.contains(document.activeElement)) ?? null
    const parameters = () => ({ status: status.value, article: article.value, limit: LIMIT, count: 'exact' })

    const seen = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue
        seen.unobserve(target)
        target.loadContext()
      }
    }, { rootMargin: '200px' })

    function make(comment) {
      const item = card(comment, act, { selectable: true, onselect: showBatch })
      seen.observe(item)
      return item
    }

    function showBatch() {
      const chosen = selected()
      batch.hidden = chosen.length === 0
      if (batch.hidden) return
      batch.replaceChildren(`${chosen.length} selected: `,
        ...Object.entries(ACTS).filter(([, act]) => act.status !== status.value)
          .map(([name, { button: text }]) => button(`${text} all`, () => actOnAll(name), { class: name })),
        button('Select none', () => select(false), { class: 'plain' }))
    }

    function select(isOn) {
      for (const box of list.querySelectorAll('.select input')) box.checked = isOn
      showBatch()
    }

    function showSum(total) {
      const name = STATUSES.find(([value]) => value === status.value)[1].toLowerCase()
      sum.textContent = `${count(total, 'comment')} ${name}`
      empty.hidden = total > 0
      desk.setTitle(status.value === 'pending' && total > 0 ? `(${total}) Queue` : 'Queue')
    }

    const read = (more = {}, known = null) =>
      send('GET', query('/v1/editor/comments', { ...parameters(), ...more }), { known, signal: desk.signal })

    /** Loads the list anew, or what comes after it. */
    async function load(isContinued = false) {
      const response = await read({ cursor: isContinued ? cursor : '' })
      const page = await response.json()
      const known = isContinued ? new Set(items().map((item) => item.dataset.id)) : new Set()
      if (!isContinued) {
        tag = response.headers.get('ETag')
        list.replaceChildren()
      }
      const added = page.items.filter(({ id }) => !known.has(id)).map(make)
      list.append(...added)
      cursor = page.next
      more.hidden = cursor === null
      showSum(page.total)
      showBatch()
      if (isContinued) added[0]?.querySelector('article').focus()
    }

    /** Looks what has come in and what others have done, and leaves alone what the editor is at. */
    async function look() {
      if (waiting > 0 || document.hidden) return
      const response = await read({}, tag)
      if (response.status === 304 || waiting > 0) return
      tag = response.headers.get('ETag')
      const page = await response.json()
      const now = new Map(page.items.map((comment) => [comment.id, comment]))
      const here = new Map(items().map((item) => [item.dataset.id, item]))
      for (const [id, item] of here) {
        // What stands behind the first page is not in the answer.
        if (now.has(id) || item.contains(document.activeElement) || page.next !== null) continue
        item.remove()
      }
      const fresh = page.items.filter(({ id }) => !here.has(id))
      const last = items().at(-1)?.dataset.id ?? ''
      // Identifiers sort by time: what is older than the last shown goes to its place, and what is newer to the end.
      for (const comment of fresh) {
        const next = comment.id > last ? null : items().find((item) => item.dataset.id > comment.id)
        if (next) next.before(make(comment))
        else if (cursor === null) list.append(make(comment))
      }
      for (const [id, comment] of now) {
        const item = here.get(id)
        if (item && item.comment.editedAt !== comment.editedAt) item.replaceWith(make(comment))
      }
      showSum(page.total)
      showBatch()
      if (fresh.length > 0 && status.value === 'pending') desk.say(`${count(fresh.length, 'new comment')} to look at.`)
    }

    /** Takes an item out and puts the focus on its neighbour; gives what stood behind it, or a mark of the end. */
    function takeOut(item) {
      const hadFocus = item.contains(document.activeElement)
      const behind = item.nextElementSibling ?? list
      const next = item.nextElementSibling ?? item.previousElementSibling
      item.remove()
      if (hadFocus) (next?.querySelector('article') ?? desk.heading).focus()
      return behind
    }

    async function act(name, comment) {
      const item = items().find((item) => item.dataset.id === comment.id)
      if (name === 'ban') {
        const outcome = await askForBan(comment)
        if (outcome) desk.say(outcome.isRejected ? 'Banned, and the comment rejected.' : 'Banned.')
        if (outcome?.isRejected && comment.status !== 'rejected') await refresh()
        return
      }
      const why = reason.value
      reason.value = ''
      // The next key is for the next comment, however long this one takes.
      const place = name === 'pin' ? null : takeOut(item)
      await working(async () => {
        try {
          if (name === 'pin') {
            const json = { pinned: !comment.pinned }
            const now = await change(comment, json, why)
            const replaced = make(now)
            item.replaceWith(replaced)
            replaced.querySelector('article').focus()
            done.push([{ comment, json }])
            desk.say(now.pinned ? 'Pinned.' : 'No longer pinned.', undoLast)
          } else {
            const json = { status: ACTS[name].status }
            await change(comment, json, why)
            done.push([{ comment, json }])
            desk.say(`${ACTS[name].done} the comment of ${comment.author.name}.`, undoLast)
          }
        } catch (error) {
          if (place) list.insertBefore(item, place.parentNode === list ? place : null)
          if (error.code !== 'staleState') throw error
          await load()
          throw new Error(`Somebody was quicker: ${error.message} The list is new.`)
        }
      })
    }

    async function actOnAll(name) {
      const chosen = selected()
      await working(async () => {
        const acted = []
        const refused = []
        for (const item of chosen) {
          try {
            const json = { status: ACTS[name].status }
            await change(item.comment, json, reason.value)
            acted.push({ comment: item.comment, json })
            takeOut(item)
          } catch (error) {
            if (error.code !== 'staleState') {
              refused.push(error.message)
              break
            }
            refused.push(`${item.comment.author.name}: ${error.message}`)
          }
        }
        if (acted.length > 0) done.push(acted)
        reason.value = ''
        showBatch()
        desk.heading.focus()
        const sentence = [`${ACTS[name].done} ${count(acted.length, 'comment')}.`, ...refused].join(' ')
        desk.say(sentence, acted.length > 0 ? undoLast : null)
      })
    }

    async function undoLast() {
      const changes = done.at(-1)
      if (!changes) return desk.say('Nothing was done here that could be undone; the log has all acts.')
      await working(async () => {
        const comments = changes.map(({ comment }) => comment)
        // What is undone goes from the list, so that a second try goes on where the first came to an end.
        try {
          for (; changes.length > 0; changes.pop()) await undo(changes.at(-1))
        } catch (error) {
          // What can't be undone here is left to the log; a service that was not reached is asked again.
          if (error.status !== 0) done.pop()
          throw error
        }
        done.pop()
        await load()
        const back = items().find((item) => item.dataset.id === comments[0].id)
        back?.querySelector('article').focus()
        const one = `the comment of ${comments[0].author.name}`
        desk.say(`Undone: ${comments.length === 1 ? one : count(comments.length, 'comment')}.`)
      })
    }

    /** Runs acts one after the other, and says what went wrong. */
    function working(body) {
      waiting += 1
      element.setAttribute('aria-busy', 'true')
      line = line.then(body).then(updateSum).catch(desk.fail).finally(() => {
        waiting -= 1
        if (waiting === 0) element.removeAttribute('aria-busy')
      })
      return line
    }

    async function updateSum() {
      const page = await (await read({ limit: 1 })).json()
      showSum(page.total)
      if (items().length === 0 && page.total > 0) await load()
    }

    async function refresh() {
      try { await load() } catch (error) { desk.fail(error) }
    }

    function move(step) {
      const all = items()
      if (all.length === 0) return
      const index = all.indexOf(current())
      const wanted = index >= 0 ? index + step : step > 0 ? 0 : all.length - 1
      const next = all[Math.min(all.length - 1, Math.max(0, wanted))]
      const article = next.querySelector('article')
      article.focus({ preventScroll: true })
      next.scrollIntoView({ block: 'nearest' })
    }

    /** Presses a button of the comment that has the focus, or of the first. */
    const press = (name) => () => {
      if (selected().length > 0 && ACTS[name]) return actOnAll(name)
      const item = current()
      if (!item) return move(1)
      item.querySelector(`[data-act=${name}]`)?.click()
    }

    status.addEventListener('change', refresh)
    article.addEventListener('change', refresh)
    const timer = setInterval(() => look().catch((error) => error.status === 0 || desk.fail(error)), PAUSE)
    const wake = () => look().catch(() => {})
    document.addEventListener('visibilitychange', wake)
    desk.signal.addEventListener('abort', () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', wake)
      seen.disconnect()
    })
    await load()
    const { items: known } = await call('GET', '/v1/editor/articles?limit=100', { signal: desk.signal })
    article.append(...known.map(({ slug, title }) => h('option', { value: slug }, title ?? slug)))

    return {
      j: { run: () => move(1), does: 'next comment' },
      k: { run: () => move(-1), does: 'comment before' },
      a: { run: press('approve'), does: 'approve it, or all that are selected' },
      r: { run: press('reject'), does: 'reject' },
      d: { run: press('remove'), does: 'delete' },
      u: { run: undoLast, does: 'undo what was done last' },
      x: { run: () => current()?.querySelector('.select input')?.click(), does: 'select, or no longer' },
      p: { run: press('pin'), does: 'pin a published root comment, or no longer' },
      b: { run: press('ban'), does: 'ban its author' },
      o: { run: () => current()?.querySelector('header .facts a')?.click(), does: 'open its article' },
      e: { run: () => reason.focus(), does: 'write a reason for the log' },
    }
  },
}
