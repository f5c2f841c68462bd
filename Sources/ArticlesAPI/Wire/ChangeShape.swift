internal import Articles

/// A change, as mirrors, listeners and receivers of webhooks get it.
struct ChangeShape: WireShape {
    /// Nil for what mirrors are not told.
    var sequence: Int?
    var kind: String
    var at: Timestamp
    var articleSlug: Slug
    var commentID: Identifier<Comment>?
    var comment: Comment?

    init(_ change: RecordedChange) {
        sequence = change.sequence
        kind = change.kind.rawValue
        at = change.at
        articleSlug = change.articleSlug
        commentID = change.commentID
        comment = change.comment
    }

    init(_ message: OutboxMessage) {
        sequence = message.changeSequence
        kind = message.kind.rawValue
        at = message.at
        articleSlug = message.articleSlug
        commentID = message.commentID
        comment = message.comment
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("sequence", sequence)
            json.member("kind", kind)
            json.member("at", at.description)
            json.member("articleSlug", articleSlug.rawValue)
            json.member("commentId", commentID?.description)
            json.key("comment")
            if let comment { CommentShape(comment).write(to: &json) } else { json.null() }
            json.member("links") { json in
                json.member("article", Path.article(articleSlug))
                json.member("comment", commentID.map(Path.comment))
            }
        }
    }
}
