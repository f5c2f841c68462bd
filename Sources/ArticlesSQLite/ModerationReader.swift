internal import Articles
internal import FoundationEssentials
internal import SQLite

/// Reads what editors see, over a connection that somebody else holds a transaction on.
struct ModerationReader: ModerationQuerying {
    let connection: Connection
}

/// The reading half of both moderation repositories.
protocol ModerationQuerying: ModerationReading {
    var connection: Connection { get }
}

extension ModerationQuerying {
    func moderated(
        matching query: ModerationQuery,
        after: Identifier<Comment>?,
        limit: Int
    ) throws -> [ModeratedComment] {
        let comments = try connection.all(
            ModerationQueries.list(query, isContinued: after != nil),
            values(of: query) + (after.map { [.id($0)] } ?? []) + [.integer(limit)]
        ) { row in try CommentQueries.comment(row, of: row.slug(CommentQueries.slugColumn)) }
        return try comments.map(moderated)
    }

    func moderatedCount(matching query: ModerationQuery) throws -> Int {
        try connection.first(ModerationQueries.count(query), values(of: query)) { $0.int(0) } ?? 0
    }

    func moderated(id: Identifier<Comment>) throws -> ModeratedComment? {
        try CommentReader(connection: connection).comment(id: id).map(moderated)
    }

    func log(before sequence: Int?, limit: Int) throws -> [ModerationEntry] {
        try connection.all(ModerationQueries.log, [.integer(sequence ?? .max), .integer(limit)], entry)
    }

    func entry(sequence: Int) throws -> ModerationEntry? {
        try connection.first(ModerationQueries.entry, [.integer(sequence)], entry)
    }

    func bans(after: Identifier<Ban>?, limit: Int) throws -> [Ban] {
        guard let after else {
            return try connection.all(ModerationQueries.bans, [.integer(limit)], ModerationQueries.ban)
        }
        return try connection.all(ModerationQueries.bansAfter, [.integer(limit), .id(after)], ModerationQueries.ban)
    }

    func ban(id: Identifier<Ban>) throws -> Ban? {
        try connection.first(ModerationQueries.ban, [.id(id)], ModerationQueries.ban)
    }

    func ban(kind: Ban.Kind, value: String) throws -> Ban? {
        try connection.first(
            ModerationQueries.banOfValue,
            [.text(kind.rawValue), .text(value)],
            ModerationQueries.ban
        )
    }

    func activeBans(kind: Ban.Kind, at time: Timestamp) throws -> [Ban] {
        try connection.all(ModerationQueries.activeBans, [.text(kind.rawValue), .time(time)], ModerationQueries.ban)
    }

    func hasPublished(authorTokenHash: String?, name: String, addressHash: String?) throws -> Bool {
        if let authorTokenHash,
            try connection.first(ModerationQueries.publishedByToken, [.text(authorTokenHash)], { _ in true }) != nil
        {
            return true
        }
        guard let addressHash else { return false }
        return try connection.first(
            ModerationQueries.publishedByName,
            [.text(addressHash), .text(name)]
        ) { _ in true } ?? false
    }

    func postCount(addressHash: String, since: Timestamp, limit: Int) throws -> Int {
        try connection.all(
            ModerationQueries.posts,
            [.text(addressHash), .time(since), .integer(limit)]
        ) { _ in }.count
    }

    private func values(of query: ModerationQuery) -> [Value] {
        [.text(query.status.rawValue)] + (query.article.map { [.id($0)] } ?? [])
    }

    private func moderated(_ comment: Comment) throws -> ModeratedComment {
        let flags = try connection.all(ModerationQueries.flags, [.id(comment.articleID), .id(comment.id)]) { row in
            try row.choice(0, of: HoldReason.self)
        }
        return ModeratedComment(
            comment: comment,
            flags: flags,
            versions: try CommentReader(connection: connection).versions(of: comment.id),
            isErased: comment.status == .deleted && comment.body.isEmpty
        )
    }

    private func entry(_ row: Row) throws -> ModerationEntry {
        var entry = ModerationEntry(
            at: row.timestamp(1),
            actor: row.text(2),
            action: try row.choice(3, of: ModerationEntry.Action.self),
            articleID: row.optionalIdentifier(4),
            commentID: row.optionalIdentifier(5),
            before: try LoggedText.values(row.text(6)),
            after: try LoggedText.values(row.text(7)),
            reason: row.text(8)
        )
        entry.sequence = row.int(0)
        entry.undoneBy = row.optionalInt(9)
        entry.articleSlug = row.isNull(10) ? nil : try row.slug(10)
        entry.undoes = row.optionalInt(11)
        return entry
    }
}

/// States in the log as the JSON that is stored.
enum LoggedText {
    static func text(_ values: [String: LoggedValue]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(values), as: UTF8.self)
    }

    static func values(_ text: String) throws -> [String: LoggedValue] {
        do {
            return try JSONDecoder().decode([String: LoggedValue].self, from: Data(text.utf8))
        } catch {
            throw StoreError.corrupt("no state in the log: \(text)")
        }
    }
}
