import Articles
import Foundation
import Testing

@testable import ArticlesWeb

@Suite("Comments on the page")
struct CommentsTests {
    let renderer: PageRenderer

    init() { renderer = PageRenderer(site: PageSample.site) }

    private func page(_ change: (inout ArticlePage) -> Void = { _ in }) throws -> PageChecker {
        var page = PageSample.page
        change(&page)
        return try PageChecker(renderer.article(page))
    }

    private static func threads(_ parents: [UInt64?]) -> CommentThreads {
        CommentThreads(
            parents.enumerated().map { PageSample.comment(UInt64($0 + 1), "Reader", "", parent: $1) }
        )
    }

    @Test(
        "Replies stand below their parents, in the order given",
        arguments: [
            ([], [], "none"),
            ([nil, nil], [[1, 0], [2, 0]], "two roots"),
            ([nil, 1, 2, 1, nil], [[1, 0], [2, 1], [3, 2], [4, 1], [5, 0]], "a tree"),
            ([2, nil], [[2, 0], [1, 1]], "a reply listed before its parent"),
            ([77, nil], [[1, 0], [2, 0]], "a reply whose parent is on another page is a root"),
            ([1, nil], [[1, 0], [2, 0]], "a comment that answers itself is a root"),
            (
                [nil, 1, 2, 3, 4, 5, 6, 7],
                [[1, 0], [2, 1], [3, 2], [4, 3], [5, 4], [6, 5], [7, 5], [8, 5]],
                "flat below the fifth level"
            ),
        ] as [([UInt64?], [[Int]], String)]
    )
    func order(parents: [UInt64?], expected: [[Int]], reason: String) {
        let placed = Self.threads(parents).placed
        #expect(placed.map { [Int($0.comment.id.low & 0xFFFF), $0.depth] } == expected, "\(reason)")
    }

    @Test("A comment below the fifth level says what it answers, others needn't")
    func flattened() throws {
        let page = try page()
        let headers = page.all(className: "when").filter { $0.text.contains("in reply to") }
        #expect(headers.map(\.text) == ["10 June 2024, 08:12 UTC · in reply to Reader"])
    }

    @Test("A chain of fifty thousand replies and one of strangers cost no stack")
    func longChains() {
        let chain = Self.threads([nil] + (1..<50_000).map { UInt64($0) })
        #expect(chain.placed.count == 50_000 && chain.placed.last?.depth == 5)
        var count = 0
        _ = chain.nested { placed, replies in
            count += 1
            return CommentView(placed.comment, replies: replies, parent: nil, subject: nil, articlePath: nil)
        }
        #expect(count == 50_000)
    }

    @Test("A deleted comment keeps its place and its replies, and nothing of its author")
    func tombstone() throws {
        let page = try page()
        let comment = try #require(page.withID("comment-\(PageSample.comments[7].id)"))
        #expect(comment.text.filter { $0 != "\n" } == "This comment was deleted.")
        #expect(!page.elements.contains { $0.text.contains("Never to be seen") || $0.text.contains("A. Name") })
        #expect(!page.all("img").contains { $0["src"]?.contains(PageSample.comments[7].author.avatarSeed) == true })
        #expect(page.withID("comment-\(PageSample.comments[8].id)") != nil)
    }

    @Test("What waits for an editor or was rejected never shows", arguments: [Comment.Status.pending, .rejected])
    func hidden(status: Articles.Comment.Status) throws {
        let page = try page { $0.comments[0].status = status }
        #expect(page.withID("comment-\(PageSample.comments[0].id)") == nil)
        #expect(page.withID("comment-\(PageSample.comments[1].id)") != nil)
    }

    @Test("A reply without a website doesn't borrow the one above it")
    func nothingInherited() throws {
        let page = try page { page in
            page.comments = [
                PageSample.comment(
                    1,
                    "A",
                    "<p>a</p>",
                    website: "https://a.example",
                    isEditor: true,
                    anchor: .citation(2)
                ),
                PageSample.comment(2, "B", "<p>b</p>", parent: 1),
            ]
            page.comments[0].editedAt = PageSample.time(99)
            page.comments[1].author.avatarSeed = ""
        }
        #expect(page.all("a").filter { $0["rel"] == "nofollow ugc noopener" }.map(\.text) == ["A"])
        #expect(page.all(className: "badge").map(\.text) == ["Editor", "Pinned"])
        #expect(
            page.all(className: "when").map(\.text) == [
                "10 June 2024, 06:30 UTC · edited 10 June 2024, 07:52 UTC · on note 2", "10 June 2024, 06:47 UTC",
            ]
        )
        #expect(page.all("img").count == 1)
    }

    @Test("Each comment has a permalink, a time for machines, and a link that prefills the form")
    func links() throws {
        let page = try page()
        let id = PageSample.comments[1].id
        let replies = page.all(className: "reply").count
        #expect(replies == 8)
        #expect(page.all("a").contains { $0["href"] == "#comment-\(id)" && $0.text == "10 June 2024, 06:47 UTC" })
        #expect(page.all("time").contains { $0["datetime"] == "2024-06-10T06:47:20Z" })
        #expect(page.all("a").contains { $0["href"] == "/articles/reading-downwards?reply-to=\(id)#post" })
    }

    @Test("Closed comments have a notice, no form and no links for replies")
    func closed() throws {
        let page = try page { $0.commentsAreOpen = false }
        #expect(page.withID("post")?.name == "p" && page.all(className: "reply").isEmpty)
        #expect(page.withID("post")?.text == "Comments are closed.")
    }

    @Test("Where no one has commented the page says so, unless comments are closed")
    func empty() throws {
        #expect(try page { $0.comments = [] }.all(className: "empty").count == 1)
        let closed = try page {
            $0.comments = []
            $0.commentsAreOpen = false
        }
        #expect(closed.all(className: "empty").isEmpty && closed.all(className: "comment").isEmpty)
    }

    @Test("A reply whose parent is on another page stands below its root, where that is here")
    func partOfThread() {
        var comments = [PageSample.comment(1, "Root", ""), PageSample.comment(9, "Late", "", parent: 77)]
        comments[1].rootID = comments[0].id
        #expect(CommentThreads(comments).placed.map(\.depth) == [0, 1])
    }

    @Test("Further replies are a link away, from their own root and from no other")
    func moreReplies() throws {
        let root = PageSample.comments[0].id
        let path = "/articles/reading-downwards?thread=\(root)&after=x#comments"
        let page = try page { page in
            page.nextReplies = [root: path]
            page.allComments = "/articles/reading-downwards#comments"
        }
        #expect(page.all("a").filter { $0.text == "More replies" }.map { $0["href"] } == [path])
        #expect(page.all("a").filter { $0.text == "All comments" }.count == 1)
        #expect(page.all("meta").contains { $0["name"] == "robots" && $0["content"] == "noindex" })
        #expect(try !self.page().all("a").contains { $0.text == "More replies" || $0.text == "All comments" })
    }

    @Test("Further comments are a link away")
    func more() throws {
        let page = try page { $0.nextComments = "/articles/reading-downwards?comments=abc&x=1#comments" }
        #expect(
            page.all("a").contains {
                $0["rel"] == "next" && $0["href"] == "/articles/reading-downwards?comments=abc&x=1#comments"
            }
        )
    }

    @Test("A comment by itself is what stands on the page, and says what it answers where pages don't nest it")
    func fragment() throws {
        var page = PageSample.page
        page.comments[1].quote = TextQuote(exact: "a second voice", prefix: "A note is ")
        page.comments[1].anchor = .section("lead")
        let whole = renderer.article(page)
        let comment = renderer.fragment(CommentFragmentView(page.comments[1], parent: page.comments[0], on: page))
        let element = try #require(comment.range(of: "<article class=\"comment"))
        let end = try #require(comment.range(of: "</article>"))
        #expect(whole.contains(comment[element.lowerBound..<end.upperBound]))
        let checked = try PageChecker(comment)
        #expect(
            checked.all(className: "quoted").map { [$0.text, $0["data-prefix"]] } == [["a second voice", "A note is "]]
        )
        #expect(checked.all(className: "comment").first?["data-on"] == "lead")
        page.comments[1].depth = 6
        let deep = renderer.fragment(CommentFragmentView(page.comments[1], parent: page.comments[0], on: page))
        #expect(deep.contains("in reply to"))
    }

    @Test("Sections and notes say how many comments speak of them, and lead to the first")
    func remarks() throws {
        let page = try page { page in
            page.comments = [
                PageSample.comment(1, "A", "<p>a</p>", anchor: .section("lead")),
                PageSample.comment(2, "B", "<p>b</p>", anchor: .section("lead")),
                PageSample.comment(3, "C", "<p>c</p>", anchor: .citation(2)),
                PageSample.comment(4, "D", "<p>d</p>", status: .deleted, anchor: .citation(3)),
                PageSample.comment(5, "E", "<p>e</p>"),
            ]
        }
        let links = page.all("a").filter { ["2 comments", "1 comment"].contains($0.text) && $0["href"] != "#comments" }
        let (first, third): (Identifier<Articles.Comment>, Identifier<Articles.Comment>) = (
            PageSample.id(1), PageSample.id(3)
        )
        #expect(links.map { $0["href"] } == ["#comment-\(first)", "#comment-\(third)"])
    }

    @Test("A quote whose words are gone says so")
    func lostQuote() throws {
        let page = try page { page in
            page.comments[0].quote = TextQuote(exact: "words of before")
            page.comments[0].anchorState = .orphaned
        }
        #expect(page.all(className: "lost").map(\.text) == ["words of before"])
        #expect(page.elements.contains { $0.text == "These words are no longer in the text." })
    }

    @Test("What the script goes by stands on the discussion, and nothing of it where the page is not live")
    func live() throws {
        let page = try page { $0.live = ArticlePage.Live(lastChange: 17, takesVotes: false, editWindowSeconds: 900) }
        let section = try #require(page.withID("comments"))
        #expect(section["data-article"] == "reading-downwards" && section["data-since"] == "17")
        #expect(section["data-votes"] == "off" && section["data-edit"] == "900")
        #expect(try self.page().withID("comments")?["data-article"] == nil)
    }
}
