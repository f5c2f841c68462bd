import Markup
import Testing

@testable import Articles

@Suite("Words and domains that are not taken")
struct BlocklistTests {
    private static let list = """
        # remarks and empty lines are passed over

        casino
        cheap pills
        Spam.Example
        straße
        """

    @Test(
        "A word matches whole and folded, a domain with all below it",
        arguments: [
            ("A CASINO opens", "casino"), ("casinos are many", nil), ("the casino's roof", "casino"),
            ("ca\u{AD}sino", "casino"), ("ca\u{200B}sino", "casino"), ("ｃａｓｉｎｏ", "casino"), ("cásinó", "casino"),
            ("cheap, pills!", "cheap pills"), ("cheap\npills", "cheap pills"), ("cheap red pills", nil),
            ("pills cheap", nil), ("https://spam.example/x", "spam.example"),
            ("[x](http://www.SPAM.example:80)", "spam.example"), ("notspam.example", nil), ("spam.example.org", nil),
            ("at spam.example.", "spam.example"), ("spam example", nil), ("Straße", "straße"), ("", nil),
            ("ordinary words", nil), ("casino", "casino"), ("...", nil), ("a..b", nil),
        ]
    )
    func matches(text: String, expected: String?) throws {
        let list = try Blocklist(lines: Self.list)
        let found = list.match(in: FoldedWords(text))
        #expect(found == expected.map { FoldedWords($0).hosts.first ?? FoldedWords.normalForm($0) })
    }

    @Test(
        "Words are looked for in what readers see, whatever the Markdown says, and in where links lead",
        arguments: [
            ("cas**i**no", "casino"), ("cas&#105;no", "casino"), ("cas*ino* x", "casino"), ("`casino`", "casino"),
            ("cas\\ino", nil), ("cas<!-- -->ino", nil), ("cas\nino", nil), ("casi\n\nno", nil),
            ("[x](https://spam%2Eexample/)", "spam.example"), ("[x](https://spam&#46;example/)", "spam.example"),
            ("[x](https://a.example/?u=spam.example&v=1)", "spam.example"), ("https://spam。example", "spam.example"),
            ("[casino](javascript:x)", "casino"), ("[x](javascript:casino)", nil), ("a &lt;casino&gt; b", "casino"),
            ("[y][x]\n\n[x]: https://spam.example", "spam.example"), ("casino&amp;co", "casino"),
        ]
    )
    func visible(markdown: String, expected: String?) throws {
        let list = try Blocklist(lines: Self.list)
        #expect(list.match(in: VisibleText(html: CommentMarkup.html(markdown)).folded) == expected)
    }

    @Test("A line without a letter or digit is refused with its number")
    func malformed() {
        #expect(throws: BlocklistError(line: 3, text: "!!!")) { try Blocklist(lines: "a\n\n  !!!  \nb") }
    }

    @Test("A list counts each entry once, and an empty one takes everything")
    func counted() throws {
        #expect(try Blocklist(lines: Self.list).count == 4)
        #expect(try Blocklist(lines: "a\nA\n a \n").count == 1)
        let empty = try Blocklist(lines: "# nothing\r\n\r\n")
        #expect(empty.isEmpty && empty.match(in: FoldedWords("anything at all.example")) == nil)
    }

    @Test("A long text is read once for all entries", arguments: [1_000, 4_000])
    func growth(words: Int) throws {
        let list = try Blocklist(lines: (0..<2_000).map { "word\($0) end" }.joined(separator: "\n"))
        let text = FoldedWords((0..<words).map { "word\($0 % 2_000)" }.joined(separator: " "))
        #expect(text.words.count == words)
        #expect(list.match(in: text) == nil)
    }
}
