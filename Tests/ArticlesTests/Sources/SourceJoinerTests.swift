import Articles
import Testing

@Suite("Works that are one, and works that are not")
struct SourceJoinerTests {
    private func count(_ notes: [String]) -> Int {
        SourceJoiner.sources(of: notes.map(ReferenceReader.read)).count
    }

    @Test(
        "Different works never become one",
        arguments: [
            [
                "Hedley Bull, The Anarchical Society (London: Macmillan, 1977).",
                "Hedley Bull, The Anarchical Society, 2nd ed. (London: Macmillan, 1995).",
            ],
            [
                "Hedley Bull, The Anarchical Society (London: Macmillan, 1977).",
                "John Hobson, The Anarchical Society (London: Macmillan, 1977).",
            ],
            [
                "Bruce Cumings, The Origins of the Korean War, vol. 1 (Princeton: Princeton University Press, 1981).",
                "Bruce Cumings, The Origins of the Korean War, vol. 2 (Princeton: Princeton University Press, 1990).",
            ],
            [
                "“Editorial,” Nature 12, no. 3 (1990): 4.", "“Editorial,” Nature 12, no. 4 (1990): 4.",
                "“Editorial,” Science 12, no. 3 (1990): 4.",
            ],
            [
                "“Corrections,” New York Times, March 3, 2011.", "“Corrections,” New York Times, March 4, 2011.",
                "“Corrections,” Washington Post, March 3, 2011.",
            ],
            [
                "A. Smith, “Introduction,” in First Book, ed. B. Jones (London: Verso, 1999), 1–9.",
                "A. Smith, “Introduction,” in Second Book, ed. C. Brown (London: Verso, 1999), 1–9.",
            ],
            [
                "A. Author, “On Engines,” Machines 3 (1990), https://doi.org/10.1000/abc.",
                "A. Author, “On Engines,” Machines 3 (1990), https://doi.org/10.1000/abd.",
            ],
            [
                "Ann Page, “First,” Example, May 1, 2015, https://example.org/list.",
                "Bob Leaf, “Second,” Example, May 2, 2015, https://example.org/list.",
            ],
            [
                "“First Thing,” Example, https://example.org/.", "“Second Thing,” Example, https://example.org/.",
            ],
            [
                "Jane Smith, A History of Rome (London: Verso, 1999).",
                "Alan Smith, A History of Rome (London: Verso, 1999).",
            ],
            [
                "Hedley Bull, Order: An Essay (London: Macmillan, 1977).",
                "Hedley Bull, Order: A Reply (London: Macmillan, 1977).",
            ],
            ["18 U.S.C. § 1030 (2012).", "18 U.S.C. § 1031 (2012)."],
        ]
    )
    func apart(notes: [String]) {
        #expect(count(notes) == notes.count)
        #expect(count(notes.reversed()) == notes.count)
    }

    @Test(
        "Readings of one work by different note forms become one",
        arguments: [
            [
                "Hedley Bull, The Anarchical Society: A Study of Order (London: Macmillan, 1977), 13.",
                "Bull, H. (1977). The anarchical society. Macmillan.",
                "Bull, Hedley. The Anarchical Society: A Study of Order. London: Macmillan, 1977.",
            ],
            [
                "A. Author, “On Engines,” Machines 3, no. 1 (1990): 2–9.",
                "Author, A. (1990). On engines. Machines, 3(1), 2–9. https://doi.org/10.1000/abc",
                "A. Author, “On Engines,” Machines 3 (1990), https://doi.org/10.1000/ABC.",
            ],
            [
                "Martha Finnemore and Kathryn Sikkink, “International Norm Dynamics and Political Change,” International Organization 52, no. 4 (1998): 887–917.",
                "Finnemore, M., & Sikkink, K. (1998). International norm dynamics and political change. Int. Org., 52(4), 887–917.",
            ],
            [
                "Anna Fifield, “Markets Thrive in the North,” The Washington Post, March 11, 2017.",
                "Anna Fifield, “Markets Thrive in the North,” The Washington Post, March 11, 2017, https://www.washingtonpost.com/a/story.html.",
                "Fifield, “Markets Thrive in the North.” http://washingtonpost.com/a/story.html#top",
            ],
        ]
    )
    func joined(notes: [String]) {
        #expect(count(notes) == 1)
        #expect(count(notes.reversed()) == 1)
    }

    // MARK: What a joined work says

    private let poor = CSLItem(type: "document")

    @Test("A later reading fills gaps and never takes away, whichever comes first")
    func completing() throws {
        let short = "Bull, H. (1977). The anarchical society."
        let full = "Hedley Bull, The Anarchical Society: A Study of Order, 1st ed. (London: Macmillan, 1977)."
        for notes in [[short, full], [full, short]] {
            let source = try #require(SourceJoiner.sources(of: notes.map(ReferenceReader.read)).first)
            #expect(source.csl.author?.first?.given == "Hedley")
            #expect(source.csl.title?.contains("A Study of Order") == true)
            #expect(source.csl.publisherPlace == "London")
            #expect(source.csl.publisher == "Macmillan")
        }
    }

    @Test("A field that is there is not overwritten by another reading of it")
    func keeping() throws {
        var first = CitingSamples.book
        first.publisher = "Macmillan"
        var second = CitingSamples.book
        second.publisher = "Macmilan Pres"
        second.isbn = "0-333-00000-0"
        var joiner = SourceJoiner()
        let id = joiner.join(first) { Identifier(high: 0, low: 1) }
        #expect(joiner.join(second) { Identifier(high: 0, low: 2) } == id)
        #expect(joiner.sources[id]?.csl.publisher == "Macmillan")
        #expect(joiner.sources[id]?.csl.isbn == "0-333-00000-0")
    }

    @Test("A source of this article alone is made anew by its mended note, one of others is only completed")
    func mending() throws {
        var wrong = CitingSamples.book
        wrong.publisher = "Macmilan"
        let stored = Source(id: Identifier(high: 0, low: 7), csl: wrong, key: wrong.key)
        for isCitedElsewhere in [false, true] {
            var joiner = SourceJoiner(known: [KnownSource(source: stored, isCitedElsewhere: isCitedElsewhere)])
            let id = joiner.join(CitingSamples.book) { Identifier(high: 0, low: 8) }
            #expect(id == stored.id)
            #expect(joiner.sources[id]?.csl.publisher == (isCitedElsewhere ? "Macmilan" : "Macmillan"))
        }
    }

    @Test("A reading that could be of two editions is a source of its own, and so is the next such")
    func ambiguous() {
        var joiner = SourceJoiner()
        var next: UInt64 = 0
        func join(_ year: Int?) -> Identifier<Source> {
            var item = CitingSamples.book
            item.issued = year.map { CSLDate(dateParts: [[$0]]) }
            return joiner.join(item) {
                next += 1
                return Identifier(high: 0, low: next)
            }
        }
        let (early, late, open) = (join(1977), join(1995), join(nil))
        #expect(Set([early, late, open]).count == 3)
        #expect([join(nil), join(1995), join(1977)] == [open, late, early])
        #expect(Set(joiner.sources.values.map(\.key)).count == 3)
    }

    @Test("Works without anything to know them by stay apart, each under a key of its own")
    func keyless() {
        var joiner = SourceJoiner()
        let ids = (1...3).map { number in joiner.join(poor) { Identifier(high: 0, low: UInt64(number)) } }
        #expect(Set(ids).count == 3)
        #expect(Set(joiner.sources.values.map(\.key)).count == 3)
    }

    @Test("Ever more works of one title cost no more than a bounded number of comparisons each")
    func bounded() {
        var joiner = SourceJoiner()
        var made: UInt64 = 0
        for number in 0..<2_000 {
            var item = CSLItem(type: "article-newspaper")
            item.title = "Corrections"
            item.containerTitle = "Paper \(number)"
            _ = joiner.join(item) {
                made += 1
                return Identifier(high: 0, low: made)
            }
        }
        #expect(made == 2_000)
        #expect(joiner.comparisons <= 2_000 * 64 * 2)
    }
}
