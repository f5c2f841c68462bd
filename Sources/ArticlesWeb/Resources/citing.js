import { button, make } from './elements.js'

/** Shows how to cite the article in the style that is chosen, and copies it. */
export function copyCitations() {
  const line = document.querySelector('p.cite')
  const styles = document.querySelectorAll('.formats a.style')
  if (!line || !styles.length) return
  const said = make('span', { role: 'status' })
  const copy = button('Copy', async () => {
    try {
      await navigator.clipboard.writeText(line.textContent.trim())
      said.textContent = ' Copied.'
    } catch {
      // Without permission, or on a page that came by http: the words are selected, for the reader to copy.
      getSelection().selectAllChildren(line)
      said.textContent = ' Selected; copy it with your keyboard.'
    }
  }, { class: 'quiet' })
  document.querySelector('.copying').append(copy, said)
  for (const link of styles) {
    link.addEventListener('click', async (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
      event.preventDefault()
      const response = await fetch(link.href).catch(() => null)
      if (!response?.ok) return void (location.href = link.href)
      line.textContent = (await response.text()).trim()
      line.setAttribute('aria-live', 'polite')
      for (const other of styles) other.removeAttribute('aria-current')
      link.setAttribute('aria-current', 'true')
      said.textContent = ''
    })
  }
}
