import Foundation
import HTTP
import HTTPTypes
import Testing

@Suite("Golden answers")
struct GoldenTests {
    /// Each route's answer stands whole in a file; `REWRITE_GOLDEN=1` writes them anew, to be read as a diff.
    @Test(
        "A route answers as its golden file says",
        arguments: [
            ("root", "/v1"),
            ("config", "/v1/config"),
            ("articles", "/v1/articles?count=exact"),
            ("article", "/v1/articles/on-notes"),
            ("article-bare", "/v1/articles/on-notes?include="),
            ("article-with-comments", "/v1/articles/on-notes?include=comments"),
            ("sections", "/v1/articles/on-notes/sections"),
            ("section", "/v1/articles/on-notes/sections/a-heading"),
            ("citations", "/v1/articles/on-notes/citations"),
            ("citation", "/v1/articles/on-notes/citations/2"),
            ("comments-tree", "/v1/articles/on-notes/comments"),
            ("comments-flat", "/v1/articles/on-notes/comments?view=flat&sort=newest&count=exact"),
            ("comments-latest", "/v1/comments"),
            ("counts", "/v1/counts?articles=on-notes,unknown"),
            ("changes", "/v1/changes?limit=2"),
            ("search", "/v1/search?q=example*%20OR%20here"),
            ("search-syntax", "/v1/search?q=%22open"),
            ("editor-articles", "/v1/editor/articles"),
            ("editor-article", "/v1/editor/articles/on-notes"),
            ("editor-report", "/v1/editor/articles/on-notes/report"),
            ("categories", "/v1/categories"),
            ("archives", "/v1/archives"),
            ("authors", "/v1/authors"),
            ("problems", "/problems"),
            ("problem", "/problems/invalid"),
            ("health", "/healthz"),
            ("ready", "/readyz"),
            ("not-found", "/v1/articles/unknown"),
            ("parameters", "/v1/articles?limit=0&colour=red&limit=2&archive=2020-7"),
        ]
    )
    func golden(name: String, target: String) async throws {
        let isEditors = target.hasPrefix("/v1/editor/")
        let answer = try await APIFixture().send(
            .get,
            target,
            fields: isEditors ? [.authorization: "Bearer correct-horse-battery"] : [:]
        )
        try Golden.expect(answer, name)
    }

    @Test("The members of an article come in the order of the contract, absent values as null")
    func order() async throws {
        let text = try await APIFixture().send(.get, "/v1/articles/on-notes?include=").text
        let order = [
            "slug", "title", "subtitle", "summary", "status", "language", "publishedOn", "updatedAt", "revision",
            "wordCount", "readingMinutes", "contributors", "categories", "sourceUrl", "dedication", "counts", "links",
        ]
        let places = order.map { text.range(of: "\"\($0)\":")?.lowerBound }
        #expect(!places.contains(nil))
        #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
        #expect(text.contains("\"dedication\":null"))
    }
}
