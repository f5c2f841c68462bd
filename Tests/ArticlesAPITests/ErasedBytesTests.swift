import Articles
import ArticlesSQLite
import Foundation
import HTTP
import HTTPTypes
import Testing

@testable import SQLite

/// What the service does by itself after an erasure.
@Suite("Erased bytes")
struct ErasedBytesTests {
    private static let folder = FileManager.default.temporaryDirectory

    /// Has a text written and erased in a file, and waits until it has left the file and its log.
    ///
    /// - Parameter isRead: Whether somebody began to read before and goes on until after.
    private func leaves<Made>(
        _ text: String,
        isRead: Bool = false,
        write: (APIFixture) async throws -> Made,
        erase: (APIFixture, Made) async throws -> Void
    ) async throws {
        let path = Self.folder.appending(path: "erased-\(UUID().uuidString).sqlite").path
        defer {
            // What can't be removed is in the system's folder for such files.
            for end in ["", "-wal", "-shm", "-lock"] { try? FileManager.default.removeItem(atPath: path + end) }
        }
        let api = try await APIFixture(path: path)
        func isThere() throws -> Bool {
            try [path, path + "-wal"].contains { file in
                try Data(contentsOf: URL(filePath: file)).range(of: Data(text.utf8)) != nil
            }
        }
        let made = try await write(api)
        #expect(try isThere(), "the control")
        let reader = try Connection(.readOnly(path: path))
        if isRead {
            try reader.execute("BEGIN")
            #expect(try reader.all(preparing: "SELECT count(*) FROM comments") { $0.int(0) } != [0])
        }
        try await erase(api, made)
        if isRead {
            try await Task.sleep(for: .milliseconds(300))
            #expect(try isThere(), "the log is still needed")
            try reader.execute("COMMIT")
        }
        for _ in 0..<1_000 where try isThere() { try await Task.sleep(for: .milliseconds(20)) }
        #expect(try !isThere(), "\(text) is still there")
        await api.store.close()
    }

    @Test(
        "After all of a person's comments were erased, none of their words is in the database or its log, a reader or none",
        arguments: [false, true]
    )
    func person(isRead: Bool) async throws {
        try await leaves("zqmarked", isRead: isRead) { api in
            let first = try await api.posted("A zqmarked text.", by: "Reader")
            let token = try #require(first.authorToken)
            _ = try await api.posted("Another zqmarked text.", by: "Reader", authorToken: token)
            return token
        } erase: { api, token in
            let answer = try await api.send(.delete, "/v1/me", fields: [.authorToken: token])
            #expect(answer.status == 204)
        }
    }

    @Test("After an article was purged, no word of its comments is in the database or its log")
    func article() async throws {
        try await leaves("zqmarked") { api in
            for number in 0..<5 { _ = try await api.posted("A zqmarked text number \(number).") }
        } erase: { api, _ in
            let fields: HTTPFields = [.authorization: "Bearer correct-horse-battery"]
            let answer = try await api.send(.delete, "/v1/editor/articles/on-notes?purge=true", fields: fields)
            #expect(answer.status == 204)
        }
    }
}
