import Foundation
import Synchronization
import Testing

@testable import SQLite

@Suite("What the disk and the database tell")
struct DiskRoomTests {
    @Test("A file on a disk with room can be written to; one that is not there, or a system's own, can't")
    func room() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("d")
        try Data([1]).write(to: URL(filePath: path))
        #expect(DiskRoom.under(path) == .enough)
        guard case .readOnly(let reason) = DiskRoom.under(folder.file("none")) else {
            Issue.record("a missing file has room")
            return
        }
        #expect(!reason.isEmpty)
    }

    @Test("A statement that takes long is told with its text and without its values; a quick one is not")
    func slow() throws {
        final class Log: Sendable {
            let lines = Mutex<[(sql: String, milliseconds: Int)]>([])
        }
        let log = Log()
        let connection = try Connection(.memory)
        connection.report(
            SlowStatements(milliseconds: 20) { sql, milliseconds in
                log.lines.withLock { $0.append((sql, milliseconds)) }
            }
        )
        _ = try connection.first(Query("SELECT 1")) { $0.int(0) }
        #expect(log.lines.withLock { $0.isEmpty })
        let endless = Query(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT sum(i) FROM n WHERE ? <> ''"
        )
        #expect(throws: SQLiteError.self) {
            try connection.withTimeLimit(milliseconds: 60) {
                try connection.first(endless, [.text("a secret")]) { $0.int(0) }
            }
        }
        let told = log.lines.withLock { $0 }
        #expect(told.count == 1)
        #expect(told.first?.sql.hasPrefix("WITH RECURSIVE") == true)
        #expect(told.first?.sql.contains("secret") == false)
        #expect(told.first?.milliseconds ?? 0 >= 20)
    }
}
