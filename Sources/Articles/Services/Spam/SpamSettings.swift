/// What the operator asks of comments, beside the rules for their text.
public struct SpamSettings: Sendable, Equatable {
    /// Which comments wait for an editor.
    public var moderation = ModerationPolicy.none
    /// Links in one text; nil: any number.
    public var maxLinks: Int? = 3
    /// Words and domains that are refused.
    public var blocklist = Blocklist()
    /// The time between a form's stamp and its comment, at least; 0: any, and the page's form needs no stamp.
    public var minFillSeconds = 2
    /// Whether clients of the API must send a stamp as the page's form does.
    public var isStampRequired = false
    /// Zero bits that a proof of work must have; 0: none is asked for.
    public var proofOfWorkBits = 0
    /// Comments of one address; 0: any number.
    public var commentsPerMinute = 2
    /// Comments of one address; 0: any number.
    public var commentsPerDay = 20
    /// Days after which the digest of a comment's address is forgotten.
    public var addressDays = 90

    /// The defaults.
    public init() {}
}

/// What comes with a comment that tells a person from a program.
public struct CommentEvidence: Sendable, Equatable {
    /// What stands in the field that people don't see.
    public var honeypot: String?
    /// The stamp of the form.
    public var stamp: String?
    /// A challenge and its solution with a colon between them.
    public var proofOfWork: String?
    /// The page's form, which has a stamp and, being without script, can't prove work.
    public var isFromPage: Bool

    /// What comes with a comment; from the API nothing needs to.
    public init(
        honeypot: String? = nil,
        stamp: String? = nil,
        proofOfWork: String? = nil,
        isFromPage: Bool = false
    ) {
        self.honeypot = honeypot
        self.stamp = stamp
        self.proofOfWork = proofOfWork
        self.isFromPage = isFromPage
    }

    /// The name of the field that people don't see, in the page's form and in JSON.
    public static let honeypotField = "subject"
}
