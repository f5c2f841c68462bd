public import Articles
public import HTTP
public import HTTPTypes

/// The HTTP API: every path on one screen.
public struct ArticlesAPI: Sendable {
    private let service: ServiceController
    private let articles: ArticleController
    private let exports: CitationExportController
    private let sources: SourceController
    private let comments: CommentController
    private let changes: ChangeController
    private let search: SearchController
    private let articleEditor: ArticleEditorController
    private let authors: AuthorController
    private let editor: EditorController
    private let moderation: ModerationController
    private let stamps: StampController
    private let versions: VersionController
    private let backups: BackupController
    private let longWork: LongWork

    /// The API on its services.
    ///
    /// - Parameters:
    ///   - bell: Rung after each commit; tells listeners that there is something new.
    ///   - longWork: Where searches and imports wait for a thread; shared with the pages.
    ///   - copier: Makes the editor's backups.
    ///   - probe: Throws when the database does not answer.
    public init(
        articles: ArticleService,
        comments: CommentService,
        importer: ImportService,
        changes: ChangeService,
        moderation: ModerationService,
        search: SearchService,
        editing: ArticleEditingService,
        bell: ChangeBell,
        environment: Environment,
        settings: Settings,
        longWork: LongWork,
        copier: StoreCopier,
        probe: @escaping @Sendable () async throws -> Void
    ) {
        service = ServiceController(
            version: settings.version,
            rules: comments.rules,
            spam: comments.gate.settings,
            bodyBytes: settings.bodyBytes,
            events: settings.events,
            probe: probe
        )
        exports = CitationExportController(articles: articles, publicURL: settings.publicURL)
        sources = SourceController(articles: articles, exports: exports)
        self.articles = ArticleController(articles: articles, comments: comments, exports: exports)
        self.changes = ChangeController(
            changes: changes,
            bell: bell,
            settings: settings.events,
            clientAddress: settings.clientAddress,
            uptimeNanoseconds: environment.uptimeNanoseconds
        )
        authors = AuthorController(comments: comments, clientAddress: settings.clientAddress)
        let access = EditorAccess(token: settings.editorToken)
        self.comments = CommentController(
            comments: comments,
            access: access,
            clientAddress: settings.clientAddress
        )
        editor = EditorController(importer: importer, access: access)
        self.moderation = ModerationController(moderation: moderation, access: access)
        stamps = StampController(gate: comments.gate)
        self.search = SearchController(search: search)
        articleEditor = ArticleEditorController(articles: editing, access: access)
        versions = VersionController(comments: comments, access: access)
        self.longWork = longWork
        backups = BackupController(access: access, now: environment.now, copier: copier)
    }

    /// What the API must be told.
    public struct Settings: Sendable {
        /// The version of the service.
        public var version: String
        /// The most bytes of content that are taken; told to those who build forms.
        public var bodyBytes = 64 << 10
        /// Finds the reader behind proxies.
        public var clientAddress: ClientAddress
        /// Nil: nobody may edit.
        public var editorToken: String?
        /// How streams of events are kept up.
        public var events = EventSettings()
        /// Scheme and authority of the pages, for citing an article; nil when not known.
        public var publicURL: String?

        /// What the API must be told.
        public init(version: String, clientAddress: ClientAddress, editorToken: String?) {
            self.version = version
            self.clientAddress = clientAddress
            self.editorToken = editorToken
        }
    }

    /// Adds every route of the API.
    public func add(to router: inout Router) {
        router.on(.get, "/v1", service.root)
        router.on(.get, "/v1/config", service.config)
        router.on(.get, "/v1/stamp", stamps.stamp)

        router.on(.get, "/v1/articles", articles.list)
        router.on(.get, "/v1/articles/{slug}", articles.article)
        router.on(.get, "/v1/articles/{slug}.md", articles.markdown)
        router.on(.get, "/v1/articles/{slug}/sections", articles.sections)
        router.on(.get, "/v1/articles/{slug}/sections/{anchor}", articles.section)
        router.on(.get, "/v1/articles/{slug}/citations", articles.citations)
        router.on(.get, "/v1/articles/{slug}/citations/{number}", articles.citation)
        router.on(.get, "/v1/sources/{id}", sources.source)
        let exports = exports
        for format in CitationFormat.allCases {
            let suffix = format.rawValue
            router.on(.get, "/v1/articles/{slug}.\(suffix)") { try await exports.article($0, as: format) }
            router.on(.get, "/v1/articles/{slug}/citations.\(suffix)") { try await exports.citations($0, as: format) }
            router.on(.get, "/v1/articles/{slug}/citations/{number}.\(suffix)") { request in
                try await exports.citation(request, as: format)
            }
            router.on(.get, "/v1/sources/{id}.\(suffix)") { try await exports.source($0, as: format) }
        }
        router.on(.get, "/v1/articles/{slug}/comments", comments.list)
        router.on(.post, "/v1/articles/{slug}/comments", comments.limitedPost)

        router.on(.get, "/v1/articles/{slug}/events", changes.events)
        router.on(.get, "/v1/changes", changes.list)

        router.on(.get, "/v1/comments", comments.latest)
        router.on(.get, "/v1/comments/{id}", comments.comment)
        router.on(.patch, "/v1/comments/{id}", authors.edit)
        router.on(.delete, "/v1/comments/{id}", authors.delete)
        router.on(.put, "/v1/comments/{id}/vote", authors.vote)
        router.on(.post, "/v1/comments/preview", authors.preview)
        router.on(.get, "/v1/me/comments", authors.own)
        router.on(.delete, "/v1/me", authors.eraseOwn)
        router.on(.get, "/v1/counts", comments.counts)
        router.on(.get, "/v1/avatars/{seed}.svg", AvatarController().avatar)

        router.group([longWork.middleware]) { router in
            router.on(.get, "/v1/search", search.search)
            router.on(.put, "/v1/editor/articles/{slug}", editor.put)
        }

        router.on(.get, "/v1/categories", articles.categories)
        router.on(.get, "/v1/archives", articles.archives)
        router.on(.get, "/v1/authors", articles.authors)

        router.on(.get, "/v1/editor/articles", articleEditor.list)
        router.on(.get, "/v1/editor/articles/{slug}", articleEditor.article)
        router.on(.patch, "/v1/editor/articles/{slug}", articleEditor.change)
        router.on(.delete, "/v1/editor/articles/{slug}", articleEditor.remove)
        router.on(.get, "/v1/editor/articles/{slug}/report", articleEditor.report)
        router.on(.get, "/v1/editor/comments/{id}/versions", versions.list)

        router.on(.get, "/v1/editor/comments", moderation.comments)
        router.on(.get, "/v1/editor/comments/{id}", moderation.comment)
        router.on(.patch, "/v1/editor/comments/{id}", moderation.change)
        router.on(.get, "/v1/editor/log", moderation.log)
        router.on(.post, "/v1/editor/log/{sequence}/undo", moderation.undo)
        router.on(.get, "/v1/editor/bans", moderation.bans)
        router.on(.post, "/v1/editor/bans", moderation.ban)
        router.on(.get, "/v1/editor/bans/{id}", moderation.oneBan)
        router.on(.delete, "/v1/editor/bans/{id}", moderation.unban)

        router.on(.get, "/v1/editor/backup", backups.download)

        router.on(.get, "/openapi.json", service.description)
        router.on(.get, "/problems", service.problems)
        router.on(.get, "/problems/{code}", service.problem)
        router.on(.get, "/healthz", service.health)
        router.on(.get, "/readyz", service.readiness)
    }

    /// The most bytes that a request's content may have: 16 MiB for a document, 64 KiB for anything else, or what is set.
    public static func contentLimit(
        method: HTTPRequest.Method = .post,
        path: String,
        body: Int = 64 << 10,
        document: Int = 16 << 20
    ) -> Int {
        method == .put && path.hasPrefix("/v1/editor/articles/") ? document : body
    }
}
