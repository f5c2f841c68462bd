internal import Articles
internal import SQLite

/// Reads comments over a connection that somebody else holds a transaction on.
struct CommentReader: CommentQuerying {
    let connection: Connection
}

/// The reading half of both comment repositories.
protocol CommentQuerying: CommentReading {
    var connection: Connection { get }
}

extension CommentQuerying {
    func comments(matching query: CommentQuery, after: CommentPosition?, limit: Int) throws -> [Comment] {
        guard let slug = try slug(of: query.article) else { return [] }
        return try connection.all(
            CommentQueries.list(query, isContinued: after != nil),
            CommentQueries.values(of: query, after: after) + [.integer(limit)]
        ) { try CommentQueries.comment($0, of: slug) }
    }

    func pinned(in article: Identifier<Article>, limit: Int) throws -> [Comment] {
        guard let slug = try slug(of: article) else { return [] }
        return try connection.all(CommentQueries.pinned, [.id(article), .integer(limit)]) { row in
            try CommentQueries.comment(row, of: slug)
        }
    }

    func commentCount(matching query: CommentQuery) throws -> Int {
        try connection.first(CommentQueries.count(query), CommentQueries.values(of: query)) { $0.int(0) } ?? 0
    }

    func replies(
        below root: Identifier<Comment>,
        in article: Identifier<Article>,
        after: Identifier<Comment>?,
        limit: Int
    ) throws -> [Comment] {
        guard let slug = try slug(of: article) else { return [] }
        return try connection.all(
            CommentQueries.replies(isContinued: after != nil),
            [.id(article), .id(root)] + (after.map { [.id($0)] } ?? []) + [.integer(limit)]
        ) { try CommentQueries.comment($0, of: slug) }
    }

    func comment(id: Identifier<Comment>) throws -> Comment? {
        try connection.first(CommentQueries.byID, [.id(id)]) { row in
            try CommentQueries.comment(row, of: row.slug(CommentQueries.slugColumn))
        }
    }

    func record(id: Identifier<Comment>) throws -> CommentRecord? {
        try connection.first(CommentQueries.record, [.id(id)]) { try CommentQueries.record($0) }
    }

    func records(
        authorTokenHash: String,
        after: Identifier<Comment>?,
        limit: Int
    ) throws -> [CommentRecord] {
        try connection.all(
            CommentQueries.ownRecords(isContinued: after != nil),
            [.text(authorTokenHash)] + (after.map { [.id($0)] } ?? []) + [.integer(limit)]
        ) { try CommentQueries.record($0) }
    }

    func versions(of id: Identifier<Comment>) throws -> [CommentVersion] {
        try connection.all(CommentQueries.versions, [.id(id)]) { row in
            CommentVersion(number: row.int(0), body: row.text(1), html: row.text(2), writtenAt: row.timestamp(3))
        }
    }

    func latest(newest: Bool, after: Identifier<Comment>?, limit: Int) throws -> [Comment] {
        try connection.all(
            CommentQueries.latest(newest: newest, isContinued: after != nil),
            (after.map { [.id($0)] } ?? []) + [.integer(limit)]
        ) { row in try CommentQueries.comment(row, of: row.slug(CommentQueries.slugColumn)) }
    }

    func counts(of slugs: [Slug]) throws -> [Slug: Int] {
        var counts: [Slug: Int] = [:]
        try CommentQueries.counts.forEach(on: connection, in: Set(slugs).map { .slug($0) }) { row in
            counts[try row.slug(0)] = row.int(1)
        }
        return counts
    }

    /// The slug of an article; nil when the article is not known.
    func slug(of article: Identifier<Article>) throws -> Slug? {
        try connection.first(CommentQueries.slugOfArticle, [.id(article)]) { try $0.slug(0) }
    }
}
