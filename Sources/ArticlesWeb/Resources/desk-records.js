// Bans, and the log of what editors did.
import { call, query } from './desk-api.js'
import { KINDS, askForValue } from './desk-ban.js'
import { ask, button, facts, field, h, outward, pages, reasonInput, time } from './desk-dom.js'

export const bans = {
  name: 'bans',
  title: 'Bans',

  async show(element, desk) {
    const read = (cursor) => call('GET', query('/v1/editor/bans', { limit: 50, cursor }), { signal: desk.signal })
    const { element: list, load } = pages({ read, row, empty: 'Nobody and nothing is banned.', onfault: desk.fail })
    const add = async () => {
      const ban = await askForValue()
      if (!ban) return
      desk.say('Banned.')
      await load().catch(desk.fail)
    }
    element.append(h('p', { class: 'actions' }, button('Ban a word, domain, name or e-mail address…', add)), list)

    function row(ban) {
      const value = ban.value === null ? 'kept as a digest' : `“${ban.value}”`
      const end = ban.expiresAt && h('span', {}, ban.active ? 'until ' : 'ended ', time(ban.expiresAt))
      const kind = KINDS[ban.kind] ?? ban.kind
      return h('li', { class: ban.active ? '' : 'over' },
        h('p', {}, h('strong', {}, kind), ` ${value}, `, end ?? 'for good'),
        facts(time(ban.createdAt), ban.reason && ` · ${ban.reason}`),
        h('p', { class: 'actions' },
          button('Lift…', () => lift(ban), { class: 'plain' }, `the ban of the ${kind} ${value}`)))
    }

    async function lift(ban) {
      const isLifted = await ask({
        title: 'Lift the ban',
        content: field('Reason', reasonInput()),
        confirm: 'Lift',
        submit: (data) => call('DELETE', `/v1/editor/bans/${ban.id}`, { json: { reason: data.get('reason') } }),
      })
      if (!isLifted) return
      desk.say('Lifted.')
      desk.heading.focus()
      await load().catch(desk.fail)
    }
    await load()
    return { n: { run: add, does: 'ban a value' } }
  },
}

/** Acts in words. */
const ACTIONS = {
  commentStatus: 'Comment under', commentPinned: 'Comment under', banAdded: 'Ban', banRemoved: 'Ban lifted',
  articleComments: 'Comments of', articleChanged: 'Article', articleRemoved: 'Article taken away:',
}

export const log = {
  name: 'log',
  title: 'Log',

  async show(element, desk) {
    const read = (cursor) => call('GET', query('/v1/editor/log', { limit: 50, cursor }), { signal: desk.signal })
    const { element: list, load } = pages({ read, row, empty: 'Nothing was done yet.', onfault: desk.fail })
    element.append(h('p', {}, 'What editors did, here and on the command line, the latest first.'), list)

    function row(entry) {
      return h('li', { class: entry.undoneBy === null ? '' : 'over' },
        h('p', {}, h('strong', {}, ACTIONS[entry.action] ?? entry.action), ' ', subject(entry), changes(entry)),
        facts(`${entry.sequence} · `, time(entry.at), ` · ${entry.actor}`,
          entry.reason && ` · “${entry.reason}”`,
          entry.undoes !== null && ` · undoes ${entry.undoes}`,
          entry.undoneBy !== null && ` · undone by ${entry.undoneBy}`),
        entry.links.undo && entry.action !== 'articleRemoved'
          && h('p', { class: 'actions' },
            button('Undo', () => undo(entry), { class: 'plain' }, `act ${entry.sequence}`)))
    }

    async function undo(entry) {
      try {
        await call('POST', entry.links.undo, { json: {} })
        desk.say(`Act ${entry.sequence} is undone.`)
        desk.heading.focus()
        await load()
      } catch (error) {
        desk.fail(error)
      }
    }
    await load()
  },
}

function subject(entry) {
  if (!entry.articleSlug) return ''
  const hash = entry.commentId ? `#comment-${entry.commentId}` : ''
  return outward(`/articles/${entry.articleSlug}${hash}`, entry.articleSlug)
}

function changes(entry) {
  const names = Object.keys(entry.after).filter((name) => !['id', 'value'].includes(name))
  const text = (value) => Array.isArray(value) ? value.join(', ') : `${value ?? 'none'}`
  return names.length > 0 && h('ul', { class: 'changes' }, names.map((name) => h('li', {}, `${name}: `,
    h('del', {}, text(entry.before[name])), ' → ', h('ins', {}, text(entry.after[name])))))
}
