import Synchronization
import Testing

@testable import Articles

@Suite("Anchors, words, threads, identifiers")
struct ArrangementTests {
    @Test("Anchors are unique, readable, and there for every script")
    func anchors() {
        var names = AnchorNames()
        #expect(names.next(for: nil, number: 0) == "lead")
        #expect(names.next(for: "A Heading", number: 1) == "a-heading")
        #expect(names.next(for: "A heading!", number: 2) == "a-heading-2")
        #expect(names.next(for: "結論", number: 3) == "section-3")
        #expect(names.next(for: "Lead", number: 4) == "lead-2")
    }

    @Test(
        "Words are runs with a letter or a digit",
        arguments: [("", 0), ("one", 1), (" one  two\nthree ", 3), ("a — b", 2), ("U.S.-China 6.5%", 2), ("… !", 0)]
    )
    func words(text: String, count: Int) {
        #expect(Words.count(in: text) == count)
    }

    private func section(_ anchor: String, _ text: String) -> Section {
        Section(anchor: anchor, number: 1, heading: anchor, level: 1, text: text, html: "", wordCount: 0, markers: [])
    }

    @Test("A renamed section is known again by its text, by most of its words, or by its place")
    func matching() {
        let old = [section("a", "one two three four"), section("b", "five six seven eight"), section("c", "nine ten")]
        let new = [section("x", "one two three four"), section("y", "five six seven 8"), section("c", "nine ten")]
        #expect(SectionMatching.formerAnchors(from: old, to: new) == ["a": "x", "b": "y"])
        let rewritten = [section("a", "one two three four"), section("z", "all else"), section("c", "nine ten")]
        #expect(SectionMatching.formerAnchors(from: old, to: rewritten) == ["b": "z"])
    }

    @Test("A section that is gone leads nowhere")
    func gone() {
        let old = [section("a", "one two"), section("b", "three four")]
        #expect(SectionMatching.formerAnchors(from: old, to: [section("b", "three four")]).isEmpty)
    }

    private func comment(_ number: UInt64, under parent: UInt64? = nil) -> Articles.Comment {
        Articles.Comment(
            id: Identifier(high: 0, low: number),
            articleID: Identifier(high: 0, low: 0),
            articleSlug: Slug("a")!,
            parentID: parent.map { Identifier(high: 0, low: $0) },
            rootID: Identifier(high: 0, low: 1),
            author: Articles.Comment.Author(name: "R", avatarSeed: ""),
            body: "",
            html: "",
            createdAt: Timestamp(millisecondsSince1970: 0)
        )
    }

    private func outline(_ thread: CommentThread) -> String {
        let replies = thread.replies.map(outline).joined(separator: " ")
        return "\(thread.comment.id.low)" + (replies.isEmpty ? "" : "(\(replies))")
    }

    @Test(
        "Replies nest to the depth shown; deeper ones stand beside their nearest shown ancestor",
        arguments: [(5, "1(2(3(4)) 5)"), (2, "1(2(3 4) 5)"), (1, "1(2 3 4 5)")]
    )
    func threads(depth: Int, shape: String) {
        let replies = [comment(2, under: 1), comment(3, under: 2), comment(4, under: 3), comment(5, under: 1)]
        let threads = CommentThread.threads(roots: [comment(1)], replies: replies, shownDepth: depth)
        #expect(threads.map(outline) == [shape])
    }

    @Test("Identifiers grow strictly while the clock stands still, jumps back, and under many threads")
    func identifiers() async {
        let times = Mutex([1000, 1000, 999, 5, 1000, 1001] as [Int64])
        let source = IdentifierSource(
            environment: Environment(
                now: { Timestamp(millisecondsSince1970: times.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }) },
                uptimeNanoseconds: { 0 },
                randomBits: { .max }
            )
        )
        let made: [Identifier<Article>] = (0..<10_000).map { _ in source.next() }
        #expect(zip(made, made.dropFirst()).allSatisfy { $0 < $1 })
        #expect(made.allSatisfy { $0.high >> 12 & 0xF == 7 })
    }
}
