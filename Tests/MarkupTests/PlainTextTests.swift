import Markup
import Testing

@Suite("Plain text") struct PlainTextTests {
    static let readings: [(String, String, String)] = [
        ("marks vanish", "*a* **b** `c  d` ~~e~~ [f](g) ![h](i)", "a b c  d e f h"),
        ("line breaks are spaces", "a\nb  \nc\\\nd<br>e", "a b c d e"),
        ("runs of spaces are one", "a  b\tc", "a b c"),
        ("no-break spaces stay", "a\u{A0}\u{A0}b", "a\u{A0}\u{A0}b"),
        ("items are paragraphs", "- a\n- b\n  - c\n\n1. d", "a\n\nb\n\nc\n\nd"),
        ("quotes are paragraphs", "> a\n>\n> b", "a\n\nb"),
        ("code keeps its lines", "```\na\n  b\n```", "a\n  b"),
        ("code's blank lines part paragraphs", "```\n\na\n\n\n\nb\n\n```", "a\n\nb"),
        ("rows are paragraphs, cells have tabs between", "|a|b|\n|-|-|\n|c|d|", "a\tb\n\nc\td"),
        ("rules are nothing", "a\n\n---\n\nb", "a\n\nb"),
        ("raw HTML is text", "a <i>b</i>", "a <i>b</i>"),
        ("passing tags and comments are nothing", "10<sup>th</sup> <!-- x -->", "10th"),
        ("characters by number that no HTML holds", "a&#1;b&#13;c&#12;d", "a\u{FFFD}b c d"),
        ("a link without words shows its address", "a [](b) [[^1]](c)\n\n[^1]: n", "a b c"),
        ("entities are read", "a &amp; b &mdash; c", "a & b — c"),
        ("a marker's space before punctuation goes", "a [^1], b [^1] c [^1].\n\n[^1]: n", "a, b c."),
    ]

    @Test("The words are what a reader reads", arguments: readings)
    func reading(_ name: String, _ markdown: String, _ text: String) throws {
        #expect(PlainText(try MarkdownDocument(markdown).blocks).text == text, "\(name)")
    }

    static let places: [(String, String, [[Int]])] = [
        ("after a sentence", "A b.[^1] C.", [[4, 0]]),
        ("before the space", "A b [^1] C.", [[3, 0]]),
        ("in UTF-16", "😀é[^1]", [[3, 0]]),
        ("in the second paragraph", "A.\n\nB[^1]", [[5, 1]]),
        ("at both sides of a break", "A.[^1]\n\n[^1] B", [[2, 0], [4, 1]]),
        ("alone in a paragraph", "A.\n\n[^1]\n\nB.[^1]", [[2, 0], [6, 1]]),
        ("two in a row", "A[^1][^1] b", [[1, 0], [1, 0]]),
        ("at the very start", "[^1] A", [[0, 0]]),
        ("in a list", "- a[^1]\n- b[^1]", [[1, 0], [4, 1]]),
        ("in emphasis and links", "*a[^1]* [b[^1]](c)", [[1, 0], [3, 0]]),
        ("in a table", "|a[^1]|b[^1]|\n|-|-|", [[1, 0], [3, 0]]),
        ("after code with a blank line", "```\na\n\nb\n```\n\nc[^1]", [[7, 2]]),
        ("nothing else", "[^1]", [[0, 0]]),
    ]

    @Test("Markers are placed", arguments: places)
    func place(_ name: String, _ markdown: String, _ places: [[Int]]) throws {
        let text = PlainText(try MarkdownDocument(markdown + "\n\n[^1]: n").blocks)
        #expect(text.references.map { [$0.offset, $0.paragraph] } == places, "\(name) in \(text.text)")
        for place in text.references {
            let before = String(decoding: Array(text.text.utf16.prefix(place.offset)), as: UTF16.self)
            #expect(before.split(separator: "\n\n", omittingEmptySubsequences: false).count - 1 == place.paragraph)
        }
    }

    static let notes: [(String, String)] = [
        ("[A](https://a.example/b)", "A (https://a.example/b)"), ("<https://a.example>", "https://a.example"),
        ("https://a.example/b.", "https://a.example/b."), ("[a.example](https://a.example/)", "a.example"),
        ("[A](#b)", "A"), ("[A](javascript:b)", "A"), ("*[A](https://a.example)*, 1.", "A (https://a.example), 1."),
    ]

    @Test("Notes keep the addresses of their links", arguments: notes)
    func destinations(_ markdown: String, _ text: String) throws {
        #expect(PlainText(try MarkdownDocument(markdown).blocks, keepsDestinations: true).text == text)
    }
}
