// A comment as editors see it.
import { call } from './desk-api.js'
import { button, facts, h, outward, rendered, time } from './desk-dom.js'

/** Why a comment waits, in words. */
const REASONS = {
  policy: 'every comment does', firstComment: 'it is the first of its author', links: 'it has a link',
  noProofOfWork: 'it came without a proof of work',
}

/** What a status is called. */
export const STATUSES = [
  ['pending', 'Waiting'], ['published', 'Published'], ['rejected', 'Rejected'], ['deleted', 'Deleted'],
]

const parents = new Map()

/** What each act does: the status that it leads to, its button and key, and what is said when it is done. */
export const ACTS = {
  approve: { status: 'published', button: 'Approve', key: 'a', done: 'Approved' },
  reject: { status: 'rejected', button: 'Reject', key: 'r', done: 'Rejected' },
  remove: { status: 'deleted', button: 'Delete', key: 'd', done: 'Deleted' },
}

/** Changes a comment if it still is as it is shown; gives it as it is now. */
export function change(comment, json, reason) {
  const wanted = { ...json, expected: comment.status, reason: reason || undefined }
  return call('PATCH', `/v1/editor/comments/${comment.id}`, { json: wanted })
}

/** Undoes a change that was made here, unless somebody has acted on the comment since. */
export async function undo({ comment, json }) {
  const { items } = await call('GET', '/v1/editor/log?limit=100')
  const entry = items.find(({ commentId, undoneBy, undoes }) =>
    commentId === comment.id && undoneBy === null && undoes === null)
  if (!entry) throw new Error('The act is too long ago to be found here; see the log.')
  if (Object.entries(json).some(([name, value]) => entry.after[name] !== value)) {
    throw new Error(`Somebody has acted on the comment of ${comment.author.name} since; see the log.`)
  }
  await call('POST', `/v1/editor/log/${entry.sequence}/undo`, { json: {} })
}

/** A list item with a comment: its context, its text, and buttons that call `act(name, comment)`. */
export function card(comment, act, { selectable = false, onselect = () => {} } = {}) {
  const name = comment.erased ? 'erased by its author' : comment.author.name
  const nameID = `name-${comment.id}`
  const context = h('div', { class: 'context' })
  const article = h('article', { tabindex: '-1', 'aria-labelledby': nameID },
    h('header', {},
      selectable && h('label', { class: 'select' },
        h('input', { type: 'checkbox', onchange: onselect }),
        h('span', { class: 'hidden' }, `Select the comment of ${name}`)),
      comment.author.avatar
        && h('img', { src: comment.author.avatar, alt: '', width: 32, height: 32, loading: 'lazy' }),
      h('h2', { id: nameID }, name),
      comment.author.isEditor && h('span', { class: 'badge' }, 'editor'),
      comment.pinned && h('span', { class: 'badge' }, 'pinned'),
      facts(time(comment.createdAt), ' · ', place(comment),
        comment.author.website && h('span', {}, ' · website ', outside(comment.author.website)),
        comment.replyCount > 0 && ` · ${comment.replyCount} answers`)),
    comment.flags.length > 0 && h('p', { class: 'flags' }, reasons(comment)),
    context,
    comment.erased ? h('p', { class: 'empty' }, 'Nothing of it is left.') : words(comment),
    versions(comment),
    comment.erased ? null : buttons(comment, act))
  const item = h('li', { 'data-id': comment.id, 'data-status': comment.status }, article)
  item.comment = comment
  item.loadContext = () => {
    item.loadContext = () => {}
    return showContext(comment, context)
  }
  return item
}

function reasons(comment) {
  return `Waits because ${comment.flags.map((flag) => REASONS[flag] ?? flag).join(', ')}.`
}

function words(comment) {
  const element = rendered(comment.html, { class: 'words', dir: 'auto' })
  for (const link of element.querySelectorAll('a[href]')) {
    link.target = '_blank'
    link.rel = 'noopener noreferrer nofollow'
  }
  return element
}

/** An address that is shown and not followed by accident: spam wants to be clicked. */
function outside(address) {
  return h('code', {}, address)
}

function place(comment) {
  const hash = comment.links.comment ? `#comment-${comment.id}` : ''
  return outward(`/articles/${comment.articleSlug}${hash}`, comment.articleSlug)
}

function versions(comment) {
  if (comment.versions.length === 0) return null
  return h('details', {}, h('summary', {}, `Earlier texts (${comment.versions.length})`),
    comment.versions.map((version) => h('div', { class: 'version' },
      facts('written ', time(version.writtenAt)), h('pre', { dir: 'auto' }, version.body))))
}

function buttons(comment, act) {
  const some = Object.entries(ACTS).filter(([, { status }]) => status !== comment.status)
  const name = comment.author.name
  const one = (act_, text, key, look, hidden) => button(text, () => act(act_, comment),
    { class: look, 'data-act': act_, 'aria-keyshortcuts': key }, hidden)
  return h('p', { class: 'actions' },
    some.map(([act_, { button: text, key }]) => one(act_, text, key, act_, `the comment of ${name}`)),
    comment.status === 'published' && comment.depth === 0
      && one('pin', comment.pinned ? 'Unpin' : 'Pin', 'p', 'plain', `the comment of ${name}`),
    one('ban', 'Ban…', 'b', 'plain', `the author ${name}`))
}

/** Shows what a comment answers and what it is about, as far as that can be found. */
async function showContext(comment, element) {
  const parts = await Promise.all([parent(comment), subject(comment)])
  element.replaceChildren(...parts.filter(Boolean))
}

async function parent(comment) {
  if (!comment.parentId) return null
  if (!parents.has(comment.parentId)) {
    parents.set(comment.parentId, call('GET', `/v1/editor/comments/${comment.parentId}`))
  }
  try {
    const above = await parents.get(comment.parentId)
    return h('details', {}, h('summary', {}, `Answers ${above.erased ? 'an erased comment' : above.author.name}`),
      above.erased ? null : words(above))
  } catch {
    parents.delete(comment.parentId)
    return facts('Answers a comment that is gone.')
  }
}

async function subject(comment) {
  const { anchor } = comment
  if (!anchor || anchor.type === 'article' && !anchor.quote) return null
  const { exact, prefix, suffix } = anchor.quote ?? {}
  const quote = exact && h('blockquote', { dir: 'auto' }, prefix ?? '', h('mark', {}, exact), suffix ?? '')
  const lost = { orphaned: ' (which is gone)', moved: ' (which has moved)' }[anchor.state] ?? ''
  let name = 'the article'
  if (anchor.type === 'section') name = `the section “${anchor.id}”`
  if (anchor.type === 'citation') name = `note ${anchor.number}`
  return h('div', {}, facts(`About ${name}${lost}`), quote)
}
