import Testing

@testable import Articles

@Suite("Anchors after an edit")
struct AnchorResolverTests {
    /// A version of an article: sections by name, a note a line.
    struct Version {
        var sections: [(name: String, text: String)]
        var notes: [String]

        init(_ sections: [(name: String, text: String)] = [], notes: [String] = []) {
            self.sections = sections
            self.notes = notes
        }

        var content: ArticleContent {
            ArticleContent(
                article: Article(
                    id: Identifier(high: 1, low: 1),
                    slug: Slug("an-article")!,
                    updatedAt: Timestamp(millisecondsSince1970: 0)
                ),
                sections: sections.enumerated().map { number, section in
                    Section(
                        anchor: section.name,
                        number: number,
                        heading: section.name,
                        level: 1,
                        text: section.text,
                        html: "",
                        wordCount: 0,
                        markers: []
                    )
                },
                citations: notes.enumerated().map { Citation(number: $0 + 1, text: $1, html: "") }
            )
        }
    }

    private static let first = Version(
        [
            ("lead", "A margin is a door. Readers come in by it, and some of them stay."),
            ("pencils", "Graphite came late. Before it there was the stylus, and the thumbnail. The door was shut."),
            ("ink", "Ink is for those who are sure. The door was open, and the door was red."),
        ],
        notes: ["Ann Author, A Book of Things, 12.", "Ibid.", "Bob Writer, On Ink, 3.", "Ibid.", "A remark."]
    )

    /// The first version with another text in one section.
    private static func edited(_ name: String, _ text: String, renamed: String? = nil) -> Version {
        var version = first
        let index = version.sections.firstIndex { $0.name == name }!
        version.sections[index] = (renamed ?? name, text)
        return version
    }

    private static func without(_ name: String) -> Version {
        var version = first
        version.sections.removeAll { $0.name == name }
        return version
    }

    private static func notes(_ notes: [String]) -> Version { Version(first.sections, notes: notes) }

    struct Edit: CustomTestStringConvertible {
        var testDescription: String
        var anchor: CommentAnchor
        var version: Version
        var state: Articles.Comment.AnchorState
        var place: Articles.Comment.Anchor?
        var formerAnchors: [String: String]

        init(
            _ reason: String,
            _ target: Articles.Comment.Anchor?,
            _ exact: String? = nil,
            prefix: String? = nil,
            in version: Version,
            is state: Articles.Comment.AnchorState,
            at place: Articles.Comment.Anchor?,
            formerAnchors: [String: String] = [:]
        ) {
            testDescription = reason
            anchor = CommentAnchor(target: target, quote: exact.map { TextQuote(exact: $0, prefix: prefix) })
            self.version = version
            self.state = state
            self.place = place
            self.formerAnchors = formerAnchors
        }
    }

    private static let sectionEdits: [Edit] = [
        Edit("the article itself stays", nil, in: without("ink"), is: .exact, at: nil),
        Edit(
            "a section stays under its name, whatever its text",
            .section("ink"),
            in: edited("ink", "Other words."),
            is: .exact,
            at: .section("ink")
        ),
        Edit("a section that is gone", .section("ink"), in: without("ink"), is: .orphaned, at: nil),
        Edit(
            "a section that was renamed",
            .section("ink"),
            in: edited("ink", "Other words.", renamed: "on-ink"),
            is: .moved,
            at: .section("on-ink"),
            formerAnchors: ["ink": "on-ink"]
        ),
        Edit(
            "a quote in a text that was added to",
            .section("pencils"),
            "stylus",
            in: edited("pencils", "At first. Graphite came late. Before it there was the stylus, and the thumbnail."),
            is: .exact,
            at: .section("pencils")
        ),
        Edit(
            "a quote whose words are gone",
            .section("pencils"),
            "stylus",
            in: edited("pencils", "Graphite came late. Before it there was the quill, and the thumbnail."),
            is: .orphaned,
            at: .section("pencils")
        ),
        Edit(
            "a short quote whose word now stands in another sentence",
            .section("pencils"),
            "door",
            in: edited("pencils", "Graphite came late. There is a door in every wall."),
            is: .orphaned,
            at: .section("pencils")
        ),
        Edit(
            "a short quote inside a longer word",
            .section("ink"),
            "sure",
            in: edited("ink", "Ink is for those who are surely right. The door was open."),
            is: .orphaned,
            at: .section("ink")
        ),
        Edit(
            "a quote in a section that was renamed",
            .section("ink"),
            "those who are sure",
            in: edited("ink", "Ink is for those who are sure. The door was open.", renamed: "on-ink"),
            is: .moved,
            at: .section("on-ink"),
            formerAnchors: ["ink": "on-ink"]
        ),
        Edit(
            "a sentence that was moved to another section",
            .section("ink"),
            "for those who are sure",
            in: Version([("lead", "Ink is for those who are sure. A margin is a door."), ("ink", "Ink dries.")]),
            is: .moved,
            at: .section("lead")
        ),
        Edit(
            "a section that is gone, its sentence elsewhere",
            .section("ink"),
            "Ink is for those who are sure.",
            in: Version([("lead", "A margin is a door. Ink is for those who are sure.")]),
            is: .moved,
            at: .section("lead")
        ),
        Edit(
            "a sentence that now stands in two other sections",
            .section("ink"),
            "Ink is for those who are sure.",
            in: Version([("lead", "Ink is for those who are sure."), ("pencils", "Ink is for those who are sure.")]),
            is: .orphaned,
            at: nil
        ),
        Edit(
            "a quote in the article, moved within it",
            nil,
            "Readers come in by it",
            in: Version([("ink", "Ink dries."), ("lead", "And yet: Readers come in by it, and some of them stay.")]),
            is: .exact,
            at: nil
        ),
        Edit("a quote in the article that is gone", nil, "thumbnail", in: without("pencils"), is: .orphaned, at: nil),
        Edit(
            "the second of two equal words, by its prefix",
            .section("ink"),
            "The door",
            in: edited("ink", "Ink is for those who are sure. The door was open, and so was the door to the yard."),
            is: .exact,
            at: .section("ink")
        ),
    ]

    private static let noteEdits: [Edit] = [
        Edit("a note stays", .citation(3), in: first, is: .exact, at: .citation(3)),
        Edit(
            "a note whose number moved",
            .citation(3),
            in: notes(["New.", "Ann Author, A Book of Things, 12.", "Ibid.", "Bob Writer, On Ink, 3.", "Ibid."]),
            is: .moved,
            at: .citation(4)
        ),
        Edit(
            "a note that was corrected between two that stayed",
            .citation(3),
            in: notes(["Ann Author, A Book of Things, 12.", "Ibid.", "Bob Writer, On Ink, 33.", "Ibid.", "A remark."]),
            is: .exact,
            at: .citation(3)
        ),
        Edit(
            "another note under the number",
            .citation(3),
            in: notes(["Ann Author, A Book of Things, 12.", "Ibid.", "Other, Work.", "Ibid.", "A remark."]),
            is: .orphaned,
            at: nil
        ),
        Edit(
            "a note that is gone",
            .citation(5),
            in: notes(["Ann Author, A Book of Things, 12.", "Ibid.", "Bob Writer, On Ink, 3.", "Ibid."]),
            is: .orphaned,
            at: nil
        ),
        Edit(
            "an ibid. between two notes that are known again",
            .citation(2),
            in: notes(["New.", "Ann Author, A Book of Things, 12.", "Ibid.", "Bob Writer, On Ink, 3.", "Ibid."]),
            is: .moved,
            at: .citation(3)
        ),
        Edit(
            "an ibid. that could be either of two",
            .citation(4),
            in: notes(["Ann Author, A Book of Things, 12.", "Bob Writer, On Ink, 3.", "Ibid.", "Ibid.", "A remark."]),
            is: .orphaned,
            at: nil
        ),
        Edit(
            "a quote in a note that was corrected elsewhere",
            .citation(1),
            "Book of Things",
            in: notes(["Ann B. Author, A Book of Things, 12.", "Ibid.", "Bob Writer, On Ink, 3.", "Ibid.", "A remark."]
            ),
            is: .exact,
            at: .citation(1)
        ),
        Edit(
            "a quote in a note, its words corrected",
            .citation(1),
            "Things",
            in: notes(["Ann Author, A Book of Thinks, 12.", "Ibid.", "Bob Writer, On Ink, 3.", "Ibid.", "A remark."]),
            is: .orphaned,
            at: .citation(1)
        ),
    ]

    @Test("An anchor follows what it speaks of, or is orphaned", arguments: sectionEdits + noteEdits)
    func edit(edit: Edit) throws {
        var anchor = edit.anchor
        if let quote = anchor.quote {
            let scopes = AnchorScopes(Self.first.content)
            anchor.quote = try QuotePlacing.place(quote, in: try #require(scopes.text(of: anchor.target)))
        }
        let resolver = AnchorResolver(
            from: Self.first.content,
            to: edit.version.content,
            formerAnchors: edit.formerAnchors
        )
        let result = resolver.resolve([anchor])[0]
        #expect(result.state == edit.state)
        #expect(result.target == edit.place)
        #expect(result.former == (edit.state == .orphaned && edit.place == nil ? anchor.target : nil))
        #expect(result.quote?.exact == anchor.quote?.exact)
        if let quote = result.quote, result.state != .orphaned {
            let text = try #require(AnchorScopes(edit.version.content).text(of: result.target))
            #expect(try QuotePlacing.place(quote, in: text) == quote, "its surroundings are those of the new version")
        }
    }

    @Test("The second of two equal words stays the second")
    func ordinal() throws {
        let old = Version([("a", "The same line of words stands here. The same line of words stands here. End.")])
        let new = Version([("a", "New. The same line of words stands here. The same line of words stands here. End.")])
        let quote = TextQuote(exact: "The same line of words", prefix: "here.")
        let placed = try QuotePlacing.place(quote, in: FoldedText(old.sections[0].text))
        let result = AnchorResolver(from: old.content, to: new.content, formerAnchors: [:])
            .resolve([CommentAnchor(target: .section("a"), quote: placed)])[0]
        #expect(result.state == .exact)
        #expect(result.quote?.prefix?.hasSuffix("stands here. ") == true)
        #expect(result.quote?.suffix?.hasSuffix("End.") == true)
    }

    @Test("What came back is found again; what was moved stays known as moved")
    func again() throws {
        let quoted = CommentAnchor(
            target: .section("ink"),
            quote: try QuotePlacing.place(TextQuote(exact: "sure"), in: FoldedText(Self.first.sections[2].text))
        )
        let plain = CommentAnchor(target: .section("ink"))
        let without = Self.without("ink")
        let lost = AnchorResolver(from: Self.first.content, to: without.content, formerAnchors: [:])
            .resolve([quoted, plain])
        #expect(lost.map(\.state) == [.orphaned, .orphaned])
        #expect(lost.map(\.former) == [.section("ink"), .section("ink")])
        let found = AnchorResolver(from: without.content, to: Self.first.content, formerAnchors: [:]).resolve(lost)
        #expect(found == [quoted, plain])
        let moved = CommentAnchor(target: .section("ink"), state: .moved)
        let same = AnchorResolver(from: Self.first.content, to: Self.first.content, formerAnchors: [:])
        #expect(same.resolve([moved]) == [moved])
        #expect(same.resolve([CommentAnchor()]) == [CommentAnchor()])
    }

    @Test("A note's number that is another note's now does not bring a lost anchor back")
    func lostNote() {
        let lost = CommentAnchor(former: .citation(2), state: .orphaned)
        let same = AnchorResolver(from: Self.first.content, to: Self.first.content, formerAnchors: [:])
        #expect(same.resolve([lost]) == [lost])
    }

    @Test("Ten thousand quotes are found in an article of a megabyte, each where it was")
    func many() {
        let words = (0..<150_000).map { "word\($0 % 9_973)x\($0)" }
        let text = words.joined(separator: " ")
        let old = Version([("a", text), ("b", "Nothing.")])
        let new = Version([("a", "A new beginning. " + text), ("b", "Nothing.")])
        let anchors = (0..<10_000).map { number in
            CommentAnchor(
                target: .section("a"),
                quote: TextQuote(exact: words[number * 15] + " " + words[number * 15 + 1])
            )
        }
        let resolved = AnchorResolver(from: old.content, to: new.content, formerAnchors: [:]).resolve(anchors)
        #expect(resolved.allSatisfy { $0.state == .exact && $0.target == .section("a") })
    }

    @Test("A text of one letter does not make the search endless; what can't be told is orphaned")
    func hostile() {
        let old = Version([("a", String(repeating: "a", count: 60_000))])
        let new = Version([("a", String(repeating: "a", count: 60_001))])
        let anchors = (1...100).map { length in
            CommentAnchor(target: .section("a"), quote: TextQuote(exact: String(repeating: "a", count: length * 2)))
        }
        let resolved = AnchorResolver(from: old.content, to: new.content, formerAnchors: [:]).resolve(anchors)
        #expect(resolved.allSatisfy { $0.target == .section("a") })
    }
}
