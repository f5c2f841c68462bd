import Articles
import Testing

/// The key that joins two readings of one work, and how sure the reader says it is.
@Suite("Keys and confidence of works")
struct WorkKeyTests {
    private func key(_ note: String) -> String {
        ReferenceReader.read(note).references.first?.csl.key ?? ""
    }

    @Test(
        "Two readings of one work share their key",
        arguments: [
            (
                "Hedley Bull, The Anarchical Society (London: Macmillan, 1977), 13.",
                "Bull, Hedley. The anarchical society. New York: Columbia University Press, 1977."
            ),
            (
                "“A Page,” Example, http://www.example.org/a/.",
                "“Another Name,” Example, May 3, 2015, https://example.org/a#top."
            ),
            (
                "A. Author, “On Engines,” Machines 3, no. 1 (1990): 2–9, https://doi.org/10.1000/ABC.",
                "Author, A. (1990). Of engines. Machines, 3(1), 2–9. doi:10.1000/abc"
            ),
            ("Émile Durkheim, Le suicide (Paris: Alcan, 1897).", "Emile Durkheim, Le Suicide (Paris: Alcan, 1897), 4."),
        ]
    )
    func joined(first: String, second: String) {
        #expect(!key(first).isEmpty)
        #expect(key(first) == key(second))
    }

    @Test("Works that only resemble one another don't share their key")
    func apart() {
        let notes = [
            "Hedley Bull, The Anarchical Society (London: Macmillan, 1977).",
            "John Hobson, The Anarchical Society (London: Macmillan, 1977).",
            "Hedley Bull, The Control of the Arms Race (London: Weidenfeld & Nicolson, 1961).",
            "“A Page,” Example, https://example.org/a?id=1.",
            "“A Page,” Example, https://example.org/a?id=2.",
        ]
        #expect(Set(notes.map(key)).count == notes.count)
    }

    @Test("A reading with all its parts is surer than one with few")
    func confidence() throws {
        let full = try #require(
            ReferenceReader.read("Hedley Bull, The Anarchical Society (London: Macmillan, 1977), 13.").references.first
        )
        let poor = try #require(ReferenceReader.read("Hedley Bull, The Anarchical Society, 13.").references.first)
        #expect(full.confidence > 0.85)
        #expect(poor.confidence < 0.7)
        #expect(full.fieldConfidence[.publisher] != nil)
        #expect(poor.fieldConfidence[.publisher] == nil)
    }
}
