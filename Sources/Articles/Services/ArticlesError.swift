/// Why the field refuses what was asked of it.
public enum ArticlesError: Error, Sendable, Equatable {
    /// There is no such thing, or it is not published.
    case notFound(Subject)
    /// Values against the rules, all of them at once.
    case invalid([InvalidField])
    /// What was asked clashes with what is there.
    case conflict(Conflict)
    /// What the request refers to has been deleted.
    case gone(Subject)
    /// The caller has to show who they are.
    case unauthorized(Credential)
    /// The caller may not do this.
    case forbidden(Refusal)
    /// Too much in too short a time.
    ///
    /// What is left of each limit, the exhausted ones first.
    case tooMany([Allowance])
    /// The comment is taken for a program's, for advertising, or for somebody's who was banned.
    case spam(SpamRefusal)
    /// An editor's act can't be done.
    case moderation(ModerationRefusal)

    /// Things that a request can refer to.
    public enum Subject: String, Sendable {
        case article
        case section
        case citation
        case comment
        case category
        case author
        case ban
        case entry
        case source
    }

    /// Ways to clash.
    public enum Conflict: String, Sendable {
        /// The same text by the same author a short while ago.
        case duplicateComment
        /// The idempotency key came with another request before.
        case idempotencyKeyReused
    }

    /// Tokens by which authors show that a comment is theirs.
    public enum Credential: String, Sendable {
        /// Given out with a comment, for this comment.
        case editToken
        /// Given out with an author's first comment, for all of theirs.
        case authorToken
    }

    /// Things that are not allowed.
    public enum Refusal: String, Sendable {
        /// The article takes no comments (any more).
        case commentsClosed
        /// The edit token is not that of the comment.
        case wrongEditToken
        /// The time in which a comment may be changed is over.
        case editWindowOver
        /// An editor has rejected the comment, which may be deleted and not changed.
        case commentRejected
        /// The author token was not given out here.
        case wrongAuthorToken
        /// Nobody votes on what they wrote themselves.
        case ownComment
        /// There are no votes here.
        case votesOff
    }
}

/// A value against the rules.
public struct InvalidField: Sendable, Equatable {
    /// The path of the value, such as `author.name`.
    public var field: String
    /// The rule that is broken.
    public var code: Code
    /// A sentence that names the rule.
    public var message: String

    /// Rules that values can break.
    public enum Code: String, Sendable, CaseIterable {
        case required
        case tooShort
        case tooLong
        case forbiddenCharacter
        case reserved
        case malformed
        case unknown
        /// What is quoted does not stand there.
        case notFound
    }

    /// A value against the rules.
    public init(field: String, code: Code, message: String) {
        self.field = field
        self.code = code
        self.message = message
    }
}
