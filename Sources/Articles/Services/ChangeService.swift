/// Reading what has changed, for mirrors and listeners.
public struct ChangeService: Sendable {
    private let store: any Store

    /// A service on a store.
    public init(store: any Store) {
        self.store = store
    }

    /// A page of all changes after a number, in the order of commits.
    ///
    /// - Throws: `ArticlesError.invalid` with the field `since` when no change has such a number yet: the caller has it
    ///   from another database, or from one that was put back to an earlier state.
    public func changes(since sequence: Int, limit: Int) async throws -> ChangePage {
        try await store.read { repositories in
            let latest = try repositories.changes.latestChange()
            try Self.check(sequence, field: "since", latest: latest)
            let page = ListPage(
                itemsAndOne: try repositories.changes.changes(after: sequence, of: nil, limit: limit + 1),
                limit: limit,
                total: nil,
                position: \.sequence
            )
            return ChangePage(page: page, latest: latest)
        }
    }

    /// The number of the latest change; 0 before the first.
    public func latest() async throws -> Int {
        try await store.read { try $0.changes.latestChange() }
    }

    /// Where listening to a published article begins: after the event that the listener had last, or now.
    ///
    /// - Throws: `ArticlesError.notFound`, or `.invalid` with the field `Last-Event-ID`.
    public func start(slug: Slug, after sequence: Int?) async throws -> ListeningStart {
        try await store.read { repositories in
            let article = try repositories.articles.published(slug)
            let latest = try repositories.changes.latestChange()
            if let sequence { try Self.check(sequence, field: "Last-Event-ID", latest: latest) }
            return ListeningStart(article: article.id, sequence: sequence ?? latest)
        }
    }

    /// Changes of one article after a number, whether it is published or not.
    public func changes(
        of article: Identifier<Article>,
        after sequence: Int,
        limit: Int
    ) async throws -> [RecordedChange] {
        try await store.read { try $0.changes.changes(after: sequence, of: article, limit: limit) }
    }

    private static func check(_ sequence: Int, field: String, latest: Int) throws {
        guard sequence <= latest else {
            let message = "must not be beyond the latest change, which is \(latest)"
            throw ArticlesError.invalid([InvalidField(field: field, code: .unknown, message: message)])
        }
    }
}

/// A page of changes.
public struct ChangePage: Sendable {
    /// The changes, and the number to go on after.
    public var page: ListPage<RecordedChange, Int>
    /// The number of the latest change there is.
    public var latest: Int
}

/// Where listening begins.
public struct ListeningStart: Sendable, Equatable {
    /// The article that is listened to.
    public var article: Identifier<Article>
    /// The number of the last change that the listener knows.
    public var sequence: Int
}
