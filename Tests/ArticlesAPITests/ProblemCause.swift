import ArticlesAPI
import Foundation
import HTTP
import HTTPTypes
import Testing

@testable import ArticlesSQLite
@testable import SQLite

/// A problem code with a request that brings it about; whoever adds a code adds a row.
struct ProblemCause: Sendable, CustomTestStringConvertible {
    let code: String
    let bringAbout: @Sendable () async throws -> Answer

    var testDescription: String { code }

    static let all = ofMessages + ofRequests + ofRules + ofAuthors + ofStorage + ofSpam + ofModeration

    private static let comment = #"{"author": {"name": "Reader"}, "body": "I agree."}"#

    // MARK: Said by the server, before anything is routed

    static let ofMessages = [
        overTheWire("badRequest", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"),
        overTheWire("requestTimeout", "GET / HTTP/1.1\r\nHos") { $0.timeouts.head = .milliseconds(100) },
        overTheWire(
            "contentTooLarge",
            "POST /v1/articles/on-notes/comments HTTP/1.1\r\nHost: a\r\nContent-Length: 65537\r\n\r\n"
        ),
        overTheWire("uriTooLong", "GET /\(String(repeating: "a", count: 9000)) HTTP/1.1\r\nHost: a\r\n\r\n"),
        overTheWire("expectationFailed", "GET / HTTP/1.1\r\nHost: a\r\nExpect: tea\r\n\r\n"),
        overTheWire(
            "headerFieldsTooLarge",
            "GET / HTTP/1.1\r\nHost: a\r\n\(String(repeating: "X: y\r\n", count: 101))\r\n"
        ),
        overTheWire("notImplemented", "get / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"),
        overTheWire("httpVersionNotSupported", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        // None may come in.
        overTheWire("unavailable", "") { $0.maximumConnections = 0 },
    ]

    private static func overTheWire(
        _ code: String,
        _ request: String,
        _ configure: @escaping @Sendable (inout ServerConfiguration) -> Void = { _ in }
    ) -> ProblemCause {
        ProblemCause(code: code) {
            let api = try await APIFixture()
            var configuration = ServerConfiguration(endpoints: [.tcp(host: "127.0.0.1", port: 0)]) { problem, id in
                problem.response(requestID: id)
            }
            configuration.limits.contentBytes = { ArticlesAPI.contentLimit(path: $0.path) }
            configuration.eventLoops = 1
            configure(&configuration)
            let server = Server(configuration: configuration, handler: api.handler)
            let port = try server.start()[0].port ?? 0
            let answer: Result<Answer, any Error>
            do { answer = .success(try await WireClient.exchange(request, port: port)) } catch {
                answer = .failure(error)
            }
            await server.shutdown(gracePeriod: .zero)
            return try answer.get()
        }
    }

    // MARK: Said before a service is asked

    static let ofRequests = [
        ProblemCause(code: "invalidParameter") { try await APIFixture().send(.get, "/v1/articles?limit=0") },
        ProblemCause(code: "malformedJSON") { try await APIFixture().post("{") },
        ProblemCause(code: "unauthorized") { try await importing("# A\n\nText.\n", token: nil) },
        ProblemCause(code: "forbidden") {
            try await importing("# A\n\nText.\n", token: "a-wrong-token-of-some-length")
        },
        ProblemCause(code: "notFound") { try await APIFixture().send(.get, "/v1/articles/unknown") },
        ProblemCause(code: "notAcceptable") {
            let api = try await APIFixture { router in
                router.on(.get, "/one") { request in
                    Response(mediaType: try request.acceptableMediaType(among: ["text/plain"]), text: "one")
                }
            }
            return try await api.send(.get, "/one", fields: [.accept: "image/png"])
        },
        ProblemCause(code: "searchTooLong") {
            let notes = (1...2_000).map { "[^\($0)]: A note." }.joined(separator: "\n")
            let markers = (1...2_000).map { "word[^\($0)]" }.joined(separator: " ")
            let api = try await APIFixture(searchMilliseconds: 0, importing: ["# Many\n\n\(markers)\n\n\(notes)\n"])
            return try await api.send(.get, "/v1/search?q=note")
        },
        ProblemCause(code: "methodNotAllowed") { try await APIFixture().send(.delete, "/v1/articles") },
        ProblemCause(code: "preconditionFailed") {
            try await APIFixture().send(.get, "/v1/articles/on-notes", fields: [.ifMatch: "\"another\""])
        },
        ProblemCause(code: "unsupportedMediaType") {
            try await APIFixture().send(
                .post,
                "/v1/articles/on-notes/comments",
                fields: [.contentType: "text/plain"],
                body: comment
            )
        },
        ProblemCause(code: "internalError") {
            struct Unforeseen: Error {}
            let api = try await APIFixture(isExpectingErrors: true) { $0.on(.get, "/fail") { _ in throw Unforeseen() } }
            return try await api.send(.get, "/fail")
        },
    ]

    private static func importing(_ document: String, token: String?) async throws -> Answer {
        var fields: HTTPFields = [.contentType: "text/markdown"]
        if let token { fields[.authorization] = "Bearer \(token)" }
        return try await APIFixture().send(.put, "/v1/editor/articles/a", fields: fields, body: document)
    }

    // MARK: Said by the rules

    static let ofRules = [
        ProblemCause(code: "invalid") { try await APIFixture().post("{}") },
        ProblemCause(code: "backupRunning") {
            let api = try await APIFixture()
            let editor = Request(
                path: "/v1/editor/backup",
                fields: [.authorization: "Bearer correct-horse-battery"]
            )
            let first = try await api.handler(editor)
            let second = try await api.edit(.get, "/v1/editor/backup")
            withExtendedLifetime(first) {}
            return second
        },
        ProblemCause(code: "unreadableDocument") { try await importing(" ", token: "correct-horse-battery") },
        ProblemCause(code: "duplicateComment") {
            let api = try await APIFixture()
            _ = try await api.post(comment)
            return try await api.post(comment)
        },
        ProblemCause(code: "idempotencyKeyReused") {
            let api = try await APIFixture()
            _ = try await api.post(comment, key: "one-and-the-same")
            return try await api.post(comment.replacing("agree", with: "disagree"), key: "one-and-the-same")
        },
        ProblemCause(code: "gone") {
            let api = try await APIFixture()
            let id = try await api.post(comment).json()["id"] as? String ?? ""
            try api.store.withWriterConnection { try $0.execute("UPDATE comments SET status = 'deleted'") }
            return try await api.post(#"{"author": {"name": "B"}, "body": "So do I.", "parentId": "\#(id)"}"#)
        },
        ProblemCause(code: "commentsClosed") {
            let api = try await APIFixture()
            try api.store.withWriterConnection { try $0.execute("UPDATE articles SET comments_open = 0") }
            return try await api.post(comment)
        },
        ProblemCause(code: "tooManyRequests") {
            let api = try await APIFixture(commentsPerMinute: 1)
            _ = try await api.post(comment)
            return try await api.post(comment.replacing("agree", with: "disagree"))
        },
        ProblemCause(code: "tooManyListeners") {
            try await APIFixture(listeners: 0).send(.get, "/v1/articles/on-notes/events")
        },
    ]

    // MARK: Said by the store

    static let ofStorage = [
        ProblemCause(code: "busy") {
            // Another process of which nothing is known holds the lock that every write needs.
            try await onFile {
                $0.lockMilliseconds = 10
            } _: { api, path in
                try await WriterLock(database: path).holding { try await api.post(comment) }
            }
        },
        ProblemCause(code: "storageFull") {
            let api = try await APIFixture()
            try api.store.withWriterConnection { connection in
                let pages = try connection.all(preparing: "PRAGMA page_count") { $0.int(0) }.first ?? 0
                try connection.execute("PRAGMA max_page_count = \(pages)")
            }
            let long = String(repeating: "Words without an end. ", count: 400)
            for number in 0..<100 {
                let answer = try await api.post(comment.replacing("I agree.", with: "\(number) \(long)"))
                if answer.status != 201 { return answer }
            }
            throw Missing()
        },
        ProblemCause(code: "storageUnavailable") {
            let api = try await APIFixture()
            await api.store.close()
            return try await api.post(comment)
        },
        ProblemCause(code: "conflict") {
            // What a race over one key comes to.
            let api = try await APIFixture()
            try api.store.withWriterConnection {
                try $0.execute(
                    """
                    CREATE TEMP TRIGGER race BEFORE INSERT ON main.comments
                    BEGIN SELECT RAISE(ABORT, 'taken'); END
                    """
                )
            }
            return try await api.post(comment)
        },
    ]

    struct Missing: Error {}

    private static func onFile(
        _ configure: (inout SQLiteStore.Configuration) -> Void,
        _ body: (APIFixture, String) async throws -> Answer
    ) async throws -> Answer {
        let folder = FileManager.default.temporaryDirectory.appending(path: "problem-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // What can't be removed is in the system's folder for such files.
        defer { try? FileManager.default.removeItem(at: folder) }
        var configuration = SQLiteStore.Configuration()
        configure(&configuration)
        let path = folder.appending(path: "d.sqlite").path
        let api = try await APIFixture(path: path, configuration: configuration)
        let answer = try await body(api, path)
        await api.store.close()
        return answer
    }
}

extension WriterLock {
    fileprivate func holding<Result>(_ body: () async throws -> Result) async throws -> Result {
        try lock(milliseconds: 120_000)
        defer { unlock() }
        return try await body()
    }
}
