import Articles
import Testing

@Suite("Notes in Chicago's manner")
struct ChicagoNotesTests {
    private func notes(_ texts: String...) -> [Citation] {
        let readings = ReferenceReader.read(notes: texts.enumerated().map { ($0 + 1, $1) })
        var joiner = SourceJoiner()
        var count: UInt64 = 0
        return zip(texts, readings).map { text, reading in
            Citation(
                number: reading.number,
                text: text,
                html: text,
                kind: reading.kind,
                sources: reading.references.compactMap { reference in
                    let id = joiner.join(reference.csl) {
                        count += 1
                        return Identifier(high: 0, low: count)
                    }
                    return joiner.sources[id].map {
                        CitedSource(source: $0, locator: reference.locator, prefix: reference.prefix, confidence: 1)
                    }
                }
            )
        }
    }

    @Test("The first mention is full, later ones are short, ibid. is written out, a remark stays")
    func list() {
        let lines = ChicagoNotes.lines(
            notes(
                "Hedley Bull, The Anarchical Society: A Study of Order (London: Macmillan, 1977), 13.",
                "Ibid., 15.",
                "I am grateful to the archivists.",
                "See Bull, Anarchical Society, 20; and Jane Doe, “Order and ‘Chaos’: A Reply,” Polity 3, no. 2 (1980): 5.",
                "Doe, “Order,” 7."
            )
        )
        #expect(
            lines == [
                "1. Hedley Bull, The Anarchical Society: A Study of Order (London: Macmillan, 1977), 13.",
                "2. Bull, The Anarchical Society, 15.",
                "3. I am grateful to the archivists.",
                "4. See Bull, The Anarchical Society, 20; Jane Doe, “Order and ‘Chaos’: A Reply,” Polity 3, no. 2 (1980): 5.",
                "5. Doe, “Order and ‘Chaos,’” 7.",
            ]
        )
    }

    @Test("A note by itself has its works in full, whatever came before")
    func single() {
        let notes = notes("Hedley Bull, The Anarchical Society (London: Macmillan, 1977), 13.", "Ibid., 15.")
        #expect(ChicagoNotes.line(notes[1]) == "Hedley Bull, The Anarchical Society (London: Macmillan, 1977), 15.")
    }
}
