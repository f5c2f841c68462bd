import Articles
import ArticlesSQLite
import Foundation
import HTTP
import HTTPTypes
import Testing

@Suite("Threads, long ones and deep ones")
struct ThreadTests {
    /// All replies of a page of threads, however deep they stand.
    private func replies(_ items: [[String: Any]]) -> [[String: Any]] {
        var found: [[String: Any]] = []
        var waiting = items
        while let item = waiting.popLast() {
            let below = item["replies"] as? [[String: Any]] ?? []
            found += below
            waiting += below
        }
        return found
    }

    @Test("A page of threads holds a bounded number of replies and says how each thread goes on, until all are read")
    func bounded() async throws {
        var rules = CommentRules()
        rules.repliesPerPage = 10
        let api = try await APIFixture(rules: rules)
        let roots = [try await api.posted("Long."), try await api.posted("Short."), try await api.posted("None.")]
        var ids: [String] = []
        for number in 0..<30 { ids.append(try await api.posted("Reply \(number).", under: roots[0]).id) }
        for number in 0..<2 { _ = try await api.posted("Other \(number).", under: roots[1]) }
        let tree = try await api.send(.get, "/v1/articles/on-notes/comments").json()
        let items = try #require(tree["items"] as? [[String: Any]])
        #expect(replies(items).count == 10)
        let long = try #require(items.first { $0["id"] as? String == roots[0].id })
        let others = items.filter { $0["id"] as? String != roots[0].id }
        #expect(others.allSatisfy { $0["repliesNext"] is NSNull }, "only a thread that is cut goes on")
        var found = (long["replies"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
        var next = long["repliesNext"] as? String
        while let target = next {
            let page = try await api.send(.get, "\(target)&limit=7")
            #expect(page.status == 200)
            let json = try page.json()
            let part = try #require(json["items"] as? [[String: Any]])
            #expect(part.count <= 7)
            found += part.compactMap { $0["id"] as? String }
            next = (json["next"] as? String).map {
                "/v1/articles/on-notes/comments?view=flat&thread=\(roots[0].id)&cursor=\($0)"
            }
        }
        #expect(found == ids)
    }

    @Test(
        "A thread goes with view=flat alone, and names a root that is shown here",
        arguments: [
            ("", 400), ("&view=tree", 400), ("&view=flat&sort=oldest", 400), ("&view=flat&section=lead", 400),
            ("&view=flat&citation=1", 400), ("&view=flat&count=exact", 400), ("&view=flat", 404),
        ]
    )
    func refused(query: String, status: Int) async throws {
        let id = "01739b2e-3d0b-7000-8000-000000000000"
        let api = try await APIFixture()
        #expect(try await api.send(.get, "/v1/articles/on-notes/comments?thread=\(id)\(query)").status == status)
        #expect(try await api.send(.get, "/v1/articles/on-notes/comments?thread=x&view=flat").status == 400)
        let reply = try await api.posted("A reply.", under: try await api.posted())
        let target = "/v1/articles/on-notes/comments?view=flat&thread=\(reply.id)"
        #expect(try await api.send(.get, target).status == 404, "a reply is no root")
    }

    @Test("A thread ten thousand deep is read and written without a deep stack, nested no deeper than is shown")
    func deep() async throws {
        var rules = CommentRules()
        rules.repliesPerPage = 20_000
        let api = try await APIFixture(rules: rules)
        let root = try await api.posted()
        try await api.store.write { repositories in
            guard let id = Identifier<Articles.Comment>(root.id), let first = try repositories.comments.comment(id: id)
            else { return }
            var parent = first
            for number in 1...10_000 {
                var reply = parent
                reply.id = Identifier(high: first.id.high + UInt64(number) << 16, low: first.id.low)
                (reply.parentID, reply.depth, reply.body) = (parent.id, parent.depth + 1, "Reply.")
                try repositories.comments.insert(reply, secrets: CommentSecrets(digest: "d\(number)"))
                parent = reply
            }
        }
        let answer = try await api.send(.get, "/v1/articles/on-notes/comments?sort=newest&limit=1")
        #expect(answer.status == 200)
        let items = try #require(try answer.json()["items"] as? [[String: Any]])
        let found = replies(items)
        #expect(found.count == 10_000)
        #expect(found.compactMap { $0["depth"] as? Int }.max() == 10_000, "each keeps its true depth")
        var (nesting, level) = (0, items)
        while let deeper = level.lazy.compactMap({ $0["replies"] as? [[String: Any]] }).first(where: { !$0.isEmpty }) {
            nesting += 1
            level = deeper
        }
        #expect(nesting == 5)
    }

    @Test("Pages read while others post, 200 deep, neither repeat nor skip", arguments: ["oldest", "newest"])
    func paging(sort: String) async throws {
        let api = try await APIFixture()
        var last: PostedComment?
        var ids: [String] = []
        for number in 0..<400 {
            last = try await api.posted("Number \(number).", under: number % 200 == 0 ? nil : last)
            ids.append(last?.id ?? "")
        }
        try await withThrowingTaskGroup(of: [String].self) { group in
            group.addTask {
                for number in 0..<200 { _ = try await api.posted("Meanwhile \(number).") }
                return []
            }
            for limit in [7, 100] {
                group.addTask {
                    var found: [String] = []
                    var query = "view=flat&sort=\(sort)&limit=\(limit)"
                    while true {
                        let page = try await api.send(.get, "/v1/articles/on-notes/comments?\(query)").json()
                        found += (page["items"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
                        guard let next = page["next"] as? String else { return found }
                        query = "view=flat&sort=\(sort)&limit=\(limit)&cursor=\(next)"
                    }
                }
            }
            let wanted = sort == "oldest" ? ids : ids.reversed()
            for try await found in group where !found.isEmpty {
                #expect(Set(found).count == found.count, "none twice")
                let known = Set(ids)
                #expect(found.filter(known.contains) == wanted, "none left out")
            }
        }
    }
}
