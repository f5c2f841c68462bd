public import Articles
internal import SQLite

extension SQLiteStore {
    /// What a shell can complete an argument with.
    public enum NameKind: Sendable {
        /// Slugs of articles of every status.
        case articles
        /// Identifiers of comments of these statuses.
        case comments([Comment.Status])
        /// Identifiers of bans.
        case bans
        /// Numbers of acts that nobody has undone.
        case acts
    }

    /// The newest names of a kind, at most a hundred; no file is made or changed.
    ///
    /// - Returns: None when there is no such database or it can't be read: whoever is typing finds out later.
    public static func names(_ kind: NameKind, path: String) -> [String] {
        // A fault has no place in a list of completions.
        let found = try? Schema.file(path).examine(checkMilliseconds: 0) { connection in
            try connection.all(preparing: statement(kind)) { row in
                switch kind {
                case .articles: row.text(0)
                case .comments: "\(row.identifier(0) as Identifier<Comment>)"
                case .bans: "\(row.identifier(0) as Identifier<Ban>)"
                case .acts: "\(row.int(0))"
                }
            }
        }
        return found?.result ?? []
    }

    private static func statement(_ kind: NameKind) -> String {
        switch kind {
        case .articles: return "SELECT slug FROM articles ORDER BY id DESC LIMIT 100"
        case .comments(let statuses):
            // Raw values of a type of ours, so that nothing has to be bound.
            let names = statuses.map { "'\($0.rawValue)'" }.joined(separator: ", ")
            return "SELECT id FROM comments WHERE status IN (\(names)) ORDER BY id DESC LIMIT 100"
        case .bans: return "SELECT id FROM bans ORDER BY id DESC LIMIT 100"
        case .acts:
            return "SELECT sequence FROM moderation_log WHERE undone_by IS NULL ORDER BY sequence DESC LIMIT 100"
        }
    }
}
