import { bringIntoView, make } from './elements.js'
import { Passage } from './passage.js'

/** Pixels between two cards. */
const GAP = 12

/**
 * The comments on a section, a note or words of them, shown in the margin beside these where the window is wide.
 * Words that were quoted are marked in the text without changing the document (CSS Custom Highlight).
 */
export class Margin {
  #discussion
  #article = document.getElementById('article')
  #wide = matchMedia('(min-width: 82em)')
  #element = make('aside', { class: 'margin', 'aria-label': 'Comments beside the text' })
  #cards = []
  #marks = globalThis.Highlight ? new Highlight() : null
  #current = globalThis.Highlight ? new Highlight() : null

  constructor(discussion) {
    this.#discussion = discussion
    if (this.#marks) {
      CSS.highlights.set('quoted', this.#marks)
      CSS.highlights.set('quoted-now', this.#current)
      this.#current.priority = 1
    }
    this.#wide.addEventListener('change', () => this.lay())
    new ResizeObserver(() => this.#align()).observe(this.#article)
    this.#article.querySelector('.text')?.addEventListener('click', (event) => this.#follow(event))
  }

  /** Makes the cards anew; called after every change. */
  lay() {
    const comments = [...this.#discussion.section.querySelectorAll('.comment[data-on]')]
    const passages = new Map()
    const places = comments.map((comment) => this.#place(comment, passages)).filter(Boolean)
    this.#marks?.clear()
    this.#current?.clear()
    for (const { range } of places) if (range) this.#marks?.add(range)
    this.#count(comments)
    this.#cards = this.#wide.matches ? places.map((place) => ({ ...place, element: this.#card(place) })) : []
    this.#element.replaceChildren(...this.#cards.map(({ element }) => element))
    if (!this.#cards.length) this.#element.remove()
    else if (!this.#element.isConnected) this.#article.append(this.#element)
    this.#align()
  }

  #place(comment, passages) {
    const target = document.getElementById(comment.dataset.on)
    const quoted = comment.querySelector('.quoted:not(.lost)')
    if (!target) return null
    if (quoted && !passages.has(target)) passages.set(target, new Passage(target))
    const range = quoted ? passages.get(target).range(quoted.textContent, quoted.dataset.prefix) : null
    return { comment, target, range }
  }

  #card({ comment, range }) {
    const words = comment.querySelector('.words')
    if (!words) return make('p', { hidden: true })
    const text = words.textContent.replace(/\s+/g, ' ').trim()
    const shown = text.length > 220 ? `${text.slice(0, 200).replace(/\s+\S*$/, '')} …` : text
    const replies = comment.parentElement.querySelectorAll(':scope > ol .comment').length
    const now = (isOn) => () => { if (range) this.#current?.[isOn ? 'add' : 'delete'](range) }
    return make('a', {
      class: 'card', href: `#${comment.id}`,
      onpointerenter: now(true), onpointerleave: now(false), onfocus: now(true), onblur: now(false),
    }, make('b', {}, make('bdi', {}, comment.querySelector('h3').textContent)),
    make('span', { class: 'said', dir: 'auto' }, shown),
    ...(replies ? [make('small', { lang: 'en', dir: 'ltr' }, `${replies} ${replies === 1 ? 'reply' : 'replies'}`)] : []))
  }

  /** Puts each card beside what it speaks of, or right below the card before. */
  #align() {
    const origin = this.#article.getBoundingClientRect().top
    const wanted = this.#cards.map((card) => {
      const box = (card.range ?? card.target).getBoundingClientRect()
      return { card, top: box.top - origin, height: card.element.offsetHeight }
    }).sort((one, other) => one.top - other.top)
    let free = 0
    for (const { card, top, height } of wanted) {
      const at = Math.max(top, free)
      // A transform moves nothing else, and is no shift of the layout.
      card.element.style.transform = `translateY(${Math.round(at)}px)`
      if (height) free = at + height + GAP
    }
  }

  /** Says at each place how many speak of it; the server has done so for those that were there. */
  #count(comments) {
    const counts = new Map()
    for (const comment of comments) {
      if (comment.classList.contains('deleted')) continue
      const { on } = comment.dataset
      counts.set(on, { first: counts.get(on)?.first ?? comment.id, number: (counts.get(on)?.number ?? 0) + 1 })
    }
    for (const link of document.querySelectorAll('p.remarks a, a.remarks')) {
      const place = link.closest('section[id], li[id]')
      if (!counts.has(place.id)) (link.closest('p.remarks') ?? link).remove()
    }
    for (const [on, { first, number }] of counts) {
      const place = document.getElementById(on)
      let link = place?.querySelector('.remarks a, a.remarks')
      if (place && !link) {
        link = make('a', { class: place.matches('li') && 'remarks', lang: 'en', dir: 'ltr' })
        if (place.matches('li')) (place.querySelector(':scope > p:last-of-type') ?? place).append('\u00A0', link)
        else place.append(make('p', { class: 'remarks' }, link))
      }
      link?.setAttribute('href', `#${first}`)
      if (link) link.textContent = `${number} comment${number === 1 ? '' : 's'}`
    }
  }

  /** A click on quoted words leads to the comment on them. */
  #follow(event) {
    if (!getSelection().isCollapsed || event.target.closest('a, button')) return
    const { offsetNode, offset } = document.caretPositionFromPoint?.(event.clientX, event.clientY) ?? {}
    if (!offsetNode) return
    const hit = [...this.#marks ?? []].find((range) => range.isPointInRange(offsetNode, offset))
    const card = this.#cards.find(({ range }) => range && range === hit)
    if (card) {
      card.element.focus({ preventScroll: true })
      bringIntoView(card.element, 'nearest')
    }
  }
}
