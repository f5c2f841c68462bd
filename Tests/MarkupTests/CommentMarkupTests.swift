import Markup
import Testing

@testable import FuzzTargets

@Suite("Comment markup") struct CommentMarkupTests {
    @Test("Hostile markup comes out harmless", arguments: HostileMarkup.vectors)
    func hostile(_ vector: String) {
        let disguises = [
            vector, "a \(vector) b", "> \(vector)", "- \(vector)\n- x", "**\(vector)**",
            "[\(vector)](https://a.example)",
        ]
        for text in disguises {
            let html = CommentMarkup.html(text)
            let fault = HTMLChecker.comment.fault(in: html)
            #expect(fault == nil, "\(fault ?? "") in \(html)")
        }
    }

    @Test("There are at least 150 hostile vectors, each once")
    func count() {
        #expect(HostileMarkup.vectors.count >= 150)
        #expect(Set(HostileMarkup.vectors).count == HostileMarkup.vectors.count)
        #expect(HostileMarkup.rows.allSatisfy { !$0.reason.isEmpty })
    }

    @Test(
        "The checker itself finds what is not allowed",
        arguments: [
            "<script>x</script>", "<p onclick=\"x\">x</p>", "<a href=\"javascript:x\">x</a>", "<p>x", "x</p>", "a & b",
            "<a href=\"https://a\" href=\"https://b\">x</a>", "<p><em></p></em>", "<a href=\"//a\">x</a>", "\"", "<p",
            "<a href=\"https://a b\">x</a>", "<a href='https://a'>x</a>", "<img src=\"https://a\">", "<p><p></p></p>",
        ]
    )
    func checker(_ html: String) {
        #expect(HTMLChecker.comment.fault(in: html) != nil)
    }

    static let renderings: [(String, String, String)] = [
        ("one paragraph", "Hello", "<p>Hello</p>"),
        ("emphasis", "*a* **b** ~~c~~ `d<e`", "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d&lt;e</code></p>"),
        ("a line break is one", "a\nb", "<p>a<br>\nb</p>"),
        ("two paragraphs", "a\n\nb", "<p>a</p>\n<p>b</p>"),
        ("a link", "[x](https://a.example/?a=1&b=2)", "<p>\(link("https://a.example/?a=1&amp;b=2", "x"))</p>"),
        (
            "a bare address", "See https://a.example/x_y_z.",
            "<p>See \(link("https://a.example/x_y_z", "https://a.example/x_y_z")).</p>"
        ),
        (
            "a bare address in parentheses", "(https://a.example/x_(y))",
            "<p>(\(link("https://a.example/x_(y)", "https://a.example/x_(y)")))</p>"
        ),
        ("a mail address", "<a@b.example>", "<p>\(link("mailto:a@b.example", "a@b.example"))</p>"),
        ("a refused link keeps its words", "[click *me*](javascript:x)", "<p>click <em>me</em></p>"),
        (
            "an image is its description", "![a cat](https://a.example/cat.png)",
            "<p>\(link("https://a.example/cat.png", "a cat"))</p>"
        ),
        ("a refused image is its description", "![a cat](data:image/png;base64,x)", "<p>a cat</p>"),
        ("a heading is a strong paragraph", "# Loud", "<p><strong>Loud</strong></p>"),
        ("raw HTML is shown", "a <b>c</b>", "<p>a &lt;b&gt;c&lt;/b&gt;</p>"),
        ("a block of raw HTML is shown", "<div>\nx\n</div>", "<p>&lt;div&gt;<br>\nx<br>\n&lt;/div&gt;</p>"),
        ("an HTML comment is shown", "<!-- x -->", "<p>&lt;!-- x --&gt;</p>"),
        ("a list", "- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("a list keeps its first number", "3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("a loose list", "- a\n\n- b", "<ul>\n<li><p>a</p></li>\n<li><p>b</p></li>\n</ul>"),
        ("a quotation", "> a", "<blockquote><p>a</p></blockquote>"),
        ("code", "```swift\nlet x = \"<\"\n```", "<pre><code>let x = &quot;&lt;&quot;\n</code></pre>"),
        ("a rule", "a\n\n---", "<p>a</p>\n<p>* * *</p>"),
        ("a table is text", "|a|\n|-|", "<p>|a|<br>\n|-|</p>"),
        ("a footnote is text", "a[^1]\n\n[^1]: b c", "<p>a[^1]</p>\n<p>[^1]: b c</p>"),
        (
            "an international address", "[x](https://ü.example/ä)",
            "<p>\(link("https://%C3%BC.example/%C3%A4", "x"))</p>"
        ),
        (
            "a link without words shows its address", "[](https://a.example)",
            "<p>\(link("https://a.example", "https://a.example"))</p>"
        ),
        ("nothing", "", ""),
        ("a null character", "a\u{0}b", "<p>a\u{FFFD}b</p>"),
    ]

    @Test("Markdown is rendered", arguments: renderings)
    func rendering(_ name: String, _ markdown: String, _ html: String) {
        #expect(CommentMarkup.html(markdown) == html, "\(name)")
    }

    private static func link(_ url: String, _ words: String) -> String {
        "<a href=\"\(url)\" rel=\"nofollow ugc noopener\">\(words)</a>"
    }
}
