import Testing

@testable import Articles

@Suite("Sentences") struct SentencesTests {
    static let splits: [(String, [String])] = [
        ("", []),
        ("  ", []),
        ("One", ["One"]),
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("He met Dr. Smith. She left.", ["He met Dr. Smith.", "She left."]),
        ("J. R. R. Tolkien wrote. It sold.", ["J. R. R. Tolkien wrote.", "It sold."]),
        (
            "In the U.S. Senate they vote. In the U.S. The bill fell.",
            ["In the U.S. Senate they vote.", "In the U.S.", "The bill fell."]
        ),
        ("Use it, e.g. Latin, i.e. Roman. Good.", ["Use it, e.g. Latin, i.e. Roman.", "Good."]),
        ("See No. 5. No. Not that.", ["See No. 5.", "No.", "Not that."]),
        ("It cost 3.50 dollars. Pi is 3.14.", ["It cost 3.50 dollars.", "Pi is 3.14."]),
        ("“Stop.” He went. (It ended.) So.", ["“Stop.”", "He went.", "(It ended.)", "So."]),
        ("\"Why?\" he asked. No answer.", ["\"Why?\" he asked.", "No answer."]),
        ("He waited… and left. Then… Nothing.", ["He waited… and left.", "Then…", "Nothing."]),
        ("Wait... what? Yes!!! Done.", ["Wait... what?", "Yes!!!", "Done."]),
        (
            "On Dec. 7 it began. It ended in Dec. Nobody knew.",
            ["On Dec. 7 it began.", "It ended in Dec.", "Nobody knew."]
        ),
        ("Acme Inc. makes it. He left Acme Inc. The end.", ["Acme Inc. makes it.", "He left Acme Inc.", "The end."]),
        ("First\n\nsecond. Third", ["First", "second.", "Third"]),
        ("One.\n\nTwo.\n\n\n\nThree.", ["One.", "Two.", "Three."]),
        ("It was I. Then he came.", ["It was I.", "Then he came."]),
        (
            "At 5 p.m. The door shut. At 5 p.m. Eastern it shut.",
            ["At 5 p.m.", "The door shut.", "At 5 p.m. Eastern it shut."]
        ),
        ("See a.example.com. It works.", ["See a.example.com.", "It works."]),
        ("Smith v. Jones was heard. Good.", ["Smith v. Jones was heard.", "Good."]),
        ("彼は来た。彼女も来た！終わり", ["彼は来た。", "彼女も来た！", "終わり"]),
        ("Zwei. Ärger. Été. Ça va.", ["Zwei.", "Ärger.", "Été.", "Ça va."]),
        (". . .", [".", ".", "."]),
        ("...", ["..."]),
    ]

    @Test("A text is parted into sentences", arguments: splits)
    func split(_ text: String, _ sentences: [String]) {
        #expect(Sentences(text).all.map(String.init) == sentences)
    }

    static let places: [(String, Int, String?)] = [
        ("One. Two.", 4, "One."), ("One. Two.", 5, "Two."), ("One. Two.", 0, "One."), ("One. Two.", 9, "Two."),
        ("One, two. Three.", 4, "One, two."), ("One two. Three", 7, "One two."), ("One. Two", 99, "Two"), ("", 0, nil),
        ("😀 one. Two.", 7, "😀 one."), ("😀 one. Two.", 9, "Two."), ("“One.” Two.", 6, "“One.”"),
        ("“One.” Two.", 5, "“One.”"), ("A\n\nB", 1, "A"), ("A\n\nB", 3, "B"),
    ]

    @Test("A marker supports the sentence that ends at it, or the one around it", arguments: places)
    func place(_ text: String, _ offset: Int, _ sentence: String?) {
        #expect(Sentences(text).supported(at: offset).map(String.init) == sentence)
    }

    @Test(
        "A megabyte of one thing is parted, and nothing hangs",
        .timeLimit(.minutes(10)),
        arguments: ["a. ", ". ", "A.", "Dr. ", "“", ".", "a ", "\n\n", "A.B.C.", "...) "]
    )
    func hostile(_ unit: String) {
        let text = String(repeating: unit, count: (1 << 20) / unit.utf8.count)
        let sentences = Sentences(text)
        for offset in stride(from: 0, to: 1 << 20, by: 1000) { _ = sentences.supported(at: offset) }
        #expect(sentences.all.joined().filter { !$0.isWhitespace }.count == text.filter { !$0.isWhitespace }.count)
    }
}
