import Articles
import Testing

@testable import FuzzTargets

@Suite("The plain-text importer under hostile input")
struct PlainTextHostileTests {
    @Test(
        "No mutation of a page traps or breaks the account",
        arguments: Array(PlainTextDocument.all.enumerated().map(\.offset))
    )
    func mutations(page: Int) throws {
        var random = SplitMix(state: UInt64(page) &* 0x9E37_79B9 &+ 1)
        let source = Array(PlainTextDocument.all[page].text.unicodeScalars)
        for round in 0..<80 {
            var scalars = source
            for _ in 0...round % 4 { mutate(&scalars, using: &random) }
            let text = String(String.UnicodeScalarView(scalars))
            do {
                let result = try PlainTextImporter.read(text, options: ImportOptions())
                let faults = PlainTextAccount(text: text, result: result).faults()
                #expect(faults == [], "page \(page), round \(round): \(text)")
            } catch {
                #expect(error.code == "empty")
            }
        }
    }

    /// Cuts, doubles, swaps and spoils.
    private func mutate(_ scalars: inout [Unicode.Scalar], using random: inout SplitMix) {
        guard scalars.count > 4 else { return }
        let start = Int.random(in: 0..<scalars.count, using: &random)
        let end = min(scalars.count, start + Int.random(in: 1...200, using: &random))
        switch Int.random(in: 0..<8, using: &random) {
        case 0: scalars.removeSubrange(start...)
        case 1: scalars.removeSubrange(..<start)
        case 2: scalars.insert(contentsOf: Array(scalars[start..<end]), at: start)
        case 3: scalars.removeSubrange(start..<end)
        case 4:
            var lines = scalars.split(separator: "\n", omittingEmptySubsequences: false)
            lines.shuffle(using: &random)
            scalars = Array(lines.joined(separator: ["\n"]))
        case 5: scalars = scalars.map { $0 == "\n" ? " " : $0 }
        case 6:
            let spoil = Array("[]()¹²*†“”\"'1.5\n\t\u{FEFF}\u{301}By Reply:/–@".unicodeScalars)
            for _ in 0..<12 {
                scalars.insert(
                    spoil[Int.random(in: 0..<spoil.count, using: &random)],
                    at: Int.random(in: 0...scalars.count, using: &random)
                )
            }
        default:
            for index in start..<end where Bool.random(using: &random) {
                scalars[index] = Unicode.Scalar(UInt32.random(in: 0...0xD7FF, using: &random)) ?? " "
            }
        }
    }

    @Test(
        "Twelve thousand characters of one thing are read with nothing left out",
        .timeLimit(.minutes(10)),
        arguments: [
            "[", "]", "[1]", "[1] ", "[1]\n", "[1-60] ", "(1) ", "1. ", "¹", "¹⁻", "*\n", "“", "\"", "7", "a. ", "A. ",
            "Ab\n\n",
            "Notes\n", "Notes\n[1] x\n", "2 Comments\n", "Ann says:\nhi\nReply\n", "In reply to Ann\n",
            "Ann\n1/2/2020 03:04 pm\n@Ann\nReply\n",
            "1/2/2020 ", "The Road to War In ", "By ", "By Ann Lee, ", "Share\n", "Archives\n", "About the author\n",
            "http://",
            "x. 2 Comments Ann ", "The road ended.[3] ", "Salt and Trade\n\nThe salt was sold.\n\n", "e\u{301}",
            "\r\n\u{FEFF}x",
        ]
    )
    func runs(unit: String) throws {
        // Only a hang is found here, not how the work grows with the text.
        let text =
            "By Ann Lee July 1, 2020 The text.[1] "
            + String(repeating: unit, count: 12_000 / unit.unicodeScalars.count + 1)
        let result = try PlainTextImporter.read(text, options: ImportOptions())
        #expect(PlainTextAccount(text: text, result: result).faults() == [])
    }
}
