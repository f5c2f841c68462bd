public import Articles
public import HTTP
internal import HTTPTypes

/// The pages that people see, on the same services as the API.
public struct ArticlesWeb: Sendable {
    private let articles: ArticleService
    private let comments: CommentService
    private let changes: ChangeService
    private let search: SearchService
    private let renderer: PageRenderer
    private let environment: Environment
    private let clientAddress: ClientAddress
    private let problem: @Sendable (any Error) -> Problem?
    private let tags: @Sendable (Slug?) -> [String]
    private let timeTags: @Sendable (Article) -> [String]
    private let feeds: FeedController
    private let description: @Sendable () -> [UInt8]
    private let hasDesk: Bool
    private let longWork: LongWork

    /// The pages on their services.
    ///
    /// - Parameters:
    ///   - feedID: Names the feed of articles (RFC 4287 §4.2.6): a URI that stays the same for as long as the database is.
    ///   - description: The API's own (OpenAPI 3.1), which `/docs` shows.
    ///   - hasDesk: Whether `/editor` is served: it is of use only where the API has an editor's token.
    ///   - longWork: Where pages wait for a thread; shared with the API.
    ///   - problem: Turns an error of the services into what a client may know; the API's table.
    ///   - tags: What an answer about an article, or about all of them, depends on; the API's names.
    ///   - timeTags: What a page of an article takes from the clock; the API's names.
    public init(
        articles: ArticleService,
        comments: CommentService,
        changes: ChangeService,
        search: SearchService,
        feeds: FeedService,
        feedID: String,
        renderer: PageRenderer,
        environment: Environment,
        clientAddress: ClientAddress,
        description: @escaping @Sendable () -> [UInt8],
        hasDesk: Bool = false,
        longWork: LongWork,
        problem: @escaping @Sendable (any Error) -> Problem?,
        tags: @escaping @Sendable (Slug?) -> [String],
        timeTags: @escaping @Sendable (Article) -> [String]
    ) {
        self.articles = articles
        self.comments = comments
        self.changes = changes
        self.search = search
        self.renderer = renderer
        self.environment = environment
        self.clientAddress = clientAddress
        self.description = description
        self.hasDesk = hasDesk
        self.longWork = longWork
        self.problem = problem
        self.tags = tags
        self.timeTags = timeTags
        self.feeds = FeedController(feeds: feeds, renderer: renderer, feedID: feedID, tags: tags)
    }

    /// Adds every page.
    public func add(to router: inout Router) {
        router.group([longWork.middleware, explainingErrors]) { router in
            router.on(.get, "/", name: "front page", front)
            router.on(.get, "/docs", name: "API for people", docs)
            router.on(.get, "/articles/{slug}", name: "article page", article)
            router.on(.post, "/articles/{slug}/comments", name: "form under an article", post)
            SearchPageController(search: search, renderer: renderer, tags: tags(nil)).add(to: &router)
        }
        router.on(.get, "/articles/{slug}/comments/{id}", name: "comment on a page", fragment)
        feeds.add(to: &router)
        AssetController().add(to: &router)
        if hasDesk { router.on(.get, "/editor", name: "editor's desk", DeskController(renderer: renderer).page) }
    }

    private func front(_ request: Request) async throws -> Response {
        let after = try request.query(allowing: ["after"]) { query in
            query.value("after", expected: "must be the slug of an article", Slug.init(_:))
        }
        let position = try await position(after: after)
        let page = try await articles.list(matching: ArticleFilter(), after: position, limit: 25, counting: false)
        if after == nil, page.items.count == 1, let only = page.items.first {
            let page = try await articlePage(only.slug, form: CommentForm())
            return PageRenderer.response(page.text, tags: tags(nil) + pageTags(page.article))
        }
        let next = page.next == nil ? nil : page.items.last.map { "/?after=\($0.slug)" }
        return PageRenderer.response(renderer.index(IndexPage(articles: page.items, next: next)), tags: tags(nil))
    }

    private func position(after slug: Slug?) async throws -> ArticlePosition? {
        guard let slug else { return nil }
        let article = try await articles.content(slug: slug, sections: false, citations: false).article
        return ArticlePosition(publishedOn: article.publishedOn, id: article.id)
    }

    private func article(_ request: Request) async throws -> Response {
        let slug = try slug(request)
        let (reply, thread, after, posted, isHeld) = try request.query(
            allowing: ["reply-to", "thread", "after", "posted", "held"]
        ) { query in
            (
                query.value("reply-to", expected: "must be the id of a comment", { Identifier<Comment>($0) }),
                query.value("thread", expected: "must be the id of a comment", { Identifier<Comment>($0) }),
                query.value("after", expected: "must be the id of a comment", { Identifier<Comment>($0) }),
                query.value("posted", expected: "must be the id of a comment", { Identifier<Comment>($0) }),
                query.boolean("held") ?? false
            )
        }
        var form = CommentForm()
        form.values[.parent] = reply?.description
        form.outcome = isHeld ? .held : posted.map { .published($0) }
        let page = try await articlePage(slug, form: form, thread: thread, after: after)
        // A page with a prefilled form is for one reader and not worth keeping.
        return PageRenderer.response(
            page.text,
            tags: reply == nil && form.outcome == nil ? pageTags(page.article) : nil
        )
    }

    /// - Parameters:
    ///   - thread: The root whose replies alone are shown; nil shows all threads.
    ///   - after: The last root of the page before, or the last reply of the part before.
    private func articlePage(
        _ slug: Slug,
        form: CommentForm,
        thread: Identifier<Comment>? = nil,
        after: Identifier<Comment>? = nil
    ) async throws -> (text: String, article: Article) {
        var form = form
        form.stamp = comments.gate.formStamp(replacing: form.stamp)
        // Read first: what is committed meanwhile is told once more and does no harm.
        let lastChange = try await changes.latest()
        let content = try await articles.content(slug: slug)
        var page = ArticlePage(
            article: content.article,
            sections: content.sections,
            citations: content.citations,
            commentsAreOpen: content.article.comments.accepts(at: environment.now()),
            form: form,
            live: ArticlePage.Live(
                lastChange: lastChange,
                takesVotes: comments.rules.takesVotes,
                editWindowSeconds: comments.rules.editWindowSeconds
            )
        )
        if let thread {
            try await addPart(of: thread, after: after, to: &page)
        } else {
            try await addThreads(after: after, to: &page)
        }
        return (renderer.article(page), content.article)
    }

    private func addThreads(after root: Identifier<Comment>?, to page: inout ArticlePage) async throws {
        let slug = page.article.slug
        let list = try await comments.list(
            slug: slug,
            nested: true,
            sort: .oldest,
            anchor: nil,
            after: root.map { CommentPosition(score: 0, id: $0) },
            limit: 100,
            counting: false
        )
        page.comments = list.page.items + list.replies
        page.nextComments = list.page.next.map { "/articles/\(slug)?after=\($0.id)#comments" }
        for (root, last) in list.repliesNext { page.nextReplies[root] = Self.path(slug, thread: root, after: last) }
    }

    private func addPart(
        of root: Identifier<Comment>,
        after reply: Identifier<Comment>?,
        to page: inout ArticlePage
    ) async throws {
        let slug = page.article.slug
        let limit = comments.rules.repliesPerPage
        let part = try await comments.thread(slug: slug, root: root, after: reply, limit: limit).page
        page.comments = [try await comments.comment(id: root)] + part.items
        page.allComments = "/articles/\(slug)#comments"
        if let last = part.next { page.nextReplies[root] = Self.path(slug, thread: root, after: last.id) }
    }

    private static func path(_ slug: Slug, thread: Identifier<Comment>, after: Identifier<Comment>) -> String {
        "/articles/\(slug)?thread=\(thread)&after=\(after)#comments"
    }

    /// One comment as it stands on the page, which the page's script fetches when it changes.
    private func fragment(_ request: Request) async throws -> Response {
        let slug = try slug(request)
        _ = try request.query(allowing: [])
        guard let id = request.parameters["id"].flatMap({ Identifier<Comment>($0) }) else {
            throw ArticlesError.notFound(.comment)
        }
        let comment = try await comments.comment(id: id)
        guard comment.articleSlug == slug else { throw ArticlesError.notFound(.comment) }
        let content = try await articles.content(slug: slug)
        let page = ArticlePage(
            article: content.article,
            sections: content.sections,
            citations: content.citations,
            commentsAreOpen: content.article.comments.accepts(at: environment.now())
        )
        var parent: Comment?
        if let id = comment.parentID, comment.depth > CommentThreads.deepest {
            parent = try await comments.comment(id: id)
        }
        let text = renderer.fragment(CommentFragmentView(comment, parent: parent, on: page))
        return PageRenderer.response(text, tags: pageTags(content.article))
    }

    private func post(_ request: Request) async throws -> Response {
        let slug = try slug(request)
        _ = try request.query(allowing: [])
        var form = CommentForm(inputs: try request.decodedForm())
        do {
            let draft = CommentDraft(
                authorName: form.values[.name] ?? "",
                email: form.values[.email],
                website: form.values[.website],
                body: form.values[.body] ?? "",
                parentID: form.values[.parent].flatMap { $0.isEmpty ? nil : $0 }
            )
            let address = clientAddress.limitedPrefix(of: request)
            let place = try await comments.post(
                draft,
                slug: slug,
                address: address,
                key: nil,
                evidence: form.evidence
            ) { comment, _ in
                let isHeld = comment.status != .published
                return Array((isHeld ? "held=true#post" : "posted=\(comment.id)#comment-\(comment.id)").utf8)
            }
            // Reloading what comes next posts nothing (RFC 9110 §15.4.4).
            return Response(
                status: .seeOther,
                fields: [
                    .location: "/articles/\(slug)?\(String(decoding: place, as: UTF8.self))",
                    .cacheControl: "no-store",
                ]
            )
        } catch {
            guard let problem = problem(error), problem.status != .notFound else { throw error }
            form.reject(problem)
            var response = PageRenderer.response(try await articlePage(slug, form: form).text, tags: nil)
            response.status = problem.status
            response.fields.append(contentsOf: problem.fields)
            return response
        }
    }

    private func docs(_ request: Request) async throws -> Response {
        _ = try request.query(allowing: [])
        return PageRenderer.response(renderer.docs(try DocsPage(openAPI: description())), tags: [])
    }

    /// The text of the page, the numbers in it, and what its form and its closing take from the clock.
    private func pageTags(_ article: Article) -> [String] { tags(article.slug) + timeTags(article) }

    private func slug(_ request: Request) throws -> Slug {
        guard let slug = request.parameters["slug"].flatMap({ Slug($0) }) else {
            throw ArticlesError.notFound(.article)
        }
        return slug
    }

    /// Says what went wrong in a page where the client prefers one, and leaves it to the API's form elsewhere.
    private var explainingErrors: Middleware {
        { request, next in
            do {
                return try await next(request)
            } catch {
                let preferred = request.preferredMediaType(among: ["application/problem+json", "text/html"])
                guard preferred == "text/html", let problem = problem(error) else { throw error }
                let page = renderer.problem(
                    status: problem.status.code,
                    title: problem.title,
                    detail: problem.detail
                )
                var response = PageRenderer.response(page, tags: nil)
                response.status = problem.status
                response.fields[.cacheControl] = "no-store"
                response.fields.append(contentsOf: problem.fields)
                return response
            }
        }
    }
}
