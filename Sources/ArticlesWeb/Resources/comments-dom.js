/**
 * The one place where text becomes HTML: that of comments, which the service renders by an allow-list. The policy is
 * named `marginalia`, for pages with `require-trusted-types-for 'script'`; a page that allows no such policy gets null,
 * and its comments are shown as they were typed.
 */
const policy = (() => {
  if (!globalThis.trustedTypes) return { createHTML: (html) => html }
  try {
    return trustedTypes.createPolicy('marginalia', { createHTML: (html) => html })
  } catch {
    return null
  }
})()

/** Shows a comment's HTML, or its Markdown where HTML can't be made. */
export function setHTML(element, html, markdown = '') {
  if (policy) element.innerHTML = policy.createHTML(html)
  else element.textContent = markdown
}

/**
 * An element with children: `make('p', { class: 'who', part: 'who' }, 'Ann')`. Names that begin with `on` are listeners,
 * values that are null, undefined or false are left out, true is an attribute without value.
 */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value)
    else if (value === true) element.setAttribute(key, '')
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value)
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false))
  return element
}

/** An id that no other element of these comments has. */
export const nextID = (() => {
  let last = 0
  return () => `marginalia-${(last += 1)}`
})()

/** Whether a text colour stands on a dark ground, which is then the page's theme. */
export function isLight(color) {
  let [red, green, blue] = /^rgba?\((\d+), (\d+), (\d+)/.exec(color)?.slice(1).map(Number) ?? []
  if (red === undefined) {
    const context = new OffscreenCanvas(1, 1).getContext('2d')
    context.fillStyle = color
    context.fillRect(0, 0, 1, 1);
    [red, green, blue] = context.getImageData(0, 0, 1, 1).data
  }
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 140
}
