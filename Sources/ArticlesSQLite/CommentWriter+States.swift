internal import Articles
internal import SQLite

/// The one place that follows a comment from state to state.
extension CommentWriter {
    /// What a change of state has to know of a comment.
    struct State {
        let id: Identifier<Comment>
        let article: Identifier<Article>
        let parent: Identifier<Comment>?
        let anchor: Comment.Anchor?

        init(of comment: Comment) {
            id = comment.id
            article = comment.articleID
            parent = comment.parentID
            anchor = comment.anchor
        }

        /// The parameters that name the row.
        var key: [Value] { [.id(article), .id(id)] }
    }

    func setStatus(_ status: Comment.Status, of id: Identifier<Comment>) throws -> Comment? {
        guard let record = try record(id: id) else { return nil }
        guard record.comment.status != status else { return record.comment }
        guard !record.isErased else { throw StoreError.conflict("comment_erased") }
        try change(record.comment, to: status)
        return try comment(id: id)
    }

    /// Puts a comment that is in another state into `status`.
    func change(_ comment: Comment, to status: Comment.Status) throws {
        let state = State(of: comment)
        // The index has to be told the words while the row still has them in view.
        if comment.status == .published { try SearchIndex(connection: connection).forget(state.id, of: state.article) }
        try connection.run(Self.updateStatus, state.key + [.text(status.rawValue)])
        try follow(from: comment.status, to: status, state, comment.articleSlug)
        try showOrHide(state.id, in: state.article)
    }

    /// All that follows from a change of state but what is shown, the row's status being the new one by now.
    func follow(from old: Comment.Status, to new: Comment.Status, _ state: State, _ slug: Slug) throws {
        let isPublished = new == .published
        guard isPublished != (old == .published) else { return }
        let step = Value.integer(isPublished ? 1 : -1)
        try connection.run(Self.countInArticle, [.id(state.article), step])
        switch state.anchor {
        case nil: break
        case .section(let anchor):
            try connection.run(Self.countInSection, [.id(state.article), .text(anchor), step])
        case .citation(let number):
            try connection.run(Self.countInCitation, [.id(state.article), .integer(number), step])
        }
        if let parent = state.parent { try connection.run(Self.countReply, [.id(state.article), .id(parent), step]) }
        if isPublished { try SearchIndex(connection: connection).learn(state.id, of: state.article) }
        try changes.append(
            isPublished ? .commentPublished : .commentDeleted,
            article: state.article,
            comment: state.id,
            on: connection
        )
        changes.note(.comments(slug))
    }

    /// Shows or hides a comment as its state and its replies ask for, then what is above it, as far as that changes.
    private func showOrHide(_ comment: Identifier<Comment>, in article: Identifier<Article>) throws {
        // A loop: a thread may be deeper than a stack.
        var next = comment
        // No row: as it was, and so is all above it.
        while try connection.run(Self.updateShown, [.id(article), .id(next)]) == 1 {
            let (parent, isShown) =
                try connection.first(Self.parent, [.id(article), .id(next)]) {
                    ($0.optionalIdentifier(0) as Identifier<Comment>?, $0.bool(1))
                } ?? (nil, false)
            guard let parent else { return }
            try connection.run(Self.countShownReply, [.id(article), .id(parent), .integer(isShown ? 1 : -1)])
            next = parent
        }
    }

    /// Counts a new reply that is shown.
    func countShownReply(to parent: Identifier<Comment>, in article: Identifier<Article>) throws {
        try connection.run(Self.countShownReply, [.id(article), .id(parent), .integer(1)])
        try showOrHide(parent, in: article)
    }

    // MARK: Statements

    static let updateStatus = Query("UPDATE comments SET status = ?3 WHERE article_id = ?1 AND id = ?2")
    static let countInArticle = Query("UPDATE articles SET comment_count = comment_count + ?2 WHERE id = ?1")
    static let countInSection = Query(
        "UPDATE sections SET comment_count = comment_count + ?3 WHERE article_id = ?1 AND anchor = ?2"
    )
    static let countInCitation = Query(
        "UPDATE citations SET comment_count = comment_count + ?3 WHERE article_id = ?1 AND number = ?2"
    )
    static let countReply = Query(
        "UPDATE comments SET reply_count = reply_count + ?3 WHERE article_id = ?1 AND id = ?2"
    )
    static let countShownReply = Query(
        "UPDATE comments SET shown_reply_count = shown_reply_count + ?3 WHERE article_id = ?1 AND id = ?2"
    )
    static let updateShown = Query(
        """
        UPDATE comments SET is_shown = 1 - is_shown
        WHERE article_id = ?1 AND id = ?2 AND is_shown <> (status = 'published' OR shown_reply_count > 0)
        """
    )
    static let parent = Query("SELECT parent_id, is_shown FROM comments WHERE article_id = ?1 AND id = ?2")

    static let stateQueries = [
        updateStatus, countInArticle, countInSection, countInCitation, countReply, countShownReply, updateShown, parent,
    ]
}
