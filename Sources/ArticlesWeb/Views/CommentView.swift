import Articles

/// The template's view of a comment with the comments below it.
struct CommentView: View {
    let commentID: String
    let parentID: String?
    let isDeleted: Bool
    let isPinned: Bool
    let isEditor: Bool
    let authorName: String
    let website: String?
    let avatar: String?
    let machineTime: String
    let humanTime: String
    let permalinkLabel: String
    let edited: Moment?
    let subject: Subject?
    let quoted: Quoted?
    let inReplyTo: ParentView?
    let bodyHTML: String
    let replyAddress: String?
    let replyLabel: String
    let upvotes: Int
    let downvotes: Int
    let hasVotes: Bool
    let hasReplies: Bool
    let replies: [CommentView]
    let nextReplies: String?

    /// The part of the article that a comment speaks of.
    struct Subject: View {
        let subjectID: String
        let subjectLabel: String
    }

    /// The words of the article that a comment speaks of.
    struct Quoted: View {
        let quoteText: String
        /// The words before it, which tell one place from another.
        let quotePrefix: String
        /// Whether the words are gone from the text.
        let quoteIsLost: Bool
    }

    /// A comment that another one answers.
    struct ParentView: View {
        let parentCommentID: String
        let parentName: String

        init(_ comment: Comment) {
            parentCommentID = comment.id.description
            parentName = comment.status == .deleted ? "a deleted comment" : comment.author.name
        }
    }

    /// A comment.
    ///
    /// - Parameters:
    ///   - parent: The comment that it answers, where that is not the one it is nested below.
    ///   - nextReplies: The path of a page with further replies.
    ///   - articlePath: Where the link for a reply leads; nil when comments are closed.
    init(
        _ comment: Comment,
        replies: [CommentView],
        parent: Comment?,
        subject: Subject?,
        nextReplies: String? = nil,
        articlePath: String?
    ) {
        isDeleted = comment.status == .deleted
        commentID = comment.id.description
        parentID = comment.parentID?.description
        isPinned = comment.isPinned
        isEditor = comment.author.isEditor
        authorName = comment.author.name
        website = comment.author.website.flatMap(WebAddress.init)?.text
        avatar = Self.avatarPath(seed: comment.author.avatarSeed)
        machineTime = comment.createdAt.description
        humanTime = Wording.moment(comment.createdAt)
        permalinkLabel = "Link to this comment, \(Wording.moment(comment.createdAt))"
        edited = comment.editedAt.map(Moment.init)
        self.subject = subject
        quoted = comment.quote.map { quote in
            Quoted(
                quoteText: quote.exact,
                quotePrefix: quote.prefix ?? "",
                quoteIsLost: comment.anchorState == .orphaned
            )
        }
        inReplyTo = parent.map(ParentView.init)
        bodyHTML = comment.html
        replyAddress = articlePath.map { "\($0)?reply-to=\(comment.id)#post" }
        replyLabel = "Reply to \(comment.author.name)"
        upvotes = comment.upvotes
        downvotes = comment.downvotes
        hasVotes = upvotes + downvotes > 0
        hasReplies = !replies.isEmpty
        self.replies = replies
        self.nextReplies = nextReplies
    }

    private static func avatarPath(seed: String) -> String? {
        let isName = seed.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || "-_".utf8.contains(byte)
        }
        return isName && !seed.isEmpty ? "/v1/avatars/\(seed).svg" : nil
    }
}
