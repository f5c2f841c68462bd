internal import Articles
internal import Foundation

/// Opaque texts that continue a list: base64url of the sort key of the last item, the list's kind in front.
enum Cursor {
    static func articles(_ position: ArticlePosition) -> String {
        encode(["a", position.publishedOn?.description ?? "", position.id.description])
    }

    static func articles(_ cursor: String) -> ArticlePosition? {
        guard let parts = decode(cursor, kind: "a", count: 3), let id = Identifier<Article>(parts[2]) else {
            return nil
        }
        if parts[1].isEmpty { return ArticlePosition(publishedOn: nil, id: id) }
        return CalendarDate(parts[1]).map { ArticlePosition(publishedOn: $0, id: id) }
    }

    /// The order stands in the cursor, so that one made for another order is refused and not misread.
    static func comments(_ position: CommentPosition, sort: CommentQuery.Sort) -> String {
        let kind = position.isPinned ? "p" : "c"
        return encode([kind, sort.rawValue, "\(position.score)", position.id.description])
    }

    static func comments(_ cursor: String, sort: CommentQuery.Sort) -> CommentPosition? {
        let pinned = decode(cursor, kind: "p", count: 4)
        guard let parts = pinned ?? decode(cursor, kind: "c", count: 4), parts[1] == sort.rawValue,
            let score = Int(parts[2]), let id = Identifier<Comment>(parts[3])
        else { return nil }
        return CommentPosition(score: score, id: id, isPinned: pinned != nil)
    }

    static func latest(_ id: Identifier<Comment>, newest: Bool) -> String {
        encode(["l", newest ? "newest" : "oldest", id.description])
    }

    static func latest(_ cursor: String, newest: Bool) -> Identifier<Comment>? {
        decode(cursor, kind: "l", count: 3).flatMap { parts in
            parts[1] == (newest ? "newest" : "oldest") ? Identifier<Comment>(parts[2]) : nil
        }
    }

    static func log(_ sequence: Int) -> String { encode(["m", "\(sequence)"]) }

    static func log(_ cursor: String) -> Int? { decode(cursor, kind: "m", count: 2).flatMap { Int($0[1]) } }

    static func bans(_ id: Identifier<Ban>) -> String { encode(["b", id.description]) }

    static func bans(_ cursor: String) -> Identifier<Ban>? {
        decode(cursor, kind: "b", count: 2).flatMap { Identifier<Ban>($0[1]) }
    }

    static func editorsArticles(_ id: Identifier<Article>) -> String { encode(["e", id.description]) }

    static func editorsArticles(_ cursor: String) -> Identifier<Article>? {
        decode(cursor, kind: "e", count: 2).flatMap { Identifier<Article>($0[1]) }
    }

    /// The rank by its bits: a decimal would have to be read back to the very same number.
    static func search(_ position: SearchPosition) -> String {
        encode(["s", position.kind.rawValue, "\(position.row)", String(position.rank.bitPattern, radix: 16)])
    }

    static func search(_ cursor: String) -> SearchPosition? {
        guard let parts = decode(cursor, kind: "s", count: 4), let kind = SearchMatch.Kind(rawValue: parts[1]),
            let row = Int64(parts[2]), let bits = UInt64(parts[3], radix: 16), Double(bitPattern: bits).isFinite
        else { return nil }
        return SearchPosition(rank: Double(bitPattern: bits), kind: kind, row: row)
    }

    static func own(_ id: Identifier<Comment>) -> String { encode(["o", id.description]) }

    static func own(_ cursor: String) -> Identifier<Comment>? {
        decode(cursor, kind: "o", count: 2).flatMap { Identifier<Comment>($0[1]) }
    }

    /// The source stands in the cursor, because positions are of its list alone.
    static func mentions(_ position: SourceMention.Position, of source: Identifier<Source>) -> String {
        encode(["w", source.description, position.article.description, "\(position.citation)", "\(position.index)"])
    }

    static func mentions(_ cursor: String, of source: Identifier<Source>) -> SourceMention.Position? {
        guard let parts = decode(cursor, kind: "w", count: 5), parts[1] == source.description,
            let article = Identifier<Article>(parts[2]), let citation = Int(decimal: parts[3]),
            let index = Int(decimal: parts[4])
        else { return nil }
        return SourceMention.Position(article: article, citation: citation, index: index)
    }

    private static func encode(_ parts: [String]) -> String {
        Data(parts.joined(separator: "|").utf8).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    private static func decode(_ cursor: String, kind: String, count: Int) -> [String]? {
        guard cursor.utf8.count <= 200, !cursor.contains(where: { $0 == "+" || $0 == "/" || $0 == "=" }) else {
            return nil
        }
        let base64 = cursor.replacing("-", with: "+").replacing("_", with: "/")
        let padded = base64 + String(repeating: "=", count: (4 - base64.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: padded), let text = String(bytes: data, encoding: .utf8) else {
            return nil
        }
        let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        return parts.count == count && parts[0] == kind ? parts : nil
    }
}
