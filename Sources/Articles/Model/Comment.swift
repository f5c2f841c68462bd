/// What a reader wrote under an article.
public struct Comment: Sendable, Equatable {
    public var id: Identifier<Comment>
    public var articleID: Identifier<Article>
    public var articleSlug: Slug
    /// The comment that this one answers, nil for a root.
    public var parentID: Identifier<Comment>?
    /// The first comment of the thread; its own id for a root.
    public var rootID: Identifier<Comment>
    /// 0 for a root.
    public var depth: Int
    public var author: Author
    /// The reader's words as sent.
    public var body: String
    /// Safe HTML, rendered when the comment was written.
    public var html: String
    public var status: Status
    public var createdAt: Timestamp
    public var editedAt: Timestamp?
    /// Nil: the article as a whole.
    public var anchor: Anchor?
    public var upvotes: Int
    public var downvotes: Int
    /// Published replies, direct ones only.
    public var replyCount: Int
    public var isPinned: Bool

    /// Where a comment stands in moderation; only published ones are shown.
    public enum Status: String, Sendable, CaseIterable {
        case pending
        case published
        case rejected
        case deleted
    }

    /// Who wrote a comment, without anything private.
    public struct Author: Sendable, Equatable {
        public var name: String
        public var website: String?
        /// The seed of the identicon: a keyed hash in hexadecimal, which gives nothing of the person away.
        public var avatarSeed: String
        public var isEditor: Bool

        public init(name: String, website: String? = nil, avatarSeed: String, isEditor: Bool = false) {
            self.name = name
            self.website = website
            self.avatarSeed = avatarSeed
            self.isEditor = isEditor
        }
    }

    /// The part of the article that a comment speaks of.
    public enum Anchor: Sendable, Equatable {
        case section(String)
        case citation(Int)
    }

    public init(
        id: Identifier<Comment>,
        articleID: Identifier<Article>,
        articleSlug: Slug,
        parentID: Identifier<Comment>? = nil,
        rootID: Identifier<Comment>? = nil,
        depth: Int = 0,
        author: Author,
        body: String,
        html: String,
        status: Status = .published,
        createdAt: Timestamp,
        editedAt: Timestamp? = nil,
        anchor: Anchor? = nil,
        upvotes: Int = 0,
        downvotes: Int = 0,
        replyCount: Int = 0,
        isPinned: Bool = false
    ) {
        self.id = id
        self.articleID = articleID
        self.articleSlug = articleSlug
        self.parentID = parentID
        self.rootID = rootID ?? id
        self.depth = depth
        self.author = author
        self.body = body
        self.html = html
        self.status = status
        self.createdAt = createdAt
        self.editedAt = editedAt
        self.anchor = anchor
        self.upvotes = upvotes
        self.downvotes = downvotes
        self.replyCount = replyCount
        self.isPinned = isPinned
    }
}
