// The client against the running service.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { load, proxy, slug, start, token, until } from './service.mjs'

let service, client, module
const ann = { author: { name: 'Ann' } }
const edited = (text) => ({ ...ann, body: text })

before(async () => {
  service = await start()
  module = await load(service)
  client = new module.Marginalia(service.origin + '/')
})
after(() => service.stop())

/** A client whose requests pass a proxy; `act` gets both. */
async function through(harm, act, options) {
  const between = await proxy(service.origin, harm)
  try {
    return await act(new module.Marginalia(between.origin, options), between)
  } finally {
    await between.stop()
  }
}

test('An article, its parts and its exports are read', async () => {
  assert.equal((await client.info()).name, 'Marginalia')
  assert.ok((await client.config()).comments.bodyLength.maximum > 0)
  const all = []
  for await (const article of client.articles({ limit: 1 })) all.push(article.slug)
  assert.deepEqual(all, [slug])
  const article = await client.article(slug, { include: ['sections'] })
  assert.equal(article.sections.length, article.counts.sections)
  assert.equal(article.citations, undefined)
  assert.deepEqual((await client.sections(slug)).map(({ anchor }) => anchor), article.sections.map(({ anchor }) => anchor))
  assert.equal((await client.section(slug, 'lead')).heading, null)
  const [first] = await client.citations(slug)
  assert.deepEqual(await client.citation(slug, first.number), first)
  assert.equal((await client.source(first.sources[0].id)).citations.items[0].articleSlug, slug)
  assert.match(await client.export(slug, 'bib'), /^@/)
  assert.match(await client.export(slug, 'txt', { notes: true, style: 'apa' }), /\n/)
  assert.equal(client.exportUrl(slug, 'ris', { note: 3 }), `${service.origin}/v1/articles/${slug}/citations/3.ris`)
  assert.equal((await fetch(client.exportUrl(slug, 'md'))).status, 200)
  assert.equal((await fetch(client.articlePage(slug))).status, 200)
  assert.deepEqual(await client.counts([slug, 'nobody']), { [slug]: 2, nobody: 0 })
  const found = await client.search('Iliad', { in: ['text'], article: slug }).page()
  assert.equal(found.items[0].kind, 'section')
  for (const list of [client.categories(), client.archives(), client.authors()]) assert.ok(Array.isArray(await list))
  assert.ok((await client.changes().page()).latest > 0)
})

test('A comment is previewed, posted, answered, changed, voted on, listed and erased', async () => {
  assert.equal(await client.preview('*so*'), '<p><em>so</em></p>')
  const posted = await client.post(slug, edited('A *first* text.'))
  assert.equal(posted.status, 'published')
  const authorToken = posted.authorToken
  const reply = await client.reply(posted, edited('An answer.'), { authorToken })
  assert.equal(reply.parentId, posted.id)
  assert.equal(reply.authorToken, undefined)

  const read = await client.comment(posted.id)
  const { editToken } = posted
  const ifMatch = module.etagOf(read)
  assert.equal((await client.edit(posted.id, 'A *second* text.', { editToken, ifMatch })).html, '<p>A <em>second</em> text.</p>')
  await assert.rejects(client.edit(posted.id, 'A third.', { editToken, ifMatch }), { name: 'MarginaliaProblem', code: 'preconditionFailed', status: 412 })
  await assert.rejects(client.vote(posted.id, 1, { authorToken }), { code: 'ownComment' })
  const [root] = (await client.comments(slug).page()).items
  assert.deepEqual(await client.vote(root.id, 1, { authorToken }), { up: 1, down: 0 })
  assert.deepEqual(await client.vote(root.id, 0, { authorToken }), { up: 0, down: 0 })

  const own = []
  for await (const comment of client.ownComments({ authorToken, versions: true, limit: 1 })) own.push(comment)
  assert.deepEqual(own.map(({ id }) => id).sort(), [posted.id, reply.id].sort())
  assert.ok(own.some(({ versions }) => versions.some(({ body }) => body === 'A *first* text.')))
  const latest = await client.latestComments({ limit: 1 }).page()
  assert.equal(latest.items[0].id, reply.id)
  assert.notEqual(latest.next, null)

  await client.delete(reply.id, { editToken: reply.editToken })
  await assert.rejects(client.delete(posted.id, { editToken: 'of-another' }), { code: 'wrongEditToken' })
  await client.eraseOwn({ authorToken })
  await assert.rejects(client.comment(reply.id), { status: 404 })
})

test('A list is read to its end by cursors, a long thread as a whole', async () => {
  const root = await client.post(slug, edited('The root of many.'))
  const { repliesPerPage } = (await client.config()).comments
  const texts = Array.from({ length: repliesPerPage + 5 }, (_, number) => `Answer number ${number}.`)
  const editor = new module.Marginalia(service.origin, { headers: { Authorization: `Bearer ${token}` } })
  while (texts.length > 0) await Promise.all(texts.splice(0, 50).map((text) => editor.reply(root, edited(text))))
  const shown = []
  for await (const comment of client.comments(slug, { limit: 1, count: 'exact' })) shown.push(comment)
  const part = shown.find(({ id }) => id === root.id)
  assert.equal(part.replies.length, repliesPerPage)
  const whole = await client.thread(part)
  assert.equal(whole.replies.length, repliesPerPage + 5)
  assert.equal(new Set(whole.replies.map(({ id }) => id)).size, repliesPerPage + 5)
  assert.equal(whole.repliesNext, null)
  assert.equal(part.replies.length, repliesPerPage, 'the comment that was given is not changed')
  await client.delete(root.id, { editToken: root.editToken })
})

test('An answer that is lost is asked for again under the same key, and one comment is written', async () => {
  await through(({ method, number }) => method === 'POST' && number === 1 && 'lose', async (client, { seen }) => {
    const posted = await client.post(slug, edited('Lost and found.'))
    assert.equal(seen.length, 2)
    assert.equal(seen[0].headers['idempotency-key'], seen[1].headers['idempotency-key'])
    let copies = 0
    for await (const { body } of client.comments(slug, { view: 'flat' })) copies += body === 'Lost and found.'
    assert.equal(copies, 1)
    await client.delete(posted.id, { editToken: posted.editToken })
  })
})

test('After a failure the same draft goes under the same key, another one and a later one under another', async () => {
  await through(({ method, number }) => method === 'POST' && number <= 2 && 'lose', async (client, { seen }) => {
    await assert.rejects(client.post(slug, edited('Kept.')), { code: 'network', status: 0 })
    await assert.rejects(client.post(slug, edited('Another.')), { code: 'network' })
    const posted = await client.post(slug, edited('Kept.'))
    await assert.rejects(client.post(slug, edited('Kept.')), { code: 'duplicateComment', status: 409 })
    const keys = seen.map(({ headers }) => headers['idempotency-key'])
    assert.equal(keys[0], keys[2])
    assert.equal(new Set(keys).size, 3)
    await client.delete(posted.id, { editToken: posted.editToken })
  }, { retries: 0 })
})

test('503 is waited out where repeating does no harm, and only there', async () => {
  await through(({ number }) => number % 2 === 1 && 'refuse', async (client, { seen }) => {
    await client.config()
    await client.preview('again')
    assert.equal(seen.length, 4)
    await assert.rejects(client.edit('x', 'y', { editToken: 'z', ifMatch: '"a"' }), { status: 503, code: 'http', retryAfter: 0 })
    assert.equal(seen.length, 5)
  })
  await through(({ method, number }) => method === 'DELETE' && number === 2 && 'lose', async (client, { seen }) => {
    const posted = await client.post(slug, edited('To be deleted once.'))
    await client.delete(posted.id, { editToken: posted.editToken })
    assert.equal(seen.length, 3)
  })
})

test('A problem tells each field, the wait and the request', async () => {
  const problem = await client.post(slug, { author: { name: '' }, body: 'x' }).catch((error) => error)
  assert.ok(problem instanceof module.MarginaliaProblem && problem instanceof Error)
  assert.equal(problem.code, 'invalid')
  assert.equal(problem.status, 422)
  assert.equal(problem.field('author.name').code, 'required')
  assert.equal(problem.field('body').code, 'tooShort')
  assert.equal(problem.field('parentId'), undefined)
  assert.ok(problem.requestId)
  const limited = await start('--comments-per-minute', '1')
  const one = new module.Marginalia(limited.origin)
  await one.post(slug, edited('The first.'))
  const wait = await one.post(slug, edited('The second.')).catch((error) => error)
  assert.equal(wait.code, 'tooManyRequests')
  assert.ok(wait.retryAfter > 0)
  await limited.stop()
  const nobody = new module.Marginalia(limited.origin, { retries: 1 })
  await assert.rejects(nobody.info(), { code: 'network', status: 0, retryAfter: null })
  assert.throws(() => new module.Marginalia(), TypeError)
  assert.throws(() => new module.Marginalia('javascript:alert(1)'), TypeError)
})

test('A stamp and a proof of work are fetched and solved when they are asked for', async () => {
  const strict = await start('--require-stamp', 'on', '--proof-of-work', '6')
  const client = new module.Marginalia(strict.origin)
  assert.equal((await client.post(slug, edited('With all that it takes.'))).status, 'published')
  const pass = await client.pass()
  assert.equal((await client.post(slug, edited('With a pass.'), { pass })).status, 'published')
  assert.equal((await client.post(slug, edited('With a used one.'), { pass })).status, 'published')
  await strict.stop()
})

test('A call ends when its signal is aborted, with the reason', async () => {
  const reason = new Error('enough')
  await assert.rejects(client.info({ signal: AbortSignal.abort(reason) }), reason)
  const late = new AbortController()
  await through(() => 'refuse', async (client) => {
    const call = client.info({ signal: late.signal })
    late.abort(reason)
    await assert.rejects(call, reason)
  })
})

test('Events come by kind and in order, also those that happened while the connection was gone', async () => {
  const heard = []
  let opened = 0
  await through(({ url, number }) => url.endsWith('/events') && number === 1 && 'cut', async (listening) => {
    const stop = listening.events(slug, {
      open: () => { opened += 1 },
      commentPublished: ({ comment }) => heard.push(comment.body),
      commentEdited: ({ comment }) => heard.push(comment.body),
      commentDeleted: ({ comment }) => heard.push(comment),
      change: ({ sequence }) => heard.push(typeof sequence),
      lost: () => {},
    })
    await until(() => opened === 1)
    const posted = await client.post(slug, edited('Heard later.'))
    const { editToken } = posted
    await client.edit(posted.id, 'Heard anew.', { editToken })
    await until(() => heard.length >= 4)
    assert.equal(opened, 2, 'it came back')
    await client.delete(posted.id, { editToken })
    await until(() => heard.length >= 6)
    assert.equal(heard[4], null)
    assert.deepEqual(heard.filter((entry) => entry !== 'number').length, 3)
    stop()
  })
})

test('A listener begins where it is told, starts over after a reset, and ends with the article', async () => {
  const own = await start()
  const editor = new module.Marginalia(own.origin, { headers: { Authorization: `Bearer ${token}` } })
  const heard = []
  let isReset = false
  let end
  const ended = new Promise((resolve) => { end = resolve })
  editor.events(slug, { change: ({ kind }) => heard.push(kind), closed: end }, { since: 0 })
  const stop = editor.events(slug, { reset: () => { isReset = true } }, { since: 999_999 })
  await until(() => heard.includes('commentPublished') && isReset)
  stop()
  await editor.request('DELETE', `/v1/editor/articles/${slug}`)
  assert.equal(await ended, null)
  const refused = await new Promise((resolve) => editor.events('no-such-article', { closed: resolve }))
  assert.equal(refused.status, 404)
  await own.stop()
})
