import Testing

@testable import Articles
@testable import FuzzTargets

@Suite("The language of searches")
struct SearchParserTests {
    @Test(
        "What is against the grammar is refused with its place",
        arguments: [
            ("", .nothingToFind, 1), ("   ", .nothingToFind, 1), ("— & …", .nothingToFind, 1), ("📎", .nothingToFind, 1),
            ("\"\"", .nothingToFind, 1), ("word \"--\"", .nothingToFind, 6),
            ("\"open", .openQuote, 1), ("word \"open phrase", .openQuote, 6),
            ("(a OR b", .openParenthesis, 1), ("a (b (c)", .openParenthesis, 3),
            ("a)", .strayParenthesis, 2), (") a", .missingOperand, 1), ("a ()", .missingOperand, 4),
            ("a OR", .missingOperand, 5), ("OR a", .missingOperand, 1), ("a OR OR b", .missingOperand, 6),
            ("a AND", .missingOperand, 6), ("a NOT", .missingOperand, 6), ("a AND OR b", .missingOperand, 7),
            ("NOT a", .onlyExclusions, 1), ("-a -b", .onlyExclusions, 1), ("a OR -b", .onlyExclusions, 6),
            ("* a", .strayAsterisk, 1), ("a * b", .strayAsterisk, 3), ("a*b", .strayAsterisk, 2),
            ("a**", .strayAsterisk, 3),
            ("*", .nothingToFind, 1),
            (String(repeating: "a ", count: 33), .tooManyWords, 65),
        ] as [(String, SearchSyntaxError.Reason, Int)]
    )
    func refused(text: String, reason: SearchSyntaxError.Reason, position: Int) {
        #expect(throws: SearchSyntaxError(reason: reason, position: position)) { try SearchParser.parse(text) }
    }

    private static func word(_ text: String) -> SearchExpression { .words(text, isPrefix: false) }

    @Test(
        "Words, phrases, beginnings and operators make a tree",
        arguments: [
            ("word", word("word")),
            ("two words", .all([word("two"), word("words")])),
            ("two AND words", .all([word("two"), word("words")])),
            ("begin*", .words("begin", isPrefix: true)),
            ("\"a phrase\" b", .all([word("a phrase"), word("b")])),
            ("\u{201C}a phrase\u{201D}*", .words("a phrase", isPrefix: true)),
            ("a OR b c", .any([word("a"), .all([word("b"), word("c")])])),
            ("(a OR b) c", .all([.any([word("a"), word("b")]), word("c")])),
            ("a NOT b", .without(word("a"), [word("b")])),
            ("a -b -\"c d\" e", .without(.all([word("a"), word("e")]), [word("b"), word("c d")])),
            ("a AND NOT (b OR c)", .without(word("a"), [.any([word("b"), word("c")])])),
            ("-a b", .without(word("b"), [word("a")])),
            ("or and not Or", .all([word("or"), word("and"), word("not"), word("Or")])),
            ("ORB ANDES NOTE", .all([word("ORB"), word("ANDES"), word("NOTE")])),
            ("S/RES/1718 e-mail 3:16", .all([word("S/RES/1718"), word("e-mail"), word("3:16")])),
            ("Foucault & Deleuze — Guattari", .all([word("Foucault"), word("Deleuze"), word("Guattari")])),
            ("a - b", .all([word("a"), word("b")])),
            ("余白", .words("余白", isPrefix: true)), ("주석", .words("주석", isPrefix: true)),
            ("a\u{0}b\tc", .all([word("a"), word("b"), word("c")])),
        ] as [(String, SearchExpression)]
    )
    func tree(text: String, expression: SearchExpression) throws {
        #expect(try SearchParser.parse(text) == expression)
    }

    @Test("No text makes the parser trap, and each fault lies within the text or one past it")
    func random() {
        var random = SplitMix(state: 3)
        let pieces = ["a", "OR", "AND", "NOT", "-", "(", ")", "\"", "*", " ", "é", "語", "—", "\n", "📎", "\u{301}"]
        for _ in 0..<5_000 {
            let text = (0..<Int.random(in: 0...24, using: &random)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }.joined()
            do {
                _ = try SearchParser.parse(text)
            } catch {
                #expect((1...max(1, text.count + 1)).contains(error.position), "\(text)")
            }
        }
        let deep = String(repeating: "(", count: 200) + "a" + String(repeating: ")", count: 200)
        #expect(throws: Never.self) { try SearchParser.parse(deep) }
    }
}
