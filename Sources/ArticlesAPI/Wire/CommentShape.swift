internal import Articles

/// `comment` of the HTTP contract.
struct CommentShape: WireShape {
    var thread: CommentThread
    /// Given out once, with the answer to the post.
    var editToken: String?

    init(_ comment: Comment, editToken: String? = nil) {
        thread = CommentThread(comment: comment, replies: [])
        self.editToken = editToken
    }

    init(_ thread: CommentThread) {
        self.thread = thread
    }

    func write(to json: inout JSONWriter) {
        let comment = thread.comment
        // A tombstone keeps its place in the thread and nothing of the person.
        let isTombstone = comment.status == .deleted
        json.object { json in
            json.member("id", comment.id.description)
            json.member("articleSlug", comment.articleSlug.rawValue)
            json.member("parentId", comment.parentID?.description)
            json.member("depth", comment.depth)
            json.member("author") { json in
                json.member("name", isTombstone ? nil : comment.author.name)
                json.member("website", isTombstone ? nil : comment.author.website)
                json.member("avatar", isTombstone ? nil : Path.avatar(comment.author.avatarSeed))
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
            json.member("links") { json in
                json.member("self", Path.comment(comment.id))
                json.member("article", Path.article(comment.articleSlug))
                json.member("parent", comment.parentID.map(Path.comment))
                json.member("page", "\(Path.page(comment.articleSlug))#comment-\(comment.id)")
            }
            if let editToken { json.member("editToken", editToken) }
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
