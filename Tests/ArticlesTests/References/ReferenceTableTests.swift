import Articles
import Testing

/// Reads the tables, prints how well, and holds the reader to it.
@Suite("Reference tables")
struct ReferenceTableTests {
    private static let tables: [ReferenceTable] = [
        .chicagoNotes, .bibliographies, .mla, .apa, .science, .legal, .web, .several, .heldOut, .heldOutSecond,
    ]

    @Test("Fields of at least 150 notes are read with a precision of 0.97 and a recall of 0.92")
    func fields() {
        var score = ReferenceScore()
        var count = 0
        for table in Self.tables {
            for row in table.rows {
                score.add(row, ReferenceReader.read(row.note))
                count += 1
            }
        }
        print("\(count) notes: " + score.summary)
        if !score.faults.isEmpty { print("The hard ones:\n" + score.faults.joined(separator: "\n")) }
        #expect(count >= 150)
        #expect(score.precision >= 0.97)
        #expect(score.recall >= 0.92)
    }

    @Test("Every style by itself is read with a precision and recall of 0.9", arguments: tables)
    func styles(table: ReferenceTable) {
        var score = ReferenceScore()
        for row in table.rows { score.add(row, ReferenceReader.read(row.note)) }
        #expect(score.precision >= 0.9)
        #expect(score.recall >= 0.9)
    }

    @Test("A table with a wrong reading is told apart from one with a right reading")
    func sensitivity() {
        let wrong = ReferenceTable(
            name: "wrong",
            text: """
                > Edward W. Said, Orientalism (New York: Pantheon Books, 1978).
                type book
                author Said, Edmund
                title Orientalism
                place London
                publisher Pantheon Books
                issued 1978
                """
        )
        var score = ReferenceScore()
        for row in wrong.rows { score.add(row, ReferenceReader.read(row.note)) }
        #expect(score.wrong == 2)
        #expect(score.missing == 2)
        #expect(score.right == 4)
    }
}
