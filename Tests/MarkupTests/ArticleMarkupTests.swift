import Markup
import Testing

@testable import FuzzTargets

@Suite("Article markup") struct ArticleMarkupTests {
    private static func html(_ markdown: String) throws -> String {
        ArticleMarkup.html(try MarkdownDocument(markdown).blocks) { "<sup>\($0.footnote)</sup>" }
    }

    @Test("Hostile markup comes out harmless", arguments: HostileMarkup.vectors)
    func hostile(_ vector: String) throws {
        let disguises = [
            vector, "a \(vector) b", "> \(vector)", "# \(vector)", "|a|\n|-|\n|\(vector)|", "x[^n]\n\n[^n]: \(vector)",
        ]
        for text in disguises {
            let document = try MarkdownDocument(text)
            for blocks in [document.blocks] + document.footnotes.map(\.blocks) {
                let html = ArticleMarkup.html(blocks) { "<sup>\($0.footnote)</sup>" }
                let fault = HTMLChecker.article.fault(in: html)
                #expect(fault == nil, "\(fault ?? "") in \(html)")
            }
        }
    }

    static let renderings: [(String, String, String)] = [
        ("a line break of the source stays", "a\nb", "<p>a\nb</p>"),
        ("a hard break", "a  \nb\\\nc", "<p>a<br>\nb<br>\nc</p>"),
        ("superscript", "10<sup>th</sup> H<sub>2</sub>O<br>x", "<p>10<sup>th</sup> H<sub>2</sub>O<br>x</p>"),
        ("an unclosed superscript is shown", "10<sup>th", "<p>10&lt;sup&gt;th</p>"),
        ("crossed tags are shown", "x <sup><sub></sup></sub>", "<p>x &lt;sup&gt;<sub>&lt;/sup&gt;</sub></p>"),
        (
            "a tag that closes outside of its emphasis is shown", "x <sup>*a</sup>*",
            "<p>x &lt;sup&gt;<em>a&lt;/sup&gt;</em></p>"
        ),
        ("an HTML comment is left out", "a <!-- b --> c\n\n<!-- d -->\n\ne", "<p>a  c</p>\n<p>e</p>"),
        ("a comment that never ends hides nothing", "a\n\n<!-- b\n\nc", "<p>a</p>\n<p>&lt;!-- b<br>\nc</p>"),
        ("an anchor", "[x](#part)", "<p><a href=\"#part\">x</a></p>"),
        ("a path", "[x](/a/b?c=d)", "<p><a href=\"/a/b?c=d\">x</a></p>"),
        ("a title", "[x](https://a.example \"T\")", "<p><a href=\"https://a.example\" title=\"T\">x</a></p>"),
        ("an image", "![a *b*](img/a.png)", "<p><img src=\"img/a.png\" alt=\"a b\"></p>"),
        ("an image that may not stand here", "![a](data:image/png,x)", "<p>a</p>"),
        ("a language", "```swift\nx\n```", "<pre><code class=\"language-swift\">x\n</code></pre>"),
        ("a strange language", "```a\"b\nx\n```", "<pre><code>x\n</code></pre>"),
        ("a rule", "***", "<hr>"),
        (
            "a table", "| a | b |\n|---|--:|\n| *c* | |",
            """
            <table>
            <thead>
            <tr><th>a</th><th>b</th></tr>
            </thead>
            <tbody>
            <tr><td><em>c</em></td><td></td></tr>
            </tbody>
            </table>
            """
        ),
        ("a quoted heading", "> ## a", "<blockquote><p><strong>a</strong></p></blockquote>"),
        ("a marker", "a[^1].\n\n[^1]: b", "<p>a<sup>0</sup>.</p>"),
        (
            "a marker in a link stands behind it", "[a[^1] b](#c)\n\n[^1]: b",
            "<p><a href=\"#c\">a b</a><sup>0</sup></p>"
        ),
        (
            "a link around a marker alone shows its address", "[[^1]](#c)\n\n[^1]: b",
            "<p><a href=\"#c\">#c</a><sup>0</sup></p>"
        ),
        ("characters by number that no HTML holds", "a&#1;b&#13;c&#12;d", "<p>a\u{FFFD}b c d</p>"),
        (
            "exponents that tower too high",
            String(repeating: "<sup>", count: 5) + String(repeating: "</sup>", count: 5),
            "<p><sup><sup><sup><sup>&lt;sup&gt;&lt;/sup&gt;</sup></sup></sup></sup></p>"
        ),
        (
            "a marker in a description stands behind it", "![a[^1]](/c)\n\n[^1]: b",
            "<p><img src=\"/c\" alt=\"a\"><sup>0</sup></p>"
        ),
        (
            "a bare address with underscores", "http://a.example/_b_/c",
            "<p><a href=\"http://a.example/_b_/c\">http://a.example/_b_/c</a></p>"
        ),
    ]

    @Test("Markdown is rendered", arguments: renderings)
    func rendering(_ name: String, _ markdown: String, _ html: String) throws {
        #expect(try Self.html(markdown) == html, "\(name)")
    }

    static let urls: [(String, Bool, Bool)] = [
        ("https://a.example", true, true), ("HTTP://A.example", true, true), ("mailto:a@b.example", true, false),
        ("#a", true, false), ("#", false, false), ("a.png", true, true), ("../a.png", true, true), ("/a:b", true, true),
        ("a:b", false, false), ("//a.example/x", false, false), ("a%3Ab", false, false), ("a%253Ab", false, false),
        ("%2F%2Fa.example", false, false), ("/%5Ca.example", false, false), ("?a=b:c", true, true),
        ("ftp://a", false, false), ("data:image/png;base64,x", false, false), ("javascript:x", false, false),
        ("http://[2001:db8::1]/", true, true),
    ]

    @Test("Only harmless addresses become links and images", arguments: urls)
    func addresses(_ url: String, _ isLink: Bool, _ isImage: Bool) throws {
        #expect(try Self.html("[x](\(url))").contains("<a ") == isLink)
        #expect(try Self.html("![x](\(url))").contains("<img ") == isImage)
    }
}
