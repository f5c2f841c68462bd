import Foundation
import HTTP
import HTTPTypes
import Testing

@testable import ArticlesSQLite
@testable import SQLite

@Suite("Searching")
struct SearchTests {
    private func search(_ query: String, _ more: String = "", api: APIFixture? = nil) async throws -> Answer {
        let encoded = try #require(query.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
        let fixture = if let api { api } else { try await APIFixture() }
        return try await fixture.send(.get, "/v1/search?q=\(encoded)\(more)")
    }

    private func items(_ answer: Answer) throws -> [[String: Any]] {
        #expect(answer.status == 200, "\(answer.text)")
        return try #require(try answer.json()["items"] as? [[String: Any]])
    }

    @Test(
        "A query that can't be read is 400 and names the parameter and the place",
        arguments: [
            ("/v1/search", "q required"), ("/v1/search?q=", "q nothingToFind"), ("/v1/search?q=%22a", "q openQuote"),
            ("/v1/search?q=a%20OR", "q missingOperand"), ("/v1/search?q=NOT%20a", "q onlyExclusions"),
            ("/v1/search?q=\(String(repeating: "a", count: 257))", "q tooLong"),
            ("/v1/search?q=\(String(repeating: "a+", count: 40))", "q tooManyWords"),
            ("/v1/search?q=a&in=everything", "in invalid"), ("/v1/search?q=a&in=", "in required"),
            ("/v1/search?q=a&article=Not%20a%20slug", "article invalid"), ("/v1/search?q=a&cursor=x", "cursor invalid"),
            ("/v1/search?q=a&limit=101", "limit invalid"), ("/v1/search?q=a&sort=new", "sort unknown"),
        ]
    )
    func refused(target: String, fault: String) async throws {
        let answer = try await APIFixture().send(.get, target)
        #expect(answer.status == 400)
        let faults = try answer.faults()
        #expect(faults.count == 1)
        #expect(faults.first?.split(separator: " ").first == fault.split(separator: " ").first)
        if !fault.hasPrefix("sort") { #expect(faults == [fault]) }
        #expect(!answer.text.lowercased().contains("fts5"))
    }

    @Test("With the first comment after an hour an index that many writes have scattered is merged")
    func scattered() async throws {
        let api = try await APIFixture()
        func segments() throws -> Int? {
            let query = Query("SELECT count(DISTINCT segid) FROM comment_search_idx")
            return try api.store.withWriterConnection { try $0.first(query) { $0.int(0) } }
        }
        for number in 0..<14 { _ = try await api.posted("The \(number)th text.") }
        let before = try #require(try segments())
        #expect(before >= 4)
        api.clock.advance(bySeconds: 3_601)
        _ = try await api.posted("The last text.")
        for _ in 0..<1_000 where try segments() != 1 { try await Task.sleep(for: .milliseconds(20)) }
        #expect(try segments() == 1)
        #expect(try items(await search("text", "&in=comments&limit=100", api: api)).count == 15)
    }

    @Test("The message of a syntax error names the character")
    func place() async throws {
        #expect(try await search("word OR").text.contains("at character 8"))
    }

    @Test("A word that stands only in a note is found and gives its anchor")
    func note() async throws {
        let items = try items(try await search("london"))
        #expect(items.count == 1)
        #expect(items[0]["kind"] as? String == "citation")
        #expect(items[0]["citation"] as? Int == 1)
        #expect(items[0]["section"] is NSNull && items[0]["commentId"] is NSNull)
        #expect((items[0]["links"] as? [String: String])?["page"] == "/articles/on-notes#citation-1")
    }

    @Test(
        "Diacritics and case are folded; phrases, beginnings and operators do what they say",
        arguments: [
            ("OPÉNING", ["lead"]), ("\"one claim\"", ["a-heading"]), ("\"claim one\"", []), ("paragr*", ["a-heading"]),
            ("paragr", []), ("opening claim", []), ("opening OR claim", ["a-heading", "lead"]),
            ("note NOT opening", ["a-heading"]), ("stands -opening", ["a-heading"]), ("heading", ["a-heading"]),
            ("(opening OR claim) -second", ["lead"]),
        ]
    )
    func language(query: String, sections: [String]) async throws {
        let items = try items(try await search(query, "&in=text"))
        #expect(items.compactMap { $0["section"] as? String }.sorted() == sections)
    }

    @Test("Ranges are what matches in the snippet, as JavaScript slices it")
    func ranges() async throws {
        let document = "# Signs\n\nThe clip 📎 holds a café and a CAFE\u{301}.\n"
        let api = try await APIFixture(importing: [document])
        let item = try #require(try items(try await search("cafe", api: api)).first)
        let snippet = Array(try #require(item["snippet"] as? String).utf16)
        let ranges = try #require(item["ranges"] as? [[Int]])
        #expect(ranges.map { String(decoding: snippet[$0[0]..<$0[1]], as: UTF16.self) } == ["café", "CAFE\u{301}"])
    }

    @Test("Only published comments of published articles are found, and what they speak of is given")
    func comments() async throws {
        let api = try await APIFixture()
        let posted = try await api.post(
            #"{"author": {"name": "A"}, "body": "A <b>zebra</b>.", "anchor": {"type": "citation", "number": 2}}"#
        )
        let item = try #require(try items(try await search("zebra", api: api)).first)
        #expect(item["kind"] as? String == "comment")
        #expect(item["commentId"] as? String == (try posted.json()["id"] as? String))
        #expect(item["citation"] as? Int == 2)
        #expect(item["snippet"] as? String == "A <b>zebra</b>.", "the words as typed; never HTML of ours")
        #expect(try items(try await search("zebra", "&in=text,citations", api: api)).isEmpty)
        #expect(try items(try await search("zebra", "&article=on-notes", api: api)).count == 1)
        #expect(try items(try await search("zebra", "&article=another", api: api)).isEmpty)
        #expect(try items(try await search("Reader", api: api)).isEmpty, "names are not searched")
    }

    @Test("Pages give every match once, best first")
    func pages() async throws {
        let notes = (1...40).map { "[^\($0)]: A remark\(String(repeating: " more", count: $0 % 7)) number \($0)." }
        let markers = (1...40).map { "word[^\($0)]" }.joined(separator: " ")
        let api = try await APIFixture(importing: ["# Many\n\n\(markers)\n\n\(notes.joined(separator: "\n"))\n"])
        var found: [Int] = []
        var target: String? = "/v1/search?q=remark&limit=7"
        while let page = target {
            let answer = try await api.send(.get, page)
            found += try items(answer).compactMap { $0["citation"] as? Int }
            let link = answer.field("Link")
            target = link.map { String($0.dropFirst().prefix { $0 != ">" }) }
        }
        #expect(found.count == 40)
        #expect(Set(found) == Set(1...40))
        let all = try items(try await search("remark", "&limit=100", api: api)).compactMap { $0["citation"] as? Int }
        #expect(all == found)
    }

    @Test("Whatever a reader types, the database finds no fault with it")
    func hostile() async throws {
        let api = try await APIFixture()
        let pieces = [
            "note", "OR", "NOT", "AND", "NEAR(", "\"", "*", "^", ":", "{", "}", "+", "-", "(", ")", "'", ";", "\\", "%",
            "heading:", "語", "\u{2}", "\u{0}", "é", "📎", "--", "col : x", "\u{202E}",
        ]
        var state: UInt64 = 9
        for _ in 0..<400 {
            let text = (0..<8).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return pieces[Int(state >> 33) % pieces.count]
            }.joined(separator: state % 2 == 0 ? " " : "")
            let answer = try await search(text, api: api)
            #expect([200, 400].contains(answer.status), "\(text): \(answer.text)")
        }
    }

    @Test(
        "A parameter that can't be decoded is named once, not missed as well",
        arguments: [
            ("/v1/search?q=%FF", "q malformed"), ("/v1/counts?articles=%FF", "articles malformed"),
            ("/v1/search", "q required"), ("/v1/counts", "articles required"),
        ]
    )
    func onceAtFault(target: String, fault: String) async throws {
        let answer = try await APIFixture().send(.get, target)
        #expect(answer.status == 400)
        #expect(try answer.faults() == [fault])
    }
}
