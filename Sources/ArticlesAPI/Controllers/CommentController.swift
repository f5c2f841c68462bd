internal import Articles
internal import HTTP
internal import HTTPTypes

/// Reading and posting comments.
struct CommentController: Sendable {
    let comments: CommentService
    let access: EditorAccess
    /// Finds the reader behind configured proxies.
    let clientAddress: ClientAddress

    func list(_ request: Request) async throws -> Response {
        let slug = try request.slug()
        let (sort, view, anchor, thread, cursor, limit, counting) = try request.query(
            allowing: ["sort", "view", "section", "citation", "thread", "cursor", "limit", "count"]
        ) { query in
            let sort = query.choice("sort", of: CommentQuery.Sort.self) ?? .oldest
            let view = query.choice("view", of: View.self) ?? .tree
            let section = query.value("section", expected: "must be the anchor of a section") { $0.isEmpty ? nil : $0 }
            let citation = query.value("citation", expected: "must be the number of a note") { text in
                Int(decimal: text).flatMap { $0 > 0 ? $0 : nil }
            }
            if section != nil, citation != nil {
                query.reject("citation", code: "conflict", message: "must not come together with section")
            }
            let cursor = query.value("cursor", expected: "must be a cursor of this list in this order") {
                Cursor.comments($0, sort: sort)
            }
            let thread = query.value(
                "thread",
                expected: "must be the id of a root comment",
                { Identifier<Comment>($0) }
            )
            let others = ["sort", "section", "citation", "count"].filter { query.text($0) != nil }
            if thread != nil, view != .flat || !others.isEmpty {
                query.reject("thread", code: "conflict", message: "goes with view=flat, cursor and limit alone")
            }
            let anchor = section.map(Comment.Anchor.section) ?? citation.map(Comment.Anchor.citation)
            return (sort, view, anchor, thread, cursor, query.limit(), query.counting())
        }
        let page =
            if let thread {
                try await comments.thread(slug: slug, root: thread, after: cursor?.id, limit: limit)
            } else {
                try await comments.list(
                    slug: slug,
                    nested: view == .tree,
                    sort: sort,
                    anchor: anchor,
                    after: cursor,
                    limit: limit,
                    counting: counting
                )
            }
        let shape = CommentListShape(page, nested: view == .tree, sort: sort, rules: comments.rules)
        return .json(tags: FreshnessTag.everything(of: slug), links: request.nextLink(shape.next)) {
            shape.write(to: &$0)
        }
    }

    func latest(_ request: Request) async throws -> Response {
        let (newest, cursor, limit) = try request.query(allowing: ["sort", "cursor", "limit"]) { query in
            let newest = query.choice("sort", of: Age.self) != .oldest
            let cursor = query.value("cursor", expected: "must be a cursor of this list in this order") {
                Cursor.latest($0, newest: newest)
            }
            return (newest, cursor, query.limit())
        }
        let page = try await comments.latest(newest: newest, after: cursor, limit: limit)
        let next = page.next.map { Cursor.latest($0, newest: newest) }
        return .json(tags: FreshnessTag.lists, links: request.nextLink(next)) { json in
            json.list(page.items, next: next) { CommentShape($1).write(to: &$0) }
        }
    }

    func comment(_ request: Request) async throws -> Response {
        _ = try request.query(allowing: [])
        let comment = try await comments.comment(id: request.commentID())
        return .json(tags: FreshnessTag.everything(of: comment.articleSlug)) { CommentShape(comment).write(to: &$0) }
    }

    func counts(_ request: Request) async throws -> Response {
        let names = try request.query(allowing: ["articles"]) { query in
            if query.text("articles") == nil {
                query.reject("articles", code: "required", message: "is required: up to 100 slugs, parted by commas")
            }
            return query.list("articles", atMost: 100) ?? []
        }
        let counts = try await comments.counts(of: names.compactMap(Slug.init(_:)))
        var written: Set<String> = []
        return .json(tags: FreshnessTag.lists) { json in
            json.object { json in
                json.key("counts")
                json.dictionary(names.filter { written.insert($0).inserted }) { name in
                    Slug(name).flatMap { counts[$0] } ?? 0
                }
            }
        }
    }

    func post(_ request: Request) async throws -> Response {
        let slug = try request.slug()
        _ = try request.query(allowing: [])
        try request.requireMediaType("application/json")
        let key = try request.idempotencyKey()
        let sent = try request.decodeJSON(CommentRequest.self, scanner: CommentRequest.scanner)
        let address = clientAddress.limitedPrefix(of: request)
        let kept = try await comments.post(
            sent.draft(),
            slug: slug,
            address: address,
            key: key,
            authorToken: request.authorToken,
            isEditor: access.isEditor(request),
            evidence: sent.evidence
        ) {
            KeptResponse($0, tokens: $1).encoded
        }
        var response = try KeptResponse(decoding: kept).response
        response.fields.append(contentsOf: RateLimitFields.fields(comments.allowances(of: address)))
        return response
    }

    private enum View: String, CaseIterable {
        case tree
        case flat
    }

    private enum Age: String, CaseIterable {
        case newest
        case oldest
    }
}

extension CommentListShape {
    init(_ page: CommentPage, nested: Bool, sort: CommentQuery.Sort, rules: CommentRules) {
        self.init(
            threads: nested
                ? CommentThread.threads(
                    roots: page.page.items,
                    replies: page.replies,
                    repliesNext: page.repliesNext,
                    shownDepth: rules.shownDepth
                )
                : page.page.items.map { CommentThread(comment: $0, replies: []) },
            next: page.page.next.map { Cursor.comments($0, sort: sort) },
            total: page.page.total
        )
    }
}
