@testable import Articles
import ArticlesTesting
import Foundation
import Testing

@Suite("Out as Markdown and in again")
struct RoundTripTests {
    /// The article that an import would store, without identifiers that matter.
    static func content(_ document: ImportedDocument) -> ArticleContent {
        let sections = ImportService.parts(of: document)
        let slug = Slug("a-slug") ?? Slug(folding: "x")!
        var article = Article(
            id: Identifier("0197a000-0000-7000-8000-000000000001")!,
            slug: slug,
            title: document.title,
            subtitle: document.subtitle,
            summary: document.summary,
            status: document.status ?? .published,
            language: document.language ?? "en",
            publishedOn: document.publishedOn,
            updatedAt: Timestamp(millisecondsSince1970: 0),
            contributors: document.contributors,
            sourceURL: document.sourceURL,
            dedication: document.dedication
        )
        article.categories = document.categories.compactMap { name in
            Slug(folding: name).map { Category(slug: $0, name: name) }
        }
        let citations = zip(document.notes, document.readings).map { note, reading in
            Citation(
                number: note.number,
                label: note.label,
                text: note.text,
                html: note.html,
                kind: reading.kind,
                resolvedFrom: reading.resolvedFrom,
                sources: reading.references.map {
                    CitedSource(
                        source: Source(id: Identifier("0197a000-0000-7000-8000-000000000001")!, csl: $0.csl, key: ""),
                        locator: $0.locator,
                        prefix: $0.prefix,
                        confidence: $0.confidence
                    )
                },
                warnings: reading.warnings
            )
        }
        return ArticleContent(article: article, sections: sections, citations: citations)
    }

    /// Exports, imports again and compares all that is stored; gives the Markdown.
    @discardableResult
    static func check(_ document: ImportedDocument, _ name: String) throws -> String {
        let content = content(document)
        let markdown = MarkdownExport.text(content)
        let again = try MarkdownImporter.read(markdown).document
        #expect(again.title == document.title, "\(name)")
        #expect(again.subtitle == document.subtitle, "\(name)")
        #expect(again.summary == document.summary, "\(name)")
        #expect(again.contributors == document.contributors, "\(name)")
        #expect(again.categories == content.article.categories.map(\.name), "\(name)")
        #expect(again.publishedOn == document.publishedOn, "\(name)")
        #expect(again.sourceURL == document.sourceURL, "\(name)")
        #expect(again.dedication == document.dedication, "\(name)")
        #expect(again.language == document.language ?? "en", "\(name)")
        #expect(again.sections == document.sections, "\(name)\n\(markdown)")
        #expect(again.notes.map(\.number) == document.notes.map(\.number), "\(name)")
        #expect(again.notes.map(\.label) == document.notes.map(\.label), "\(name)")
        #expect(again.notes.map(\.text) == document.notes.map(\.text), "\(name)\n\(markdown)")
        #expect(again.notes.map(\.html) == document.notes.map(\.html), "\(name)\n\(markdown)")
        for (left, right) in zip(again.readings, document.readings) {
            #expect(
                left.kind == right.kind && left.resolvedFrom == right.resolvedFrom && left.warnings == right.warnings,
                "\(name)"
            )
            #expect(left.references.map(\.csl) == right.references.map(\.csl), "\(name)")
            #expect(left.references.map(\.locator) == right.references.map(\.locator), "\(name)")
        }
        return markdown
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
        let markdown = try Self.check(document, "essay")
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
