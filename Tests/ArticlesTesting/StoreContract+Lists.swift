import Articles
import Testing

extension StoreContract {
    private static func list(
        _ store: any Store,
        _ filter: ArticleFilter = ArticleFilter(),
        after: ArticlePosition? = nil,
        limit: Int = 100
    ) async throws -> [Int] {
        let articles = try await store.read {
            try $0.articles.articles(matching: filter, after: after, limit: limit)
        }
        return articles.compactMap { article in (1...500).first { Samples.id($0) == article.id } }
    }

    private static let subjects = ["glossing", "indexing"].map { Category(slug: Samples.slug($0), name: $0) }
    private static let people = [("Ana", "Ferrer"), ("Bo", "Berg")].map { given, family in
        Contributor(role: .author, name: "\(given) \(family)", given: given, family: family)
    }

    /// Twelve articles: two a month, the last two without a date; every second by Ana, every third on glossing.
    private static let twelve = (1...12).map { number in
        Samples.content(
            of: Samples.article(
                number,
                publishedOn: number > 10 ? nil : Samples.date("2020-0\(1 + number / 2)-15"),
                categories: number % 3 == 0 ? subjects : [subjects[1]],
                contributors: number % 2 == 0 ? people : [people[1]]
            )
        )
    }

    static let listPromises: [StoreContract] = [
        StoreContract("a list of articles is sorted by date, then identifier, newest first, without a date last") {
            store in
            try await store.save(twelve.shuffled())
            #expect(try await list(store) == [10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 12, 11])
            let first = try await store.read {
                try $0.articles.articles(matching: ArticleFilter(), after: nil, limit: 1)
            }
            #expect(first == [twelve[9].article])
        },
        StoreContract("pages of articles follow one another without gap and repetition, whatever the filter") { store in
            try await store.save(twelve)
            let filters: [(ArticleFilter, [Int])] = [
                (ArticleFilter(), [10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 12, 11]),
                (ArticleFilter(category: subjects[0].slug), [9, 6, 3, 12]),
                (ArticleFilter(author: people[0].slug), [10, 8, 6, 4, 2, 12]),
                (ArticleFilter(category: subjects[0].slug, author: people[0].slug), [6, 12]),
                (ArticleFilter(archive: YearMonth(year: 2020, month: 2)), [3, 2]),
                (ArticleFilter(author: people[0].slug, archive: YearMonth(year: 2020, month: 2)), [2]),
                (ArticleFilter(category: subjects[1].slug, archive: YearMonth(year: 2020, month: 4)), [7, 6]),
                (
                    ArticleFilter(
                        category: subjects[0].slug,
                        author: people[0].slug,
                        archive: YearMonth(year: 2020, month: 4)
                    ), [6]
                ),
                (ArticleFilter(category: Samples.slug("unknown")), []),
                (ArticleFilter(archive: YearMonth(year: 1999, month: 12)), []),
            ]
            for (filter, expected) in filters {
                #expect(try await store.read { try $0.articles.articleCount(matching: filter) } == expected.count)
                #expect(try await store.read { try $0.articles.isEmpty() } == false)
                for limit in [1, 2, 5, 100] {
                    var found: [Int] = []
                    var position: ArticlePosition?
                    while true {
                        let page = try await list(store, filter, after: position, limit: limit)
                        guard let last = page.last else { break }
                        found += page
                        position = ArticlePosition(
                            publishedOn: twelve[last - 1].article.publishedOn,
                            id: twelve[last - 1].article.id
                        )
                    }
                    #expect(found == expected, "\(filter) by \(limit)")
                }
            }
        },
        StoreContract("articles that are not published stand in no list and no count") { store in
            let filters = [
                ArticleFilter(), ArticleFilter(category: Samples.slug("bibliography")),
                ArticleFilter(author: Samples.contributors[0].slug),
                ArticleFilter(archive: YearMonth(year: 2021, month: 3)),
            ]
            for status in [Article.Status.draft, .published, .withdrawn, .published, .draft] {
                try await store.save(Samples.content(of: Samples.article(status: status)))
                let expected = status == .published ? 1 : 0
                for filter in filters {
                    #expect(try await list(store, filter).count == expected)
                    #expect(try await store.read { try $0.articles.articleCount(matching: filter) } == expected)
                }
                #expect(try await store.read { try $0.articles.categories() }.count == expected)
                #expect(try await store.read { try $0.articles.authors() }.count == expected)
                #expect(try await store.read { try $0.articles.archives() }.count == expected)
                #expect(try await store.article(Samples.slug("margins-1"))?.status == status)
            }
        },
        StoreContract("categories, authors and months count their published articles") { store in
            try await store.save(twelve)
            let categories = try await store.read { try $0.articles.categories() }
            #expect(categories.map(\.category) == subjects)
            #expect(categories.map(\.articles) == [4, 12])
            let authors = try await store.read { try $0.articles.authors() }
            #expect(authors.map(\.name) == ["Bo Berg", "Ana Ferrer"])
            #expect(authors.map(\.slug) == [people[1].slug, people[0].slug])
            #expect(authors.map(\.articles) == [12, 6])
            let archives = try await store.read { try $0.articles.archives() }
            #expect(archives.map(\.month) == [6, 5, 4, 3, 2, 1].map { YearMonth(year: 2020, month: $0) })
            #expect(archives.map(\.articles) == [1, 2, 2, 2, 2, 1])
        },
        StoreContract("an author is one person under all spellings, named as the latest article prints it") { store in
            func author(_ name: String, _ given: String, _ family: String) -> Contributor {
                Contributor(role: .author, name: name, given: given, family: family)
            }
            let spellings = [
                ("2020-01-01", author("Jose Nuñez", "Jose", "Nuñez")),
                ("2021-01-01", author("José \"Pepe\" Núñez", "José", "Núñez")),
                ("2019-01-01", author("JOSE NUNEZ", "JOSE", "NUNEZ")),
            ]
            for (number, (date, person)) in spellings.enumerated() {
                let article = Samples.article(
                    number + 1,
                    publishedOn: Samples.date(date),
                    contributors: [person, person]
                )
                try await store.save(Samples.content(of: article))
            }
            let authors = try await store.read { try $0.articles.authors() }
            #expect(authors.map(\.name) == ["José \"Pepe\" Núñez"])
            #expect(authors.map(\.articles) == [3])
            #expect(try await list(store, ArticleFilter(author: authors[0].slug)) == [2, 1, 3])
        },
        StoreContract("a name without a Latin letter has a slug of its own") { store in
            let names = ["홍길동", "김철수"]
            for (number, name) in names.enumerated() {
                let person = Contributor(role: .author, name: name, given: "", family: name)
                try await store.save(Samples.content(of: Samples.article(number + 1, contributors: [person])))
            }
            let authors = try await store.read { try $0.articles.authors() }
            #expect(Set(authors.map(\.name)) == Set(names))
            for author in authors {
                #expect(try await list(store, ArticleFilter(author: author.slug)).count == 1)
            }
        },
        StoreContract("editors are not listed as authors") { store in
            try await store.save(Samples.content())
            #expect(try await list(store, ArticleFilter(author: Samples.contributors[1].slug)) == [])
            #expect(try await store.read { try $0.articles.authors() }.map(\.family) == ["Ferrer"])
        },
        StoreContract("an article is listed once under a category that it names twice") { store in
            let twice = [
                Category(slug: Samples.slug("glossing"), name: "Glossing"),
                Category(slug: Samples.slug("glossing"), name: "glossing!"),
            ]
            try await store.save(Samples.content(of: Samples.article(categories: twice)))
            #expect(try await list(store, ArticleFilter(category: Samples.slug("glossing"))) == [1])
            #expect(try await store.article(Samples.slug("margins-1"))?.categories == [twice[0]])
            #expect(try await store.read { try $0.articles.categories() }.map(\.articles) == [1])
        },
    ]
}
