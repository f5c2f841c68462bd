internal import Articles
internal import SQLite

/// Reads articles over a connection that somebody else holds a transaction on.
struct ArticleReader: ArticleQuerying {
    let connection: Connection
}

/// The reading half of both article repositories.
protocol ArticleQuerying: ArticleReading {
    var connection: Connection { get }
}

extension ArticleQuerying {
    func articles(matching filter: ArticleFilter, after: ArticlePosition?, limit: Int) throws -> [Article] {
        var values = ArticleQueries.values(of: filter)
        if let after { values += [.date(after.publishedOn), .id(after.id)] }
        let query = ArticleQueries.list(filter, isContinued: after != nil)
        var articles = try connection.all(query, values + [.integer(limit)], ArticleQueries.article)
        try addPeopleAndSubjects(to: &articles)
        return articles
    }

    func articleCount(matching filter: ArticleFilter) throws -> Int {
        try connection.first(ArticleQueries.count(filter), ArticleQueries.values(of: filter)) { $0.int(0) } ?? 0
    }

    func article(slug: Slug) throws -> Article? {
        guard let article = try connection.first(ArticleQueries.bySlug, [.slug(slug)], ArticleQueries.article) else {
            return nil
        }
        var articles = [article]
        try addPeopleAndSubjects(to: &articles)
        return articles[0]
    }

    func identity(slug: Slug) throws -> ArticleIdentity? {
        try connection.first(ArticleQueries.identity, [.slug(slug)]) { row in
            ArticleIdentity(
                id: row.identifier(0),
                slug: slug,
                status: try row.choice(1, of: Article.Status.self),
                comments: Article.CommentsPolicy(isOpen: row.bool(2), closesAt: row.optionalTimestamp(3)),
                publishedOn: row.date(4)
            )
        }
    }

    func contributorNames(of article: Identifier<Article>) throws -> [String] {
        try connection.all(ArticleQueries.contributorNames, [.id(article)]) { $0.text(0) }
    }

    func isEmpty() throws -> Bool {
        try connection.first(ArticleQueries.any, []) { $0.int64(0) } == nil
    }

    func places() throws -> [ArticlePlace] {
        try connection.all(ArticleQueries.places, []) { row in
            ArticlePlace(id: row.identifier(0), slug: try row.slug(1), sourceURL: row.optionalText(2))
        }
    }

    func categories() throws -> [CategoryCount] {
        let categories = try connection.all(ArticleQueries.categories) { row in
            CategoryCount(category: Category(slug: try row.slug(0), name: row.text(1)), articles: row.int(2))
        }
        // Sorted here: what an engine's collation thinks of letters beyond ASCII differs from engine to engine.
        return categories.sorted {
            ($0.category.name.lowercased(), $0.category.slug) < ($1.category.name.lowercased(), $1.category.slug)
        }
    }

    func archives() throws -> [ArchiveCount] {
        try connection.all(ArticleQueries.archives) { row in
            let text = row.text(0)
            guard let month = YearMonth(text) else { throw StoreError.corrupt("no month: \(text)") }
            return ArchiveCount(month: month, articles: row.int(1))
        }
    }

    func authors() throws -> [AuthorCount] {
        let authors = try connection.all(ArticleQueries.authors) { row in
            AuthorCount(
                slug: try row.slug(0),
                name: row.text(1),
                given: row.text(2),
                family: row.text(3),
                articles: row.int(4)
            )
        }
        return authors.sorted {
            ($0.family.lowercased(), $0.given.lowercased(), $0.slug)
                < ($1.family.lowercased(), $1.given.lowercased(), $1.slug)
        }
    }

    /// Two statements for all articles of a page.
    func addPeopleAndSubjects(to articles: inout [Article]) throws {
        guard !articles.isEmpty else { return }
        let identifiers = articles.map { Value.id($0.id) }
        let places = Dictionary(uniqueKeysWithValues: articles.indices.map { (articles[$0].id, $0) })
        var contributors: [[(position: Int, value: Contributor)]] = Array(repeating: [], count: articles.count)
        try ArticleQueries.contributors.forEach(on: connection, in: identifiers) { row in
            guard let place = places[row.identifier(0)] else { return }
            let contributor = Contributor(
                role: try row.choice(2, of: Contributor.Role.self),
                name: row.text(3),
                given: row.text(4),
                family: row.text(5),
                affiliation: row.optionalText(6),
                biography: row.optionalText(7)
            )
            contributors[place].append((row.int(1), contributor))
        }
        var categories: [[(position: Int, value: Category)]] = Array(repeating: [], count: articles.count)
        try ArticleQueries.articleCategories.forEach(on: connection, in: identifiers) { row in
            guard let place = places[row.identifier(0)] else { return }
            categories[place].append((row.int(1), Category(slug: try row.slug(2), name: row.text(3))))
        }
        for index in articles.indices {
            articles[index].contributors = contributors[index].sorted { $0.position < $1.position }.map(\.value)
            articles[index].categories = categories[index].sorted { $0.position < $1.position }.map(\.value)
        }
    }
}
