extension ArticleService {
    /// A source with a page of the places where published articles refer to it.
    ///
    /// - Throws: `ArticlesError.notFound` when no published article cites it: nothing of a draft shows.
    public func source(
        id: Identifier<Source>,
        after position: SourceMention.Position?,
        limit: Int,
        counting: Bool
    ) async throws -> (source: Source, mentions: ListPage<SourceMention, SourceMention.Position>) {
        try await store.read { repositories in
            guard let source = try repositories.articles.source(id: id),
                try !repositories.articles.mentions(of: id, after: nil, limit: 1).isEmpty
            else { throw ArticlesError.notFound(.source) }
            let page = ListPage(
                itemsAndOne: try repositories.articles.mentions(of: id, after: position, limit: limit + 1),
                limit: limit,
                total: counting ? try repositories.articles.mentionCount(of: id) : nil,
                position: \.position
            )
            return (source, page)
        }
    }
}
