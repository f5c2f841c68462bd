import Testing

@testable import Articles
@testable import FuzzTargets

@Suite("Quotes in anchors")
struct QuotePlacingTests {
    private static let text = """
        A margin is a door. Readers come in by it.

        The door of a caf\u{E9} is a margin too;\u{A0}so is 語の余白 and 📎.
        """

    struct Refusal: CustomTestStringConvertible {
        var quote: TextQuote
        var fault: QuotePlacing.Fault
        var testDescription: String

        init(
            _ fault: QuotePlacing.Fault,
            _ exact: String,
            prefix: String? = nil,
            suffix: String? = nil,
            _ reason: String
        ) {
            quote = TextQuote(exact: exact, prefix: prefix, suffix: suffix)
            self.fault = fault
            testDescription = reason
        }
    }

    @Test(
        "A quote that does not stand there is refused, and the part at fault named",
        arguments: [
            Refusal(.exact, "", "nothing"),
            Refusal(.exact, " \n", "white space alone"),
            Refusal(.exact, "a window", "other words"),
            Refusal(.exact, "A MARGIN", "other letters"),
            Refusal(.exact, "is a margin too; so is nothing", "a word too many at the end"),
            Refusal(.prefix, "door", prefix: "a red", "no such words before"),
            Refusal(.suffix, "door", suffix: ", readers", "no such words after"),
            Refusal(.both, "door", prefix: "is a", suffix: "of a café", "each stands, but at different places"),
            Refusal(.prefix, "A margin", prefix: "before all", "nothing can stand before the beginning"),
            Refusal(.suffix, "📎.", suffix: "after all", "nothing can stand after the end"),
            Refusal(.exact, "\u{301}", "a mark without its letter, which NFC joins"),
        ]
    )
    func refused(refusal: Refusal) {
        #expect(throws: refusal.fault) {
            try QuotePlacing.place(refusal.quote, in: FoldedText(Self.text))
        }
    }

    @Test("The first place counts; its surroundings are kept")
    func first() throws {
        let placed = try QuotePlacing.place(TextQuote(exact: "door"), in: FoldedText(Self.text))
        #expect(
            placed == TextQuote(exact: "door", prefix: "A margin is a ", suffix: ". Readers come in by it. The doo")
        )
    }

    @Test(
        "Prefix and suffix decide between places, a space between them and the quote or not",
        arguments: [
            TextQuote(exact: "door", prefix: "The"), TextQuote(exact: "door", prefix: "The "),
            TextQuote(exact: " door\n", suffix: "of a"), TextQuote(exact: "door", prefix: "it. The", suffix: " of"),
        ]
    )
    func decided(quote: TextQuote) throws {
        let placed = try QuotePlacing.place(quote, in: FoldedText(Self.text))
        #expect(placed.exact == "door")
        #expect(placed.prefix?.hasSuffix("The ") == true)
        #expect(placed.suffix?.hasPrefix(" of") == true)
    }

    @Test("Words that the reader gave around a quote are kept at their length")
    func ownContext() throws {
        let quote = TextQuote(exact: "margin", prefix: "A", suffix: "is a  door")
        let placed = try QuotePlacing.place(quote, in: FoldedText(Self.text))
        #expect(placed == TextQuote(exact: "margin", prefix: "A ", suffix: " is a door"))
    }

    @Test(
        "White space and composition do not matter",
        arguments: [
            "by it.\n\nThe door", "by it. The\u{2003}door", "cafe\u{301} is a margin too; so is", "語の余白", "📎.",
            "A margin is a door.\r\nReaders",
        ]
    )
    func folded(exact: String) throws {
        _ = try QuotePlacing.place(TextQuote(exact: exact), in: FoldedText(Self.text))
    }

    @Test("At the ends of the text there is no context, and a kept quote finds itself again")
    func ends() throws {
        let text = FoldedText(Self.text)
        let whole = try QuotePlacing.place(TextQuote(exact: Self.text), in: text)
        #expect(whole.prefix == nil && whole.suffix == nil)
        for exact in ["A", "door", "📎", "語", "."] {
            let placed = try QuotePlacing.place(TextQuote(exact: exact), in: text)
            #expect(try QuotePlacing.place(placed, in: text) == placed)
            #expect(text.text().contains((placed.prefix ?? "") + placed.exact + (placed.suffix ?? "")))
        }
    }

    @Test("The search finds what a plain comparison at each place finds, whatever the lengths")
    func search() {
        var random = SplitMix(state: 11)
        for _ in 0..<200 {
            let text = (0..<Int.random(in: 0...60, using: &random)).map { _ in UInt8.random(in: 97...98, using: &random)
            }
            let quotes = (0..<5).map { _ in
                (0..<Int.random(in: 1...12, using: &random)).map { _ in UInt8.random(in: 97...98, using: &random) }
            }
            var work = Int.max
            let found = QuoteSearch(quotes).offsets(in: text, atMost: 100, work: &work)
            for (index, quote) in quotes.enumerated() {
                #expect(found[index] ?? [] == text.indices.filter { text[$0...].starts(with: quote) })
            }
        }
    }

    @Test("The search stops at its limits")
    func limits() {
        let text = Array(repeating: UInt8(ascii: "a"), count: 10_000)
        var work = Int.max
        #expect(QuoteSearch([[97]]).offsets(in: text, atMost: 7, work: &work)[0]?.count == 7)
        work = 900
        // They differ after the bytes that are looked up, so that each is compared at each place.
        let eight = Array(text.prefix(8))
        let found = QuoteSearch([eight + [98], eight + [97]]).offsets(in: text, atMost: 1_000, work: &work)
        #expect(work == 0)
        #expect(found[0] == nil && found[1]?.count == 50)
    }
}
