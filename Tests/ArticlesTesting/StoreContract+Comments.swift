import Articles
import Testing

extension StoreContract {
    static let commentPromises: [StoreContract] = [
        StoreContract("a comment comes back as it was inserted") { store in
            try await store.save(Samples.content())
            var comment = Samples.comment(anchor: .citation(2), score: 12)
            comment.author.isEditor = true
            comment.author.website = nil
            comment.editedAt = Samples.time.advanced(byMilliseconds: 5)
            comment.downvotes = 3
            comment.isPinned = true
            comment.quote = TextQuote(exact: "Ibid.", prefix: nil, suffix: ", 45.")
            comment.anchorState = .moved
            comment.formerAnchor = .section("gone")
            let inserted = comment
            try await store.insert([inserted])
            #expect(try await store.comment(1) == inserted)
            #expect(try await store.comments(CommentQuery(article: Samples.id(1), rootsOnly: true)) == [inserted])
            #expect(try await store.comment(2) == nil)
        },
        StoreContract("anchors of comments are listed and changed, and counted anew when the article is saved") {
            store in
            try await store.save(Samples.content())
            var quoting = Samples.comment(3)
            quoting.quote = TextQuote(exact: "door", prefix: "is a ", suffix: ".")
            let inserted = quoting
            try await store.insert([
                Samples.comment(1, anchor: .section("pencils")), Samples.comment(2), inserted,
                Samples.comment(4, status: .pending, anchor: .citation(2)),
            ])
            let article: Identifier<Article> = Samples.id(1)
            let anchors = try await store.write { repositories in
                let all = try repositories.comments.anchors(of: article, after: nil, limit: 10)
                let rest = try repositories.comments.anchors(of: article, after: all[0].id, limit: 1)
                #expect(rest == [all[1]])
                return all
            }
            #expect(anchors.map(\.id) == [Samples.id(10_001), Samples.id(10_003), Samples.id(10_004)])
            #expect(anchors[1].anchor == CommentAnchor(quote: inserted.quote))
            let moved = CommentAnchor(target: .citation(1), quote: inserted.quote, state: .moved)
            let lost = CommentAnchor(former: .section("pencils"), state: .orphaned)
            try await store.write { repositories in
                try repositories.comments.setAnchors(
                    [
                        AnchoredComment(id: Samples.id(10_003), anchor: moved),
                        AnchoredComment(id: Samples.id(10_001), anchor: lost),
                    ],
                    of: article
                )
                try repositories.articles.save(Samples.content(), formerAnchors: [:], fingerprint: "again")
            }
            #expect(try await store.sections().map(\.commentCount) == [0, 0, 0])
            #expect(try await store.citations().map(\.commentCount) == [1, 0, 0])
            let orphan = try await store.comment(1)
            #expect(orphan?.anchor == nil && orphan?.formerAnchor == .section("pencils"))
            #expect(orphan?.anchorState == .orphaned)
            #expect(try await store.comment(3)?.quote == inserted.quote)
        },
        StoreContract("a comment is counted where it belongs, if it is published") { store in
            try await store.save([Samples.content(), Samples.content(2)])
            let root = Samples.comment(1, anchor: .section("pencils"))
            try await store.insert([
                root, Samples.comment(2, anchor: .citation(1)), Samples.comment(3, parent: root),
                Samples.comment(4, parent: root, status: .pending), Samples.comment(5, status: .rejected),
                Samples.comment(6, on: 2, anchor: .citation(1)), Samples.comment(7, anchor: .section("gone")),
            ])
            #expect(try await store.article(Samples.slug("margins-1"))?.counts.comments == 4)
            #expect(try await store.sections().map(\.commentCount) == [0, 1, 0])
            #expect(try await store.citations().map(\.commentCount) == [1, 0, 0])
            #expect(try await store.citations(2).map(\.commentCount) == [1, 0, 0])
            #expect(try await store.comment(1)?.replyCount == 1)
            let slugs = ["margins-1", "margins-2", "margins-3"].map(Samples.slug)
            let counts = try await store.read { try $0.comments.counts(of: slugs + slugs) }
            #expect(counts == [slugs[0]: 4, slugs[1]: 1])
        },
        StoreContract("counts are given for any number of slugs, and only of published articles") { store in
            let contents = (1...150).map { number in
                Samples.content(of: Samples.article(number, status: number % 50 == 0 ? .draft : .published))
            }
            try await store.save(contents)
            try await store.insert([Samples.comment(1, on: 149), Samples.comment(2, on: 150)])
            let slugs = contents.map(\.article.slug)
            let counts = try await store.read { try $0.comments.counts(of: slugs) }
            #expect(counts.count == 147)
            #expect(counts[Samples.slug("margins-149")] == 1)
            #expect(counts[Samples.slug("margins-150")] == nil)
            #expect(try await store.read { try $0.comments.counts(of: []) } == [:])
        },
        StoreContract("what is held or rejected is not shown, but found by its identifier") { store in
            try await store.save(Samples.content())
            try await store.insert([
                Samples.comment(1, status: .pending), Samples.comment(2), Samples.comment(3, status: .rejected),
            ])
            let query = CommentQuery(article: Samples.id(1), rootsOnly: false)
            #expect(try await store.comments(query).map(\.id) == [Samples.id(10_002)])
            #expect(try await store.read { try $0.comments.commentCount(matching: query) } == 1)
            #expect(try await store.comment(3)?.status == .rejected)
        },
        StoreContract("a deleted comment is shown as long as a shown one answers it, however far below") { store in
            try await store.save(Samples.content())
            let root = Samples.comment(1, status: .deleted)
            let reply = Samples.comment(2, parent: root, status: .deleted)
            let held = Samples.comment(3, parent: reply, status: .pending)
            let query = CommentQuery(article: Samples.id(1), rootsOnly: false)
            try await store.insert([root, reply, held])
            #expect(try await store.comments(query) == [])
            let answer = Samples.comment(4, parent: reply)
            try await store.insert([answer, Samples.comment(5, parent: reply)])
            #expect(try await store.comments(query).map(\.status) == [.deleted, .deleted, .published, .published])
            #expect(try await store.comments(query).map(\.replyCount) == [0, 2, 0, 0])
            #expect(try await store.article(Samples.slug("margins-1"))?.counts.comments == 2)
        },
        StoreContract("a comment needs its article and its parent") { store in
            try await store.save([Samples.content(), Samples.content(2)])
            let parent = Samples.comment(1)
            await #expect(throws: StoreError.conflict("comment_parent")) {
                try await store.insert([Samples.comment(2, parent: parent)])
            }
            await #expect(throws: StoreError.conflict("comment_article")) {
                try await store.insert([Samples.comment(3, on: 9)])
            }
            try await store.insert([parent])
            var stray = Samples.comment(4, parent: parent)
            stray.articleID = Samples.id(2)
            let refused = stray
            await #expect(throws: StoreError.conflict("comment_parent")) { try await store.insert([refused]) }
            #expect(try await store.article(Samples.slug("margins-1"))?.counts.comments == 1)
            #expect(try await store.comment(2) == nil)
        },
        StoreContract("two comments can't have one identifier") { store in
            try await store.save([Samples.content(), Samples.content(2)])
            try await store.insert([Samples.comment()])
            await #expect(throws: StoreError.conflict("comment_id")) { try await store.insert([Samples.comment()]) }
            await #expect(throws: StoreError.conflict("comment_id")) {
                try await store.insert([Samples.comment(1, on: 2)])
            }
        },
        StoreContract("an import key is taken once an article, and a closure may go on after the refusal") { store in
            try await store.save([Samples.content(), Samples.content(2)])
            try await store.write { repositories in
                let comments = repositories.comments
                try comments.insert(Samples.comment(1), secrets: Samples.secrets(1, importKey: "k1"))
                try comments.insert(Samples.comment(2), secrets: Samples.secrets(2, importKey: "k2"))
                try comments.insert(Samples.comment(3, on: 2), secrets: Samples.secrets(3, importKey: "k1"))
                #expect(throws: StoreError.conflict("comment_import_key")) {
                    try comments.insert(Samples.comment(4), secrets: Samples.secrets(4, importKey: "k2"))
                }
                try comments.insert(Samples.comment(5), secrets: Samples.secrets(5))
            }
            let known = try await store.write {
                try $0.comments.importedComments(keys: ["k1", "k2", "k3", "k1"], in: Samples.id(1))
            }
            #expect(known.mapValues(\.id) == ["k1": Samples.id(10_001), "k2": Samples.id(10_002)])
            #expect(known["k1"] == Samples.comment(1))
            #expect(try await store.article(Samples.slug("margins-1"))?.counts.comments == 3)
        },
        StoreContract("a double post is known by its digest, within its article and its time") { store in
            try await store.save([Samples.content(), Samples.content(2)])
            try await store.write {
                try $0.comments.insert(Samples.comment(7), secrets: Samples.secrets(7))
            }
            func isKnown(_ digest: String, _ article: Int, since milliseconds: Int64) async throws -> Bool {
                try await store.write {
                    try $0.comments.hasDuplicate(
                        digest: digest,
                        in: Samples.id(article),
                        since: Samples.time.advanced(byMilliseconds: milliseconds)
                    )
                }
            }
            #expect(try await isKnown("digest-7", 1, since: 7_000))
            #expect(try await !isKnown("digest-7", 1, since: 7_001))
            #expect(try await !isKnown("digest-8", 1, since: 0))
            #expect(try await !isKnown("digest-7", 2, since: 0))
        },
        StoreContract("an answer is kept under its key until it expires, and then given up") { store in
            @Sendable func time(_ milliseconds: Int64) -> Timestamp {
                Samples.time.advanced(byMilliseconds: milliseconds)
            }
            let first = KeptAnswer(requestDigest: "d1", sealed: [0, 255, 0, 7])
            let second = KeptAnswer(requestDigest: "d2", sealed: [])
            try await store.write { try $0.answers.keep(first, key: "k", at: time(10), expiring: time(0)) }
            #expect(try await store.write { try $0.answers.answer(key: "k", since: time(10)) } == first)
            #expect(try await store.write { try $0.answers.answer(key: "k", since: time(11)) } == nil)
            #expect(try await store.write { try $0.answers.answer(key: "other", since: time(0)) } == nil)
            await #expect(throws: StoreError.conflict("answer_key")) {
                try await store.write { try $0.answers.keep(second, key: "k", at: time(20), expiring: time(10)) }
            }
            #expect(try await store.write { try $0.answers.answer(key: "k", since: time(0)) } == first)
            try await store.write { try $0.answers.keep(second, key: "k", at: time(20), expiring: time(11)) }
            #expect(try await store.write { try $0.answers.answer(key: "k", since: time(0)) } == second)
            for number in 0..<20 {
                try await store.write {
                    try $0.answers.keep(first, key: "n\(number)", at: time(1_000), expiring: time(900))
                }
            }
            #expect(try await store.write { try $0.answers.answer(key: "k", since: time(0)) } == nil)
            #expect(try await store.write { try $0.answers.answer(key: "n0", since: time(900)) } == first)
        },
    ]
}
