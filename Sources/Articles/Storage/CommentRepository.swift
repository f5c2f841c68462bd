/// Reading comments.
///
/// A comment is shown when it is published; one that isn't, or is no longer, while a shown comment answers it.
public protocol CommentReading {
    /// A page of an article's shown comments in the order of the query.
    ///
    /// - Parameters:
    ///   - after: The sort key of the last comment of the page before.
    ///   - limit: The most comments to return.
    func comments(matching query: CommentQuery, after: CommentPosition?, limit: Int) throws -> [Comment]

    /// The article's published root comments that an editor put first, oldest first.
    func pinned(in article: Identifier<Article>, limit: Int) throws -> [Comment]

    /// How many comments match.
    func commentCount(matching query: CommentQuery) throws -> Int

    /// A part of the shown comments below a root, oldest first, the root left out.
    ///
    /// - Parameters:
    ///   - after: The last comment of the part before.
    ///   - limit: The most comments to return.
    func replies(
        below root: Identifier<Comment>,
        in article: Identifier<Article>,
        after: Identifier<Comment>?,
        limit: Int
    ) throws -> [Comment]

    /// One comment of any status.
    func comment(id: Identifier<Comment>) throws -> Comment?

    /// One comment of any status with what is kept beside it; nil when it is not known.
    func record(id: Identifier<Comment>) throws -> CommentRecord?

    /// A page of the comments that were posted with an author token, of any status but erased ones, newest first.
    ///
    /// - Parameter authorTokenHash: As `CommentSecrets` has it.
    func records(
        authorTokenHash: String,
        after: Identifier<Comment>?,
        limit: Int
    ) throws -> [CommentRecord]

    /// The texts that a comment had before its edits, oldest first.
    func versions(of id: Identifier<Comment>) throws -> [CommentVersion]

    /// Published comments over all published articles, in the order of `newest`.
    func latest(newest: Bool, after: Identifier<Comment>?, limit: Int) throws -> [Comment]

    /// The numbers of published comments; slugs that are not known or not published are left out.
    func counts(of slugs: [Slug]) throws -> [Slug: Int]
}

/// Reading and changing comments.
public protocol CommentRepository: CommentReading {
    /// Adds a comment, counts it, and records the change if it is published, all in this transaction.
    ///
    /// - Throws: `StoreError.conflict("comment_import_key")` when `importKey` is known in the article.
    func insert(_ comment: Comment, secrets: CommentSecrets) throws

    /// Puts a comment into another state, from whichever into whichever, with all that follows from it in this
    /// transaction: the numbers of the article, its section and its note, of replies, what is shown above it, the words
    /// that can be found, and the change that is told when it comes into view or goes from it.
    ///
    /// A comment that is deleted this way keeps its text and can come back; see `erase`.
    ///
    /// - Returns: The comment as it is then; nil when it is not known.
    /// - Throws: `StoreError.conflict("comment_erased")` when an erased comment shall come back.
    func setStatus(_ status: Comment.Status, of id: Identifier<Comment>) throws -> Comment?

    /// Gives a comment another text and keeps the one before as a version.
    ///
    /// - Parameters:
    ///   - digest: Of author and new text, by which double posts are found.
    ///   - time: Of the edit.
    /// - Returns: The comment as it is then; nil when it is not known.
    func setText(
        _ body: String,
        html: String,
        digest: String,
        of id: Identifier<Comment>,
        at time: Timestamp
    ) throws -> Comment?

    /// Puts a voter's vote on a comment in place of the one before.
    ///
    /// - Parameters:
    ///   - value: 1, −1, or 0 to take the vote back.
    ///   - voter: A keyed digest.
    ///   - score: Makes `Comment.score` of the votes.
    /// - Returns: The comment as it is then; nil when it is not known.
    func setVote(
        _ value: Int,
        by voter: String,
        on id: Identifier<Comment>,
        at time: Timestamp,
        score: (_ up: Int, _ down: Int) -> Int
    ) throws -> Comment?

    /// Comments that a voter has a vote on, in no certain order.
    func votedComments(by voter: String, limit: Int) throws -> [Identifier<Comment>]

    /// Deletes a comment for good: its state is `deleted`, and nothing of the person is left in the database, neither
    /// name, contact, text, versions, votes, tokens, digests nor kept answers, but the key that keeps an import from
    /// bringing it back. Its words leave the index's pages with `sweepSearch`.
    ///
    /// - Returns: Whether the comment is known.
    @discardableResult
    func erase(_ id: Identifier<Comment>) throws -> Bool

    /// The anchors of an article's comments, of whatever status, that have one, in the order of the comments.
    ///
    /// - Parameters:
    ///   - after: The last comment of the page before.
    ///   - limit: The most comments to return.
    func anchors(of article: Identifier<Article>, after: Identifier<Comment>?, limit: Int) throws -> [AnchoredComment]

    /// Gives comments of an article other anchors; the numbers of comments that sections and notes have are not
    /// touched, but counted anew when the article is saved.
    func setAnchors(_ comments: [AnchoredComment], of article: Identifier<Article>) throws

    /// Does a bounded part of removing erased words from the pages of the search index, and of merging the indexes that
    /// `noteScatteredSearch` has noted.
    ///
    /// - Returns: Whether there is more to do.
    func sweepSearch() throws -> Bool

    /// Notes the search indexes that lie in so many parts that searches take longer for it.
    func noteScatteredSearch() throws

    /// Whether the article has a comment with this digest of author and text that came at or after `since`.
    func hasDuplicate(digest: String, in article: Identifier<Article>, since: Timestamp) throws -> Bool

    /// The comments of the article that came in under these import keys, by key.
    func importedComments(keys: [String], in article: Identifier<Article>) throws -> [String: Comment]
}

/// What is kept with a comment and never given out.
public struct CommentSecrets: Sendable, Equatable {
    /// The author's address for mail.
    public var email: String?
    /// A keyed digest of the prefix of the address that it came from.
    public var addressHash: String?
    /// SHA-256 of the edit token, in hexadecimal; nil for imported comments.
    public var editTokenHash: String?
    /// SHA-256 of the token that its author shows for all of their comments, in hexadecimal.
    public var authorTokenHash: String?
    /// A digest of author and text, by which double posts are found.
    public var digest: String
    /// Tells an imported comment when its document comes in again; unique within the article.
    public var importKey: String?

    /// What is kept with a comment and never given out.
    public init(
        email: String? = nil,
        addressHash: String? = nil,
        editTokenHash: String? = nil,
        authorTokenHash: String? = nil,
        digest: String,
        importKey: String? = nil
    ) {
        self.email = email
        self.addressHash = addressHash
        self.editTokenHash = editTokenHash
        self.authorTokenHash = authorTokenHash
        self.digest = digest
        self.importKey = importKey
    }
}

/// A comment with what is kept beside it.
public struct CommentRecord: Sendable, Equatable {
    /// The comment.
    public var comment: Comment
    /// What is never given out.
    public var secrets: CommentSecrets
    /// 1 at first; grows with every change of the text.
    public var version: Int

    /// A comment with what is kept beside it.
    public init(comment: Comment, secrets: CommentSecrets, version: Int) {
        self.comment = comment
        self.secrets = secrets
        self.version = version
    }

    /// Whether the comment was deleted for good: no living comment has an empty text.
    public var isErased: Bool { comment.status == .deleted && comment.body.isEmpty }
}

/// A text that a comment had before an edit.
public struct CommentVersion: Sendable, Equatable {
    /// 1 is the first.
    public var number: Int
    /// As sent.
    public var body: String
    /// As rendered when it was written.
    public var html: String
    /// When it was written.
    public var writtenAt: Timestamp

    /// A text that a comment had before an edit.
    public init(number: Int, body: String, html: String, writtenAt: Timestamp) {
        self.number = number
        self.body = body
        self.html = html
        self.writtenAt = writtenAt
    }
}

/// Which comments of an article, and in what order.
public struct CommentQuery: Sendable, Equatable {
    /// The article.
    public var article: Identifier<Article>
    /// Roots alone, whose replies are read by `replies`; otherwise all comments.
    public var rootsOnly: Bool
    /// The order of the comments.
    public var sort: Sort
    /// Only comments anchored here; nil admits all.
    public var anchor: Comment.Anchor?

    /// Orders in which comments are listed.
    public enum Sort: String, Sendable, CaseIterable {
        case oldest
        case newest
        /// Highest score first, then oldest.
        case top
    }

    /// Which comments of an article, and in what order.
    public init(
        article: Identifier<Article>,
        rootsOnly: Bool,
        sort: Sort = .oldest,
        anchor: Comment.Anchor? = nil
    ) {
        self.article = article
        self.rootsOnly = rootsOnly
        self.sort = sort
        self.anchor = anchor
    }
}

/// The sort key of a comment in lists.
public struct CommentPosition: Sendable, Equatable {
    /// `Comment.score`; only the order `top` looks at it.
    public var score: Int
    /// Identifiers grow in the order of commits, so that they sort by time.
    public var id: Identifier<Comment>
    /// Whether it stands in front of the list, because an editor put it there.
    public var isPinned: Bool

    /// The sort key of a comment.
    public init(score: Int, id: Identifier<Comment>, isPinned: Bool = false) {
        self.score = score
        self.id = id
        self.isPinned = isPinned
    }
}
