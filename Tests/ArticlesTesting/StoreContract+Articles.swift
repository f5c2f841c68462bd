import Articles
import Testing

extension StoreContract {
    static let articlePromises: [StoreContract] = [
        StoreContract("what an editor sets is kept beside the article, in lists and counts too") { store in
            try await store.save(Samples.content())
            var article = Samples.article()
            article.title = nil
            article.status = .withdrawn
            article.publishedOn = nil
            let changed = article
            try await store.write { try $0.articles.update(changed, overrides: [.title, .status]) }
            let seen = try #require(try await store.article(changed.slug))
            #expect(seen.title == nil && seen.status == .withdrawn && seen.publishedOn == nil)
            #expect(seen.counts.sections == Samples.sections.count)
            #expect(try await store.read { try $0.articles.overrides(of: changed.id) } == [.title, .status])
            #expect(try await store.read { try $0.articles.categories() }.isEmpty)
            #expect(try await store.read { try $0.articles.articles(status: .published, before: nil, limit: 9) } == [])
            #expect(
                try await store.read { try $0.articles.articles(status: nil, before: nil, limit: 9) }.map(\.id) == [
                    changed.id
                ]
            )
            #expect(try await store.read { try $0.articles.revisions(of: changed.id, limit: 9) }.map(\.number) == [1])
        },
        StoreContract("a purged article leaves nothing, however deep its threads are, and others alone") { store in
            try await store.save([Samples.content(), Samples.content(2)])
            var thread = [Samples.comment(1)]
            for number in 2...1_500 { thread.append(Samples.comment(number, parent: thread.last)) }
            try await store.insert(thread + [Samples.comment(1_600, on: 2)])
            let article = try #require(try await store.article(Samples.slug("margins-1")))
            try await store.write { try $0.articles.purge(article) }
            #expect(try await store.article(article.slug) == nil)
            #expect(try await store.comment(1) == nil)
            #expect(try await store.comment(1_500) == nil)
            let query = SearchQuery(.words("pencil", isPrefix: false))
            let found = try await store.read { try $0.search.matches(query, after: nil, limit: 100) }
            #expect(found.map(\.comment) == [Samples.id(11_600)])
            #expect(try await store.read { try $0.articles.authors() }.map(\.articles) == [1])
            try await store.save(Samples.content())
            #expect(try await store.sections().map(\.commentCount) == [0, 0, 0])
        },
        StoreContract("an article comes back with all of its parts as it was saved") { store in
            let content = Samples.content()
            try await store.save(content)
            #expect(try await store.article(content.article.slug) == content.article)
            #expect(try await store.sections() == content.sections)
            #expect(try await store.citations() == content.citations)
            let outline = try await store.read { try $0.articles.outline(of: content.article.id) }
            #expect(outline.map(\.anchor) == ["lead", "pencils", "naïveté"])
            #expect(outline.map(\.heading) == [nil, "Pencils", "Naïveté 📎"])
            #expect(outline.map(\.level) == [1, 1, 2])
        },
        StoreContract("an article of nothing but what it must have comes back too") { store in
            let article = Article(id: Samples.id(3), slug: Samples.slug("bare"), updatedAt: Samples.time)
            try await store.save(ArticleContent(article: article, sections: [], citations: []))
            #expect(try await store.article(article.slug) == article)
            #expect(try await store.sections(3) == [])
            #expect(try await store.citations(3) == [])
        },
        StoreContract("a slug that is not known finds nothing") { store in
            try await store.save(Samples.content())
            let slug = Samples.slug("nowhere")
            #expect(try await store.article(slug) == nil)
            #expect(try await store.read { try $0.articles.identity(slug: slug) } == nil)
            #expect(try await store.sections(7) == [])
            #expect(try await store.read { try $0.articles.section(anchor: "none", of: Samples.id(1)) } == nil)
            #expect(try await store.read { try $0.articles.citation(number: 4, of: Samples.id(1)) } == nil)
        },
        StoreContract("the identity of an article says what its status and its comments are") { store in
            var content = Samples.content()
            content.article.status = .withdrawn
            content.article.comments = Article.CommentsPolicy(isOpen: false, closesAt: nil)
            try await store.save(content)
            let slug = content.article.slug
            let identity = try await store.read { try $0.articles.identity(slug: slug) }
            let expected = ArticleIdentity(
                id: content.article.id,
                slug: slug,
                status: .withdrawn,
                comments: content.article.comments,
                publishedOn: content.article.publishedOn
            )
            #expect(identity == expected)
        },
        StoreContract("a section is found by its anchor, a note by its number, with all of its places") { store in
            let content = Samples.content()
            try await store.save([content, Samples.content(2)])
            for section in content.sections {
                let found = try await store.read { try $0.articles.section(anchor: section.anchor, of: Samples.id(1)) }
                #expect(found == section)
            }
            for citation in content.citations {
                let found = try await store.read {
                    try $0.articles.citation(number: citation.number, of: Samples.id(1))
                }
                #expect(found == citation)
            }
        },
        StoreContract("the notes of one section are those with a marker in it, each with all of its places") { store in
            let content = Samples.content()
            try await store.save(content)
            #expect(try await store.citations(in: "pencils") == Array(content.citations[0...1]))
            #expect(try await store.citations(in: "naïveté") == [content.citations[2]])
            #expect(try await store.citations(in: "nowhere") == [])
        },
        StoreContract("saving again puts the new parts in place of the old") { store in
            try await store.save([Samples.content(), Samples.content(2)])
            var content = Samples.content()
            content.article.revision = 2
            content.article.title = nil
            content.article.contributors = [content.article.contributors[1]]
            content.article.categories = [Category(slug: Samples.slug("reading"), name: "Reading")]
            content.sections.remove(at: 1)
            content.sections[1].number = 1
            content.citations = [content.citations[2]]
            content.citations[0].number = 1
            content.sections[0].markers = []
            content.sections[1].markers[0].citation = 1
            content.article.counts = Article.Counts(sections: 2, citations: 1, comments: 0)
            try await store.save(content)
            #expect(try await store.article(content.article.slug) == content.article)
            #expect(try await store.sections() == content.sections)
            #expect(try await store.citations() == content.citations)
            #expect(try await store.sections(2) == Samples.sections)
        },
        StoreContract("a marker without a note stays with its section") { store in
            var content = Samples.content()
            content.sections[2].markers = [Marker(citation: 99, paragraph: 0, offset: 3, quote: "Nobody")]
            content.citations[2].citedIn = []
            try await store.save(content)
            #expect(try await store.sections() == content.sections)
            #expect(try await store.citations() == content.citations)
        },
        StoreContract("saving again keeps comments and counts those of each part anew") { store in
            var content = Samples.content()
            try await store.save(content)
            try await store.insert([
                Samples.comment(1, anchor: .section("pencils")), Samples.comment(2, anchor: .citation(3)),
                Samples.comment(3, status: .pending, anchor: .section("pencils")), Samples.comment(4),
            ])
            content.article.revision = 2
            content.sections[1].anchor = "graphite"
            content.sections[2].anchor = "pencils"
            for index in content.citations.indices {
                content.citations[index].citedIn = content.citations[index].citedIn.map { place in
                    var place = place
                    let anchors = ["pencils": "graphite", "naïveté": "pencils"]
                    place.section = anchors[place.section] ?? place.section
                    return place
                }
            }
            try await store.save(content)
            content.article.counts.comments = 3
            content.sections[2].commentCount = 1
            content.citations[2].commentCount = 1
            #expect(try await store.article(content.article.slug) == content.article)
            #expect(try await store.sections() == content.sections)
            #expect(try await store.citations() == content.citations)
            #expect(try await store.comment(1)?.anchor == .section("pencils"))
        },
        StoreContract("a former anchor leads to the section that has another by now, through several edits") { store in
            func save(_ anchors: [String], _ former: [String: String], revision: Int) async throws {
                var content = Samples.content()
                content.article.revision = revision
                content.citations = []
                for index in content.sections.indices {
                    content.sections[index].anchor = anchors[index]
                    content.sections[index].markers = []
                }
                let saved = content
                try await store.write {
                    try $0.articles.save(saved, formerAnchors: former, fingerprint: "f")
                }
            }
            func found(_ anchor: String) async throws -> String? {
                try await store.read { try $0.articles.section(anchor: anchor, of: Samples.id(1))?.anchor }
            }
            try await save(["lead", "a", "b"], [:], revision: 1)
            try await save(["lead", "c", "b"], ["a": "c"], revision: 2)
            try await save(["lead", "d", "b"], ["c": "d"], revision: 3)
            #expect(try await found("a") == "d")
            #expect(try await found("c") == "d")
            // Two sections that swap their headings are where their anchors say, and old names follow the sections.
            try await save(["lead", "b", "d"], ["d": "b", "b": "d"], revision: 4)
            #expect(try await found("a") == "b")
            #expect(try await found("d") == "d")
            // A name that was given up and is used again belongs to its new bearer.
            try await save(["lead", "e", "a"], ["b": "e", "d": "a"], revision: 5)
            #expect(try await found("a") == "a")
            #expect(try await found("c") == "e")
            #expect(try await found("never") == nil)
        },
        StoreContract("a source belongs to all articles that cite it, under its first identifier") { store in
            try await store.save(Samples.content())
            var other = Samples.content(2)
            for citation in other.citations.indices {
                for source in other.citations[citation].sources.indices {
                    other.citations[citation].sources[source].source.id = Samples.id(9_500 + source)
                }
            }
            try await store.save(other)
            #expect(try await store.citations(2) == Samples.citations)
            let keys = [Samples.jackson.key, "unknown", Samples.grafton.key, Samples.jackson.key]
            let known = try await store.write {
                try $0.articles.sources(sharing: keys, citedOutside: Samples.id(1)).sorted {
                    $0.source.id < $1.source.id
                }
            }
            let expected = [Samples.jackson, Samples.grafton].map { KnownSource(source: $0, isCitedElsewhere: true) }
            #expect(known == expected)
        },
        StoreContract("the fingerprint is that of the latest revision") { store in
            let id: Identifier<Article> = Samples.id(1)
            #expect(try await store.write { try $0.articles.fingerprint(of: id) } == nil)
            for revision in [1, 2, 10] {
                var content = Samples.content()
                content.article.revision = revision
                try await store.save(content)
            }
            #expect(try await store.write { try $0.articles.fingerprint(of: id) } == "f-10")
        },
        StoreContract("two articles can't have one slug") { store in
            try await store.save(Samples.content())
            var other = Samples.content(2)
            other.article.slug = Samples.slug("margins-1")
            let refused = other
            await #expect(throws: StoreError.conflict("article_slug")) { try await store.save(refused) }
            #expect(try await store.sections(2) == [])
            #expect(try await store.article(Samples.slug("margins-1"))?.id == Samples.id(1))
        },
        StoreContract("an article can change its slug, and its comments with it") { store in
            var content = Samples.content()
            try await store.save(content)
            try await store.insert([Samples.comment()])
            content.article.slug = Samples.slug("renamed")
            try await store.save(content)
            #expect(try await store.article(Samples.slug("margins-1")) == nil)
            #expect(try await store.article(Samples.slug("renamed"))?.counts.comments == 1)
            #expect(try await store.comment(1)?.articleSlug == Samples.slug("renamed"))
        },
        StoreContract("texts come back to the byte, whatever they hold") { store in
            let texts = [
                "", "\u{0}", "a\u{0}b", "'; DROP TABLE articles; --", "?1 :name @x $y", "e\u{301} is not \u{E9}",
                "👩‍👩‍👧‍👦", "\u{FEFF}mark", "line\r\nline\u{2028}line", String(repeating: "ß", count: 100_000),
            ]
            for text in texts {
                var content = Samples.content()
                content.article.title = text
                content.sections[0].text = text
                content.citations[0].text = text
                content.citations[0].sources[0].locator = text
                try await store.save(content)
                let title = try await store.article(content.article.slug)?.title
                let section = try await store.sections()[0].text
                let citation = try await store.citations()[0]
                for found in [title, section, citation.text, citation.sources[0].locator] {
                    #expect(found.map { Array($0.utf8) } == Array(text.utf8))
                }
            }
        },
        StoreContract("an article of 2,000 notes comes back whole and in order") { store in
            var content = Samples.content()
            content.citations = (1...2_000).map { number in
                var source = Samples.jackson
                source.id = Samples.id(20_000 + number / 2)
                source.key = "work \(number / 2)"
                return Citation(
                    number: number,
                    text: "Note \(number)",
                    html: "<p>Note \(number)</p>",
                    kind: .full,
                    citedIn: [Citation.Place(section: "lead", paragraph: 0, offset: number, quote: "q")],
                    sources: [CitedSource(source: source, confidence: 0.5)]
                )
            }
            content.sections = [content.sections[0]]
            content.sections[0].markers = (1...2_000).map {
                Marker(citation: $0, paragraph: 0, offset: $0, quote: "q")
            }
            try await store.save(content)
            #expect(try await store.citations() == content.citations)
            #expect(try await store.sections() == content.sections)
        },
    ]
}
