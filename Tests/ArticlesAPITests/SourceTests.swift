import Articles
import ArticlesSQLite
import Foundation
import HTTP
import HTTPTypes
import Testing

@Suite("Sources and who cites them")
struct SourceTests {
    private static let second = """
        ---
        title: Another Article
        slug: another
        ---
        A claim.[^1] And more.[^2]

        [^1]: Author, A. (1999). *A book of things: With pictures*. London: Example House.
        [^2]: Carl Third, *Something Else* (Paris: Maison, 2001).
        """
    private static let draft = """
        ---
        title: A Draft
        slug: draft
        status: draft
        ---
        A claim.[^1] And more.[^2]

        [^1]: Ann Author, *A Book of Things* (London: Example House, 1999), 99.
        [^2]: Dora Fourth, *Only in a Draft* (Rome: Casa, 2002).
        """

    private func sourceID(_ fixture: APIFixture, _ target: String) async throws -> String {
        let citation = try await fixture.send(.get, target).json()
        let sources = try #require(citation["sources"] as? [[String: Any]])
        return try #require(sources.first?["id"] as? String)
    }

    @Test(
        "An address that names no source, or one of a draft alone, is 404",
        arguments: ["/v1/sources/x", "/v1/sources/00000000-0000-7000-8000-000000000000", "/v1/sources/x.bib"]
    )
    func unknown(target: String) async throws {
        #expect(try await APIFixture().send(.get, target).status == 404)
    }

    @Test("A cursor of another list, a limit out of range and an unknown parameter are refused by name")
    func refused() async throws {
        let fixture = try await APIFixture()
        let id = try await sourceID(fixture, "/v1/articles/on-notes/citations/1")
        let other = try await sourceID(fixture, "/v1/articles/on-notes/citations/3")
        let page = try await fixture.send(.get, "/v1/sources/\(id)?limit=1").json()
        let cursor = try #require((page["citations"] as? [String: Any])?["next"] as? String)
        let answer = try await fixture.send(.get, "/v1/sources/\(other)?cursor=\(cursor)&limit=0&x=1")
        #expect(answer.status == 400)
        #expect(Set(try answer.faults()) == ["cursor invalid", "limit invalid", "x unknown"])
    }

    @Test("One work in two articles, by two note forms, is one source, and the fuller title is kept")
    func shared() async throws {
        let fixture = try await APIFixture(importing: [APIFixture.document, Self.second, Self.draft])
        let id = try await sourceID(fixture, "/v1/articles/on-notes/citations/1")
        #expect(try await sourceID(fixture, "/v1/articles/another/citations/1") == id)
        let source = try await fixture.send(.get, "/v1/sources/\(id)?count=exact").json()
        let csl = try #require(source["csl"] as? [String: Any])
        #expect(csl["title"] as? String == "A book of things: With pictures")
        // A given name is not lost to an initial.
        let author = try #require((csl["author"] as? [[String: String]])?.first)
        #expect(author["given"] == "Ann")
        let citations = try #require(source["citations"] as? [String: Any])
        let items = try #require(citations["items"] as? [[String: Any]])
        let places = items.map { "\($0["articleSlug"] ?? "?") \($0["number"] ?? "?") \($0["locator"] ?? "?")" }
        // Articles of one moment are in the order of their random bits.
        #expect(places.sorted() == ["another 1 <null>", "on-notes 1 12", "on-notes 2 14"])
        #expect(citations["total"] as? Int == 3)
        // The other article shows the completed work too.
        #expect(try await fixture.send(.get, "/v1/articles/on-notes/citations/1").text.contains("With pictures"))
    }

    @Test("Pages follow one another by cursor, none twice and none left out")
    func pages() async throws {
        let fixture = try await APIFixture(importing: [APIFixture.document, Self.second])
        let id = try await sourceID(fixture, "/v1/articles/on-notes/citations/1")
        var target: String? = "/v1/sources/\(id)?limit=1"
        var numbers: [Int] = []
        while let next = target {
            let answer = try await fixture.send(.get, next)
            #expect(answer.status == 200)
            let citations = try #require(try answer.json()["citations"] as? [String: Any])
            numbers += (citations["items"] as? [[String: Any]] ?? []).compactMap { $0["number"] as? Int }
            let cursor = citations["next"] as? String
            #expect((answer.field("Link") != nil) == (cursor != nil))
            target = cursor.map { "/v1/sources/\(id)?limit=1&cursor=\($0)" }
            try #require(numbers.count < 9)
        }
        #expect(numbers.sorted() == [1, 1, 2])
    }

    @Test("A work that only a draft cites is not shown")
    func draft() async throws {
        let fixture = try await APIFixture(importing: [Self.draft])
        let store = fixture.store
        let known = try await store.write { repositories in
            try repositories.articles.sources(
                sharing: ["work:only in a draft|fourth"],
                citedOutside: Identifier(high: 0, low: 0)
            )
        }
        let id = try #require(known.first?.source.id)
        #expect(known.first?.isCitedElsewhere == true)
        #expect(try await fixture.send(.get, "/v1/sources/\(id)").status == 404)
        #expect(try await fixture.send(.get, "/v1/sources/\(id).bib").status == 404)
    }

    @Test("A source answers as its golden file says, in JSON and in each form")
    func golden() async throws {
        let fixture = try await APIFixture(importing: [APIFixture.document, Self.second])
        let id = try await sourceID(fixture, "/v1/articles/on-notes/citations/1")
        for suffix in ["", ".bib", ".ris", ".csl.json", ".txt"] {
            let answer = try await fixture.send(.get, "/v1/sources/\(id)\(suffix)")
            var text = "\(answer.status)\n"
            text += answer.response.fields.map { "\($0.name.canonicalName): \($0.value)\n" }.sorted().joined() + "\n"
            if suffix.isEmpty {
                let object = try JSONSerialization.jsonObject(with: Data(answer.bytes))
                let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
                let pretty = try JSONSerialization.data(withJSONObject: object, options: options)
                text += String(decoding: pretty, as: UTF8.self) + "\n"
            } else {
                text += answer.text
            }
            try GoldenText.expect(text, name: "source" + suffix.replacing(".", with: "-"))
        }
    }
}
