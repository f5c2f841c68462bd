import HTTP
import HTTPTypes
import Testing

@testable import ArticlesAPI

@Suite("Answers kept under an idempotency key")
struct KeptResponseTests {
    @Test(
        "An answer is read back to the byte, as this release keeps it and as the ones before did",
        arguments: [
            "202 /v1/comments/a\n{\"id\":\"a\"}\n",
            #"{"status":202,"location":"\/v1\/comments\/a","content":"{\"id\":\"a\"}\n"}"#,
        ]
    )
    func readBack(kept: String) throws {
        let response = try KeptResponse(decoding: Array(kept.utf8)).response
        #expect(response.status == .accepted)
        #expect(response.fields[.location] == "/v1/comments/a")
        guard case .bytes(let content) = response.content else {
            Issue.record("the content is not there as bytes")
            return
        }
        #expect(String(decoding: content, as: UTF8.self) == "{\"id\":\"a\"}\n")
    }

    @Test("What no release has kept is an error", arguments: ["", "{", "201 /v1/comments/a", "x /y\n{}"])
    func unreadable(kept: String) {
        #expect(throws: (any Error).self) { try KeptResponse(decoding: Array(kept.utf8)) }
    }
}
