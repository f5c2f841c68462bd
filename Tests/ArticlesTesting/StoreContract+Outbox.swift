import Articles
import Testing

extension StoreContract {
    private static let one = "https://one.example/hook"
    private static let two = "https://two.example/hook"

    static let outboxPromises: [StoreContract] = [
        StoreContract("without receivers no message is written") { store in
            try await store.save(Samples.content())
            try await store.insert([Samples.comment(1)])
            try await store.setReceivers([one])
            #expect(try await store.message(to: one) == nil)
            #expect(try await store.read { try $0.outbox.nextDue(to: one) } == nil)
        },
        StoreContract("each receiver gets each event once, in order, under one id") { store in
            try await store.setReceivers([one, two])
            try await store.save(Samples.content())
            try await store.insert([Samples.comment(1)])
            let first = try await store.allMessages(to: one)
            #expect(first.map(\.kind) == [.articleSaved, .commentPublished])
            #expect(first.map(\.articleSlug) == [Samples.slug("margins-1"), Samples.slug("margins-1")])
            let numbers = try await store.changes().map(\.sequence)
            #expect(first.map(\.changeSequence) == numbers)
            #expect(first[1].comment?.body == Samples.comment(1).body)
            let second = try await store.allMessages(to: two)
            #expect(second.map(\.id) == first.map(\.id))
        },
        StoreContract("a write that is undone leaves no message") { store in
            try await store.setReceivers([one])
            await #expect(throws: Refusal()) {
                try await store.write { repositories in
                    try repositories.articles.save(Samples.content(), formerAnchors: [:], fingerprint: "f")
                    throw Refusal()
                }
            }
            #expect(try await store.message(to: one) == nil)
        },
        StoreContract("editors are told of a held comment with its text, mirrors are not") { store in
            try await store.save(Samples.content())
            try await store.setReceivers([one])
            var held = Samples.comment(1)
            held.status = .pending
            try await store.insert([held])
            let message = try #require(try await store.message(to: one))
            #expect(message.kind == .commentHeld)
            #expect(message.changeSequence == nil)
            #expect(message.comment?.body == held.body)
            #expect(try await store.changes().count == 1)
        },
        StoreContract("what was erased or taken down since is not in a message") { store in
            try await store.save(Samples.content())
            try await store.setReceivers([one])
            try await store.insert([Samples.comment(1), Samples.comment(2)])
            try await store.write { _ = try $0.comments.erase(Samples.id(10_001)) }
            _ = try await store.setStatus(.rejected, 2)
            let messages = try await store.allMessages(to: one)
            #expect(messages.map(\.kind) == [.commentPublished, .commentPublished, .commentDeleted, .commentDeleted])
            #expect(messages.allSatisfy { $0.comment == nil && $0.commentID != nil })
        },
        StoreContract("comments that are moved in are told to mirrors and not to receivers") { store in
            try await store.save(Samples.content())
            try await store.setReceivers([one])
            try await store.write { repositories in
                try repositories.comments.insert(
                    Samples.comment(1),
                    secrets: CommentSecrets(digest: "d", importKey: "k")
                )
            }
            #expect(try await store.message(to: one) == nil)
            #expect(try await store.changes().last?.kind == .commentPublished)
        },
        StoreContract("a receiver that is taken out has no messages, also when it comes back") { store in
            try await store.setReceivers([one, two])
            try await store.save(Samples.content())
            try await store.setReceivers([two])
            #expect(try await store.message(to: one) == nil)
            try await store.setReceivers([one, two])
            #expect(try await store.message(to: one) == nil)
            #expect(try await store.message(to: two)?.kind == .articleSaved)
        },
        StoreContract("a message that failed stays first until patience with it is over, then lets others pass") {
            store in
            try await store.setReceivers([one])
            try await store.save(Samples.content())
            try await store.insert([Samples.comment(1)])
            let first = try #require(try await store.message(to: one))
            let later = Samples.time.advanced(byMilliseconds: 1_000_000_000_000)
            try await store.postpone(first, attempts: 2, until: later)
            #expect(try await store.message(to: one)?.sequence == first.sequence)
            #expect(try await store.message(to: one)?.attempts == 2)
            try await store.postpone(first, attempts: 3, until: later)
            #expect(try await store.message(to: one)?.kind == .commentPublished)
            #expect(try await store.message(to: one, at: later)?.sequence == first.sequence)
        },
        StoreContract("a message that was given up is kept for a while and not sent") { store in
            try await store.setReceivers([one])
            try await store.save(Samples.content())
            let message = try #require(try await store.message(to: one))
            try await store.postpone(message, attempts: 9, until: nil)
            #expect(try await store.message(to: one) == nil)
            #expect(try await store.messageCounts(to: one) == [0, 1])
            try await store.write { try $0.outbox.removeFailed(before: Samples.time) }
            #expect(try await store.messageCounts(to: one) == [0, 1])
            try await store.write { try $0.outbox.removeFailed(before: Samples.time.advanced(byMilliseconds: 1)) }
            #expect(try await store.messageCounts(to: one) == [0, 0])
        },
    ]
}

extension Store {
    func setReceivers(_ urls: [String]) async throws {
        try await write { try $0.outbox.setReceivers(urls) }
    }

    func message(to url: String, at time: Timestamp = Samples.time) async throws -> OutboxMessage? {
        try await read { try $0.outbox.nextMessage(to: url, patience: 3, at: time) }
    }

    /// Takes all messages to a receiver out, as if each were delivered.
    func allMessages(to url: String) async throws -> [OutboxMessage] {
        var all: [OutboxMessage] = []
        while let next = try await message(to: url) {
            all.append(next)
            try await write { try $0.outbox.remove(message: next.sequence) }
        }
        return all
    }

    func postpone(_ message: OutboxMessage, attempts: Int, until next: Timestamp?) async throws {
        try await write { repositories in
            try repositories.outbox.postpone(
                message: message.sequence,
                attempts: attempts,
                until: next,
                failure: "it was tested",
                at: Samples.time
            )
        }
    }

    func messageCounts(to url: String) async throws -> [Int] {
        try await read { repositories in
            let count = try repositories.outbox.messageCount(to: url)
            return [count.waiting, count.failed]
        }
    }
}
