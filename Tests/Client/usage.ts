// Compiles under --strict if the types say what the client does; it is never run.
import { Marginalia, MarginaliaProblem, etagOf, solve, type Comment, type Listing, type Page, type PostedComment } from './marginalia.js'

const service = new Marginalia('https://notes.example.org', { retries: 0 })

export async function use(): Promise<unknown> {
  for await (const comment of service.comments('a', { sort: 'top', view: 'flat' })) {
    const name: string | null = comment.author.name
    console.log(name, comment.replies[0].votes.up)
  }
  const page: Page<Comment> = await service.comments('a').page()
  const posted: PostedComment = await service.reply(page.items[0], { author: { name: 'Ann' }, body: 'Yes.' }, { authorToken: 'a' })
  const stop: () => void = service.events('a', { commentPublished(change) { console.log(change.sequence + 1) }, lost() {} }, { since: 1 })
  try {
    await service.edit(posted.id, 'No.', { editToken: posted.editToken, ifMatch: etagOf(posted) })
  } catch (error) {
    if (error instanceof MarginaliaProblem) console.log(error.field('body')?.message, error.retryAfter)
  }
  const changes: Listing<{ sequence: number }, number> = service.changes({ since: 1 })
  const bans = await service.request<{ items: string[] }>('GET', '/v1/editor/bans', { query: { limit: 1 } })
  // @ts-expect-error A vote is 1, 0 or -1.
  await service.vote('a', 2)
  // @ts-expect-error There is no such format.
  service.exportUrl('a', 'pdf')
  // @ts-expect-error Editing takes a token.
  await service.edit('a', 'b', {})
  return [stop, changes, bans.items.length, await solve({ challenge: 'a', bits: 1 })]
}
