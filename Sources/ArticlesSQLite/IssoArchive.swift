public import Articles
internal import SQLite

/// Reads the database of Isso, of every version of its schema (0 to 5).
public enum IssoArchive {
    /// The newest `user_version` of Isso that is known here (Isso 0.14).
    static let knownVersion = 5

    /// The comments in a database, which is not changed.
    ///
    /// Addresses, the filters of voters and who wants to be told of replies are not taken over.
    ///
    /// - Throws: An error whose description names the file and the fault.
    public static func read(path: String) throws -> CommentArchive {
        try ForeignDatabase(path: path).reading { connection in
            try check(connection, path)
            var archive = CommentArchive()
            try connection.forEach(threads) { row in
                archive.threads.append(
                    ArchivedThread(id: row.text(0), address: row.text(1), title: row.optionalText(2))
                )
            }
            try connection.forEach(comments) { row in
                guard archive.comments.count < CommentArchive.mostComments else {
                    throw CommentArchiveFault(message: "\(path) has more than \(CommentArchive.mostComments) comments")
                }
                archive.comments.append(comment(row))
            }
            return archive
        }
    }

    private static func check(_ connection: Connection, _ path: String) throws {
        let needed = ["threads": ["id", "uri", "title"], "comments": columns]
        for (table, columns) in needed.sorted(by: { $0.key > $1.key }) {
            let found = try connection.all(preparing: "SELECT name FROM pragma_table_info('\(table)')") { $0.text(0) }
            guard let missing = columns.first(where: { !found.contains($0) }) else { continue }
            let what = found.isEmpty ? "it has no table \(table)" : "\(table) has no column \(missing)"
            throw CommentArchiveFault(message: "\(path) is no database of Isso: \(what)")
        }
        let version = try connection.all(preparing: "PRAGMA user_version") { $0.int(0) }.first ?? 0
        guard version <= knownVersion else {
            throw CommentArchiveFault(
                message: "\(path) is of a newer Isso (schema \(version), known is \(knownVersion))"
            )
        }
    }

    private static func comment(_ row: Row) -> ArchivedComment {
        let modified = row.isNull(4) ? nil : moment(row.double(4))
        let status: Comment.Status =
            switch row.int(5) {
            case 1: .published
            case 4: .deleted
            default: .pending
            }
        return ArchivedComment(
            id: row.text(0),
            threadID: row.text(1),
            parentID: row.isNull(2) || row.int64(2) == 0 ? nil : row.text(2),
            authorName: row.text(7),
            email: row.optionalText(8),
            website: row.optionalText(9),
            text: .markdown(row.text(6)),
            status: status,
            createdAt: moment(row.double(3)),
            editedAt: modified,
            votes: ArchivedComment.Votes(up: row.int(10), down: row.int(11))
        )
    }

    /// Seconds since 1970 with a fraction, kept to the millisecond.
    private static func moment(_ seconds: Double) -> Timestamp {
        // To the end of the year 9999; what is beyond is none of Isso's making.
        let bounded = min(max(seconds.isFinite ? seconds : 0, 0), 253_402_300_799)
        return Timestamp(millisecondsSince1970: Int64((bounded * 1_000).rounded()))
    }

    private static let columns = [
        "id", "tid", "parent", "created", "modified", "mode", "text", "author", "email", "website", "likes", "dislikes",
    ]
    private static let threads = Query("SELECT id, uri, title FROM threads ORDER BY id")
    private static let comments = Query("SELECT \(columns.joined(separator: ", ")) FROM comments ORDER BY id")
}
