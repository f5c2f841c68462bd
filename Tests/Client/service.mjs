// The binary on a database of its own, its client as it serves it, and a proxy that does harm.
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export const slug = 'on-citing-and-annotating'
export const token = 'the-token-of-this-test'

/** Starts the binary with the sample; `stop` ends it and removes what it wrote. */
export async function start(...options) {
  const folder = await mkdtemp(join(tmpdir(), 'marginalia-client-'))
  const free = ['--comments-per-minute', '0', '--votes-per-minute', '0', '--min-fill-seconds', '0']
  const child = spawn(process.env.MARGINALIA_BINARY, ['serve', '--database', join(folder, 'a.sqlite'), '--port', '0', ...free, ...options], {
    stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, MARGINALIA_EDITOR_TOKEN: token },
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const origin = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /https?:\/\/\S+/.exec(line)
      if (found) resolve(found[0])
    })
    ended.then((status) => reject(new Error(`the service ended with ${status}`)))
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true })
  }
  return { origin, folder, stop }
}

/** The client that the service serves, from the folder of its build. */
export async function load({ origin, folder }) {
  const stable = await (await fetch(`${origin}/assets/marginalia.js`)).text()
  const [, digest] = /from '\.\/([0-9a-f]{16})\//.exec(stable)
  for (const name of ['marginalia.js', 'marginalia-events.js']) {
    const text = await (await fetch(`${origin}/assets/${digest}/${name}`)).text()
    await writeFile(join(folder, name.replace('.js', '.mjs')), text.replaceAll(".js'", ".mjs'"))
  }
  return import(join(folder, 'marginalia.mjs'))
}

/**
 * Passes requests on to the service. `harm(request)` says what to do to each: 'refuse' answers 503 without asking,
 * 'lose' asks and then drops the connection, 'cut' drops it after the first bytes of the answer; anything else, nothing.
 */
export async function proxy(origin, harm) {
  const seen = []
  const server = http.createServer((request, response) => {
    const { method, url, headers } = request
    const what = harm({ method, url, headers, number: seen.push({ method, url, headers }) })
    if (what === 'refuse') {
      request.resume()
      return response.writeHead(503, { 'Retry-After': '0' }).end()
    }
    const onward = http.request(origin + url, { method, headers }, (answer) => {
      if (what === 'lose') {
        answer.resume()
        return answer.on('end', () => request.socket.destroy())
      }
      response.writeHead(answer.statusCode, answer.rawHeaders)
      if (what === 'cut') answer.once('data', (chunk) => response.write(chunk, () => request.socket.destroy()))
      else answer.pipe(response)
      answer.on('error', () => request.socket.destroy())
    })
    response.on('close', () => onward.destroy())
    onward.on('error', () => request.socket.destroy())
    request.pipe(onward)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections() })
  return { origin: `http://127.0.0.1:${server.address().port}`, seen, stop }
}

/** Waits until the condition holds; a test that can't go on fails by the runner's own limit. */
export async function until(condition) {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10))
}
