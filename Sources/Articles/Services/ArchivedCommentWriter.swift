internal import Foundation
internal import Markup

/// Writes the comments of one article, batch by batch; what it has to remember goes from one to the next.
struct ArchivedCommentWriter: Sendable {
    private let place: ArticlePlace
    private let environment: Environment
    private let secrets: Secrets
    private let rules = CommentRules()
    /// The place in its thread of every comment so far, by import key.
    private var written: [String: Position] = [:]
    /// Identifiers given out in each millisecond.
    private var sequences: [Int64: Int] = [:]
    /// Comments that were added, by their status.
    private(set) var added: [Comment.Status: Int] = [:]
    /// Comments that were there already.
    private(set) var known = 0
    /// What was taken over with a change, by its kind.
    private(set) var repairs: [String: Int] = [:]

    private struct Position {
        var id: Identifier<Comment>
        var root: Identifier<Comment>
        var depth: Int
        /// The milliseconds that the identifier begins with.
        var time: Int64
    }

    init(place: ArticlePlace, environment: Environment, secrets: Secrets) {
        self.place = place
        self.environment = environment
        self.secrets = secrets
    }

    /// Writes those of the comments that are not known yet.
    ///
    /// - Parameter repository: Nil writes nothing.
    mutating func write(
        _ entries: [ArchivePlan.Entry],
        to repository: (any CommentRepository)?,
        known reading: any CommentRepository
    ) throws {
        let former = try reading.importedComments(keys: entries.map(\.key), in: place.id)
        for entry in entries {
            if let comment = former[entry.key] {
                known += 1
                written[entry.key] = Position(
                    id: comment.id,
                    root: comment.rootID,
                    depth: comment.depth,
                    time: Int64(comment.id.high >> 16)
                )
                continue
            }
            let parent = entry.parentKey.flatMap { written[$0] }
            if entry.comment.parentID != nil, parent == nil { repairs["parentMissing", default: 0] += 1 }
            let (id, time) = identifier(at: entry.comment.createdAt, after: parent)
            let (comment, contact) = comment(entry, id: id, parent: parent)
            try repository?.insert(
                comment,
                secrets: CommentSecrets(
                    email: contact,
                    digest: entry.isTombstone ? "" : entry.key,
                    importKey: entry.key
                )
            )
            added[comment.status, default: 0] += 1
            written[entry.key] = Position(id: id, root: comment.rootID, depth: comment.depth, time: time)
        }
    }

    /// An identifier that sorts by time, and never before that of what is answered.
    private mutating func identifier(
        at moment: Timestamp,
        after parent: Position?
    ) -> (Identifier<Comment>, time: Int64) {
        var time = max(0, moment.millisecondsSince1970, parent?.time ?? 0)
        while sequences[time, default: 0] > 0xFFF { time += 1 }
        let sequence = sequences[time, default: 0]
        sequences[time] = sequence + 1
        var random = EnvironmentRandom(environment: environment)
        return (Identifier(at: Timestamp(millisecondsSince1970: time), sequence: sequence, using: &random), time)
    }

    private mutating func comment(
        _ entry: ArchivePlan.Entry,
        id: Identifier<Comment>,
        parent: Position?
    ) -> (Comment, email: String?) {
        let source = entry.comment
        var comment = Comment(
            id: id,
            articleID: place.id,
            articleSlug: place.slug,
            parentID: parent?.id,
            rootID: parent?.root,
            depth: parent.map { $0.depth + 1 } ?? 0,
            author: Comment.Author(name: "", avatarSeed: ""),
            body: "",
            html: "",
            status: .deleted,
            createdAt: source.createdAt
        )
        guard !entry.isTombstone else { return (comment, nil) }
        let email = kept(source.email, "emailDropped") { CommentRules.isEmail($0) }
        let name = name(source.authorName)
        comment.author = Comment.Author(
            name: name,
            website: website(source.website),
            avatarSeed: secrets.digest("avatar", [email?.lowercased() ?? name], bytes: 16)
        )
        comment.body = body(source.text)
        comment.html = CommentMarkup.html(comment.body)
        comment.status = source.status
        comment.editedAt = source.editedAt
        comment.upvotes = source.votes.up
        comment.downvotes = source.votes.down
        comment.score = CommentScore.millionths(up: source.votes.up, down: source.votes.down)
        return (comment, email)
    }

    // MARK: Fields

    private mutating func body(_ text: ArchivedComment.Text) -> String {
        let markdown =
            switch text {
            case .markdown(let text): text
            case .html(let html): CommentMarkup.markdown(html: html)
            case .htmlWithLineBreaks(let html): CommentMarkup.markdown(html: html, keepsLineBreaks: true)
            }
        return clean(markdown, isMultiline: true)
    }

    private mutating func name(_ raw: String) -> String {
        let name = clean(raw.split(whereSeparator: \.isWhitespace).joined(separator: " "), isMultiline: false)
        guard !name.isEmpty else { return Self.anonymous }
        guard name.count > rules.nameLength.upperBound else { return name }
        repairs["nameShortened", default: 0] += 1
        return String(name.prefix(rules.nameLength.upperBound))
    }

    /// The name of those who gave none.
    static let anonymous = "Anonymous"

    /// A website with its scheme, which older forms did not ask for.
    private mutating func website(_ raw: String?) -> String? {
        let whole = raw.map { $0.isEmpty || $0.contains("://") ? $0 : "http://\($0)" }
        return kept(whole, "websiteDropped") { CommentRules.isWebsite($0) }
    }

    private mutating func kept(_ raw: String?, _ repair: String, _ isValid: (String) -> Bool) -> String? {
        guard let value = raw?.trimmingCharacters(in: .whitespacesAndNewlines), !value.isEmpty else { return nil }
        if value.count <= rules.contactLength, isValid(value) { return value }
        repairs[repair, default: 0] += 1
        return nil
    }

    /// In the normal form of all comments, without what no comment may hold.
    private mutating func clean(_ raw: String, isMultiline: Bool) -> String {
        let text = raw.replacing("\r\n", with: "\n").replacing("\r", with: "\n").precomposedStringWithCanonicalMapping
        var scalars = String.UnicodeScalarView()
        var isRepaired = false
        for scalar in text.unicodeScalars {
            if CommentRules.isAllowed(scalar, isMultiline: isMultiline) {
                scalars.append(scalar)
            } else {
                isRepaired = true
            }
        }
        if isRepaired { repairs["charactersRemoved", default: 0] += 1 }
        return String(scalars).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
