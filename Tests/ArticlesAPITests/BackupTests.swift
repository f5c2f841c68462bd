import Articles
import ArticlesSQLite
import Foundation
import HTTP
import HTTPTypes
import Testing

@Suite("The editor's backup")
struct BackupTests {
    private static func bytes(_ stream: AsyncStream<[UInt8]>) async -> [UInt8] {
        var all: [UInt8] = []
        for await piece in stream { all += piece }
        return all
    }

    private func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "backup-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    private static let editor: HTTPFields = [.authorization: "Bearer correct-horse-battery"]

    @Test("Only the editor gets one")
    func token() async throws {
        let api = try await APIFixture()
        #expect(try await api.send(.get, "/v1/editor/backup").status == 401)
        #expect(try await api.edit(.get, "/v1/editor/backup", token: "of-somebody-else-entirely").status == 403)
        #expect(try await api.edit(.get, "/v1/editor/backup?colour=red").status == 400)
    }

    @Test("It is the whole database, sound, announced with its length, and leaves no file behind")
    func whole() async throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "a.sqlite").path
        // What a process left that was killed while it made one.
        let left = path + "-download-partial-999999999"
        try Data("left".utf8).write(to: URL(filePath: left))
        let api = try await APIFixture(path: path)
        _ = try await api.posted("A comment that is in the log alone.")
        let article = try await api.send(.get, "/v1/articles/on-notes").json()
        let comments = try #require((article["counts"] as? [String: Any])?["comments"] as? Int)
        let response = try await api.handler(
            Request(method: .get, path: "/v1/editor/backup", fields: Self.editor)
        )
        guard case .stream(let stream) = response.content else { throw NoStream() }
        #expect(response.fields[.contentType] == "application/vnd.sqlite3")
        #expect(response.fields[.cacheControl] == "no-store")
        let name = try #require(response.fields[.contentDisposition])
        #expect(
            name.wholeMatch(of: #/attachment; filename="marginalia-\d{4}-\d\d-\d\dT\d{6}Z\.sqlite"/#) != nil,
            "\(name)"
        )
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(!names.contains { $0.contains("download") }, "\(names)")
        let bytes = await Self.bytes(stream)
        #expect(bytes.count == response.streamLength)
        let copy = folder.appending(path: "copy.sqlite").path
        try Data(bytes).write(to: URL(filePath: copy))
        let report = try SQLiteStore.check(path: copy, temporaryFolder: folder.path)
        #expect(report.findings == [] && report.omissions == [])
        let slug = try #require(Slug("on-notes"))
        let store = try SQLiteStore.open(path: copy)
        let counts = try await store.read { try $0.articles.article(slug: slug)?.counts }
        #expect(counts?.comments == comments)
        await store.close()
    }

    @Test("The second waits until the first is sent or its reader has gone")
    func oneAtATime() async throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let api = try await APIFixture(path: folder.appending(path: "a.sqlite").path)
        var first: Response? = try await api.handler(
            Request(method: .get, path: "/v1/editor/backup", fields: Self.editor)
        )
        #expect(first?.status == .ok)
        let second = try await api.edit(.get, "/v1/editor/backup")
        #expect(second.status == 409)
        #expect(try second.problem == "backupRunning")
        #expect(second.field("Retry-After") != nil)
        first = nil
        #expect(try await api.edit(.get, "/v1/editor/backup").status == 200)
    }

    @Test("HEAD makes no copy")
    func head() async throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let api = try await APIFixture(path: folder.appending(path: "a.sqlite").path)
        _ = try await api.handler(Request(method: .get, path: "/v1/editor/backup", fields: Self.editor))
        let response = try await api.handler(
            Request(method: .head, path: "/v1/editor/backup", fields: Self.editor)
        )
        #expect(response.status == .ok)
        #expect(response.fields[.contentType] == "application/vnd.sqlite3")
        #expect(response.streamLength == nil)
    }

    private struct NoStream: Error {}
}
