import Markup
import Testing
import XML

@testable import FuzzTargets

@Suite("Markdown and HTML that say the same")
struct MarkdownWriterTests {
    private func marker(_ reference: FootnoteReference) -> String {
        "<sup><a href=\"#citation-\(reference.footnote + 1)\" role=\"doc-noteref\">\(reference.footnote + 1)</a></sup>"
    }

    private func html(_ markdown: String) throws -> String {
        ArticleMarkup.html(try MarkdownDocument(markdown).blocks, marker: marker)
    }

    /// The blocks of HTML that `ArticleMarkup` wrote.
    private func blocks(of html: String) throws -> [Block] {
        let tree = try XMLTree(html: Array("<html><body>\(html)</body></html>".utf8))
        var references: [XMLTree.Node: [FootnoteReference]] = [:]
        for node in tree.nodes where tree.attribute("role", of: node) == "doc-noteref" {
            let number = Int(tree.allText(of: node)) ?? 1
            references[tree.parent(of: node) ?? node] = [FootnoteReference(footnote: number - 1)]
        }
        let body = tree.nodes.first { tree.name(of: $0) == "body" } ?? 0
        return HTMLBlocks(tree, spacing: .exact, references: references).blocks(in: tree.children(of: body))
    }

    /// Markdown → HTML → blocks → Markdown → HTML.
    private func again(_ html: String) throws -> (markdown: String, html: String) {
        var markdown = MarkdownWriter { "\($0.footnote + 1)" }.text(try blocks(of: html))
        if html.contains("doc-noteref") { markdown += "\n[^1]: x\n[^2]: y\n" }
        return (markdown, try self.html(markdown))
    }

    @Test(
        "What Markdown says is written as HTML, read as blocks and written as Markdown that says the same",
        arguments: [
            "Plain words.", "Two\nlines.", "A  \nhard break", "*a* **b** ***c*** ~~d~~ `e` `` `f` ``",
            "a*b*c **“d”**e, *f*.", "x[^1] y.[^2]\n\n[^1]: 1\n[^2]: 2", "x[^1][^2](y)\n\n[^1]: 1\n[^2]: 2",
            "[a](https://a.example/?b=1&copy=2 \"t \\\" t\")", "<https://a.example/x_y_z>", "https://a.example/é",
            "![alt *x*](https://a.example/i.png \"t\")", "![](https://a.example/i.png)",
            "a<sup>2</sup> H<sub>2</sub>O<br>x",
            "> quote\n>\n> > deeper\n> - list", "- a\n- b\n  - c\n  - d\n- e", "- a\n\n- b\n\n      code\n",
            "3. a\n4. b", "- a\n\n\n* b", "1. a\n\n   b\n2. c", "- \n- x", "- - a\n  - b",
            "```swift\nlet a = `b`\n\n```",
            "    indented\n\n    code", "| a | b |\n| --- | --- |\n| c \\| d | `e` |\n| f |", "***", "a\n***\nb",
            "# Heading in text", "> # In a quote",
            "\\* \\_ \\# \\[ \\] \\< \\> \\& \\\\ \\` \\~ \\| \\! \\- \\+ \\. 1\\.",
            "\\- x\n\\+ y\n1\\. z\n\\# h\n\\> q\n\\=\n\\---", "&amp;copy; &lt;b&gt; &#42;x&#42;", "<b>raw</b>",
            "http\\://a.example www\\.b.example c@<!-- -->d.example", "a\\!\\[b](c)", "a@<!-- -->.b x@<!-- -->_y",
            "~~~\n```\n~~~",
        ]
    )
    func roundTrip(markdown: String) throws {
        let first = try html(markdown)
        let (written, second) = try again(first)
        #expect(second == first, "\(written)")
    }

    @Test("Random strings of marks survive as text, as emphasis and as the words of links")
    func random() throws {
        let pieces = [
            "*", "_", "`", "[", "]", "(", ")", "<", ">", "&", "#", "-", "+", "=", "|", "~", "!", "\\", ":", ".", "1",
            "a",
            " ", "b ", "\"", "'", "www.", "http://", "@", "^", "{", "}", "$", "/", "é", "“", "&amp;", "---", "```",
        ]
        var generator = SplitMix(state: 20_261_126)
        for _ in 0..<250 {
            var words = ""
            for _ in 0..<Int.random(in: 1...10, using: &generator) {
                words += pieces.randomElement(using: &generator) ?? ""
            }
            let text = words.split(separator: " ").joined(separator: " ")
            guard !text.isEmpty else { continue }
            let inlines: [[Inline]] = [
                [.text(text)], [.text("a "), .emphasis([.text(text)]), .text(" b")],
                [.text("x\(text)"), .strong([.text("y")])],
                [.link(destination: "https://a.example/", title: text, [.text(text)])],
                [.text(text), .footnoteReference(FootnoteReference(footnote: 0)), .text(text)],
            ]
            for inline in inlines {
                let first = ArticleMarkup.html([Block(.paragraph(inline))], marker: marker)
                let (written, second) = try again(first)
                #expect(second == first, "\(written)")
            }
        }
    }

    @Test(
        "Of a web page's markup what an allow-list knows is kept, of all else the words",
        arguments: [
            ("<div>a<div>b</div>c</div>", "<p>a</p>\n<p>b</p>\n<p>c</p>"),
            ("<p>a<br><br>b<br>c<br></p>", "<p>a</p>\n<p>b<br>\nc</p>"),
            ("<p> a <b> b </b><i>c</i><i> d</i> </p>", "<p>a <strong>b</strong> <em>c</em> <em>d</em></p>"),
            ("<p onclick='x'><font color=red>a</font><script>alert(1)</script></p>", "<p>a</p>"),
            (
                "<a href='javascript:alert(1)'>x</a> <a href='https://a.example/'>y</a>",
                "<p>x <a href=\"https://a.example/\">y</a></p>"
            ),
            (
                "<img src='data:image/png;base64,x' alt='A'><img src=https://a.example/i.png alt=''>",
                "<p>A<img src=\"https://a.example/i.png\" alt=\"\"></p>"
            ),
            (
                "<figure><img src='https://a.example/i.png' alt=A><figcaption>Cap</figcaption></figure>",
                "<p><img src=\"https://a.example/i.png\" alt=\"A\"></p>\n<p>Cap</p>"
            ),
            ("<ul><li>a<li><p>b</ul>", "<ul>\n<li><p>a</p></li>\n<li><p>b</p></li>\n</ul>"),
            ("<ul><li>a<ul><li>b</ul></ul>", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul></li>\n</ul>"),
            (
                "<table><tr><th>a<th>b<tr><td>c<td>d<br>e</table>",
                "<table>\n<thead>\n<tr><th>a</th><th>b</th></tr>\n</thead>\n<tbody>\n<tr><td>c</td><td>d<br>e</td></tr>\n</tbody>\n</table>"
            ),
            ("<table><tr><td><p>a<p>b</td></tr></table>", "<p>a</p>\n<p>b</p>"),
            (
                "<pre><code class='language-c'>a\n b\n</code></pre>",
                "<pre><code class=\"language-c\">a\n b\n</code></pre>"
            ),
            ("<dl><dt>t<dd>d</dl>", "<p><strong>t</strong></p>\n<p>d</p>"),
            (
                "<p>x<q>y</q> <code> a  b </code> <del>z</del> 2<sup>3</sup></p>",
                "<p>x“y” <code>a b</code> <del>z</del> 2<sup>3</sup></p>"
            ),
            ("<a href=https://a.example/><h2>H</h2></a><hr>", "<p><strong>H</strong></p>\n<hr>"),
            ("<iframe src=https://v.example/1 title=Film></iframe>", "<p><a href=\"https://v.example/1\">Film</a></p>"),
            ("<p><math alttext='x^2'><mi>x</mi></math></p>", "<p>x^2</p>"),
        ]
    )
    func page(html: String, expected: String) throws {
        let tree = try XMLTree(html: Array("<html><body>\(html)</body></html>".utf8))
        let blocks = HTMLBlocks(tree).blocks(in: tree.top)
        let written = ArticleMarkup.html(blocks, marker: marker)
        #expect(written == expected)
        #expect(try again(written).html == written)
    }
}
