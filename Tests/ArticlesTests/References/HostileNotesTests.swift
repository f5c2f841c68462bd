import Articles
import Testing

/// Notes that nobody would write; only a hang is found here, not how the work grows.
@Suite("Hostile notes", .timeLimit(.minutes(10)))
struct HostileNotesTests {
    static let patterns = [
        "(", ")", "[", "]", "((", "“", "”", "“a ", "a” ", "\"", "'", "‘", "’s ", "1", "1 ", "12, ", "1-", "2001 ", ",",
        ", ", ". ", "; ", ": ", "A. ", "A.", "Ibid. ",
        "Ibid., 4; ", "http://", "https://a b/c-d-e", "www.", "10.1000/", "doi:10.1/", "[a](http", "[", "*", "_", "*a ",
        "See ", "see also ", "and ", "A and ", "Smith, ", "Smith, J., ",
        "vol. ", "ed. ", "in ", "In A. B (Ed.), ", "(2001) ", "(New York: ", "New York: ", "S/RES/", "v. ", "1 U.S. 1 ",
        "§ ", "May ", "May 5, ", "é", "가", "\u{0}", "\n", "-", "–", "—",
        "A/", "ISBN 97", "no. 1 ", "pp. 1, ", "et al. ", "Smith 2001, 4; ", "“A,” B 1 (2001): 2; ", "(a; ",
        "(H. W, Trans.; ", "of ", "a-b-", "a.b.", "supra note 1 ", "(n 1)", "quoted in ",
    ]

    @Test("A long run of anything is read, nothing traps and nothing hangs", arguments: patterns)
    func runs(pattern: String) {
        // References of a few thousand characters, so that each is read and none is too long to be one.
        let piece = String(repeating: pattern, count: max(1, 1_000 / pattern.utf8.count))
        let text = String(repeating: "Ada Lovelace, “On Engines,” " + piece + "; see also ", count: 12)
        let reading = ReferenceReader.read(text)
        #expect(reading.references.allSatisfy { (0...1).contains($0.confidence) })
    }

    @Test("One note of many works gives all of them")
    func manyWorks() {
        let works = (0..<480).map { "John Smith\($0), Work \($0) (London: Macmillan, 1990), 3" }
        #expect(ReferenceReader.read(works.joined(separator: "; ")).references.count == 480)
    }

    @Test("Many notes that look for one another are read, each one")
    func manyNotes() {
        var notes: [(number: Int, text: String)] = []
        for index in 0..<480 {
            notes.append((index + 1, "John Smith, Work Number \(index) (London: Macmillan, 1990), 3."))
        }
        for index in 480..<960 { notes.append((index + 1, "Smith, Work Number, 12.")) }
        #expect(ReferenceReader.read(notes: notes).count == 960)
    }

    @Test("Random cuts of real notes never trap, and never invent a URL")
    func cuts() {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        func random(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % max(1, limit)
        }
        let notes = [ReferenceTable.chicagoNotes, .legal, .web, .apa].flatMap(\.rows).map(\.note)
        for _ in 0..<1_500 {
            var scalars = Array(notes[random(notes.count)].unicodeScalars)
            let other = Array(notes[random(notes.count)].unicodeScalars)
            switch random(4) {
            case 0: scalars.removeSubrange(0..<random(scalars.count))
            case 1: scalars.removeLast(random(scalars.count))
            case 2: scalars.insert(contentsOf: other.prefix(random(other.count)), at: random(scalars.count))
            default:
                for _ in 0..<8 { scalars[random(scalars.count)] = other[random(other.count)] }
            }
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars)
            let reading = ReferenceReader.read(String(text))
            for reference in reading.references {
                #expect((0...1).contains(reference.confidence))
                if reference.csl.url != nil { #expect(scalars.contains("/") || scalars.contains(".")) }
            }
        }
    }

    @Test(
        "Empty and blank notes are remarks",
        arguments: ["", " ", "\n", ".", ",", "1", "12.", "[3]", "…", "\u{200B}"]
    )
    func blank(text: String) {
        let reading = ReferenceReader.read(text)
        #expect(reading.kind == .remark)
        #expect(reading.references.isEmpty)
    }
}
