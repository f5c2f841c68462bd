import Articles
import Foundation
import Testing

/// Notes that nobody would write, and how long they take.
@Suite("Hostile notes")
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

    @Test("A long run of anything takes linear time, and nothing traps", arguments: patterns)
    func linear(pattern: String) {
        func time(_ bytes: Int) -> Duration {
            // References of a few thousand characters, so that each is read and none is too long to be one.
            let piece = String(repeating: pattern, count: max(1, 1_000 / pattern.utf8.count))
            let text = String(repeating: "Ada Lovelace, “On Engines,” " + piece + "; see also ", count: bytes / 1_000)
            return cpuTime { _ = ReferenceReader.read(text) }
        }
        _ = time(1_000)
        let small = time(2_000)
        let large = time(12_000)
        // Six times the bytes; a quadratic reader would take thirty-six times as long.
        #expect(large < small * 20 + .milliseconds(60), "2 kB took \(small), 12 kB took \(large)")
    }

    @Test("One note of many works takes linear time")
    func manyWorks() {
        func time(_ count: Int) -> Duration {
            let text = (0..<count).map { "John Smith\($0), Work \($0) (London: Macmillan, 1990), 3" }.joined(
                separator: "; "
            )
            return cpuTime { _ = ReferenceReader.read(text) }
        }
        _ = time(20)
        let small = time(60)
        let large = time(480)
        #expect(large < small * 28 + .milliseconds(60), "60 works took \(small), 480 took \(large)")
    }

    @Test("Many notes that look for one another take linear time")
    func manyNotes() {
        func time(_ count: Int) -> Duration {
            var notes: [(number: Int, text: String)] = []
            for index in 0..<count / 2 {
                notes.append((index + 1, "John Smith, Work Number \(index) (London: Macmillan, 1990), 3."))
            }
            for index in count / 2..<count { notes.append((index + 1, "Smith, Work Number, 12.")) }
            return cpuTime { _ = ReferenceReader.read(notes: notes) }
        }
        _ = time(50)
        let small = time(120)
        let large = time(960)
        #expect(large < small * 28 + .milliseconds(60), "120 notes took \(small), 960 took \(large)")
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

/// The time that this thread spent on the work, so that what else the machine does plays no part.
private func cpuTime(_ work: () -> Void) -> Duration {
    func now() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
    let start = now()
    work()
    return now() - start
}
