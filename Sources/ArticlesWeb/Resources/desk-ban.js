// Banning, from a comment or by a value.
import { call } from './desk-api.js'
import { change } from './desk-comment.js'
import { ask, choice, field, h, reasonInput } from './desk-dom.js'

/** Kinds of bans that are taken from a comment, whose value nobody gets to see. */
const OF_COMMENT = [['address', 'network address'], ['authorToken', 'author token (all that this browser posted)'],
  ['email', 'e-mail address'], ['name', 'name']]
/** Kinds of bans by a value that is typed. */
const OF_VALUE = [['word', 'word'], ['domain', 'domain'], ['name', 'name'], ['email', 'e-mail address']]

/** What kinds of bans are called. */
export const KINDS = Object.fromEntries([...OF_COMMENT, ...OF_VALUE, ['authorToken', 'author token']])

function term() {
  const input = h('input', { name: 'days', type: 'number', min: 1, max: 3650, inputmode: 'numeric' })
  return field('For so many days', input, 'Empty: for good.')
}

function reason() {
  return field('Reason', reasonInput())
}

/** What both dialogs ask for; what was left empty is left out. */
const given = (data) => ({
  kind: data.get('kind'),
  days: data.get('days') ? Number(data.get('days')) : undefined,
  reason: data.get('reason') || undefined,
})

/** Asks by what to ban the author of a comment, and does it; null when the editor thinks better of it. */
export function askForBan(comment) {
  const rejects = h('input', { type: 'checkbox', name: 'rejects', checked: comment.status === 'pending' })
  return ask({
    title: `Ban ${comment.author.name}`,
    content: h('div', {}, field('By', choice('kind', OF_COMMENT, 'address')), term(), reason(),
      comment.status === 'rejected' ? null : h('p', {}, h('label', {}, rejects, ' Reject this comment, too'))),
    confirm: 'Ban',
    danger: true,
    submit: async (data) => {
      await call('POST', '/v1/editor/bans', { json: { ...given(data), commentId: comment.id } })
      const isRejected = data.get('rejects') !== null
      if (isRejected) await change(comment, { status: 'rejected' }, data.get('reason'))
      return { isRejected }
    },
  })
}

/** Asks for a word, domain, name or e-mail address to ban, and bans it. */
export function askForValue() {
  return ask({
    title: 'Ban by a value',
    content: h('div', {}, field('What', choice('kind', OF_VALUE, 'word')),
      field('Value', h('input', { name: 'value', required: true, autocomplete: 'off' }),
        'A domain covers all below it.'),
      term(), reason()),
    confirm: 'Ban',
    danger: true,
    submit: (data) => call('POST', '/v1/editor/bans', { json: { ...given(data), value: data.get('value') } }),
  })
}
