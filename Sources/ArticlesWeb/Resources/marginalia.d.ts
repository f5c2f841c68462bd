/** Types of marginalia.js. Times are RFC 3339 in UTC, such as `2020-07-28T14:22:22Z`; ids and cursors are opaque. */

/** What every call takes. */
export interface CallOptions {
  /** Ends the call; it then throws the signal's reason. */
  signal?: AbortSignal
  /** Sent along, beside those of the client. */
  headers?: Record<string, string>
  /** As for `fetch`; `no-cache` when absent: what a browser has kept is used only if the service says that it holds. */
  cache?: RequestCache
}

/** What lists take. */
export interface ListOptions extends CallOptions {
  /** `next` of a page before; from the beginning when absent. */
  cursor?: string
  /** Items on a page, 1…100; 25 when absent. */
  limit?: number
  /** Asks for `total`. */
  count?: 'exact'
}

/** Calls that act for an author. */
export interface AuthorOptions extends CallOptions {
  /** `authorToken` of the author's first post: puts comments and votes with the author's others. */
  authorToken?: string
}

/** Calls that act on a comment of one's own. */
export interface EditOptions extends CallOptions {
  /** From the answer to the post. */
  editToken: string
  /** Acts only if the comment is still as `etagOf` said; else the code is `preconditionFailed`. Such a call is not repeated. */
  ifMatch?: string
}

export interface PostOptions extends AuthorOptions {
  /** 8…128 visible ASCII characters; made up and kept until the service has answered when absent. */
  idempotencyKey?: string
  /** From `pass()`, fetched ahead of time; fetched when the service asks for it when absent. */
  pass?: Pass
}

/** One page of a list. */
export interface Page<Item, Cursor = string> {
  items: Item[]
  /** For the next page; null on the last. */
  next: Cursor | null
  /** With `count: 'exact'`. */
  total?: number
}

/** A list that is read page by page: `for await (const item of listing)`, or a page at a time. */
export class Listing<Item, Cursor = string> implements AsyncIterable<Item> {
  constructor(read: (cursor: Cursor | null) => Promise<Page<Item, Cursor>>)
  page(cursor?: Cursor | null): Promise<Page<Item, Cursor>>
  [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined>
}

/** Every failure but that of an aborted call: what the service answered (RFC 9457), or that it did not. */
export class MarginaliaProblem extends Error {
  readonly name: 'MarginaliaProblem'
  /**
   * For programs, such as `invalid`, `tooManyRequests`, `duplicateComment`: all are listed under `/problems` of the
   * service. Beside them `network`: no answer came; `http`: an answer without a code, as of a proxy;
   * `proofOfWorkImpossible`: see `solve`.
   */
  readonly code: string
  /** Of the answer; 0 when there was none. */
  readonly status: number
  /** The same for every occurrence of the code. */
  readonly title: string
  /** What is wrong this time, in English. */
  readonly detail: string
  /** For the operator's log. */
  readonly requestId: string | null
  /** Every value at fault. */
  readonly errors: FieldError[]
  /** Seconds after which trying again makes sense; null when the service doesn't say. */
  readonly retryAfter: number | null
  /** What is wrong with a value, such as `author.name`. */
  field(name: string): FieldError | undefined
}

/** What happens under an article. Each change goes to the handler of its kind, then to `change`. */
export interface EventHandlers extends Partial<Record<Change['kind'], (change: Change) => void>> {
  change?(change: Change): void
  /** The connection stands: first, and after each loss of it. Nothing that happened in between is missed. */
  open?(): void
  /** The connection was lost or refused; another is tried by itself. */
  lost?(error: Error): void
  /** The service was put back to an earlier state: read anew what is shown. */
  reset?(): void
  /** No more comes: null when the article was taken down, else why; not called after stopping. */
  closed?(error: Error | null): void
}

/** Where a work's data are had: BibTeX, RIS, CSL-JSON, text, and the article as Markdown. */
export type ExportFormat = 'bib' | 'ris' | 'csl.json' | 'txt' | 'md'

export interface ExportOptions {
  /** The works of all notes in place of the article itself; not as `md`. */
  notes?: boolean
  /** The works of this note alone; not as `md`. */
  note?: number
  /** The form of `txt`. */
  style?: 'chicago-notes' | 'chicago-bibliography' | 'apa' | 'mla'
}

/** What goes along with a comment where a service asks for it. */
export interface Pass {
  stamp: string
  proofOfWork?: string
}

/**
 * A client of one service. Credentials of the browser are never sent. Calls whose repetition does no harm are repeated
 * when no answer came or it was 502, 503 or 504: up to three times, after 0.5, 1 and 2 s (±25 %) or `Retry-After`.
 */
export class Marginalia {
  /** Address of the service without a slash at its end. */
  readonly server: string
  /**
   * @param server Its http or https address, such as `https://notes.example.org`; where this module came from when absent.
   * @param options.fetch In place of the global one.
   * @param options.headers Sent with every request, such as an editor's `Authorization`.
   * @param options.retries The most repetitions; 3 when absent.
   */
  constructor(server?: string, options?: { fetch?: typeof fetch; headers?: Record<string, string>; retries?: number })

  info(options?: CallOptions): Promise<Service>
  /** Limits and policies that a form needs. */
  config(options?: CallOptions): Promise<Config>
  /** Published articles, the newest first. `archive` is a month, such as `2026-07`. */
  articles(options?: ListOptions & { category?: string; author?: string; archive?: string }): Listing<Article>
  /** One article; with its sections and citations when `include` is absent. */
  article(slug: string, options?: CallOptions & { include?: ('sections' | 'citations' | 'comments')[] }): Promise<Article>
  sections(slug: string, options?: CallOptions): Promise<Section[]>
  section(slug: string, anchor: string, options?: CallOptions): Promise<SectionInContext>
  citations(slug: string, options?: CallOptions): Promise<Citation[]>
  citation(slug: string, number: number, options?: CallOptions): Promise<Citation>
  /** A work with a page of the notes that cite it. */
  source(id: string, options?: ListOptions): Promise<Source>
  categories(options?: CallOptions): Promise<(Category & { articles: number })[]>
  archives(options?: CallOptions): Promise<{ archive: string; articles: number }[]>
  authors(options?: CallOptions): Promise<{ slug: string; name: string; given: string; family: string; articles: number }[]>
  /** Full text, best first; `q` as the README of the service tells. `article` is a slug. */
  search(q: string, options?: ListOptions & { in?: ('text' | 'citations' | 'comments')[]; article?: string }): Listing<SearchMatch>
  /** All that was published since a change, in commit order: for mirrors. */
  changes(options?: CallOptions & { since?: number; limit?: number }): Listing<Change, number>

  /**
   * Comments of an article: root comments with their replies nested, or all side by side (`view: 'flat'`).
   * `section` and `citation` choose those that speak of one; `thread` the replies of a root, with `view: 'flat'`.
   */
  comments(
    slug: string,
    options?: ListOptions & {
      sort?: 'oldest' | 'newest' | 'top'; view?: 'tree' | 'flat'; section?: string; citation?: number; thread?: string
    },
  ): Listing<Comment>
  /** Over all articles, the newest first. */
  latestComments(options?: ListOptions & { sort?: 'newest' | 'oldest' }): Listing<Comment>
  comment(id: string, options?: CallOptions): Promise<Comment>
  /** Numbers of comments by slug, up to 100 slugs; 0 for unknown ones. */
  counts(slugs: string[], options?: CallOptions): Promise<Record<string, number>>
  /** A root comment with all its replies, where a page held only a part of them (`repliesNext`). */
  thread(root: Comment, options?: CallOptions): Promise<Comment>
  /**
   * Writes a comment; it is on disk when this returns. `status` is `pending` when an editor has to see it first. Keep
   * `editToken`, and `authorToken` for all posts that follow. After a failure call it again with the same draft: the
   * same key goes along until there is an answer, so that nothing is posted twice. A stamp or a proof of work that the
   * service asks for is fetched, waited for and solved.
   */
  post(slug: string, draft: NewComment, options?: PostOptions): Promise<PostedComment>
  reply(parent: Comment, draft: NewComment, options?: PostOptions): Promise<PostedComment>
  edit(id: string, body: string, options: EditOptions): Promise<Comment>
  /** Erases it; with replies a tombstone stays. */
  delete(id: string, options: EditOptions): Promise<void>
  /** One vote a voter; 0 takes it back. */
  vote(id: string, value: 1 | 0 | -1, options?: AuthorOptions): Promise<Comment['votes']>
  /** HTML of a comment's text, by the code that renders comments. */
  preview(body: string, options?: CallOptions): Promise<string>
  /** All that was posted with the token, held ones too; `versions` adds the texts before edits. */
  ownComments(options: ListOptions & { authorToken: string; versions?: boolean }): Listing<OwnComment>
  /** Erases all of them, and takes back the votes. */
  eraseOwn(options: CallOptions & { authorToken: string }): Promise<void>
  stamp(options?: CallOptions): Promise<Stamp>
  /** Fetches a stamp when a form is shown, solves a proof of work if one is asked for, and waits until both are good. */
  pass(options?: CallOptions): Promise<Pass>

  /**
   * Listens to an article until the function that it returns is called, or `signal` is aborted.
   *
   * @param options.since Number of the last change known; from now on when absent.
   * @param options.idleSeconds A connection without a sign of life for so long is replaced; 60 when absent.
   * @param options.whileHidden Whether to listen in a tab that is not to be seen; else it catches up when it is again.
   */
  events(
    slug: string,
    handlers: EventHandlers,
    options?: { signal?: AbortSignal; since?: number; idleSeconds?: number; whileHidden?: boolean },
  ): () => void

  /** The address of a link in an answer, such as an avatar. */
  url(link: string): string
  /** The page that people read. */
  articlePage(slug: string): string
  /** Where reference managers and people get the data of the article, of all its notes, or of one. */
  exportUrl(slug: string, format: ExportFormat, options?: ExportOptions): string
  /** The text behind `exportUrl`. */
  export(slug: string, format: ExportFormat, options?: ExportOptions & CallOptions): Promise<string>

  /**
   * Any request of the API, for what has no method here; gives the JSON of the answer, undefined for 204.
   *
   * @param target A path, such as `/v1/articles`.
   * @param options.body Sent as JSON; a string, Blob or bytes as they are, with a Content-Type of `headers`.
   * @param options.repeatable Whether it may be sent again; all but POST and what has `ifMatch` when absent.
   */
  request<Answer = unknown>(
    method: string,
    target: string,
    options?: CallOptions & {
      query?: Record<string, string | number | boolean | null | undefined>; body?: unknown; repeatable?: boolean
    },
  ): Promise<Answer>
}

/** The strong `ETag` under which an object was read by `article`, `comment` and the like; for `ifMatch`. */
export function etagOf(value: object): string | undefined

/** Solves a proof of work; needs a secure context (https, or this machine), as `crypto.subtle` does. */
export function solve(task: { challenge: string; bits: number }, options?: { signal?: AbortSignal }): Promise<string>

/** Addresses of related resources, relative to this service; some are RFC 6570 templates; null where there is none. */
export type Links = Record<string, string | null>

export interface FieldError {
  /** Path of the value, such as `author.name`, or name of the parameter or header. */
  field: string
  /** For programs. */
  code: string
  /** For people. */
  message: string
}

export interface Service {
  name: 'Marginalia'; version: string; links: Links
}

export interface Range {
  minimum: number; maximum: number
}

export interface Category {
  slug: string; name: string
}

export interface Contributor {
  role: 'author' | 'editor'
  /** As printed. */
  name: string
  /** Empty for an organisation or a mononym. */
  given: string
  /** With particles; the whole name for an organisation. */
  family: string
  affiliation: string | null; biography: string | null
}

export interface Article {
  slug: string; title: string | null; subtitle: string | null; summary: string | null
  status: 'draft' | 'published' | 'withdrawn'
  /** BCP 47. */
  language: string
  publishedOn: string | null; updatedAt: string
  /** 1 for the first import; grows with each that changed something. */
  revision: number
  wordCount: number; readingMinutes: number; contributors: Contributor[]; categories: Category[]
  /** Where the text first came out. */
  sourceUrl: string | null
  dedication: string | null; commentsOpen: boolean; commentsCloseAt: string | null
  counts: {
    sections: number; citations: number
    /** Published ones. Not part of the `ETag`. */
    comments: number
  }
  /** With `include=sections`. */
  sections?: Section[]
  /** With `include=citations`. */
  citations?: Citation[]
  comments?: Page<Comment>; links: Links
}

export interface Marker {
  /** Number of the note. */
  citation: number
  /** 0 is the first. */
  paragraph: number
  /** UTF-16 code units into the section's `text`. */
  offset: number
  /** The sentence that is supported. */
  quote: string
}

export interface Section {
  /** Name in URLs; `lead` for the text before the first heading. */
  anchor: string
  /** 1… in order; null for the lead. */
  number: number | null
  level: number; heading: string | null
  /** The author's words without markers; paragraphs parted by two line feeds. */
  text: string
  /** Safe HTML with markers. */
  html: string
  wordCount: number
  /** Published comments anchored here. */
  commentCount: number
  markers: Marker[]
}

export interface SectionLink {
  anchor: string; level: number; heading: string | null; href: string
}

export interface SectionInContext extends Section {
  /** The notes cited here. */
  citations: Citation[]
  previous: SectionLink | null; next: SectionLink | null; links: Links
}

export interface Place {
  /** Anchor of the section. */
  section: string
  /** 0 is the first. */
  paragraph: number
  /** UTF-16 code units into the section's `text`. */
  offset: number
  /** The sentence that is supported. */
  quote: string
}

export interface Citation {
  number: number
  /** As printed, where that is not the number. */
  label: string | null
  anchor: string
  /** The note verbatim. */
  text: string
  /** Safe HTML. */
  html: string
  kind: 'full' | 'short' | 'ibid' | 'remark'
  /** Number of the note that holds the work, chains followed. */
  resolvedFrom: number | null
  citedIn: Place[]
  /** Every work, in the order of the note. */
  sources: CitedSource[]
  /** Codes such as `ibidAfterSeveral`. */
  warnings: string[]
  commentCount: number
}

export interface CitedSource {
  id: string; csl: CSLItem
  /** The pinpoint, such as a page. */
  locator: string | null
  /** Words before the work, such as “see also”. */
  prefix: string | null
  url: string | null; doi: string | null
  /** How sure the reading of the fields is. */
  confidence: number
}

/** A work in the terms of CSL-JSON (citationstyles.org), under CSL's own names; absent fields are left out. */
export interface CSLItem {
  type: string; author?: CSLName[]; editor?: CSLName[]; translator?: CSLName[]; director?: CSLName[]
  interviewer?: CSLName[]; title?: string; 'container-title'?: string; 'collection-title'?: string
  'event-title'?: string; genre?: string; authority?: string; publisher?: string; 'publisher-place'?: string
  issued?: CSLDate; 'original-date'?: CSLDate; accessed?: CSLDate; edition?: string; volume?: string
  issue?: string; number?: string; section?: string; page?: string; archive?: string
  archive_location?: string; URL?: string; DOI?: string; ISBN?: string; language?: string; abstract?: string
}

export interface CSLName {
  family?: string; given?: string; 'non-dropping-particle'?: string; suffix?: string; literal?: string
}

export interface CSLDate {
  'date-parts'?: number[][]; season?: number; literal?: string
}

/** A work with a page of the notes that cite it. */
export interface Source {
  id: string; csl: CSLItem; url: string | null; doi: string | null
  citations: {
    items: Mention[]
    /** Cursor of the next page, null on the last. */
    next: string | null
    /** Only with `count=exact`. */
    total?: number
  }
  links: Links
}

/** A note that cites a work. */
export interface Mention {
  articleSlug: string; articleTitle: string | null; number: number; label: string | null; text: string
  html: string; kind: 'full' | 'short' | 'ibid' | 'remark'; locator: string | null; prefix: string | null
  confidence: number; links: Links
}

export interface Comment {
  id: string; articleSlug: string; parentId: string | null
  /** 0 is a root. */
  depth: number
  /** Nothing but `isEditor` false in a tombstone. */
  author: {
    name: string | null; website: string | null
    /** An identicon served here. */
    avatar: string | null
    isEditor: boolean
  }
  /** Markdown as sent; empty in a tombstone. */
  body: string
  /** Safe HTML. */
  html: string
  status: 'pending' | 'published' | 'rejected' | 'deleted'; createdAt: string; editedAt: string | null
  anchor: Anchor | null; votes: { up: number; down: number }
  /** Published direct replies. */
  replyCount: number
  pinned: boolean
  /** In a tree; deeper ones than are shown stand beside their nearest shown ancestor. */
  replies: Comment[]
  /** Where further replies are, when there are more than a page holds. */
  repliesNext: string | null
  links: Links
}

export interface PostedComment extends Comment {
  /** Shown once; opens editing and deleting. */
  editToken: string
  /** Shown once, with an author's first post. */
  authorToken?: string
}

export interface OwnComment extends Comment {
  /** Whether an e-mail address is kept; it is never given out. */
  emailKept: boolean
  /** With `include=versions`. */
  versions?: CommentVersion[]
}

export interface CommentVersion {
  number: number; body: string; html: string; writtenAt: string
}

/** What a comment speaks of; null: the article as a whole. */
export interface Anchor {
  type: 'article' | 'section' | 'citation'
  /** Of the section. */
  id?: string
  /** Of the note. */
  number?: number
  quote: Quote | null
  /** How the anchor stands after edits of the article. */
  state: 'exact' | 'moved' | 'orphaned'
}

/** W3C TextQuoteSelector. */
export interface Quote {
  exact: string; prefix: string | null; suffix: string | null
}

export interface NewComment {
  author: {
    name: string
    /** Never given out. */
    email?: string | null
    website?: string | null
  }
  /** Markdown. */
  body: string
  parentId?: string | null
  anchor?: {
    type: 'article' | 'section' | 'citation'; id?: string; number?: number
    quote?: { exact: string; prefix?: string | null; suffix?: string | null } | null
  } | null
  /** A field that people don't see; must be empty. */
  subject?: string | null
  /** From `GET /v1/stamp`. */
  stamp?: string | null
  /** The answer to the challenge of `GET /v1/stamp`. */
  proofOfWork?: string | null
}

export interface Stamp {
  stamp: string; usableFrom: string; expiresAt: string
  proofOfWork: { challenge: string; bits: number; lifetimeSeconds: number } | null
}

export interface Config {
  comments: {
    nameLength: Range; bodyLength: Range; emailLength: Range; websiteLength: Range; quoteLength: Range
    quoteContextLength: Range; shownDepth: number
    /** The most replies on a page of a tree. */
    repliesPerPage: number
    perMinute: number | null; perDay: number | null; maxLinks: number | null; closeAfterDays: number | null
    duplicateWindowSeconds: number; editWindowSeconds: number; moderation: 'none' | 'first' | 'links' | 'all'
    honeypotField: string; stamp: { required: boolean; leastSeconds: number; href: string }
    proofOfWorkBits: number | null; votes: boolean; markup: 'markdown'
  }
  events: { heartbeatSeconds: number; retryMilliseconds: number }; bodyLimitBytes: number
  pageLimit: { default: number; maximum: number }; languages: string[]
}

export interface SearchMatch {
  kind: 'section' | 'citation' | 'comment'; articleSlug: string; articleTitle: string | null
  /** Anchor of the section found, or that the comment speaks of. */
  section: string | null
  citation: number | null; commentId: string | null
  /** Plain text, never HTML. */
  snippet: string
  /** What matches, in UTF-16 code units of the snippet; the end not included. */
  ranges: [number, number][]
  links: Links
}

export interface Change {
  /** In commit order. */
  sequence: number
  kind: 'articleSaved' | 'articleRemoved' | 'commentPublished' | 'commentEdited' | 'commentDeleted'
  at: string; articleSlug: string; commentId: string | null; comment: Comment | null; links: Links
}
