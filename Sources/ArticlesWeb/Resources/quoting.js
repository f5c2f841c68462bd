import { button } from './elements.js'
import { Passage } from './passage.js'

/** The server's limit for the words of a quote. */
const LONGEST = 1000

/** Offers to comment on words of the text or of a note while they are selected. */
export function offerQuoting(take) {
  const offer = button('Comment on these words', () => {
    if (chosen) take(chosen)
    offer.remove()
  }, { class: 'offer', lang: 'en', dir: 'ltr' })
  let chosen = null
  // A press on the button must not take the selection away before it counts.
  offer.addEventListener('pointerdown', (event) => event.preventDefault())
  let timer
  document.addEventListener('selectionchange', () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      chosen = selected()
      if (chosen) show(offer, chosen)
      else if (document.activeElement !== offer) offer.remove()
    }, 200)
  })
}

/** What is selected, if it stands in one section or note. */
function selected() {
  const selection = getSelection()
  if (selection.isCollapsed || !selection.rangeCount) return null
  const range = selection.getRangeAt(0)
  const root = placeOf(range.startContainer)
  if (!root || root !== placeOf(range.endContainer)) return null
  const quote = new Passage(root).quote(range)
  if (!quote || quote.exact.length > LONGEST) return null
  const note = /^citation-(\d+)$/.exec(root.id)
  return {
    id: root.id,
    root,
    range,
    quote,
    anchor: note ? { type: 'citation', number: Number(note[1]) } : { type: 'section', id: root.dataset.anchor ?? root.id },
    label: note ? `note ${note[1]}` : root.querySelector('h2, h3, h4, h5, h6')?.textContent ?? 'the beginning',
  }
}

function placeOf(node) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement
  return element?.closest('.text > section[id], .notes li[id]')
}

/** Right below the end of what is selected, in the order of the document there too, so that Tab leads to it. */
function show(offer, { root, range }) {
  root.append(offer)
  const end = [...range.getClientRects()].at(-1) ?? range.getBoundingClientRect()
  const frame = root.getBoundingClientRect()
  const room = frame.width - offer.offsetWidth
  offer.style.left = `${Math.max(0, Math.min(end.right - frame.left - offer.offsetWidth / 2, room))}px`
  offer.style.top = `${end.bottom - frame.top + 8}px`
}
