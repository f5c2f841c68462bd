internal import Articles

/// `comment` of the HTTP contract.
struct CommentShape: WireShape {
    var thread: CommentThread
    /// Given out once, with the answer to the post.
    var tokens: CommentTokens?
    /// Readers see of a deleted comment only that it was there; its author and editors see all of it.
    var isForReaders = true

    init(_ comment: Comment, tokens: CommentTokens? = nil, isForReaders: Bool = true) {
        thread = CommentThread(comment: comment, replies: [])
        self.tokens = tokens
        self.isForReaders = isForReaders
    }

    init(_ thread: CommentThread) {
        self.thread = thread
    }

    func write(to json: inout JSONWriter) {
        json.object { writeMembers(to: &$0) }
    }

    /// Writes the members into an object that has more of them.
    func writeMembers(to json: inout JSONWriter) {
        let comment = thread.comment
        // A tombstone keeps its place in the thread and nothing of the person.
        let isTombstone = isForReaders && comment.status == .deleted
        json.member("id", comment.id.description)
        json.member("articleSlug", comment.articleSlug.rawValue)
        json.member("parentId", comment.parentID?.description)
        json.member("depth", comment.depth)
        json.member("author") { json in
            json.member("name", isTombstone ? nil : comment.author.name)
            json.member("website", isTombstone ? nil : comment.author.website)
            json.member("avatar", isTombstone ? nil : avatar(comment.author.avatarSeed))
            json.member("isEditor", !isTombstone && comment.author.isEditor)
        }
        json.member("body", isTombstone ? "" : comment.body)
        json.member("html", isTombstone ? "" : comment.html)
        json.member("status", comment.status.rawValue)
        json.member("createdAt", comment.createdAt.description)
        json.member("editedAt", comment.editedAt?.description)
        json.key("anchor")
        AnchorShape(comment).write(to: &json)
        json.member("votes") { json in
            json.member("up", comment.upvotes)
            json.member("down", comment.downvotes)
        }
        json.member("replyCount", comment.replyCount)
        json.member("pinned", comment.isPinned)
        json.member("replies", thread.replies) { CommentShape($1).write(to: &$0) }
        json.member("repliesNext", repliesNext)
        json.member("links") { json in
            json.member("self", Path.comment(comment.id))
            json.member("article", Path.article(comment.articleSlug))
            json.member("parent", comment.parentID.map(Path.comment))
            json.member("page", "\(Path.page(comment.articleSlug))#comment-\(comment.id)")
        }
        if let tokens {
            json.member("editToken", tokens.edit)
            if let author = tokens.author { json.member("authorToken", author) }
        }
    }

    /// Where the replies go on that one page can't hold.
    private var repliesNext: String? {
        thread.repliesNext.map { last in
            let cursor = Cursor.comments(CommentPosition(score: 0, id: last), sort: .oldest)
            return "\(Path.comments(thread.comment.articleSlug))?view=flat&thread=\(thread.comment.id)&cursor=\(cursor)"
        }
    }

    /// An erased comment has none.
    private func avatar(_ seed: String) -> String? { seed.isEmpty ? nil : Path.avatar(seed) }
}

/// A comment as its author sees it: `comment` of the contract, and what else is kept of it.
struct OwnCommentShape: WireShape {
    var own: OwnComment
    /// Whether the texts before its edits were asked for.
    var hasVersions: Bool

    func write(to json: inout JSONWriter) {
        json.object { json in
            CommentShape(own.comment, isForReaders: false).writeMembers(to: &json)
            json.member("emailKept", own.keepsEmail)
            if hasVersions { json.member("versions", own.versions) { $0.version($1) } }
        }
    }
}

/// A page of comments, as a list or inside an article.
struct CommentListShape: WireShape {
    var threads: [CommentThread]
    var next: String?
    var total: Int?

    func write(to json: inout JSONWriter) {
        json.list(threads, next: next, total: total) { CommentShape($1).write(to: &$0) }
    }
}

extension JSONWriter {
    /// A text that a comment had before an edit.
    mutating func version(_ version: CommentVersion) {
        object { json in
            json.member("number", version.number)
            json.member("body", version.body)
            json.member("html", version.html)
            json.member("writtenAt", version.writtenAt.description)
        }
    }

    /// A list of the contract: `items`, `next`, and `total` where it was asked for.
    mutating func list<Item>(
        _ items: [Item],
        next: String?,
        total: Int? = nil,
        _ write: (inout JSONWriter, Item) -> Void
    ) {
        object { json in
            json.member("items", items, write)
            json.member("next", next)
            if let total { json.member("total", total) }
        }
    }
}
