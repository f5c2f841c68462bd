import Articles
import Testing

extension StoreContract {
    /// Forty comments: every fourth a root, the others in threads under it, anchors and scores spread over them.
    private static func forty() -> [Articles.Comment] {
        var comments: [Articles.Comment] = []
        for number in 0..<40 {
            let anchor: Articles.Comment.Anchor? =
                switch number % 8 {
                case 0: .section("pencils")
                case 4: .citation(number % 3)
                default: nil
                }
            comments.append(
                Samples.comment(
                    number,
                    parent: number % 4 == 0 ? nil : comments[number - (number % 4 == 3 ? 2 : 1)],
                    anchor: anchor,
                    score: [5, 0, 0, 900_000, 3][number % 5]
                )
            )
        }
        return comments
    }

    private static func sorted(_ comments: [Articles.Comment], by sort: CommentQuery.Sort) -> [Articles.Comment] {
        comments.sorted { left, right in
            switch sort {
            case .oldest: left.id < right.id
            case .newest: left.id > right.id
            case .top: (-left.score, left.id) < (-right.score, right.id)
            }
        }
    }

    static let commentListPromises: [StoreContract] = [
        StoreContract("pages of comments follow one another without gap and repetition, in every order") { store in
            try await store.save([Samples.content(), Samples.content(2)])
            let comments = forty()
            try await store.insert(comments + [Samples.comment(99, on: 2)])
            for sort in CommentQuery.Sort.allCases {
                for rootsOnly in [true, false] {
                    for anchor in [nil, .section("pencils"), .citation(1), .section("none")]
                        as [Articles.Comment.Anchor?]
                    {
                        let query = CommentQuery(
                            article: Samples.id(1),
                            rootsOnly: rootsOnly,
                            sort: sort,
                            anchor: anchor
                        )
                        let expected = sorted(
                            comments.filter {
                                (!rootsOnly || $0.depth == 0) && (anchor == nil || $0.anchor == anchor)
                            },
                            by: sort
                        ).map(\.id)
                        for limit in [1, 3, 100] {
                            let found = try await store.pages(of: query, limit: limit)
                            #expect(found.map(\.id) == expected, "\(query) by \(limit)")
                        }
                        let count = try await store.read { try $0.comments.commentCount(matching: query) }
                        #expect(count == expected.count)
                    }
                }
            }
        },
        StoreContract("a page that is read while others post neither repeats nor skips what was there before") {
            store in
            try await store.save(Samples.content())
            let comments = (0..<60).map { Samples.comment($0 * 2, score: $0 % 3) }
            try await store.insert(comments)
            for (round, sort) in CommentQuery.Sort.allCases.enumerated() {
                let query = CommentQuery(article: Samples.id(1), rootsOnly: true, sort: sort)
                let before = try await store.pages(of: query, limit: 100).map(\.id)
                var found: [Identifier<Articles.Comment>] = []
                var position: CommentPosition?
                var added = 0
                while true {
                    let page = try await store.comments(query, after: position, limit: 7)
                    guard let last = page.last else { break }
                    found += page.map(\.id)
                    position = CommentPosition(score: last.score, id: last.id)
                    // Later ones and, as an import may bring them, earlier ones.
                    let offset = 200 + 1_000 * round + added * 2
                    if added < 10 {
                        try await store.insert([Samples.comment(offset), Samples.comment(-offset)])
                    }
                    added += 1
                }
                #expect(Set(found).count == found.count)
                #expect(found.filter(before.contains) == before)
            }
        },
        StoreContract("the replies of a root are all shown comments below it, oldest first, part by part") { store in
            try await store.save([Samples.content(), Samples.content(2)])
            let comments = forty()
            try await store.insert(comments)
            let held = Samples.comment(50, parent: comments[0], status: .pending)
            try await store.insert([held])
            @Sendable func replies(
                _ root: Int,
                on article: Int = 1,
                after: Int? = nil,
                limit: Int = 100
            ) async throws -> [Identifier<Articles.Comment>] {
                try await store.read {
                    try $0.comments.replies(
                        below: comments[root].id,
                        in: Samples.id(article),
                        after: after.map { comments[$0].id },
                        limit: limit
                    ).map(\.id)
                }
            }
            #expect(try await replies(0) == [1, 2, 3].map { comments[$0].id })
            #expect(try await replies(8, limit: 2) == [9, 10].map { comments[$0].id })
            #expect(try await replies(8, after: 10) == [comments[11].id])
            #expect(try await replies(8, after: 11) == [])
            #expect(try await replies(0, on: 2) == [])
            #expect(try await replies(1) == [], "not a root")
        },
        StoreContract("the latest comments are the published ones under published articles") { store in
            let draft = Samples.content(of: Samples.article(3, status: .draft))
            try await store.save([Samples.content(), Samples.content(2), draft])
            try await store.insert([
                Samples.comment(1), Samples.comment(2, on: 2), Samples.comment(3, status: .pending),
                Samples.comment(4, on: 3), Samples.comment(5, on: 2), Samples.comment(6),
            ])
            func latest(newest: Bool, after: Int? = nil, limit: Int = 10) async throws -> [Articles.Comment] {
                try await store.read {
                    try $0.comments.latest(newest: newest, after: after.map { Samples.id(10_000 + $0) }, limit: limit)
                }
            }
            let names = try await latest(newest: true).map(\.author.name)
            #expect(names == ["Reader 6", "Reader 5", "Reader 2", "Reader 1"])
            #expect(try await latest(newest: true).map(\.articleSlug.rawValue).first == "margins-1")
            #expect(try await latest(newest: true, limit: 2).map(\.author.name) == ["Reader 6", "Reader 5"])
            #expect(try await latest(newest: true, after: 5).map(\.author.name) == ["Reader 2", "Reader 1"])
            #expect(try await latest(newest: false).map(\.author.name).first == "Reader 1")
            #expect(try await latest(newest: false, after: 2).map(\.author.name) == ["Reader 5", "Reader 6"])
        },
        StoreContract("the order of the database is the order of identifiers") { store in
            try await store.save(Samples.content())
            var identifiers: [Identifier<Articles.Comment>] = []
            for high in [0, 1, 0x7F, 0x80, 0xFF, 0x7FFF_FFFF_FFFF_FFFF, 0x8000_0000_0000_0000, .max] as [UInt64] {
                for low in [0, 0x80, 0x8000_0000_0000_0000, .max] as [UInt64] {
                    identifiers.append(Identifier(high: high, low: low))
                }
            }
            let shuffled = identifiers.shuffled().map { id in
                Articles.Comment(
                    id: id,
                    articleID: Samples.id(1),
                    articleSlug: Samples.slug("margins-1"),
                    author: Samples.comment().author,
                    body: "b",
                    html: "h",
                    createdAt: Samples.time
                )
            }
            try await store.insert(shuffled)
            let query = CommentQuery(article: Samples.id(1), rootsOnly: false)
            #expect(try await store.comments(query).map(\.id) == identifiers.sorted())
            #expect(try await store.pages(of: query, limit: 3).map(\.id) == identifiers.sorted())
        },
    ]
}
