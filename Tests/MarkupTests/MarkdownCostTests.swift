import Markup
import Testing

@testable import FuzzTargets

/// Sources that make cmark-gfm 0.29.0.gfm.6 quadratic, after its list of vulnerabilities and a fuzzer's findings; and
/// some that never were.
@Suite("Markdown made to be slow", .serialized, .timeLimit(.minutes(10))) struct MarkdownCostTests {
    /// A name, and what makes a source of about so many bytes.
    struct Source: CustomTestStringConvertible, Sendable {
        var name: String
        var unit: String
        var prefix = ""
        var suffix = ""
        var testDescription: String { name }

        func text(bytes: Int) -> String {
            prefix + String(repeating: unit, count: max(1, bytes / unit.utf8.count)) + suffix
        }
    }

    static let sources: [Source] = [
        Source(name: "quotes", unit: ">"), Source(name: "spaced quotes", unit: "> "), Source(name: "items", unit: "- "),
        Source(name: "stars", unit: "*"), Source(name: "star items", unit: "* ", suffix: "a"),
        Source(name: "numbers", unit: "1. "), Source(name: "quotes and items", unit: "> - "),
        Source(name: "brackets", unit: "["), Source(name: "images", unit: "!["), Source(name: "links", unit: "[a]("),
        Source(name: "footnote brackets", unit: "[^"), Source(name: "emphasis", unit: "*a _a "),
        Source(name: "underscores", unit: "_"), Source(name: "CVE-2023-24824 underscores", unit: "_a __b "),
        Source(name: "mixed delimiters", unit: "*a**b_c "), Source(name: "tildes", unit: "~"),
        Source(name: "strikethrough", unit: "~\"_"), Source(name: "strikethrough words", unit: "~~a "),
        Source(name: "footnotes and underscores", unit: "_ [^a] _"),
        Source(name: "footnotes", unit: "[^a]", suffix: "\n\n[^a]: b"),
        Source(name: "nested definitions", unit: "[^a]:"), Source(name: "repeated definitions", unit: "[^a]: b\n"),
        Source(name: "backticks", unit: "`a``"), Source(name: "angles", unit: "<"), Source(name: "tags", unit: "<a "),
        Source(name: "declarations", unit: "<!A "), Source(name: "instructions", unit: "<?&"),
        Source(name: "character data", unit: "a<![CDATA["), Source(name: "comments", unit: "<!--"),
        Source(name: "CVE-2023-37463 delimiter rows", unit: "a\n-|-\n"),
        Source(name: "a long paragraph before a table", unit: "a\n", suffix: "|a|\n|-|\n"),
        Source(name: "short rows", unit: "|x\n", prefix: "|a|b|\n|-|-|\n"),
        Source(
            name: "rows for a wide head",
            unit: "|\n",
            prefix: String(repeating: "|a", count: 2000) + "\n" + String(repeating: "|-", count: 2000) + "\n"
        ),
        Source(name: "columns", unit: "|a"), Source(name: "address with parentheses", unit: ")", prefix: "http://a.b"),
        Source(name: "addresses", unit: "http://"), Source(name: "CVE-2022-39209 www", unit: "www."),
        Source(name: "mail", unit: "a@"), Source(name: "mail domains", unit: "a@b.c"),
        Source(name: "colons", unit: ":"),
        Source(
            name: "long references",
            unit: "[a] ",
            prefix: "[a]: /" + String(repeating: "u", count: 30_000) + "\n\n"
        ),
        Source(
            name: "long titles",
            unit: "[a] ",
            prefix: "[a]: b \"" + String(repeating: "t\n", count: 15_000) + "\"\n\n"
        ),
        Source(name: "reference starts", unit: "[a]: "), Source(name: "reference titles", unit: "[a]: b \""),
        Source(name: "deep items over blank lines", unit: "\n", prefix: String(repeating: "- ", count: 30_000) + "a\n"),
        Source(name: "deep quotes over lazy lines", unit: "a\n", prefix: String(repeating: ">", count: 30_000) + "a\n"),
        Source(name: "closing brackets", unit: "]", prefix: String(repeating: "[", count: 30_000)),
        Source(name: "declarations and stars", unit: ";<!A *"), Source(name: "www and underscores", unit: "www.__"),
        Source(name: "mail and at signs", unit: "a@b@"),
        Source(name: "marks in deep quotes", unit: "[a]http://> ", prefix: String(repeating: ">", count: 30_000)),
        Source(name: "marks in deep items", unit: "% xmpp:\t", prefix: String(repeating: "- ", count: 15_000)),
        Source(name: "ends that end nothing", unit: "<??> a<![CDATA[]]]> "),
        Source(name: "blank lines", unit: "\n"), Source(name: "spaces", unit: " "),
        Source(name: "backslashes", unit: "\\"),
        Source(name: "ampersands", unit: "&a"), Source(name: "fences", unit: "```\n"),
        Source(name: "blocks of HTML", unit: "<div>\n"),
        Source(name: "null characters", unit: "\0"), Source(name: "carriage returns", unit: "\r"),
        Source(name: "rules", unit: "---\n"),
    ]

    @Test("64 KB are read within what was allowed, or refused, whatever they are", arguments: sources)
    func hostile(_ source: Source) {
        let text = source.text(bytes: 65_536)
        do throws(MarkdownError) {
            let document = try MarkdownDocument(text)
            _ = ArticleMarkup.html(document.blocks) { _ in "" }
            _ = PlainText(document.blocks)
        } catch {
            #expect(!error.excess.isEmpty)
        }
        let html = CommentMarkup.html(String(text.prefix(10_000)))
        #expect(HTMLChecker.comment.fault(in: html) == nil)
    }

    static let honest: [Source] = [
        Source(
            name: "prose",
            unit: "A sentence with *emphasis*, a [link](https://a.example/b_c) and a note.[^1]\n\n",
            suffix: "[^1]: N"
        ),
        Source(name: "a tight list of links", unit: "- *A* title, <https://a.example/(b)>, [c](d) e@f.example\n"),
        Source(name: "a tight list of references", unit: "[a]: https://a.example/b \"A title\"\n", suffix: "\n[a] [a]"),
        Source(name: "a table", unit: "| a | *b* | c_d | 1.50 |\n", prefix: "| a | b | c | d |\n|---|---|---|---|\n"),
        Source(name: "code", unit: "    - for (a in b) { c.d(~e) } // <?php ?> <!-- -->\n"),
        Source(name: "quotations", unit: "> > a\n> b ~~c~~\n\n"),
        Source(
            name: "rules and dot leaders",
            unit: "* * * * * * * * * *\n\nChapter ............................. 12\n\n"
        ),
        Source(
            name: "one long paragraph",
            unit: "A sentence with *emphasis* and no line break at all, (in brackets) too. "
        ),
    ]

    @Test("A megabyte that people could have written is read with all marks", arguments: honest)
    func slowness(_ source: Source) throws {
        let text = source.text(bytes: 1 << 20)
        let document = try MarkdownDocument(text)
        if source.name == "a table" {
            guard case .table = document.blocks.first?.kind else {
                Issue.record("no table")
                return
            }
        }
    }

    @Test("Two thousand notes in tight lines are read")
    func tightNotes() throws {
        var text = ""
        for number in 1...2000 { text += "Text about *something* with words enough to matter.[^\(number)]\n\n" }
        for number in 1...2000 {
            text +=
                "[^\(number)]: A. _Author_, *A Title* (City: Press, 1999), 12–15, https://a.example/x_(\(number)).\n"
        }
        let document = try MarkdownDocument(text)
        #expect(document.footnotes.count == 2000)
        #expect(PlainText(document.blocks).references.map(\.reference.footnote) == Array(0..<2000))
    }
}
