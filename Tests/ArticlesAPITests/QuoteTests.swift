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
}
