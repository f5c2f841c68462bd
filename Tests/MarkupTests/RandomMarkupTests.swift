import Markup
import Testing

@testable import FuzzTargets

@Suite("Random Markdown") struct RandomMarkupTests {
    private static let tokens = [
        "*", "**", "_", "~~", "`", "```\n", "[", "]", "](", ")", "![", "[^a]", "[^a]: ", "[^b]:", "<", ">", "<!--",
        "-->",
        "<sup>", "</sup>", "<br>", "&amp;", "&#0;", "\\", "|", "\n|-|-|\n", "-", "- ", "1. ", "> ", "# ", "\n", "\n\n",
        "    ",
        "\t", "a", "word ", "é", "😀", "\u{0}", "\u{202E}", "\r\n", "https://a.example/", "www.a.b", "a@b.c",
        "javascript:",
        "\"", "'", "(", ".", "[a]: b\n", "<script>", "\u{FEFF}", "===\n", "---\n",
    ]

    @Test("Random texts come out balanced and harmless, with places inside the text", arguments: 0..<8)
    func random(_ seed: Int) throws {
        var random = SplitMix(state: UInt64(seed) &* 0x9E37_79B9)
        for _ in 0..<250 {
            let count = Int.random(in: 1...60, using: &random)
            let text = (0..<count).map { _ in Self.tokens.randomElement(using: &random) ?? "" }.joined()
            let comment = CommentMarkup.html(text)
            #expect(HTMLChecker.comment.fault(in: comment) == nil, "\(text.debugDescription) gives \(comment)")
            let document = try MarkdownDocument(text)
            var called = 0
            let html = ArticleMarkup.html(document.blocks) { _ in
                called += 1
                return "<sup>1</sup>"
            }
            #expect(HTMLChecker.article.fault(in: html) == nil, "\(text.debugDescription) gives \(html)")
            let plain = PlainText(document.blocks)
            #expect(plain.references.count == called)
            #expect(plain.references.map(\.offset) == plain.references.map(\.offset).sorted())
            #expect(plain.references.allSatisfy { (0...plain.text.utf16.count).contains($0.offset) })
            #expect(plain.references.allSatisfy { document.footnotes.indices.contains($0.reference.footnote) })
        }
    }
}
