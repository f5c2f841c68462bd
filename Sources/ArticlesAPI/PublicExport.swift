public import Articles

/// Everything that readers may see, as JSON Lines in the shapes of the HTTP contract.
///
/// A line an article with its sections and notes, then a line each of its comments, oldest first. Nothing private stands
/// in it: it is made of what the routes for readers give.
public struct PublicExport: Sendable {
    private let articles: ArticleService
    private let comments: CommentService

    /// An export of what these services show.
    public init(articles: ArticleService, comments: CommentService) {
        self.articles = articles
        self.comments = comments
    }

    /// How many lines of each kind there are.
    public struct Counts: Sendable, Equatable {
        /// Published articles.
        public var articles = 0
        /// Comments as readers see them, tombstones too.
        public var comments = 0
    }

    /// Writes all published articles, newest first.
    ///
    /// Each page is a transaction of its own: what is posted meanwhile may be in it or not.
    ///
    /// - Parameters:
    ///   - progress: Called after each article.
    ///   - write: Takes the next line.
    public func write(
        progress: (Counts) -> Void = { _ in },
        to write: ([UInt8]) throws -> Void
    ) async throws -> Counts {
        var counts = Counts()
        var position: ArticlePosition?
        repeat {
            let page = try await articles.list(
                matching: ArticleFilter(),
                after: position,
                limit: 100,
                counting: false
            )
            for article in page.items {
                let content = try await articles.content(slug: article.slug)
                try write(
                    Self.line("article") { json in
                        ArticleShape(
                            article: content.article,
                            sections: content.sections,
                            citations: content.citations
                        ).write(to: &json)
                    }
                )
                counts.articles += 1
                counts.comments += try await writeComments(of: article.slug, to: write)
                progress(counts)
            }
            position = page.next
        } while position != nil
        return counts
    }

    private func writeComments(of slug: Slug, to write: ([UInt8]) throws -> Void) async throws -> Int {
        var count = 0
        var position: CommentPosition?
        repeat {
            let page = try await comments.list(
                slug: slug,
                nested: false,
                sort: .oldest,
                anchor: nil,
                after: position,
                limit: 100,
                counting: false
            ).page
            for comment in page.items {
                try write(Self.line("comment") { CommentShape(comment).write(to: &$0) })
            }
            count += page.items.count
            position = page.next
        } while position != nil
        return count
    }

    private static func line(_ kind: StaticString, _ write: (inout JSONWriter) -> Void) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.key(kind)
            write(&json)
        }
        return json.bytes + [UInt8(ascii: "\n")]
    }
}
