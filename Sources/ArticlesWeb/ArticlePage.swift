public import Articles

/// What a page of an article shows.
public struct ArticlePage: Sendable {
    /// Its counts are shown as they stand, whatever the lists below hold.
    public var article: Article
    /// In order; with their markers, from which the notes' back-links are made.
    public var sections: [Section]
    /// In the order of their numbers.
    public var citations: [Citation]
    /// Roots and replies in one list; the page makes the threads itself.
    ///
    /// Roots, and the replies to one comment, are shown in the order of this list. A reply whose parent is missing is
    /// shown as a root. Comments that are neither published nor deleted are left out.
    public var comments: [Comment]
    /// The path of a page with further comments; nil when these are all.
    public var nextComments: String?
    /// By root, the path of a page with the rest of its thread; roots whose threads stand here whole are not in it.
    public var nextReplies: [Identifier<Comment>: String]
    /// The path of the page with all threads, where this one shows a part of one thread.
    public var allComments: String?
    /// Whether the form is shown; `Article.CommentsPolicy.accepts(at:)` knows.
    public var commentsAreOpen: Bool
    /// What stands in the form.
    public var form: CommentForm
    /// What the page's script goes by; nil where the page stays as it was written.
    public var live: Live?

    /// What a page that changes while it is read has to know.
    public struct Live: Sendable, Equatable {
        /// The number of the last change that the page may hold; listening goes on from there.
        public var lastChange: Int
        /// Whether readers may vote.
        public var takesVotes: Bool
        /// For how long an author may change a comment; 0: never.
        public var editWindowSeconds: Int64

        /// What a page that changes while it is read has to know.
        public init(lastChange: Int, takesVotes: Bool, editWindowSeconds: Int64) {
            self.lastChange = lastChange
            self.takesVotes = takesVotes
            self.editWindowSeconds = editWindowSeconds
        }
    }

    /// A page of these parts.
    public init(
        article: Article,
        sections: [Section],
        citations: [Citation],
        comments: [Comment] = [],
        nextComments: String? = nil,
        nextReplies: [Identifier<Comment>: String] = [:],
        allComments: String? = nil,
        commentsAreOpen: Bool = true,
        form: CommentForm = CommentForm(),
        live: Live? = nil
    ) {
        self.article = article
        self.sections = sections
        self.citations = citations
        self.comments = comments
        self.nextComments = nextComments
        self.nextReplies = nextReplies
        self.allComments = allComments
        self.commentsAreOpen = commentsAreOpen
        self.form = form
        self.live = live
    }
}
