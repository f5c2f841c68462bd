// Looking for comments of every status by their words.
import { all, call, query } from './desk-api.js'
import { askForBan } from './desk-ban.js'
import { ACTS, STATUSES, card, change } from './desk-comment.js'
import { choice, count, field, h } from './desk-dom.js'

/** The most comments that are looked through here: the service's index knows published ones alone. */
const MOST = 2000

export const search = {
  name: 'search',
  title: 'Search',

  async show(element, desk) {
    const words = h('input', { name: 'q', type: 'search', required: true, autocomplete: 'off' })
    const status = choice('status', STATUSES, 'published')
    const list = h('ol', { class: 'cards' })
    const sum = h('p', { class: 'sum', role: 'status' })
    const form = h('form', { class: 'tools', role: 'search', onsubmit: (event) => {
      event.preventDefault()
      find().catch(desk.fail)
    } },
    field('Words', words, 'In the text, or in the name where it is not published.'), field('Among', status),
    h('button', { type: 'submit' }, 'Search'))
    element.append(form, sum, list)

    async function find() {
      sum.textContent = 'Searching …'
      list.replaceChildren()
      const { found, isWhole } = status.value === 'published' ? await published() : await others()
      list.append(...found.map(make))
      for (const item of list.children) item.loadContext()
      const rest = isWhole ? '' : ', and there may be more: name rarer words'
      sum.textContent = `${count(found.length, 'comment')} found${rest}`
    }

    async function published() {
      const address = query('/v1/search', { q: words.value, in: 'comments', limit: 50 })
      const page = await call('GET', address, { signal: desk.signal })
      const comments = []
      for (const { commentId } of page.items) {
        comments.push(await call('GET', `/v1/editor/comments/${commentId}`, { signal: desk.signal }))
      }
      return { found: comments, isWhole: page.next === null }
    }

    async function others() {
      const { items, isWhole } = await all('/v1/editor/comments', { status: status.value, sort: 'newest' }, MOST)
      const wanted = words.value.toLocaleLowerCase().split(/\s+/).filter(Boolean)
      const found = items.filter(({ body, author }) => {
        const text = `${author.name} ${author.website ?? ''} ${body}`.toLocaleLowerCase()
        return wanted.every((word) => text.includes(word))
      })
      return { found: found.slice(0, 100), isWhole: isWhole && found.length <= 100 }
    }

    function make(comment) {
      const item = card(comment, (name, comment) => act(name, comment, item))
      return item
    }

    async function act(name, comment, item) {
      try {
        if (name === 'ban') {
          const outcome = await askForBan(comment)
          if (!outcome) return
          desk.say('Banned.')
        } else {
          await change(comment, name === 'pin' ? { pinned: !comment.pinned } : { status: ACTS[name].status })
          const sentence = name === 'pin' ? 'Done' : `${ACTS[name].done} the comment of ${comment.author.name}`
          desk.say(`${sentence}. The log can undo it.`)
        }
      } catch (error) {
        desk.fail(error)
      }
      const now = make(await call('GET', `/v1/editor/comments/${comment.id}`))
      item.replaceWith(now)
      now.loadContext()
      now.querySelector('article').focus()
    }

    words.focus()
    return { '/': { run: () => words.focus(), does: 'type words' } }
  },
}
