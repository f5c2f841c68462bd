// A copy of the whole database.
import { send } from './desk-api.js'
import { button, facts, h } from './desk-dom.js'

export const backup = {
  name: 'backup',
  title: 'Backup',

  async show(element, desk) {
    const progress = h('progress', { hidden: true, 'aria-label': 'Downloading' })
    const start = button('Download a backup', () => download())
    element.append(
      h('p', {}, 'A checked copy of everything, made while the service goes on. ',
        'It holds e-mail addresses and secrets: keep it where only you can read it.'),
      h('p', { class: 'actions' }, start, progress),
      facts('To put one back: stop the service, then ', h('code', {}, 'marginalia restore FILE --replace'), '.'))

    async function download() {
      start.disabled = true
      progress.hidden = false
      progress.removeAttribute('value')
      try {
        desk.say('The copy is being made.')
        const response = await send('GET', '/v1/editor/backup', { signal: desk.signal })
        const size = Number(response.headers.get('Content-Length'))
        progress.max = size
        let received = 0
        const counted = response.body.pipeThrough(new TransformStream({ transform(piece, controller) {
          received += piece.byteLength
          progress.value = received
          controller.enqueue(piece)
        } }))
        // The browser keeps large blobs on its disk.
        const blob = await new Response(counted).blob()
        if (size > 0 && blob.size !== size) throw new Error('The backup was cut off on its way; take it again.')
        const disposition = response.headers.get('Content-Disposition') ?? ''
        const name = /filename="([^"]+)"/.exec(disposition)?.[1] ?? 'marginalia.sqlite'
        const address = URL.createObjectURL(blob)
        h('a', { href: address, download: name }).click()
        // Once the browser has begun to save it.
        setTimeout(() => URL.revokeObjectURL(address), 60_000)
        desk.say(`${name} is downloaded, ${(blob.size / 1_048_576).toFixed(1)} MB.`)
      } catch (error) {
        desk.fail(error.name === 'TypeError' ? new Error('The backup was cut off on its way; take it again.') : error)
      } finally {
        start.disabled = false
        progress.hidden = true
      }
    }
  },
}
