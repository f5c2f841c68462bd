import Articles
import Testing

extension StoreContract {
    static let commentStatePromises: [StoreContract] = [
        StoreContract("a comment goes from every state into every state, and all numbers follow") { store in
            try await store.save(Samples.content())
            var number = 0
            for old in Articles.Comment.Status.allCases {
                for new in Articles.Comment.Status.allCases {
                    for anchor in [nil, .section("pencils"), .citation(2), .section("gone")]
                        as [Articles.Comment.Anchor?]
                    {
                        number += 1
                        let comment = Samples.comment(number, status: old, anchor: anchor)
                        try await store.insert([comment])
                        let changed = try await store.setStatus(new, number)
                        var expected = comment
                        expected.status = new
                        expected.isShown = new == .published
                        #expect(changed == expected, "\(old) to \(new)")
                        #expect(try await store.comment(number) == expected)
                        try await store.expectSoundNumbers(of: 1...number)
                    }
                }
            }
        },
        StoreContract("a comment that is not known has no state to change, no text and nothing to erase") { store in
            try await store.save(Samples.content())
            #expect(try await store.setStatus(.published, 5) == nil)
            #expect(try await store.setText("New words.", 5) == nil)
            #expect(try await store.write { try $0.comments.erase(Samples.id(10_005)) } == false)
            #expect(try await store.read { try $0.comments.record(id: Samples.id(10_005)) } == nil)
            #expect(try await store.read { try $0.comments.versions(of: Samples.id(10_005)) } == [])
        },
        StoreContract("a comment taken from view stays as long as a shown one answers it, then hides those above") {
            store in
            try await store.save(Samples.content())
            let root = Samples.comment(1)
            let reply = Samples.comment(2, parent: root)
            try await store.insert([root, reply, Samples.comment(3, parent: reply)])
            for status in [.deleted, .rejected, .pending] as [Articles.Comment.Status] {
                #expect(try await store.setStatus(status, 1)?.isShown == true)
                #expect(try await store.setStatus(.deleted, 2)?.isShown == true)
                try await store.expectSoundNumbers(of: 1...3)
                #expect(try await store.setStatus(status, 3)?.isShown == false)
                #expect(try await store.comment(1)?.isShown == false)
                #expect(try await store.comment(2)?.isShown == false)
                try await store.expectSoundNumbers(of: 1...3)
                for number in [3, 1, 2] { #expect(try await store.setStatus(.published, number)?.isShown == true) }
                try await store.expectSoundNumbers(of: 1...3)
            }
        },
        StoreContract("a chain of a thousand tombstones comes to light and goes again with its last reply") { store in
            try await store.save(Samples.content())
            var chain = [Samples.comment(1, status: .deleted)]
            for number in 2...1_000 {
                chain.append(Samples.comment(number, parent: chain[number - 2], status: .deleted))
            }
            let last = Samples.comment(1_001, parent: chain[999])
            try await store.insert(chain + [last])
            let query = CommentQuery(article: Samples.id(1), rootsOnly: false)
            #expect(try await store.read { try $0.comments.commentCount(matching: query) } == 1_001)
            _ = try await store.setStatus(.rejected, 1_001)
            #expect(try await store.read { try $0.comments.commentCount(matching: query) } == 0)
        },
        StoreContract("after any sequence of posts, changes of state, edits and erasures every number is right") {
            store in
            try await store.save([Samples.content(), Samples.content(2)])
            var random = CountingGenerator()
            var comments: [Articles.Comment] = []
            let anchors = [nil, .section("pencils"), .citation(1), .section("gone")] as [Articles.Comment.Anchor?]
            for step in 0..<400 {
                let place = Int.random(in: 0..<max(1, comments.count), using: &random)
                switch Int.random(in: 0..<10, using: &random) {
                case 0...3:
                    let parent = place % 3 == 0 || comments.isEmpty ? nil : comments[place]
                    let comment = Samples.comment(
                        comments.count + 1,
                        on: parent.map { $0.articleID == Samples.id(1) ? 1 : 2 } ?? 1 + step % 2,
                        parent: parent,
                        status: Articles.Comment.Status.allCases.randomElement(using: &random) ?? .published,
                        anchor: anchors[step % 4]
                    )
                    comments.append(comment)
                    try await store.insert([comment])
                case 4...8 where !comments.isEmpty:
                    let status = Articles.Comment.Status.allCases.randomElement(using: &random) ?? .published
                    let isErased = try await store.record(place + 1)?.isErased == true
                    guard isErased, status != .deleted else {
                        #expect(try await store.setStatus(status, place + 1)?.status == status)
                        continue
                    }
                    await #expect(throws: StoreError.conflict("comment_erased")) {
                        _ = try await store.setStatus(status, place + 1)
                    }
                case 9 where !comments.isEmpty && step % 3 == 0:
                    try await store.write { _ = try $0.comments.erase(Samples.id(10_001 + place)) }
                case 9 where !comments.isEmpty:
                    guard try await store.record(place + 1)?.isErased == false else { continue }
                    _ = try await store.setText("Words of step \(step).", place + 1)
                default: break
                }
                if step % 25 == 24 { try await store.expectSoundNumbers(of: 1...max(1, comments.count)) }
            }
            #expect(comments.count > 100)
            try await store.expectSoundNumbers(of: 1...comments.count)
        },
    ]
}

/// The same sequence in every run.
private struct CountingGenerator: RandomNumberGenerator {
    private var state: UInt64 = 42

    mutating func next() -> UInt64 {
        // SplitMix64 (Steele, Lea, Flood 2014).
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}

extension Store {
    func setStatus(_ status: Articles.Comment.Status, _ number: Int) async throws -> Articles.Comment? {
        try await write { try $0.comments.setStatus(status, of: Samples.id(10_000 + number)) }
    }

    func record(_ number: Int) async throws -> CommentRecord? {
        try await read { try $0.comments.record(id: Samples.id(10_000 + number)) }
    }

    /// Counts all anew from the comments of these numbers, which have to be all that there are.
    func expectSoundNumbers(of numbers: ClosedRange<Int>) async throws {
        let comments = try await read { repositories in
            try numbers.compactMap { try repositories.comments.comment(id: Samples.id(10_000 + $0)) }
        }
        let published = comments.filter { $0.status == .published }
        let replies = Dictionary(grouping: published.filter { $0.parentID != nil }, by: \.parentID).mapValues(\.count)
        // From the leaves to the roots: a reply is always younger than what it answers.
        var shown: Set<Identifier<Articles.Comment>> = []
        for comment in comments.sorted(by: { $0.id > $1.id })
        where comment.status == .published
            || comments.contains(where: { $0.parentID == comment.id && shown.contains($0.id) })
        {
            shown.insert(comment.id)
        }
        for comment in comments {
            #expect(comment.replyCount == replies[comment.id] ?? 0, "replies of \(comment.author.name)")
            #expect(comment.isShown == shown.contains(comment.id), "whether \(comment.author.name) is shown")
        }
        for number in 1...2 {
            let id: Identifier<Article> = Samples.id(number)
            let own = published.filter { $0.articleID == id }
            guard let article = try await article(Samples.slug("margins-\(number)")) else { continue }
            #expect(article.counts.comments == own.count)
            for section in try await sections(number) {
                #expect(section.commentCount == own.count { $0.anchor == .section(section.anchor) })
            }
            for citation in try await citations(number) {
                #expect(citation.commentCount == own.count { $0.anchor == .citation(citation.number) })
            }
            let listed = try await self.comments(CommentQuery(article: id, rootsOnly: false), limit: 10_000)
            #expect(listed.map(\.id) == comments.filter { $0.articleID == id && shown.contains($0.id) }.map(\.id))
        }
    }
}
