import Foundation
import HTTP
import HTTPTypes
import Testing

@Suite("Quotes under an article")
struct QuoteTests {
    private func post(_ anchor: String) async throws -> Answer {
        try await APIFixture().post(#"{"author": {"name": "A"}, "body": "On words.", "anchor": \#(anchor)}"#)
    }

    @Test(
        "A quote that is wrong or stands nowhere is 422 and names its part",
        arguments: [
            (#"{"type": "section", "id": "a-heading", "quote": "words"}"#, ["anchor.quote wrongType"]),
            (#"{"type": "section", "id": "a-heading", "quote": {}}"#, ["anchor.quote.exact required"]),
            (#"{"type": "article", "quote": {"exact": " "}}"#, ["anchor.quote.exact required"]),
            (#"{"type": "article", "quote": {"exact": "a", "words": "a"}}"#, ["anchor.quote.words unknownField"]),
            (
                #"{"type": "section", "id": "a-heading", "quote": {"exact": "Opening words"}}"#,
                ["anchor.quote.exact notFound"]
            ),
            (#"{"type": "citation", "number": 2, "quote": {"exact": "Ibid., 15"}}"#, ["anchor.quote.exact notFound"]),
            (#"{"type": "article", "quote": {"exact": "stands", "prefix": "two"}}"#, ["anchor.quote.prefix notFound"]),
            (
                #"{"type": "article", "quote": {"exact": "stands", "prefix": "Another", "suffix": "here"}}"#,
                ["anchor.quote.prefix notFound"]
            ),
            (#"{"type": "article", "quote": {"exact": "stands", "suffix": "up"}}"#, ["anchor.quote.suffix notFound"]),
            (
                #"{"type": "article", "quote": {"exact": "\#(String(repeating: "x", count: 1_001))"}}"#,
                ["anchor.quote.exact tooLong"]
            ),
            (
                #"{"type": "article", "quote": {"exact": "x", "prefix": "\#(String(repeating: "x", count: 257))"}}"#,
                ["anchor.quote.prefix tooLong"]
            ),
            (#"{"type": "page", "quote": {"exact": "stands"}}"#, ["anchor.type unknown"]),
        ]
    )
    func refused(anchor: String, faults: [String]) async throws {
        let answer = try await post(anchor)
        #expect(answer.status == 422)
        #expect(try answer.faults() == faults)
    }

    @Test(
        "A quote that stands there is kept with the words around it",
        arguments: [
            (
                #"{"type": "section", "id": "a-heading", "quote": {"exact": "claim\nstands"}}"#,
                #"{"type":"section","id":"a-heading","quote":{"exact":"claim stands","prefix":"One ","#
                    + #""suffix":" here. Another stands there. Sec"},"state":"exact"}"#
            ),
            (
                #"{"type": "citation", "number": 2, "quote": {"exact": "Ibid."}}"#,
                #"{"type":"citation","number":2,"quote":{"exact":"Ibid.","prefix":null,"suffix":", 14."},"state":"exact"}"#
            ),
            (
                #"{"type": "article", "quote": {"exact": "Opening", "suffix": "words"}}"#,
                #"{"type":"article","quote":{"exact":"Opening","prefix":null,"suffix":" words"},"state":"exact"}"#
            ),
            (
                #"{"type": "section", "id": "the-end"}"#,
                #"{"type":"section","id":"the-end","quote":null,"state":"exact"}"#
            ),
            (#"{"type": "article"}"#, "null"),
        ]
    )
    func kept(anchor: String, shape: String) async throws {
        let answer = try await post(anchor)
        #expect(answer.status == 201)
        #expect(answer.text.contains("\"anchor\":\(shape),"), "\(answer.text)")
    }

    @Test("After an edit by import comments follow what they speak of, are counted there, and the report says so")
    func edited() async throws {
        let api = try await APIFixture()
        for anchor in [
            #"{"type": "section", "id": "a-heading", "quote": {"exact": "One claim stands here."}}"#,
            #"{"type": "section", "id": "the-end", "quote": {"exact": "noted"}}"#,
            #"{"type": "citation", "number": 3}"#,
            #"{"type": "citation", "number": 2}"#,
        ] {
            #expect(
                try await api.post(#"{"author": {"name": "A"}, "body": "\#(UUID())", "anchor": \#(anchor)}"#).status
                    == 201
            )
        }
        let document = APIFixture.document
            .replacing("## A heading", with: "## Another heading").replacing(
                "Nothing is noted here",
                with: "All is said"
            )
            .replacing("Opening words.[^1]", with: "Opening words.[^0][^1]")
            .replacing("[^1]: Ann", with: "[^0]: First of all, a remark.\n[^1]: Ann")
            .replacing("[^2]: Ibid., 14.", with: "[^2]: Carl Carver, *Third* (Paris: Livre, 2001).")
        let put = try await api.send(
            .put,
            "/v1/editor/articles/on-notes",
            fields: [.contentType: "text/markdown", .authorization: "Bearer correct-horse-battery"],
            body: document
        )
        #expect(put.text.contains(#""anchors":{"anchored":4,"moved":2,"orphaned":2}"#), "\(put.text)")
        let list = try await api.send(.get, "/v1/articles/on-notes/comments?view=flat&sort=newest&limit=4").text
        for shape in [
            #"{"type":"section","id":"another-heading","quote":{"exact":"One claim stands here.","prefix":null,"#
                + #""suffix":" Another stands there. Second pa"},"state":"moved"}"#,
            #"{"type":"section","id":"the-end","quote":{"exact":"noted","prefix":"Nothing is ","suffix":" here."},"#
                + #""state":"orphaned"}"#,
            #"{"type":"citation","number":4,"quote":null,"state":"moved"}"#,
            #"{"type":"citation","number":2,"quote":null,"state":"orphaned"}"#,
        ] {
            #expect(list.contains("\"anchor\":\(shape),"), "\(list)")
        }
        let counts = try await api.send(.get, "/v1/articles/on-notes/citations").json()["items"] as? [[String: Any]]
        #expect(counts?.map { $0["commentCount"] as? Int } == [0, 0, 0, 1])
        let section = try await api.send(.get, "/v1/articles/on-notes/sections/another-heading").json()
        #expect(section["commentCount"] as? Int == 1)
        let listed = try await api.send(.get, "/v1/articles/on-notes/comments?citation=2").json()["items"] as? [Any]
        #expect(listed?.isEmpty == true, "the number is another note's now")
    }
}
