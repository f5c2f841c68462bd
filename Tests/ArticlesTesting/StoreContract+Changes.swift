import Articles
import Testing

extension StoreContract {
    static let changePromises: [StoreContract] = [
        StoreContract("changes come in the order of commits under growing numbers, page by page") { store in
            try await store.save([Samples.content(1), Samples.content(2)])
            try await store.insert([Samples.comment(1), Samples.comment(2)])
            let all = try await store.changes()
            #expect(all.map(\.kind) == [.articleSaved, .articleSaved, .commentPublished, .commentPublished])
            #expect(all.map(\.articleSlug.rawValue) == ["margins-1", "margins-2", "margins-1", "margins-1"])
            #expect(all.map(\.commentID) == [nil, nil, Samples.id(10_001), Samples.id(10_002)])
            #expect(all[2].comment?.body == Samples.comment(1).body)
            #expect(zip(all, all.dropFirst()).allSatisfy { $0.sequence < $1.sequence })
            let second = try await store.changes(after: all[0].sequence, limit: 2)
            #expect(second == Array(all[1...2]))
            #expect(try await store.changes(after: all[3].sequence).isEmpty)
            let ofFirst = try await store.changes(of: Samples.id(1))
            #expect(ofFirst == [all[0], all[2], all[3]])
            #expect(try await store.read { try $0.changes.latestChange() } == all[3].sequence)
        },
        StoreContract("before the first change the latest number is 0") { store in
            let latest = try await store.read { try $0.changes.latestChange() }
            #expect(latest == 0)
            #expect(try await store.changes().isEmpty)
        },
        StoreContract(
            "a held comment leaves no change until it is published, and one taken down tells nothing but that"
        ) {
            store in
            try await store.save(Samples.content())
            var held = Samples.comment(1)
            held.status = .pending
            try await store.insert([held])
            #expect(try await store.changes().map { $0.kind } == [.articleSaved])
            _ = try await store.setStatus(.published, 1)
            _ = try await store.setStatus(.rejected, 1)
            let after = try await store.changes()
            #expect(after.map(\.kind) == [.articleSaved, .commentPublished, .commentDeleted])
            #expect(after.allSatisfy { $0.comment == nil })
            _ = try await store.setStatus(.published, 1)
            #expect(try await store.changes().last?.comment?.status == .published)
        },
        StoreContract("a withdrawn article is removed under its name, and its comments are told no more") { store in
            try await store.save(Samples.content())
            try await store.insert([Samples.comment(1)])
            try await store.save(Samples.content(of: Samples.article(status: .withdrawn)))
            let all = try await store.changes()
            #expect(all.map(\.kind) == [.articleSaved, .commentPublished, .articleRemoved])
            #expect(all.allSatisfy { $0.articleSlug == Samples.slug("margins-1") && $0.comment == nil })
        },
        StoreContract("an article with a new name is removed under the old and saved under the new one") { store in
            try await store.save(Samples.content())
            try await store.save(Samples.content(of: Samples.article(slug: Samples.slug("renamed"))))
            let all = try await store.changes()
            #expect(all.map(\.kind) == [.articleSaved, .articleRemoved, .articleSaved])
            #expect(all.map(\.articleSlug.rawValue) == ["margins-1", "margins-1", "renamed"])
        },
        StoreContract("drafts leave no change") { store in
            try await store.save(Samples.content(of: Samples.article(status: .draft)))
            #expect(try await store.changes().isEmpty)
        },
    ]
}

extension Store {
    func changes(after sequence: Int = 0, of article: Identifier<Article>? = nil, limit: Int = 100) async throws
        -> [RecordedChange]
    {
        try await read { try $0.changes.changes(after: sequence, of: article, limit: limit) }
    }
}
