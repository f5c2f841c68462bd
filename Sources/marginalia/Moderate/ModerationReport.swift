import Articles
import Foundation

/// What the subcommands of `moderate` write: a few words for people, or a JSON object a line.
enum ModerationReport {
    static func line(_ seen: ModeratedComment, asJSON: Bool, prefix: String = "") throws -> String {
        if asJSON { return try json(CommentLine(seen)) }
        let comment = seen.comment
        var marks = [comment.status.rawValue]
        if comment.isPinned { marks.append("pinned") }
        if seen.isErased { marks.append("erased") }
        marks += seen.flags.map(\.rawValue).sorted()
        let head =
            "\(prefix)\(comment.id)  \(marks.joined(separator: " "))  \(comment.articleSlug)  \(comment.createdAt)"
        let words = comment.body.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let text = words.count > 120 ? words.prefix(119) + "…" : words[...]
        return head + "\n    " + printable("\(comment.author.name): \(text)")
    }

    static func line(_ entry: ModerationEntry, asJSON: Bool, prefix: String = "") throws -> String {
        if asJSON { return try json(EntryLine(entry)) }
        let subject = entry.commentID?.description ?? entry.articleSlug?.rawValue ?? ""
        let change = entry.shownAfter.keys.sorted().filter { $0 != "id" && $0 != "value" }.map { name in
            "\(name): \(text(entry.shownBefore[name])) → \(text(entry.shownAfter[name]))"
        }
        var line = "\(prefix)\(entry.sequence)  \(entry.at)  \(entry.actor)  \(entry.action.rawValue)  \(subject)"
        if !change.isEmpty { line += "  " + change.joined(separator: ", ") }
        if !entry.reason.isEmpty { line += "  (\(entry.reason))" }
        if let undoneBy = entry.undoneBy { line += "  undone by \(undoneBy)" }
        return printable(line)
    }

    static func line(_ ban: Ban, isActive: Bool, asJSON: Bool, prefix: String = "") throws -> String {
        if asJSON { return try json(BanLine(ban, isActive: isActive)) }
        let value = ban.kind.isPrivate ? "(kept as a digest)" : "“\(ban.value)”"
        let term = ban.expiresAt.map { isActive ? "until \($0)" : "ended \($0)" } ?? "for good"
        let reason = ban.reason.isEmpty ? "" : "  (\(ban.reason))"
        return printable("\(prefix)\(ban.id)  \(ban.kind.rawValue) \(value)  \(term)\(reason)")
    }

    static func line(_ policy: Article.CommentsPolicy, of slug: Slug, asJSON: Bool, prefix: String = "") throws
        -> String
    {
        if asJSON { return try json(PolicyLine(slug: slug, policy)) }
        let end = policy.closesAt.map { ", closing \($0)" } ?? ""
        return "\(prefix)comments of \(slug): \(policy.isOpen ? "open\(end)" : "closed")"
    }

    /// What a terminal would take for an order is replaced, for imported texts may hold anything.
    static func printable(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { isOrder($0) ? "\u{FFFD}" : $0 }))
    }

    private static func isOrder(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    private static func text(_ value: LoggedValue?) -> String {
        switch value {
        case nil, .null: "none"
        case .truth(let truth): "\(truth)"
        case .number(let number): "\(number)"
        case .text(let text): text
        case .list(let list): list.map { self.text($0) }.joined(separator: ", ")
        }
    }

    private static func json(_ line: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(line), as: UTF8.self)
    }
}

private struct CommentLine: Encodable {
    let id, articleSlug, author, body, status, createdAt: String
    let parentId: String?
    let pinned, erased: Bool
    let flags: [String]
    let versions: Int

    init(_ seen: ModeratedComment) {
        let comment = seen.comment
        (id, articleSlug) = (comment.id.description, comment.articleSlug.rawValue)
        (author, body, status) = (comment.author.name, comment.body, comment.status.rawValue)
        (createdAt, parentId) = (comment.createdAt.description, comment.parentID?.description)
        (pinned, erased) = (comment.isPinned, seen.isErased)
        (flags, versions) = (seen.flags.map(\.rawValue).sorted(), seen.versions.count)
    }
}

private struct EntryLine: Encodable {
    let sequence: Int
    let at, actor, action, reason: String
    let articleSlug, commentId: String?
    let before, after: [String: LoggedValue]
    let undoneBy, undoes: Int?

    init(_ entry: ModerationEntry) {
        (sequence, at, actor) = (entry.sequence, entry.at.description, entry.actor)
        (action, reason) = (entry.action.rawValue, entry.reason)
        (articleSlug, commentId) = (entry.articleSlug?.rawValue, entry.commentID?.description)
        (before, after) = (entry.shownBefore, entry.shownAfter)
        (undoneBy, undoes) = (entry.undoneBy, entry.undoes)
    }
}

private struct BanLine: Encodable {
    let id, kind, reason, createdAt: String
    let value, expiresAt: String?
    let active: Bool

    init(_ ban: Ban, isActive: Bool) {
        (id, kind, reason) = (ban.id.description, ban.kind.rawValue, ban.reason)
        (createdAt, expiresAt) = (ban.createdAt.description, ban.expiresAt?.description)
        (value, active) = (ban.kind.isPrivate ? nil : ban.value, isActive)
    }
}

private struct PolicyLine: Encodable {
    let articleSlug: String
    let commentsOpen: Bool
    let commentsCloseAt: String?

    init(slug: Slug, _ policy: Article.CommentsPolicy) {
        (articleSlug, commentsOpen) = (slug.rawValue, policy.isOpen)
        commentsCloseAt = policy.closesAt?.description
    }
}
