import ArticlesTesting
import Foundation
import Testing

@testable import Articles
@testable import FuzzTargets

@Suite("Out as Markdown and in again")
struct RoundTripTests {
    /// Exports, imports again and compares all that is stored; gives the Markdown.
    @discardableResult
    static func check(_ document: ImportedDocument, _ name: String) -> String {
        let trip = RoundTrip(document)
        #expect(trip.faults() == [], "\(name)\n\(trip.markdown)")
        return trip.markdown
    }

    @Test("Every plain-text page of the importer's table survives", arguments: PlainTextDocument.all)
    func plainText(document: PlainTextDocument) throws {
        try Self.check(PlainTextImporter.read(document.text, options: ImportOptions()).document, document.about)
    }

    @Test("Every web page survives", arguments: HTMLPages.all)
    func html(page: HTMLPages.Page) throws {
        try Self.check(HTMLImporter.read(page.html).document, page.name)
    }

    @Test("Every JATS document survives, its works too", arguments: JATSDocuments.all)
    func jats(document: JATSDocuments.Document) throws {
        try Self.check(JATSImporter.read(document.xml).document, document.name)
    }

    @Test(
        "The essay survives",
        .enabled(if: PlainTextEssay.isThere, "the essay is not beside this repository: skipped")
    )
    func essay() throws {
        let text = try String(
            contentsOf: PlainTextEssay.folder.appending(path: "cultural-diplomacy.txt"),
            encoding: .utf8
        )
        let document = try PlainTextImporter.read(text, options: ImportOptions()).document
        let markdown = Self.check(document, "essay")
        #expect(!markdown.contains("{=html}"))
    }

    @Test(
        "Markdown full of marks survives",
        arguments: [
            "Text.[^a] More.[^b]\n\n[^a]: One *two* <https://a.example/?x=1&y=2>.\n[^b]: Ibid.",
            "# T\n\nlead\n\n## A\n\n### B\n\nx[^1]\n\n###### F\n\n[^1]:\n\n    - a list\n    - of two\n\n    and more",
            "\\*no\\* 1\\. \\# \\> &lt;b&gt; `a|b` a@b.example www.c.example http://d.example\n\n1\\. no list\n\n\\- no list",
            "| a | b\\|c |\n|---|---|\n| `x` | *y*[^1] |\n\n[^1]: n",
            "> q[^1]\n\n- a\n\n  b\n- c\n\n***\n\n    code  \n\n[^1]: n\n[^2]: not cited",
            "x[^1]y[^1] z[^2]\n\n[^1]: See [^2].\n[^2]: S",
            "![a](https://a.example/i.png)[^1] <b>x</b> <!-- gone --> H<sub>2</sub>O  \nnext\n\n[^1]: n",
            "[^1] first\n\n[^1]: a\n[^1]: again\n",
            "## Only [a link](https://a.example/) & *marks* #\n\ntext\n\n## \n\nunder an empty heading",
        ]
    )
    func markdown(text: String) throws {
        try Self.check(MarkdownImporter.read(text).document, text)
    }

    @Test("Random Markdown survives")
    func random() throws {
        let pieces = [
            "*", "**", "_", "`", "[", "]", "(", ")", "<", ">", "&amp;", "# ", "- ", "1. ", "+ ", "=", "|", "~~", "!",
            "\\", ":", ".", "a",
            " ", "b ", "\n", "\n\n", "[^1]", "[^2]", "<br>", "<sup>", "</sup>", "http://x.example", "> ", "    ",
            "```\n", "---\n", "é“”",
            "| a | b |\n|---|---|\n| c |", "\n\n## h\n\n", "  \n", "\t",
        ]
        var generator = SplitMix(state: 20_261_126)
        for _ in 0..<250 {
            var text = "x "
            for _ in 0..<Int.random(in: 1...25, using: &generator) {
                text += pieces.randomElement(using: &generator) ?? ""
            }
            text += "\n\n[^1]: n *m*\n[^2]: o"
            try Self.check(MarkdownImporter.read(text).document, text)
        }
    }
}
