public import Articles
public import Testing

/// What every store promises, whatever database it stands on.
///
/// The tests of a store run each of `promises` on a new, empty store.
public struct StoreContract: Sendable, CustomTestStringConvertible {
    /// What is promised, as a sentence.
    public let testDescription: String
    /// Fails the running test when a store breaks the promise.
    public let check: @Sendable (any Store) async throws -> Void

    /// A promise and its proof.
    init(_ promise: String, _ check: @escaping @Sendable (any Store) async throws -> Void) {
        testDescription = promise
        self.check = check
    }

    /// All of them.
    public static let promises: [StoreContract] =
        articlePromises + sourcePromises + listPromises + commentPromises + commentStatePromises + commentTextPromises
        + commentListPromises + transactionPromises + changePromises + outboxPromises + moderationPromises

    // MARK: What the proofs have in common

    struct Refusal: Error, Equatable {
        var reason = "the closure's own error"
    }
}

extension Store {
    func save(_ contents: [ArticleContent]) async throws {
        try await write { repositories in
            for content in contents {
                try repositories.articles.save(
                    content,
                    formerAnchors: [:],
                    fingerprint: "f-\(content.article.revision)"
                )
            }
        }
    }

    func save(_ content: ArticleContent) async throws {
        try await save([content])
    }

    func insert(_ comments: [Articles.Comment]) async throws {
        try await write { repositories in
            for (index, comment) in comments.enumerated() {
                try repositories.comments.insert(comment, secrets: Samples.secrets(index))
            }
        }
    }

    func article(_ slug: Slug) async throws -> Article? {
        try await read { try $0.articles.article(slug: slug) }
    }

    func sections(_ number: Int = 1) async throws -> [Section] {
        try await read { try $0.articles.sections(of: Samples.id(number)) }
    }

    func citations(_ number: Int = 1, in section: String? = nil) async throws -> [Citation] {
        try await read { try $0.articles.citations(of: Samples.id(number), citedIn: section) }
    }

    func comments(_ query: CommentQuery, after: CommentPosition? = nil, limit: Int = 100) async throws
        -> [Articles.Comment]
    {
        try await read { try $0.comments.comments(matching: query, after: after, limit: limit) }
    }

    func comment(_ number: Int) async throws -> Articles.Comment? {
        try await read { try $0.comments.comment(id: Samples.id(10_000 + number)) }
    }

    /// All pages of a list, one after the other.
    func pages(of query: CommentQuery, limit: Int) async throws -> [Articles.Comment] {
        var all: [Articles.Comment] = []
        var position: CommentPosition?
        while true {
            let page = try await comments(query, after: position, limit: limit)
            guard let last = page.last else { return all }
            #expect(page.count <= limit)
            all += page
            position = CommentPosition(score: last.score, id: last.id)
        }
    }
}
