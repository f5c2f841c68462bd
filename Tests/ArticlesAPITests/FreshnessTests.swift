import Articles
import HTTP
import HTTPTypes
import Testing

@testable import ArticlesAPI

@Suite("What the clock makes stale")
struct FreshnessTests {
    @Test("An article that will close depends on the clock; one that is closed, or never will, does not")
    func closing() async throws {
        for target in ["/v1/articles/on-notes", "/v1/articles"] {
            let closing = try await APIFixture(closeAfterDays: 36_500).send(.get, target)
            #expect(closing.response.freshnessTags?.contains(FreshnessTag.moment) == true)
            let closed = try await APIFixture(closeAfterDays: 1).send(.get, target)
            #expect(closed.response.freshnessTags?.contains(FreshnessTag.moment) == false)
            let open = try await APIFixture().send(.get, target)
            #expect(open.response.freshnessTags?.contains(FreshnessTag.moment) == false)
        }
    }

    @Test("A page with a form depends on the hour, because its stamp does; one without does not")
    func pages() {
        func article(_ policy: Article.CommentsPolicy) -> Article {
            Article(
                id: Identifier(high: 0, low: 1),
                slug: Slug("a")!,
                updatedAt: Timestamp(millisecondsSince1970: 0),
                comments: policy
            )
        }
        #expect(FreshnessTag.time(of: article(Article.CommentsPolicy())) == [FreshnessTag.hour])
        #expect(FreshnessTag.time(of: article(Article.CommentsPolicy(isOpen: false))) == [])
        let end = Timestamp(millisecondsSince1970: 1)
        #expect(
            FreshnessTag.time(of: article(Article.CommentsPolicy(closesAt: end)))
                == [FreshnessTag.moment, FreshnessTag.hour]
        )
    }

    @Test("What editors see is never kept ready")
    func editors() async throws {
        let api = try await APIFixture()
        for target in ["/v1/editor/comments", "/v1/editor/log", "/v1/editor/bans", "/v1/stamp"] {
            let answer = try await api.edit(.get, target)
            #expect(answer.response.freshnessTags == nil && answer.field("Cache-Control") == "no-store")
        }
    }
}
