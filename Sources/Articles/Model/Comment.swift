/// What a reader wrote under an article.
public struct Comment: Sendable, Equatable {
    /// Grows in the order of commits.
    public var id: Identifier<Comment>
    /// The article that it stands under.
    public var articleID: Identifier<Article>
    /// The article's name in URLs.
    public var articleSlug: Slug
    /// The comment that this one answers, nil for a root.
    public var parentID: Identifier<Comment>?
    /// The first comment of the thread; its own id for a root.
    public var rootID: Identifier<Comment>
    /// 0 for a root.
    public var depth: Int
    /// Without anything private.
    public var author: Author
    /// The reader's words as sent.
    public var body: String
    /// Safe HTML, rendered when the comment was written.
    public var html: String
    /// Only published comments are shown.
    public var status: Status
    /// By the server's clock, or as the imported document says.
    public var createdAt: Timestamp
    /// Nil: never edited.
    public var editedAt: Timestamp?
    /// Nil: the article as a whole.
    public var anchor: Anchor?
    /// The words that it speaks of, in the section or note of `anchor`, else anywhere in the article.
    public var quote: TextQuote?
    /// The section or note that `anchor` named when that is gone from the article.
    public var formerAnchor: Anchor?
    /// What became of anchor and quote when the article was edited.
    public var anchorState: AnchorState
    /// One a voter.
    public var upvotes: Int
    /// One a voter.
    public var downvotes: Int
    /// The lower bound of the Wilson interval of the votes, in millionths.
    public var score: Int
    /// Published replies, direct ones only.
    public var replyCount: Int
    /// Put first by an editor.
    public var isPinned: Bool
    /// Published, or no longer published while a shown comment answers it: then its tombstone is shown.
    public var isShown: Bool

    /// Where a comment stands in moderation; only published ones are shown.
    public enum Status: String, Sendable, CaseIterable {
        case pending
        case published
        case rejected
        case deleted
    }

    /// Who wrote a comment, without anything private.
    public struct Author: Sendable, Equatable {
        /// As the reader gave it.
        public var name: String
        /// An http or https URL.
        public var website: String?
        /// The seed of the identicon: a keyed hash in hexadecimal, which gives nothing of the person away.
        public var avatarSeed: String
        /// Posted with the editor's token.
        public var isEditor: Bool

        /// A value with all its parts; `rootID` nil makes a root.
        public init(name: String, website: String? = nil, avatarSeed: String, isEditor: Bool = false) {
            self.name = name
            self.website = website
            self.avatarSeed = avatarSeed
            self.isEditor = isEditor
        }
    }

    /// The part of the article that a comment speaks of.
    public enum Anchor: Sendable, Equatable, Hashable {
        case section(String)
        case citation(Int)
    }

    /// A value with all its parts; `rootID` nil makes a root, `isShown` nil shows what is published.
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
        quote: TextQuote? = nil,
        formerAnchor: Anchor? = nil,
        anchorState: AnchorState = .exact,
        upvotes: Int = 0,
        downvotes: Int = 0,
        score: Int = 0,
        replyCount: Int = 0,
        isPinned: Bool = false,
        isShown: Bool? = nil
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
        self.quote = quote
        self.formerAnchor = formerAnchor
        self.anchorState = anchorState
        self.upvotes = upvotes
        self.downvotes = downvotes
        self.score = score
        self.replyCount = replyCount
        self.isPinned = isPinned
        self.isShown = isShown ?? (status == .published)
    }
}

extension Comment {
    /// The comment as readers may see it: one that is not published is a tombstone, which keeps its place in the thread
    /// and nothing of the person, whyever it was taken from view.
    public var asReadersSeeIt: Comment {
        guard status != .published else { return self }
        var tombstone = self
        tombstone.author = Author(name: "", avatarSeed: "")
        tombstone.body = ""
        tombstone.html = ""
        tombstone.quote = nil
        tombstone.status = .deleted
        tombstone.editedAt = nil
        tombstone.upvotes = 0
        tombstone.downvotes = 0
        tombstone.isPinned = false
        return tombstone
    }
}
