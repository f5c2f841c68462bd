internal import Articles
internal import HTTP
internal import HTTPTypes

/// The page of a search, which works without script; with script the form shows its results in place.
struct SearchPageController: Sendable {
    let search: SearchService
    let renderer: PageRenderer
    /// What every search depends on.
    let tags: [String]

    /// Who has to look further does better with more words.
    private static let limit = 50

    func add(to router: inout Router) {
        router.on(.get, "/search", name: "search page", find)
    }

    private func find(_ request: Request) async throws -> Response {
        let text = try request.query(allowing: ["q"]) { $0.text("q") } ?? ""
        var page = SearchPage(query: text)
        do {
            if let expression = try Self.expression(text) {
                let found = try await search.matches(
                    expression,
                    in: Set(SearchMatch.Kind.allCases),
                    article: nil,
                    after: nil,
                    limit: Self.limit
                )
                page.matches = found.items
                page.isCut = found.next != nil
            }
        } catch let fault as SearchFault {
            page.message = fault.message
        }
        return PageRenderer.response(renderer.search(page), tags: tags)
    }

    /// Nil when nothing was asked for.
    private static func expression(_ text: String) throws -> SearchExpression? {
        guard text.nonEmpty != nil else { return nil }
        guard text.utf8.count <= SearchParser.maximumLength * 16, text.count <= SearchParser.maximumLength else {
            throw SearchFault(message: "At most \(SearchParser.maximumLength) characters can be looked for.")
        }
        do {
            return try SearchParser.parse(text)
        } catch {
            throw SearchFault(message: "This search can't be read: it \(error.message).")
        }
    }

    /// What is wrong with a query, for a reader.
    private struct SearchFault: Error {
        let message: String
    }
}
