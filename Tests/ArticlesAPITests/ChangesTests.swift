import Foundation
import HTTP
import HTTPTypes
import Testing

@Suite("Changes")
struct ChangesTests {
    private static let body =
        #"{"author": {"name": "Ann", "email": "ann@example.org"}, "body": "A remark for mirrors."}"#

    @Test(
        "A place that no change has is refused, and named",
        arguments: [
            ("since=4711", "since unknown", "of a later state, or of another database"),
            ("since=-1", "since invalid", "below the first"),
            ("since=+1", "since invalid", "a sign"),
            ("since=", "since invalid", "nothing"),
            ("since=1.0", "since invalid", "no integer"),
            ("since=99999999999999999999", "since invalid", "beyond all integers"),
            ("limit=0", "limit invalid", "no page"),
            ("limit=101", "limit invalid", "too long a page"),
            ("after=1", "after unknown", "a parameter of another name"),
        ]
    )
    func refused(query: String, fault: String, reason: String) async throws {
        let answer = try await APIFixture().send(.get, "/v1/changes?\(query)")
        #expect(answer.status == 400, "\(reason)")
        #expect(answer.field("Content-Type") == "application/problem+json")
        #expect(try answer.faults().first == fault, "\(reason)")
    }

    @Test("A mirror gets every change in order, page by page, and at the end knows that it is the end")
    func pages() async throws {
        let fixture = try await APIFixture()
        _ = try await fixture.post(Self.body)
        var kinds: [String] = []
        var sequences: [Int] = []
        var since: Int? = 0
        while let place = since {
            let answer = try await fixture.send(.get, "/v1/changes?since=\(place)&limit=1")
            let page = try answer.json()
            for item in page["items"] as? [[String: Any]] ?? [] {
                kinds.append(item["kind"] as? String ?? "")
                sequences.append(item["sequence"] as? Int ?? 0)
                #expect(item["articleSlug"] as? String == "on-notes")
            }
            since = page["next"] as? Int
            let link = since.map { "</v1/changes?since=\($0)&limit=1>; rel=\"next\"" }
            #expect(answer.field("Link") == link)
            #expect(page["latest"] as? Int == 4)
        }
        #expect(kinds == ["articleSaved", "commentPublished", "commentPublished", "commentPublished"])
        #expect(sequences == sequences.sorted() && Set(sequences).count == 4)
        let end = try await fixture.send(.get, "/v1/changes?since=4").json()
        #expect((end["items"] as? [Any])?.isEmpty == true)
        #expect(end["next"] is NSNull)
    }

    @Test("A mirror that reads while comments are posted at once misses none and gets none twice")
    func concurrency() async throws {
        let fixture = try await APIFixture()
        let posted = Counter()
        try await withThrowingTaskGroup(of: [Int].self) { group in
            for writer in 0..<8 {
                group.addTask {
                    for number in 0..<15 {
                        let body = "Remark \(number) of writer \(writer)."
                        let answer = try await fixture.post(#"{"author": {"name": "Ann"}, "body": "\#(body)"}"#)
                        #expect(answer.status == 201)
                        posted.add()
                    }
                    return []
                }
            }
            group.addTask {
                var sequences: [Int] = []
                while true {
                    // Asked before the page is read: a page that is empty after the last post is the end.
                    let isOver = posted.count == 120
                    let page = try await fixture.send(.get, "/v1/changes?limit=7&since=\(sequences.last ?? 0)").json()
                    let items = page["items"] as? [[String: Any]] ?? []
                    sequences += items.compactMap { $0["sequence"] as? Int }
                    if items.isEmpty, isOver { return sequences }
                    if items.isEmpty { await Task.yield() }
                }
            }
            for try await sequences in group where !sequences.isEmpty { #expect(sequences == Array(1...123)) }
        }
    }

    @Test("A change of a comment brings the comment as the API shows it, and nothing private")
    func comment() async throws {
        let fixture = try await APIFixture()
        let posted = try await fixture.post(Self.body).json()
        let answer = try await fixture.send(.get, "/v1/changes?since=3")
        let item = try #require((try answer.json()["items"] as? [[String: Any]])?.first)
        let id = try #require(posted["id"] as? String)
        #expect(item["commentId"] as? String == id)
        let shown = try await fixture.send(.get, "/v1/comments/\(id)").json()
        #expect(NSDictionary(dictionary: item["comment"] as? [String: Any] ?? [:]) == NSDictionary(dictionary: shown))
        for secret in ["ann@example.org", posted["editToken"] as? String ?? "?", "email"] {
            #expect(!answer.text.contains(secret))
        }
    }

    @Test("The answer is kept ready until something changes")
    func freshness() async throws {
        let fixture = try await APIFixture()
        let first = try await fixture.send(.get, "/v1/changes")
        let tag = try #require(first.field("ETag"))
        #expect(first.response.freshnessTags == ["articles", "comments"])
        let fields: HTTPFields = [.ifNoneMatch: tag]
        #expect(try await fixture.send(.get, "/v1/changes", fields: fields).status == 304)
        _ = try await fixture.post(Self.body)
        #expect(try await fixture.send(.get, "/v1/changes", fields: fields).status == 200)
    }
}
