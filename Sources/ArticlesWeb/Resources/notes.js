import { make } from './elements.js'

/** Opens a note beside its marker; the popover closes with Escape or a click elsewhere, and gives the focus back. */
export function openNotesInPlace() {
  if (!HTMLElement.prototype.showPopover) return
  const popover = make('aside', { class: 'note', popover: '', tabindex: '-1' })
  document.body.append(popover)
  let marker
  popover.addEventListener('toggle', ({ newState }) => {
    if (newState !== 'closed') return
    marker?.removeAttribute('aria-expanded')
    if (popover.contains(document.activeElement) || document.activeElement === document.body) {
      marker?.focus({ preventScroll: true })
    }
  })
  popover.addEventListener('click', (event) => { if (event.target.closest('a[href^="#"]')) popover.hidePopover() })
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('.text a[role=doc-noteref]')
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    const note = document.querySelector(link.hash)
    if (!note) return
    event.preventDefault()
    marker = link
    fill(popover, note, link)
    popover.showPopover()
    place(popover, link)
    link.setAttribute('aria-expanded', 'true')
    popover.focus({ preventScroll: true })
  })
}

function fill(popover, note, link) {
  const copy = note.cloneNode(true)
  for (const element of copy.querySelectorAll('.back, .remarks')) element.remove()
  for (const element of copy.querySelectorAll('[id]')) element.removeAttribute('id')
  const number = make('span', { class: 'number' }, link.textContent)
  popover.setAttribute('aria-label', `Note ${link.textContent}`)
  popover.replaceChildren(number, make('div', {}, ...copy.childNodes),
    make('a', { class: 'onward', href: link.hash, lang: 'en', dir: 'ltr' }, 'All notes'))
}

/** Below the marker, above it where there is no room below, always inside the window. */
function place(popover, link) {
  const edge = 12
  const at = link.getBoundingClientRect()
  const { width, height } = popover.getBoundingClientRect()
  const left = Math.max(edge, Math.min(at.left + at.width / 2 - width / 2, document.documentElement.clientWidth - width - edge))
  const hasRoom = at.bottom + height + edge < innerHeight || at.top < height + edge
  const top = hasRoom ? at.bottom + 8 : at.top - height - 8
  popover.style.left = `${left + scrollX}px`
  popover.style.top = `${top + scrollY}px`
}
