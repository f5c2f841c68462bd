/** An element with attributes, listeners (`onclick: f`) and children; children that are texts stay texts. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value)
    else if (value === true) element.setAttribute(key, '')
    else if (value !== false && value !== undefined && value !== null) element.setAttribute(key, value)
  }
  element.append(...children)
  return element
}

/** A button that sends nothing. */
export function button(text, onclick, attributes = {}) {
  return make('button', { type: 'button', onclick, ...attributes }, text)
}

/** How the reader wants things to move into view. */
export function bringIntoView(element, block = 'center') {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
  element.scrollIntoView({ block, behavior: isCalm ? 'instant' : 'smooth' })
}

/** What is wider than the column is scrolled; by keyboard too. */
export function scrollByKeyboard() {
  for (const wide of document.querySelectorAll('table, pre')) {
    if (wide.scrollWidth > wide.clientWidth) wide.tabIndex = 0
  }
}
