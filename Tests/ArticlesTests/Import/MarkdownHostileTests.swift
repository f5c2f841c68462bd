import Articles
import Testing

@testable import FuzzTargets

@Suite("Hostile Markdown documents", .serialized) struct MarkdownHostileTests {
    private static let base = """
        ---
        title: A title
        authors: [Jane Doe, {name: X}]
        comments:
          - author: Ann
            body: Hello *there*
          - {author: Bob, body: é, replyTo: 1}
        ---
        # Not the title

        Lead with *marks*, a note[^a], `code [^a]` and 😀.[^b]

        ## First [^c]

        > A quote[^a]
        > [^d]: a note in it

        - item [link](https://a.example "t")[^b]
        - ![x](y.png)

        | a[^a] | b |
        |-------|---|
        | c     | d |

        [^a]: Author, *Title* (Place: Press, 1999), 12.
        [^b]: Ibid.

            More.
        [^a]: Twice.
        [r]: /u "t"
        """

    @Test("Documents with random changes give a result whose spans tile, or an error", arguments: 0..<6)
    func mutations(_ seed: Int) {
        var random = SplitMix(state: UInt64(seed) + 1)
        let inserts = Array("[]^:*_`>-|#\n\r\t \"'{}&<>~!\\é😀\u{0}\u{FEFF}0a.---".unicodeScalars)
        for _ in 0..<150 {
            var scalars = Array(Self.base.unicodeScalars)
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                let index = Int.random(in: 0..<scalars.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: scalars.remove(at: index)
                case 1: scalars.insert(inserts.randomElement(using: &random) ?? " ", at: index)
                case 2: scalars.swapAt(index, Int.random(in: 0..<scalars.count, using: &random))
                default:
                    let end = min(scalars.count, index + Int.random(in: 0...40, using: &random))
                    scalars.insert(
                        contentsOf: scalars[index..<end],
                        at: Int.random(in: 0...scalars.count, using: &random)
                    )
                }
            }
            let text = String(String.UnicodeScalarView(scalars))
            do throws(ImportError) {
                let result = try MarkdownImporter.read(text)
                MarkdownImporterTests.expectTiles(result, of: text)
                #expect(
                    result.document.notes.map(\.number)
                        == Array(1...max(1, result.document.notes.count)).prefix(result.document.notes.count).map { $0 }
                )
                for section in result.document.sections {
                    #expect(section.markers.map(\.offset) == section.markers.map(\.offset).sorted())
                    for marker in section.markers {
                        #expect((0...section.text.utf16.count).contains(marker.offset))
                        #expect((1...max(1, result.document.notes.count)).contains(marker.citation))
                        #expect(section.text.contains(marker.quote) || marker.quote.isEmpty)
                        #expect(section.html.contains("href=\"#citation-\(marker.citation)\""))
                    }
                }
            } catch {
                #expect(!error.code.isEmpty && !error.message.isEmpty)
            }
        }
    }

    @Test("A megabyte with two thousand notes takes four times the time of a quarter, not sixteen times")
    func linear() throws {
        func document(_ notes: Int) -> String {
            var text = "# A long one\n\n"
            for number in 1...notes {
                if number % 50 == 1 { text += "## Part \(number / 50 + 1)\n\n" }
                text += "Some *words* that say a thing, and Dr. No said so.[^n\(number)] "
                text += String(repeating: "More of them follow here, as they do. ", count: 10) + "\n\n"
            }
            for number in 1...notes {
                text +=
                    "[^n\(number)]: A. Writer, *Book \(number)* (Place: Press, 1999), https://a.example/\(number).\n"
            }
            return text
        }
        let large = document(2000)
        #expect(large.utf8.count > 1_000_000)
        let result = try MarkdownImporter.read(large)
        #expect(result.document.notes.count == 2000)
        #expect(result.document.sections.flatMap(\.markers).count == 2000)
        #expect(result.report.spans.filter { $0.kind == .marker }.count == 2000)
    }

    static let units = [
        "[^", "[^a]", "[^a]: ", "[^a]:\n", "> ", "- ", "a\n-|-\n", "# a\n", "---\n", "# [^a]\n", "*[^a]", "`[^a]",
        "<!--", "[a]: b\n",
        "a. ", "[^a]\n\n", "<b>", "\n", "|", "[x](y)", "\u{0}", "[^\u{E9}]",
    ]

    @Test("128 KB of one thing is read or refused, and nothing hangs", .timeLimit(.minutes(10)), arguments: units)
    func repeated(_ unit: String) {
        let text = String(repeating: unit, count: (1 << 17) / unit.utf8.count) + "\n\n[^a]: note"
        do throws(ImportError) {
            let result = try MarkdownImporter.read(text)
            #expect(result.report.spans.last?.end == text.unicodeScalars.count)
        } catch {
            #expect(!error.message.isEmpty)
        }
    }
}
