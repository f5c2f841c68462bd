import Articles
import Testing

extension StoreContract {
    static let commentTextPromises: [StoreContract] = [
        StoreContract("what is kept beside a comment comes back as it was inserted") { store in
            try await store.save(Samples.content())
            let secrets = CommentSecrets(
                email: "reader@example.org",
                addressHash: "a1",
                editTokenHash: "e2",
                authorTokenHash: "t3",
                digest: "d4",
                importKey: "k5"
            )
            try await store.write { try $0.comments.insert(Samples.comment(1), secrets: secrets) }
            try await store.write { repositories in
                try repositories.comments.insert(Samples.comment(2), secrets: CommentSecrets(digest: "d"))
            }
            let first = try await store.record(1)
            #expect(first == CommentRecord(comment: Samples.comment(1), secrets: secrets, version: 1))
            #expect(try await store.record(2)?.secrets == CommentSecrets(digest: "d"))
        },
        StoreContract("an edit keeps each earlier text with its time, oldest first") { store in
            try await store.save(Samples.content())
            let comment = Samples.comment(1, anchor: .citation(1))
            try await store.insert([comment])
            let changed = try await store.setText("Second words.", 1, seconds: 60)
            var expected = comment
            expected.body = "Second words."
            expected.html = "<p>Second words.</p>"
            expected.editedAt = Samples.time.advanced(byMilliseconds: 60_000)
            #expect(changed == expected)
            #expect(try await store.comment(1) == expected)
            _ = try await store.setText("Third words.", 1, seconds: 90)
            let versions = try await store.read { try $0.comments.versions(of: comment.id) }
            #expect(
                versions == [
                    CommentVersion(number: 1, body: comment.body, html: comment.html, writtenAt: comment.createdAt),
                    CommentVersion(
                        number: 2,
                        body: "Second words.",
                        html: "<p>Second words.</p>",
                        writtenAt: Samples.time.advanced(byMilliseconds: 60_000)
                    ),
                ]
            )
            let record = try await store.record(1)
            #expect(record?.version == 3)
            #expect(record?.secrets.digest == "digest of Third words.")
            try await store.expectSoundNumbers(of: 1...1)
        },
        StoreContract("a comment that is held may change its text and stays held") { store in
            try await store.save(Samples.content())
            try await store.insert([Samples.comment(1, status: .pending)])
            #expect(try await store.setText("Other words.", 1)?.status == .pending)
            #expect(try await store.setStatus(.published, 1)?.body == "Other words.")
        },
        StoreContract("of an erased comment nothing of the person is left, and it never comes back") { store in
            try await store.save(Samples.content())
            var comment = Samples.comment(1, anchor: .section("pencils"), score: 9)
            comment.isPinned = true
            comment.author.isEditor = true
            let root = comment
            try await store.write { try $0.comments.insert(root, secrets: Samples.secrets(1, importKey: "k1")) }
            try await store.insert([Samples.comment(2, parent: root)])
            _ = try await store.setText("Second words.", 1)
            #expect(try await store.write { try $0.comments.erase(Samples.id(10_001)) })
            let record = try #require(try await store.record(1))
            #expect(record.isErased)
            #expect(record.secrets == CommentSecrets(digest: "", importKey: "k1"))
            var expected = root.asReadersSeeIt
            expected.status = .deleted
            expected.author = Articles.Comment.Author(name: "", avatarSeed: "")
            expected.body = ""
            expected.html = ""
            expected.upvotes = 0
            expected.score = 0
            expected.isPinned = false
            expected.replyCount = 1
            expected.isShown = true
            #expect(record.comment == expected)
            #expect(try await store.read { try $0.comments.versions(of: Samples.id(10_001)) } == [])
            for status in [.published, .pending, .rejected] as [Articles.Comment.Status] {
                await #expect(throws: StoreError.conflict("comment_erased")) {
                    _ = try await store.setStatus(status, 1)
                }
            }
            await #expect(throws: StoreError.conflict("comment_erased")) { _ = try await store.setText("Words.", 1) }
            #expect(
                try await store.write { try $0.comments.erase(Samples.id(10_001)) },
                "erasing again changes nothing"
            )
            try await store.expectSoundNumbers(of: 1...2)
        },
        StoreContract("a voter has one vote on a comment, which can be turned and taken back") { store in
            try await store.save(Samples.content())
            try await store.insert([Samples.comment(1), Samples.comment(2, score: 7)])
            @Sendable func vote(_ value: Int, _ voter: String, on number: Int = 1) async throws -> [Int?] {
                let voted = try await store.write { repositories in
                    try repositories.comments.setVote(
                        value,
                        by: voter,
                        on: Samples.id(10_000 + number),
                        at: Samples.time,
                        score: { up, down in 100 * up - down }
                    )
                }
                #expect(try await store.comment(number) == voted)
                return [voted?.upvotes, voted?.downvotes, voted?.score]
            }
            #expect(try await vote(0, "a") == [0, 0, 0])
            #expect(try await vote(1, "a") == [1, 0, 100])
            #expect(try await vote(1, "a") == [1, 0, 100])
            #expect(try await vote(-1, "b") == [1, 1, 99])
            #expect(try await vote(-1, "a") == [0, 2, -2])
            #expect(try await vote(0, "a") == [0, 1, -1])
            #expect(try await vote(1, "a", on: 2) == [8, 0, 800], "sums that came in without votes stay")
            #expect(try await vote(1, "a", on: 9) == [nil, nil, nil])
            let ofA = try await store.write { try $0.comments.votedComments(by: "a", limit: 10) }
            #expect(ofA == [Samples.id(10_002)])
            #expect(try await store.write { try $0.comments.votedComments(by: "c", limit: 10) } == [])
        },
        StoreContract("the comments of an author token come newest first, of every status, page by page") { store in
            try await store.save([Samples.content(), Samples.content(2)])
            try await store.write { repositories in
                for number in 1...9 {
                    try repositories.comments.insert(
                        Samples.comment(
                            number,
                            on: 1 + number % 2,
                            status: Articles.Comment.Status.allCases[number % 4]
                        ),
                        secrets: CommentSecrets(authorTokenHash: number % 3 == 0 ? "b" : "a", digest: "d")
                    )
                }
            }
            @Sendable func names(_ hash: String, after: Int? = nil, limit: Int = 100) async throws -> [String] {
                try await store.read {
                    try $0.comments.records(
                        authorTokenHash: hash,
                        after: after.map { Samples.id(10_000 + $0) },
                        limit: limit
                    ).map(\.comment.author.name)
                }
            }
            #expect(try await names("a") == [8, 7, 5, 4, 2, 1].map { "Reader \($0)" })
            #expect(try await names("b", limit: 2) == ["Reader 9", "Reader 6"])
            #expect(try await names("b", after: 6) == ["Reader 3"])
            #expect(try await names("none") == [])
            try await store.write { _ = try $0.comments.erase(Samples.id(10_006)) }
            #expect(try await names("b") == ["Reader 9", "Reader 3"], "an erased comment is nobody's")
        },
        StoreContract("a comment that was deleted and not erased can still be erased") { store in
            try await store.save(Samples.content())
            try await store.insert([Samples.comment(1)])
            _ = try await store.setStatus(.deleted, 1)
            #expect(try await store.record(1)?.isErased == false)
            try await store.write { _ = try $0.comments.erase(Samples.id(10_001)) }
            #expect(try await store.record(1)?.isErased == true)
            #expect(try await store.comment(1)?.author.name == "")
        },
    ]
}

extension Store {
    func setText(_ body: String, _ number: Int, seconds: Int64 = 30) async throws -> Articles.Comment? {
        try await write { repositories in
            try repositories.comments.setText(
                body,
                html: "<p>\(body)</p>",
                digest: "digest of \(body)",
                of: Samples.id(10_000 + number),
                at: Samples.time.advanced(byMilliseconds: seconds * 1_000)
            )
        }
    }
}
