internal import Articles
internal import SQLite

/// Anchors, which follow the article that they speak of.
extension CommentWriter {
    func anchors(of article: Identifier<Article>, after: Identifier<Comment>?, limit: Int) throws -> [AnchoredComment] {
        try connection.all(
            Self.selectAnchors,
            [.id(article), .id(after ?? Identifier(high: 0, low: 0)), .integer(limit)]
        ) { row in
            AnchoredComment(
                id: row.identifier(0),
                anchor: CommentAnchor(
                    target: CommentQueries.anchor(row, 1),
                    former: CommentQueries.anchor(row, 3),
                    quote: CommentQueries.quote(row, 5),
                    state: try row.choice(8, of: Comment.AnchorState.self)
                )
            )
        }
    }

    func setAnchors(_ comments: [AnchoredComment], of article: Identifier<Article>) throws {
        guard !comments.isEmpty, let slug = try slug(of: article) else { return }
        for comment in comments {
            let (section, citation) = Self.columns(of: comment.anchor.target)
            let (formerSection, formerCitation) = Self.columns(of: comment.anchor.former)
            try connection.run(
                Self.updateAnchor,
                [
                    .id(article), .id(comment.id), section, citation, formerSection, formerCitation,
                    .optional(comment.anchor.quote?.exact), .optional(comment.anchor.quote?.prefix),
                    .optional(comment.anchor.quote?.suffix), .text(comment.anchor.state.rawValue),
                ]
            )
        }
        changes.note(.comments(slug))
    }

    /// A section's name and a note's number as they are stored.
    static func columns(of anchor: Comment.Anchor?) -> (section: Value, citation: Value) {
        switch anchor {
        case nil: (.null, .null)
        case .section(let name): (.text(name), .null)
        case .citation(let number): (.null, .integer(number))
        }
    }

    // MARK: Statements

    /// The condition is that of the index, word for word, or SQLite would not see that it serves.
    static let selectAnchors = Query(
        """
        SELECT id, anchor_section, anchor_citation, former_section, former_citation, quote_exact, quote_prefix,
            quote_suffix, anchor_state
        FROM comments INDEXED BY comments_anchored
        WHERE article_id = ?1 AND id > ?2
            AND (anchor_section IS NOT NULL OR anchor_citation IS NOT NULL OR quote_exact IS NOT NULL
                OR former_section IS NOT NULL OR former_citation IS NOT NULL)
        ORDER BY id LIMIT ?3
        """
    )
    static let updateAnchor = Query(
        """
        UPDATE comments SET anchor_section = ?3, anchor_citation = ?4, former_section = ?5, former_citation = ?6,
            quote_exact = ?7, quote_prefix = ?8, quote_suffix = ?9, anchor_state = ?10
        WHERE article_id = ?1 AND id = ?2
        """
    )
    static let anchorQueries = [selectAnchors, updateAnchor]
}
