/// Looking for words in published articles, their notes and comments.
public struct SearchService: Sendable {
    private let store: any Store
    private let milliseconds: Int

    /// A service on a store.
    ///
    /// - Parameter milliseconds: How long one search may take.
    public init(store: any Store, milliseconds: Int = 250) {
        self.store = store
        self.milliseconds = milliseconds
    }

    /// A page of what matches, best first.
    ///
    /// - Throws: `SearchTooLong`, `StoreError`.
    public func matches(
        _ expression: SearchExpression,
        in kinds: Set<SearchMatch.Kind>,
        article: Slug?,
        after position: SearchPosition?,
        limit: Int
    ) async throws -> ListPage<SearchMatch, SearchPosition> {
        let query = SearchQuery(expression, in: kinds, article: article, milliseconds: milliseconds)
        return try await store.read { repositories in
            ListPage(
                itemsAndOne: try repositories.search.matches(query, after: position, limit: limit + 1),
                limit: limit,
                total: nil,
                position: \.position
            )
        }
    }
}
