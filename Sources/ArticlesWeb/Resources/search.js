import { make } from './elements.js'

/** Shows the results of the page's search below its field while the reader types; Enter leads to the whole page of them. */
export function searchInPlace() {
  const input = document.getElementById('search')
  if (!input || document.body.classList.contains('searching')) return
  const panel = make('div', { class: 'found-here', hidden: true, role: 'region', 'aria-label': 'Results' })
  const said = make('p', { class: 'unseen', role: 'status' })
  input.form.append(panel, said)
  let timer
  let asked = new AbortController()
  const close = () => { asked.abort(); panel.hidden = true }
  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(look, 200)
  })
  input.addEventListener('focus', () => { panel.hidden = !panel.childElementCount || !input.value.trim() })
  input.form.addEventListener('keydown', (event) => {
    const links = [...panel.querySelectorAll('.results a')]
    const at = links.indexOf(document.activeElement)
    if (event.key === 'Escape') { close(); input.focus() }
    else if (event.key === 'ArrowDown' && links.length) { event.preventDefault(); links[Math.min(at + 1, links.length - 1)].focus() }
    else if (event.key === 'ArrowUp' && at >= 0) { event.preventDefault(); (links[at - 1] ?? input).focus() }
  })
  document.addEventListener('pointerdown', (event) => { if (!input.form.contains(event.target)) close() })
  input.form.addEventListener('focusout', (event) => { if (event.relatedTarget && !input.form.contains(event.relatedTarget)) close() })
  panel.addEventListener('click', (event) => { if (event.target.closest('a')) close() })

  async function look() {
    const query = input.value.trim()
    asked.abort()
    if (query === '') { panel.replaceChildren(); said.textContent = ''; return close() }
    asked = new AbortController()
    try {
      const response = await fetch(`/search?${new URLSearchParams({ q: query })}`, { signal: asked.signal })
      if (!response.ok) return
      const page = new DOMParser().parseFromString(await response.text(), 'text/html')
      const results = page.getElementById('search-results')
      for (const link of results.querySelectorAll('a[href]')) {
        // On this very page a result is a place and no other page.
        const [path, place] = link.getAttribute('href').split('#')
        const slug = document.getElementById('comments')?.dataset.article
        if (path === `/articles/${slug}` && document.getElementById(place)) link.setAttribute('href', `#${place}`)
      }
      for (const element of results.querySelectorAll('[role=alert]')) element.removeAttribute('role')
      panel.replaceChildren(...results.children)
      said.textContent = panel.querySelector('.found, .message')?.textContent ?? ''
      if (input.form.contains(document.activeElement)) panel.hidden = false
    } catch {
      // A search that was given up, or no answer: Enter still leads to the page of results.
    }
  }
}
