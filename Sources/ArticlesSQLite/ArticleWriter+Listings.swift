internal import Articles
internal import SQLite

extension ArticleWriter {
    /// Puts an article's contributors and categories in place of those it had, and keeps the lists and counts by author
    /// and category right.
    func replacePeopleAndSubjects(of article: Article) throws {
        let id = Value.id(article.id)
        var former: Set<Listing> = []
        try connection.forEach(ArticleStatements.listings, [id]) { row in
            former.insert(Listing(list: row.text(0), slug: row.text(1)))
        }
        try connection.run(ArticleStatements.deleteContributors, [id])
        try connection.run(ArticleStatements.deleteCategories, [id])
        try connection.run(ArticleStatements.deleteListings, [id])
        var listings: Set<Listing> = []
        for (position, person) in article.contributors.enumerated() {
            let slug = person.slug
            try connection.run(
                ArticleStatements.insertContributor,
                [
                    id, .integer(position), .text(person.role.rawValue), .text(person.name), .text(person.given),
                    .text(person.family), .slug(slug), .optional(person.affiliation), .optional(person.biography),
                ]
            )
            guard person.role == .author else { continue }
            listings.insert(Listing(list: Listing.author, slug: slug.rawValue))
            try connection.run(
                ArticleStatements.insertAuthor,
                [.slug(slug), .text(person.name), .text(person.given), .text(person.family)]
            )
        }
        var known: Set<Slug> = []
        for category in article.categories where known.insert(category.slug).inserted {
            try connection.run(ArticleStatements.upsertCategory, [.slug(category.slug), .text(category.name)])
            try connection.run(
                ArticleStatements.insertArticleCategory,
                [id, .integer(known.count - 1), .slug(category.slug)]
            )
            listings.insert(Listing(list: Listing.category, slug: category.slug.rawValue))
        }
        if article.status != .published { listings = [] }
        for listing in listings {
            try connection.run(
                ArticleStatements.insertListing,
                [.text(listing.list), .text(listing.slug), .date(article.publishedOn), id]
            )
        }
        try count(former.subtracting(listings), by: -1)
        try count(listings.subtracting(former), by: 1)
        for listing in former.union(listings) where listing.list == Listing.author {
            try renameAuthor(listing.slug)
        }
    }

    private struct Listing: Hashable {
        static let author = "author"
        static let category = "category"

        var list: String
        var slug: String
    }

    private func count(_ listings: Set<Listing>, by difference: Int) throws {
        for listing in listings {
            let query =
                listing.list == Listing.author ? ArticleStatements.countAuthor : ArticleStatements.countCategory
            try connection.run(query, [.text(listing.slug), .integer(difference)])
        }
    }

    /// Gives an author the name that the latest of their articles prints.
    private func renameAuthor(_ slug: String) throws {
        let name = try connection.first(ArticleStatements.latestName, [.text(slug)]) { row -> [Value] in
            [.text(row.text(0)), .text(row.text(1)), .text(row.text(2))]
        }
        if let name { try connection.run(ArticleStatements.renameAuthor, [.text(slug)] + name) }
    }
}
