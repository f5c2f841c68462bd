import Testing

@testable import Articles

@Suite("Which comments wait")
struct ModerationPolicyTests {
    @Test(
        "A policy holds what it names and nothing else",
        arguments: [
            (ModerationPolicy.none, 5, true, false, [HoldReason]()), (.first, 0, false, false, [.firstComment]),
            (.first, 5, true, true, []), (.links, 0, false, false, []), (.links, 1, false, true, [.links]),
            (.links, 0, true, true, [.links]), (.all, 0, false, true, [.policy]),
        ]
    )
    func held(policy: ModerationPolicy, links: Int, hasWebsite: Bool, isKnown: Bool, expected: [HoldReason]) {
        #expect(policy.reasons(linkCount: links, hasWebsite: hasWebsite, isKnownAuthor: isKnown) == expected)
    }

    @Test("Whether an author is known is asked only where it matters")
    func lazy() throws {
        struct Asked: Error {}
        func ask() throws -> Bool { throw Asked() }
        for policy in ModerationPolicy.allCases where policy != .first {
            _ = try policy.reasons(linkCount: 0, hasWebsite: false, isKnownAuthor: try ask())
        }
        #expect(throws: Asked.self) {
            try ModerationPolicy.first.reasons(linkCount: 0, hasWebsite: false, isKnownAuthor: try ask())
        }
    }

    @Test(
        "Links are counted in the rendered text",
        arguments: [
            ("", 0), ("<p>plain &lt;a href&gt;</p>", 0), ("<p><a href=\"https://a.example\">a</a></p>", 1),
            ("<p><a href=\"#\">1</a><a href=\"#\">2</a></p><address>", 2),
        ]
    )
    func links(html: String, count: Int) {
        #expect(CommentGate.linkCount(in: html) == count)
    }

    @Test(
        "Comments close at midnight (UTC), days after the day of publication, unless the article has an end of its own",
        arguments: [
            (14, "2026-03-01", nil, "2026-03-15T00:00:00Z"), (0, "2026-03-01", nil, nil), (14, nil, nil, nil),
            (14, "2026-03-01", "2030-01-01T00:00:00Z", "2030-01-01T00:00:00Z"),
        ] as [(Int, String?, String?, String?)]
    )
    func closing(days: Int, published: String?, own: String?, expected: String?) {
        let policy = Article.CommentsPolicy(isOpen: true, closesAt: own.flatMap(Timestamp.init(rfc3339:)))
        let result = policy.closing(afterDays: days, from: published.flatMap { CalendarDate($0) })
        #expect(result.closesAt?.description == expected)
        #expect(result.isOpen)
    }
}
