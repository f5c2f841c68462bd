import Articles
import Testing

extension StoreContract {
    static let transactionPromises: [StoreContract] = [
        StoreContract("a write that throws leaves nothing behind, and its error comes out unchanged") { store in
            try await store.save(Samples.content())
            await #expect(throws: Refusal()) {
                try await store.write { repositories in
                    try repositories.articles.save(Samples.content(2), formerAnchors: [:], fingerprint: "f")
                    try repositories.comments.insert(Samples.comment(), secrets: Samples.secrets())
                    try repositories.answers.keep(
                        KeptAnswer(requestDigest: "d", sealed: [1]),
                        key: "k",
                        at: Samples.time,
                        expiring: Samples.time
                    )
                    throw Refusal()
                }
            }
            #expect(try await store.article(Samples.slug("margins-2")) == nil)
            #expect(try await store.article(Samples.slug("margins-1"))?.counts.comments == 0)
            #expect(try await store.comment(1) == nil)
            #expect(try await store.write { try $0.answers.answer(key: "k", since: Samples.time) } == nil)
        },
        StoreContract("a read that throws comes out unchanged, and the next one works") { store in
            await #expect(throws: Refusal()) { try await store.read { _ in throw Refusal() } }
            let found = try await store.article(Samples.slug("margins-1"))
            #expect(found == nil)
        },
        StoreContract("of writes made at once only those that throw are undone") { store in
            try await store.save(Samples.content())
            let outcomes = await withTaskGroup(of: (Int, Bool).self) { group in
                for number in 0..<60 {
                    group.addTask {
                        do {
                            try await store.write { repositories in
                                try repositories.comments.insert(
                                    Samples.comment(number),
                                    secrets: Samples.secrets(number)
                                )
                                if number % 3 == 0 { throw Refusal() }
                            }
                            return (number, true)
                        } catch {
                            return (number, false)
                        }
                    }
                }
                return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            }
            #expect(outcomes == Dictionary(uniqueKeysWithValues: (0..<60).map { ($0, $0 % 3 != 0) }))
            let there = try await store.comments(CommentQuery(article: Samples.id(1), rootsOnly: true))
            #expect(there.map(\.id) == (0..<60).filter { $0 % 3 != 0 }.map { Samples.id(10_000 + $0) })
            #expect(try await store.article(Samples.slug("margins-1"))?.counts.comments == 40)
        },
        StoreContract("a thousand writes at once are all there, each answered after its commit") { store in
            try await store.save(Samples.content())
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<1_000 {
                    group.addTask {
                        try await store.insert([Samples.comment(number)])
                        #expect(try await store.comment(number) == Samples.comment(number))
                    }
                }
                try await group.waitForAll()
            }
            let query = CommentQuery(article: Samples.id(1), rootsOnly: true)
            #expect(try await store.read { try $0.comments.commentCount(matching: query) } == 1_000)
            #expect(try await store.article(Samples.slug("margins-1"))?.counts.comments == 1_000)
        },
        StoreContract("a write sees what it has written itself, and what was written before") { store in
            try await store.save(Samples.content())
            let seen = try await store.write { repositories in
                try repositories.comments.insert(Samples.comment(1), secrets: Samples.secrets(1))
                try repositories.articles.save(Samples.content(2), formerAnchors: [:], fingerprint: "f")
                let reply = Samples.comment(2, parent: Samples.comment(1))
                try repositories.comments.insert(reply, secrets: Samples.secrets(2))
                return (
                    try repositories.comments.comment(id: Samples.id(10_001))?.replyCount,
                    try repositories.articles.article(slug: Samples.slug("margins-2"))?.id,
                    try repositories.articles.article(slug: Samples.slug("margins-1"))?.counts.comments
                )
            }
            #expect(seen == (1, Samples.id(2), 2))
        },
        StoreContract("a read sees one state from its start to its end, whatever is written meanwhile") { store in
            try await store.save(Samples.content())
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for number in 0..<200 { try await store.insert([Samples.comment(number)]) }
                }
                for _ in 0..<3 {
                    group.addTask {
                        let query = CommentQuery(article: Samples.id(1), rootsOnly: true)
                        for _ in 0..<100 {
                            let (first, second, counted) = try await store.read { repositories in
                                let comments = repositories.comments
                                return (
                                    try comments.commentCount(matching: query),
                                    try comments.comments(matching: query, after: nil, limit: 1_000).count,
                                    try repositories.articles.article(slug: Samples.slug("margins-1"))?.counts.comments
                                )
                            }
                            #expect(first == second)
                            #expect(first == counted)
                        }
                    }
                }
                try await group.waitForAll()
            }
        },
        StoreContract("a statement may be used again while its own rows are being read") { store in
            try await store.save([Samples.content(), Samples.content(2)])
            let found = try await store.read { repositories in
                try ["margins-1", "margins-2"].map(Samples.slug).map { slug in
                    let article = try repositories.articles.article(slug: slug)
                    return try article.map { try repositories.articles.sections(of: $0.id).count }
                }
            }
            #expect(found == [3, 3])
        },
        StoreContract("a closure's result comes out, whatever its type") { store in
            let text = try await store.write { _ in "text" }
            #expect(text == "text")
            #expect(try await store.write { _ in Int?.none } == nil)
            #expect(try await store.read { _ in [1, 2] } == [1, 2])
        },
    ]
}
