internal import Articles
internal import HTTP
internal import HTTPTypes

/// Looking for words.
struct SearchController: Sendable {
    let search: SearchService

    func search(_ request: Request) async throws -> Response {
        let (expression, kinds, article, cursor, limit) = try request.query(
            allowing: ["q", "in", "article", "cursor", "limit"]
        ) { query in
            let expression = Self.expression(&query)
            let places = query.choices("in", of: Place.self)
            if places == [] { query.reject("in", code: "required", message: "must name one place at least") }
            return (
                expression,
                Set((places ?? Place.allCases).map(\.kind)),
                query.value("article", expected: "must be the slug of an article", Slug.init(_:)),
                query.value("cursor", expected: "must be a cursor of this list") { Cursor.search($0) },
                query.limit()
            )
        }
        guard let expression else { throw Problem(.invalidParameter, detail: "The parameter \"q\" can't be read.") }
        let page = try await search.matches(expression, in: kinds, article: article, after: cursor, limit: limit)
        let next = page.next.map { Cursor.search($0) }
        return .json(tags: FreshnessTag.lists, links: request.nextLink(next)) { json in
            json.list(page.items, next: next) { SearchMatchShape(match: $1).write(to: &$0) }
        }
    }

    private static func expression(_ query: inout QueryReader) -> SearchExpression? {
        guard let text = query.text("q") else {
            query.reject("q", code: "required", message: "is required: the words to look for")
            return nil
        }
        guard text.utf8.count <= SearchParser.maximumLength * 16, text.count <= SearchParser.maximumLength else {
            let message = "must have at most \(SearchParser.maximumLength) characters"
            query.reject("q", code: "tooLong", message: message)
            return nil
        }
        do {
            return try SearchParser.parse(text)
        } catch {
            query.reject("q", code: error.reason.rawValue, message: error.message)
            return nil
        }
    }

    private enum Place: String, CaseIterable {
        case text
        case citations
        case comments

        var kind: SearchMatch.Kind {
            switch self {
            case .text: .section
            case .citations: .citation
            case .comments: .comment
            }
        }
    }
}
