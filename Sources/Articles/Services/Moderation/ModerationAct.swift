/// Who acts and why, as it goes into the log.
public struct ModerationAct: Sendable, Equatable {
    /// Such as `editor` for the holder of the token.
    public var actor: String
    /// In the editor's words; empty for none.
    public var reason: String
    /// Whether everything is checked and nothing changed.
    public var isDryRun: Bool

    /// Who acts and why.
    public init(actor: String, reason: String = "", isDryRun: Bool = false) {
        self.actor = actor
        self.reason = reason
        self.isDryRun = isDryRun
    }

    /// The most characters of a reason.
    public static let reasonLimit = 500

    /// The act with its reason trimmed.
    ///
    /// - Throws: `ArticlesError.invalid` for a reason that is too long.
    func checked() throws -> ModerationAct {
        var act = self
        act.reason = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard act.reason.count <= Self.reasonLimit else {
            let message = "must have at most \(Self.reasonLimit) characters"
            throw ArticlesError.invalid([InvalidField(field: "reason", code: .tooLong, message: message)])
        }
        return act
    }
}

/// What an editor wants of a comment; nil leaves as it is.
public struct CommentChange: Sendable, Equatable {
    /// Where it shall stand.
    public var status: Comment.Status?
    /// Whether it shall be put first.
    public var isPinned: Bool?
    /// Where the editor saw it stand; when it stands elsewhere by now, nothing is done.
    public var expected: Comment.Status?

    /// What an editor wants of a comment.
    public init(status: Comment.Status? = nil, isPinned: Bool? = nil, expected: Comment.Status? = nil) {
        self.status = status
        self.isPinned = isPinned
        self.expected = expected
    }
}

/// What an editor wants of an article's comments; nil leaves as it is.
public struct CommentsPolicyChange: Sendable, Equatable {
    /// Whether readers may post.
    public var isOpen: Bool?
    /// When that ends.
    public var closing: Closing?

    /// A moment, or none.
    public enum Closing: Sendable, Equatable {
        case never
        case at(Timestamp)
    }

    /// What an editor wants of an article's comments.
    public init(isOpen: Bool? = nil, closing: Closing? = nil) {
        self.isOpen = isOpen
        self.closing = closing
    }

    func applied(to policy: Article.CommentsPolicy) -> Article.CommentsPolicy {
        var result = policy
        if let isOpen { result.isOpen = isOpen }
        switch closing {
        case nil: break
        case .never: result.closesAt = nil
        case .at(let moment): result.closesAt = moment
        }
        return result
    }
}
