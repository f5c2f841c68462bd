import Articles
import Testing

extension StoreContract {
    static let moderationPromises: [StoreContract] = [
        StoreContract("editors list comments of one status, of one article or all, in either order, page by page") {
            store in
            try await store.save([Samples.content(), Samples.content(2)])
            try await store.insert([
                Samples.comment(1, status: .pending), Samples.comment(2), Samples.comment(3, on: 2, status: .pending),
                Samples.comment(4, status: .pending), Samples.comment(5, status: .rejected),
            ])
            func ids(_ query: ModerationQuery) async throws -> [Int] {
                var all: [Int] = []
                var last: Identifier<Articles.Comment>?
                while true {
                    let after = last
                    let page = try await store.read {
                        try $0.moderation.moderated(matching: query, after: after, limit: 1)
                    }
                    guard let next = page.last?.comment.id else { break }
                    all += (1...5).filter { Samples.id(10_000 + $0) == next }
                    last = next
                }
                let count = try await store.read { try $0.moderation.moderatedCount(matching: query) }
                #expect(count == all.count)
                return all
            }
            #expect(try await ids(ModerationQuery(status: .pending)) == [1, 3, 4])
            #expect(try await ids(ModerationQuery(status: .pending, newestFirst: true)) == [4, 3, 1])
            #expect(try await ids(ModerationQuery(status: .pending, article: Samples.id(1))) == [1, 4])
            #expect(try await ids(ModerationQuery(status: .pending, article: Samples.id(2), newestFirst: true)) == [3])
            #expect(try await ids(ModerationQuery(status: .deleted)) == [])
        },
        StoreContract("a held comment keeps its reasons and its versions for the editor") { store in
            try await store.save(Samples.content())
            let comment = Samples.comment(1, status: .pending)
            try await store.insert([comment])
            try await store.write { repositories in
                try repositories.moderation.flag(comment, because: [.links, .firstComment, .links])
                _ = try repositories.comments.setText(
                    "Another text",
                    html: "<p>Another text</p>",
                    digest: "d",
                    of: comment.id,
                    at: Samples.time
                )
            }
            let seen = try await store.read { try $0.moderation.moderated(id: comment.id) }
            #expect(seen.map { Set($0.flags) } == [.links, .firstComment])
            #expect(seen?.versions.map(\.body) == [comment.body])
            #expect(seen?.isErased == false)
            try await store.write { _ = try $0.comments.erase(comment.id) }
            #expect(try await store.read { try $0.moderation.moderated(id: comment.id) }?.isErased == true)
            #expect(try await store.read { try $0.moderation.moderated(id: Samples.id(10_009)) } == nil)
        },
        StoreContract("the log gives acts back as they were written, latest first, with what undid what") { store in
            try await store.save(Samples.content())
            let first = ModerationEntry(
                at: Samples.time,
                actor: "editor",
                action: .commentStatus,
                articleID: Samples.id(1),
                commentID: Samples.id(10_001),
                before: ["status": .text("pending"), "list": .list([.text("a"), .number(2), .truth(true), .null])],
                after: ["status": .text("published")],
                reason: "“Good” \\ \n"
            )
            let numbers = try await store.write { repositories in
                let first = try repositories.moderation.append(first)
                var other = ModerationEntry(at: Samples.time, actor: "x", action: .banAdded, before: [:], after: [:])
                other.articleID = Samples.id(9)
                let second = try repositories.moderation.append(other)
                try repositories.moderation.markUndone(first, by: second)
                return [first, second]
            }
            let log = try await store.read { try $0.moderation.log(before: nil, limit: 10) }
            #expect(log.map(\.sequence) == [numbers[1], numbers[0]])
            #expect(log.map(\.undoneBy) == [nil, numbers[1]])
            #expect(log.map(\.undoes) == [numbers[0], nil])
            #expect(log.map(\.articleSlug) == [nil, Samples.slug("margins-1")])
            #expect(log.last?.before == first.before && log.last?.after == first.after)
            #expect(log.last?.reason == first.reason && log.last?.commentID == first.commentID)
            #expect(try await store.read { try $0.moderation.log(before: numbers[1], limit: 10) } == [log[1]])
            #expect(try await store.read { try $0.moderation.entry(sequence: numbers[1]) } == log[0])
            #expect(try await store.read { try $0.moderation.entry(sequence: 99) } == nil)
        },
        StoreContract("a ban is found by kind and value, ends with its term, and is replaced by a later one") { store in
            func ban(_ number: Int, _ kind: Ban.Kind, _ value: String, until: Int64?) -> Ban {
                Ban(
                    id: Samples.id(number),
                    kind: kind,
                    value: value,
                    reason: "r\(number)",
                    createdAt: Samples.time,
                    expiresAt: until.map { Samples.time.advanced(byMilliseconds: $0) }
                )
            }
            let all = [
                ban(1, .name, "ann", until: nil), ban(2, .word, "ann", until: 10), ban(3, .word, "bob", until: nil),
            ]
            try await store.write { repositories in for ban in all { try repositories.moderation.save(ban) } }
            #expect(try await store.read { try $0.moderation.bans(after: nil, limit: 2) } == Array(all.prefix(2)))
            #expect(try await store.read { try $0.moderation.bans(after: Samples.id(2), limit: 2) } == [all[2]])
            #expect(try await store.read { try $0.moderation.ban(kind: .name, value: "ann") } == all[0])
            #expect(try await store.read { try $0.moderation.ban(kind: .email, value: "ann") } == nil)
            let later = Samples.time.advanced(byMilliseconds: 10)
            #expect(try await store.read { try $0.moderation.activeBans(kind: .word, at: Samples.time) }.count == 2)
            #expect(try await store.read { try $0.moderation.activeBans(kind: .word, at: later) } == [all[2]])
            let replacing = ban(4, .word, "ann", until: 20)
            try await store.write { repositories in
                try repositories.moderation.save(replacing)
                try repositories.moderation.removeBan(id: Samples.id(1))
            }
            #expect(try await store.read { try $0.moderation.bans(after: nil, limit: 9) } == [all[2], replacing])
            #expect(try await store.read { try $0.moderation.ban(id: Samples.id(4)) } == replacing)
        },
        StoreContract("an author is known by a published comment of the token, or of the name from the address") {
            store in
            try await store.save(Samples.content())
            try await store.write { repositories in
                func insert(_ number: Int, _ status: Articles.Comment.Status, address: String?, token: String?) throws {
                    var secrets = Samples.secrets(number)
                    secrets.addressHash = address
                    secrets.authorTokenHash = token
                    try repositories.comments.insert(Samples.comment(number, status: status), secrets: secrets)
                }
                try insert(1, .published, address: "a1", token: "t1")
                try insert(2, .pending, address: "a2", token: "t2")
                try insert(3, .published, address: nil, token: nil)
            }
            func isKnown(_ token: String?, _ number: Int, _ address: String?) async throws -> Bool {
                try await store.read {
                    try $0.moderation.hasPublished(
                        authorTokenHash: token,
                        name: "Reader \(number)",
                        addressHash: address
                    )
                }
            }
            #expect(try await isKnown("t1", 9, nil))
            #expect(try await isKnown(nil, 1, "a1"))
            #expect(try await !isKnown(nil, 1, "a2"), "the name alone is anybody's")
            #expect(try await !isKnown(nil, 2, "a1"), "the address alone is shared")
            #expect(try await !isKnown("t2", 2, "a2"), "held is not published")
            #expect(try await !isKnown(nil, 3, nil))
        },
        StoreContract("comments of an address are counted since a moment, and addresses forgotten with age") { store in
            try await store.save(Samples.content())
            try await store.write { repositories in
                for number in 1...6 {
                    var secrets = Samples.secrets(number)
                    secrets.addressHash = number == 6 ? "other" : "a"
                    try repositories.comments.insert(Samples.comment(number, status: .pending), secrets: secrets)
                }
            }
            func count(since milliseconds: Int64, limit: Int = 20) async throws -> Int {
                try await store.read {
                    try $0.moderation.postCount(
                        addressHash: "a",
                        since: Samples.time.advanced(byMilliseconds: milliseconds),
                        limit: limit
                    )
                }
            }
            #expect(try await count(since: 0) == 5)
            #expect(try await count(since: 4_000) == 2)
            #expect(try await count(since: 0, limit: 3) == 3)
            try await store.write { repositories in
                try repositories.moderation.forgetAddresses(before: Samples.time.advanced(byMilliseconds: 3_000))
            }
            #expect(try await count(since: 0) == 3)
            #expect(try await store.read { try $0.comments.record(id: Samples.id(10_001)) }?.secrets.addressHash == nil)
        },
        StoreContract("pinning and closing change what they name and nothing else") { store in
            try await store.save([Samples.content(), Samples.content(2)])
            let comment = Samples.comment()
            try await store.insert([comment])
            let closing = Samples.time.advanced(byMilliseconds: 77)
            try await store.write { repositories in
                try repositories.moderation.setPinned(true, comment: comment)
                try repositories.moderation.setComments(
                    Article.CommentsPolicy(isOpen: false, closesAt: closing),
                    article: Samples.id(1)
                )
            }
            var pinned = comment
            pinned.isPinned = true
            #expect(try await store.comment(1) == pinned)
            let policy = try await store.article(Samples.slug("margins-1"))?.comments
            #expect(policy == Article.CommentsPolicy(isOpen: false, closesAt: closing))
            #expect(try await store.article(Samples.slug("margins-2"))?.comments == Samples.article(2).comments)
        },
    ]
}
