/**
 * The words of a section or note as the service counts them: markers, links back and headings left out, every run of
 * white space one space. It says where each character stands in the document, and so leads both ways.
 */
const OUTSIDE = '[role=doc-noteref], .back, .resolved, .remarks, button, .label, h2, h3, h4, h5, h6'

export class Passage {
  text = ''
  #places = []

  constructor(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
      if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT
      return node.matches(OUTSIDE) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP
    })
    while (walker.nextNode()) {
      const node = walker.currentNode
      for (let offset = 0; offset < node.length; offset += 1) {
        const isSpace = /\s/.test(node.data[offset])
        if (isSpace && (this.text === '' || this.text.endsWith(' '))) continue
        this.text += isSpace ? ' ' : node.data[offset]
        this.#places.push([node, offset])
      }
    }
  }

  /** Where words stand, those after `prefix` first; null where they don't. */
  range(exact, prefix) {
    const words = fold(exact)
    const before = fold(prefix)
    let found = -1
    for (let at = this.text.indexOf(words); at >= 0; at = this.text.indexOf(words, at + 1)) {
      if (found < 0) found = at
      if (this.text.slice(0, at).trimEnd().endsWith(before)) {
        found = at
        break
      }
    }
    if (found < 0 || words === '') return null
    const range = document.createRange()
    range.setStart(...this.#places[found])
    const [node, offset] = this.#places[found + words.length - 1]
    range.setEnd(node, offset + 1)
    return range
  }

  /** What a range holds of it, with the words around; null for nothing. */
  quote(range) {
    let start = this.#places.findIndex(([node, offset]) => range.comparePoint(node, offset) >= 0)
    let end = this.#places.findLastIndex(([node, offset]) => range.comparePoint(node, offset + 1) <= 0) + 1
    if (start < 0) return null
    while (start < end && this.text[start] === ' ') start += 1
    while (start < end && this.text[end - 1] === ' ') end -= 1
    if (start >= end) return null
    return {
      exact: this.text.slice(start, end),
      prefix: whole(this.text.slice(Math.max(0, start - 32), start)) || undefined,
      suffix: whole(this.text.slice(end, end + 32)) || undefined,
    }
  }
}

function fold(text) {
  return (text ?? '').replace(/\s+/g, ' ').trim()
}

/** Without half of a character at either end. */
function whole(text) {
  return text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '')
}
