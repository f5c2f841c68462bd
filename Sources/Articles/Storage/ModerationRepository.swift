/// Reading what editors see.
public protocol ModerationReading {
    /// Comments of one status in the order of their identifiers, of one article or of all.
    ///
    /// - Parameters:
    ///   - after: The last comment of the page before.
    ///   - limit: The most comments to return.
    func moderated(matching query: ModerationQuery, after: Identifier<Comment>?, limit: Int) throws
        -> [ModeratedComment]

    /// How many comments match.
    func moderatedCount(matching query: ModerationQuery) throws -> Int

    /// One comment as editors see it; nil when it is not known.
    func moderated(id: Identifier<Comment>) throws -> ModeratedComment?

    /// Acts, the latest first.
    ///
    /// - Parameter before: The last act of the page before.
    func log(before sequence: Int?, limit: Int) throws -> [ModerationEntry]

    /// One act.
    func entry(sequence: Int) throws -> ModerationEntry?

    /// Bans in the order in which they were made, those whose term is over included.
    func bans(after: Identifier<Ban>?, limit: Int) throws -> [Ban]

    /// One ban.
    func ban(id: Identifier<Ban>) throws -> Ban?

    /// The ban of this value, whether its term is over or not.
    func ban(kind: Ban.Kind, value: String) throws -> Ban?

    /// All bans of the kind that have an effect at this moment.
    func activeBans(kind: Ban.Kind, at time: Timestamp) throws -> [Ban]

    /// Whether a comment was published under the author token, or under the name from the same address.
    func hasPublished(authorTokenHash: String?, name: String, addressHash: String?) throws -> Bool

    /// How many comments came from the address since a moment, counted no further than `limit`.
    func postCount(addressHash: String, since: Timestamp, limit: Int) throws -> Int
}

/// Reading and changing what editors act on; a comment's status is changed by `CommentRepository`.
public protocol ModerationRepository: ModerationReading {
    /// Adds an act to the log and returns its number.
    @discardableResult
    func append(_ entry: ModerationEntry) throws -> Int

    /// Notes that one act undid another.
    func markUndone(_ sequence: Int, by undoing: Int) throws

    /// Notes why a comment waits.
    func flag(_ comment: Comment, because reasons: [HoldReason]) throws

    /// Puts a comment first, or no longer.
    func setPinned(_ isPinned: Bool, comment: Comment) throws

    /// Opens or closes the comments of an article.
    func setComments(_ policy: Article.CommentsPolicy, article: Identifier<Article>) throws

    /// Adds a ban in place of one of the same kind and value.
    func save(_ ban: Ban) throws

    /// Removes a ban.
    func removeBan(id: Identifier<Ban>) throws

    /// Forgets the addresses of some comments that are older than this moment.
    func forgetAddresses(before time: Timestamp) throws
}

/// Which comments an editor looks at.
public struct ModerationQuery: Sendable, Equatable {
    /// Where the comments stand.
    public var status: Comment.Status
    /// Nil: of all articles, published or not.
    public var article: Identifier<Article>?
    /// False: the oldest first.
    public var newestFirst: Bool

    /// Which comments an editor looks at.
    public init(status: Comment.Status, article: Identifier<Article>? = nil, newestFirst: Bool = false) {
        self.status = status
        self.article = article
        self.newestFirst = newestFirst
    }
}

/// A comment as editors see it.
public struct ModeratedComment: Sendable, Equatable {
    /// Of any status, its text included.
    public var comment: Comment
    /// Why it was held.
    public var flags: [HoldReason]
    /// The texts before its edits, oldest first.
    public var versions: [CommentVersion]
    /// Whether its author erased it, so that there is nothing to restore.
    public var isErased: Bool

    /// A comment as editors see it.
    public init(comment: Comment, flags: [HoldReason], versions: [CommentVersion], isErased: Bool) {
        self.comment = comment
        self.flags = flags
        self.versions = versions
        self.isErased = isErased
    }
}
