import Testing

@testable import Articles

@Suite("Rules for comments")
struct RulesTests {
    private func faults(_ draft: CommentDraft) -> [InvalidField] {
        do {
            _ = try CommentRules().normalized(draft)
            return []
        } catch ArticlesError.invalid(let fields) {
            return fields
        } catch {
            Issue.record("unexpected \(error)")
            return []
        }
    }

    private func draft(
        name: String = "Reader",
        email: String? = nil,
        website: String? = nil,
        body: String = "A thought."
    ) -> CommentDraft {
        CommentDraft(authorName: name, email: email, website: website, body: body)
    }

    @Test("Texts are put into their normal form")
    func normalForm() throws {
        let draft = try CommentRules().normalized(
            draft(name: "  Zoe\u{308} ", email: " ", website: "", body: "one\r\ntwo\rthree\n")
        )
        #expect(draft.authorName.unicodeScalars.count == 3)
        #expect(draft.body == "one\ntwo\nthree")
        #expect(draft.email == nil && draft.website == nil)
    }

    @Test(
        "A text of ASCII comes into the normal form that it has among other letters",
        arguments: ["", " ", "\n", "\r\n", "\r", "\r\r\n\n", " \t\u{B}\u{C}", "\n\r", " one\r\n\r\ntwo\r", "a b"]
    )
    func normalFormOfASCII(text: String) {
        let mixed = CommentRules.normalForm("\(text)é\(text)")
        #expect(CommentRules.normalForm("\(text)x\(text)") == mixed.replacing("é", with: "x"))
    }

    @Test("Lengths count what a reader perceives as characters")
    func perceivedCharacters() {
        #expect(faults(draft(name: String(repeating: "👨‍👩‍👧‍👦", count: 64))).isEmpty)
        #expect(faults(draft(name: String(repeating: "a", count: 65))).map(\.code) == [.tooLong])
        #expect(faults(draft(body: String(repeating: "é", count: 10_000))).isEmpty)
        #expect(faults(draft(body: String(repeating: "é", count: 10_001))).map(\.code) == [.tooLong])
        #expect(faults(draft(body: "ok")).map(\.code) == [.tooShort])
    }

    @Test("All faults are told at once, each with its path")
    func allAtOnce() {
        let found = faults(draft(name: " ", email: "nobody", website: "javascript:alert(1)", body: ""))
        #expect(found.map(\.field) == ["author.name", "body", "author.email", "author.website"])
        #expect(found.map(\.code) == [.required, .required, .malformed, .malformed])
    }

    @Test(
        "Control and direction-overriding characters are refused",
        arguments: ["\0", "\u{8}", "\u{7F}", "\u{85}", "\u{202E}", "\u{2066}", "\u{FEFF}", "\u{FFFE}", "\u{10FFFF}"]
    )
    func forbidden(character: String) {
        #expect(faults(draft(name: "A\(character)B")).map(\.code) == [.forbiddenCharacter])
        #expect(faults(draft(body: "some \(character) text")).map(\.code) == [.forbiddenCharacter])
    }

    @Test("A name is one line; a text may have several, and tabs")
    func lines() {
        #expect(faults(draft(name: "A\nB")).map(\.code) == [.forbiddenCharacter])
        #expect(faults(draft(body: "a\n\tb")).isEmpty)
    }

    @Test(
        "A website is an absolute http or https URL",
        arguments: [
            ("https://example.org", true), ("http://example.org/a?b#c", true), ("HTTPS://EXAMPLE.ORG", true),
            ("example.org", false), ("//example.org", false), ("ftp://example.org", false), ("https://", false),
            ("https://user:password@example.org", false), ("https://example.org/\"onclick=", false),
            ("data:text/html,x", false), ("java\tscript:alert(1)", false),
        ]
    )
    func website(text: String, isGood: Bool) {
        #expect(faults(draft(website: text)).isEmpty == isGood)
    }

    @Test(
        "An e-mail address has one @ with something on both sides",
        arguments: [("a@b", true), ("a@b@c", false), ("@b", false), ("a@", false), ("a b@c", false)]
    )
    func email(text: String, isGood: Bool) {
        #expect(faults(draft(email: text)).isEmpty == isGood)
    }
}
