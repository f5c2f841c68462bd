import Articles
import Foundation
import HTTP
import HTTPTypes
import Testing

@Suite("Events")
struct EventsTests {
    private static let path = "/v1/articles/on-notes/events"

    private func post(_ number: Int, _ fixture: APIFixture) async throws {
        let answer = try await fixture.post(#"{"author": {"name": "Ann"}, "body": "Remark number \#(number)."}"#)
        #expect(answer.status == 201)
    }

    private func listen(_ fixture: APIFixture, lastEventID: String? = nil) async throws -> Listener {
        var fields: HTTPFields = [:]
        fields[HTTPField.Name("Last-Event-ID")!] = lastEventID
        return try Listener(try await fixture.send(.get, Self.path, fields: fields))
    }

    @Test(
        "A last event that can't be is refused, and named",
        arguments: [
            ("4711", "Last-Event-ID unknown"), ("-1", "Last-Event-ID malformed"), ("x", "Last-Event-ID malformed"),
            ("1 2", "Last-Event-ID malformed"), ("1234567890123456789012", "Last-Event-ID malformed"),
        ]
    )
    func refused(id: String, fault: String) async throws {
        let fields: HTTPFields = [HTTPField.Name("Last-Event-ID")!: id]
        let answer = try await APIFixture().send(.get, Self.path, fields: fields)
        #expect(answer.status == 400)
        #expect(try answer.faults() == [fault])
    }

    @Test("An unknown article is 404, an unknown parameter 400")
    func unknown() async throws {
        let fixture = try await APIFixture()
        #expect(try await fixture.send(.get, "/v1/articles/nothing/events").status == 404)
        let answer = try await fixture.send(.get, Self.path + "?lastEventId=1")
        #expect(answer.status == 400)
        #expect(try answer.faults() == ["lastEventId unknown"])
    }

    @Test("The head says that it is a stream which nobody may keep, and HEAD says the same and takes no place")
    func head() async throws {
        let fixture = try await APIFixture()
        let get = try await fixture.send(.get, Self.path)
        let head = try await fixture.send(.head, Self.path)
        for answer in [get, head] {
            #expect(answer.status == 200)
            #expect(answer.field("Content-Type") == "text/event-stream")
            #expect(answer.field("Cache-Control") == "no-store")
            #expect(answer.field("X-Accel-Buffering") == "no")
            #expect(answer.field("Access-Control-Allow-Origin") == "*")
            #expect(answer.field("Content-Encoding") == nil)
            #expect(answer.response.freshnessTags == nil)
        }
        #expect(fixture.bell.listenerCount == 1)
        withExtendedLifetime(get) {}
    }

    @Test("A listener gets what is posted after it came, as events with number, kind and comment")
    func live() async throws {
        let fixture = try await APIFixture()
        let listener = try await listen(fixture)
        #expect(try await listener.next() == "retry: 3000\nid: 3\n\n")
        try await post(1, fixture)
        let lines = try await listener.next().split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 5 && lines.suffix(2) == ["", ""])
        #expect(lines[0] == "id: 4")
        #expect(lines[1] == "event: commentPublished")
        let data = try #require(JSONSerialization.jsonObject(with: Data(lines[2].dropFirst(6).utf8)) as? [String: Any])
        #expect((data["comment"] as? [String: Any])?["body"] as? String == "Remark number 1.")
    }

    @Test("A listener that comes back gets all that it missed, in order, each once")
    func resuming() async throws {
        let fixture = try await APIFixture()
        for number in 1...120 { try await post(number, fixture) }
        let listener = try await listen(fixture, lastEventID: "3")
        #expect(try await listener.next() == "retry: 3000\nid: 3\n\n")
        var ids: [Int] = []
        while ids.count < 120 { ids += Self.ids(try await listener.next()) }
        #expect(ids == Array(4...123))
        let again = try await listen(fixture, lastEventID: "100")
        _ = try await again.next()
        #expect(Self.ids(try await again.next()).first == 101)
    }

    @Test("A listener that asks seldom gets events in pieces of bounded size")
    func bounded() async throws {
        let fixture = try await APIFixture()
        let long = String(repeating: "Long words & more. ", count: 500)
        for number in 0..<30 {
            _ = try await fixture.post(#"{"author": {"name": "Ann"}, "body": "\#(number) \#(long)"}"#)
        }
        let listener = try await listen(fixture, lastEventID: "3")
        _ = try await listener.next()
        var pieces: [Int] = []
        var ids: [Int] = []
        while ids.count < 30 {
            let piece = try await listener.next()
            pieces.append(piece.utf8.count)
            ids += Self.ids(piece)
        }
        #expect(ids == Array(4...33))
        #expect(pieces.count > 5 && pieces.allSatisfy { $0 < 128 << 10 })
    }

    @Test("Many listeners at one place share one reading of the database")
    func sharing() async throws {
        let fixture = try await APIFixture()
        var listeners: [Listener] = []
        for _ in 0..<20 { listeners.append(try await listen(fixture)) }
        for listener in listeners { _ = try await listener.next() }
        let reads = fixture.reads.count
        try await post(1, fixture)
        let afterPost = fixture.reads.count
        for listener in listeners { #expect(Self.ids(try await listener.next()) == [4]) }
        #expect(fixture.reads.count - afterPost == 1)
        #expect(afterPost >= reads)
    }

    @Test("A sign of life comes when nothing else has for so long, and what comes then is not lost")
    func heartbeat() async throws {
        let fixture = try await APIFixture()
        let listener = try await listen(fixture)
        _ = try await listener.next()
        async let beat = listener.next()
        while !fixture.bell.isWaitedFor { await Task.yield() }
        fixture.clock.advance(bySeconds: 14)
        fixture.bell.tick()
        #expect(fixture.bell.isWaitedFor)
        fixture.clock.advance(bySeconds: 1)
        fixture.bell.tick()
        #expect(try await beat == ":\n\n")
        try await post(1, fixture)
        #expect(Self.ids(try await listener.next()) == [4])
    }

    @Test("One listener more than there are places for gets 503, until another one goes")
    func limit() async throws {
        let fixture = try await APIFixture(listeners: 2)
        let first = try await listen(fixture)
        var second: Listener? = try await listen(fixture)
        let refused = try await fixture.send(.get, Self.path)
        #expect(refused.status == 503)
        #expect(refused.field("Retry-After") == "30")
        #expect(try refused.json()["type"] as? String == "/problems/tooManyListeners")
        #expect(second != nil)
        second = nil
        let third = try await fixture.send(.get, Self.path)
        #expect(third.status == 200)
        withExtendedLifetime((first, third)) {}
    }

    @Test(
        "One address gets so many places and no more, this machine as many as there are",
        arguments: [
            (PeerAddress.ipv4([192, 0, 2, 1], port: 1), 503), (.ipv4([127, 0, 0, 1], port: 1), 200), (.unix, 200),
            (.ipv6([0x20, 1, 0xD, 0xB8] + Array(repeating: 0, count: 11) + [9], port: 1), 503),
            (.ipv6(Array(repeating: 0, count: 15) + [1], port: 1), 200),
        ]
    )
    func limitOfAddress(peer: PeerAddress, status: Int) async throws {
        let fixture = try await APIFixture(listenersPerAddress: 1)
        let first = try await fixture.send(.get, Self.path, from: peer)
        let second = try await fixture.send(.get, Self.path, from: peer)
        #expect(first.status == 200)
        #expect(second.status == status)
        #expect(try await fixture.send(.get, Self.path, from: .ipv4([192, 0, 2, 9], port: 1)).status == 200)
        withExtendedLifetime((first, second)) {}
    }

    @Test("When the service ends, streams end, and nobody is taken any more")
    func ending() async throws {
        let fixture = try await APIFixture()
        let listener = try await listen(fixture)
        _ = try await listener.next()
        async let last = listener.nextOrNil()
        while !fixture.bell.isWaitedFor { await Task.yield() }
        fixture.bell.end()
        #expect(await last == nil)
        #expect(try await fixture.send(.get, Self.path).status == 503)
    }

    @Test("A cancelled listener stops waiting and gives its place back")
    func cancelling() async throws {
        let fixture = try await APIFixture()
        var response: Answer? = try await fixture.send(.get, Self.path)
        let task = Task { [stream = try Listener(#require(response))] in
            while await stream.nextOrNil() != nil {}
        }
        response = nil
        while !fixture.bell.isWaitedFor { await Task.yield() }
        task.cancel()
        await task.value
        #expect(!fixture.bell.isWaitedFor)
    }

    private static func ids(_ text: String) -> [Int] {
        text.split(separator: "\n").filter { $0.hasPrefix("id: ") }.compactMap { Int($0.dropFirst(4)) }
    }
}
