import Articles
import Testing

extension StoreContract {
    static let sourcePromises = [
        StoreContract("a source completed by one article is complete in all that cite it") { store in
            try await store.save([Samples.content(), Samples.content(2)])
            var content = Samples.content(2)
            for citation in content.citations.indices {
                for index in content.citations[citation].sources.indices
                where content.citations[citation].sources[index].source.id == Samples.jackson.id {
                    content.citations[citation].sources[index].source.csl.doi = "10.1000/completed"
                }
            }
            try await store.save(content)
            #expect(try await store.citations(1)[0].sources[0].source.csl.doi == "10.1000/completed")
            // Under its new key it is known from now on, and under its old ones too.
            for key in ["doi:10.1000/completed"] + Samples.jackson.csl.keys + [Samples.jackson.key] {
                let known = try await store.write {
                    try $0.articles.sources(sharing: [key], citedOutside: Samples.id(1))
                }
                #expect(known.map(\.source.id) == [Samples.jackson.id], "\(key)")
            }
        },
        StoreContract("a source that only the importing article cites is not cited elsewhere") { store in
            try await store.save(Samples.content())
            for (article, isElsewhere) in [(1, false), (2, true)] {
                let known = try await store.write {
                    try $0.articles.sources(sharing: [Samples.jackson.key], citedOutside: Samples.id(article))
                }
                #expect(known.map(\.isCitedElsewhere) == [isElsewhere])
            }
            #expect(try await store.write { try $0.articles.sources(sharing: [], citedOutside: Samples.id(1)) }.isEmpty)
        },
        StoreContract("a source that nobody cites any more stays, and is found again") { store in
            try await store.save(Samples.content())
            var content = Samples.content()
            content.citations = []
            try await store.save(content)
            #expect(try await store.read { try $0.articles.source(id: Samples.jackson.id) } == Samples.jackson)
            #expect(try await store.read { try $0.articles.mentionCount(of: Samples.jackson.id) } == 0)
            let known = try await store.write {
                try $0.articles.sources(sharing: [Samples.jackson.key], citedOutside: Samples.id(2))
            }
            #expect(known == [KnownSource(source: Samples.jackson, isCitedElsewhere: false)])
        },
        StoreContract("the mentions of a source come page by page, those of drafts left out") { store in
            var draft = Samples.content(2)
            draft.article.status = .draft
            try await store.save([Samples.content(3), draft, Samples.content(1)])
            var found: [String] = []
            var position: SourceMention.Position?
            while true {
                let after = position
                let page = try await store.read {
                    try $0.articles.mentions(of: Samples.jackson.id, after: after, limit: 2)
                }
                guard let last = page.last else { break }
                #expect(page.count <= 2)
                found += page.map { "\($0.articleSlug) \($0.citation) \($0.locator ?? "-") \($0.position.index)" }
                position = last.position
            }
            #expect(
                found == [
                    "margins-1 1 44 0", "margins-1 2 45 0", "margins-1 3 - 1", "margins-3 1 44 0", "margins-3 2 45 0",
                    "margins-3 3 - 1",
                ]
            )
            #expect(try await store.read { try $0.articles.mentionCount(of: Samples.jackson.id) } == 6)
            #expect(try await store.read { try $0.articles.source(id: Samples.id(1)) } == nil)
        },
    ]
}
