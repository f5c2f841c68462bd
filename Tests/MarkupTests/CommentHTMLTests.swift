import Markup
import Testing

@testable import FuzzTargets

@Suite("Foreign HTML as a comment's Markdown") struct CommentHTMLTests {
    private func shown(_ html: String, keepsLineBreaks: Bool = false) -> String {
        CommentMarkup.html(CommentMarkup.markdown(html: html, keepsLineBreaks: keepsLineBreaks))
    }

    @Test("Hostile HTML comes out harmless", arguments: HostileMarkup.vectors)
    func hostile(_ vector: String) {
        for html in [vector, "<p>\(vector)</p>", "<b>\(vector)", "<a href=\"\(vector)\">x</a>", "<pre>\(vector)</pre>"]
        {
            for keepsLineBreaks in [false, true] {
                let fault = HTMLChecker.comment.fault(in: shown(html, keepsLineBreaks: keepsLineBreaks))
                #expect(fault == nil, "\(fault ?? "") of \(html)")
            }
        }
    }

    static let rel = "rel=\"nofollow ugc noopener\""
    static let meanings: [(String, String, String)] = [
        ("nothing", "", ""),
        ("white space", " \n <p> </p>\n", ""),
        ("a script is not a word", "a<script>alert(1)</script><style>p{}</style>b", "<p>ab</p>"),
        ("a refused link keeps its words", "<a href=\"javascript:x\">click</a>", "<p>click</p>"),
        ("text of an unknown element", "<spoiler>he <x-y>dies</x-y></spoiler>", "<p>he dies</p>"),
        ("paragraphs", "<p>a</p><p>b</p>", "<p>a</p>\n<p>b</p>"),
        ("a line break", "a<br>b<br/>\nc", "<p>a<br>\nb<br>\nc</p>"),
        ("two line breaks part paragraphs", "a<br><br>b", "<p>a</p>\n<p>b</p>"),
        ("white space is one space", "<p>\n  a\n\t b </p>", "<p>a b</p>"),
        (
            "emphasis", "<b>a</b> <i>b</i> <strong>c</strong> <em>d</em> <s>e</s> <u>f</u>",
            "<p><strong>a</strong> <em>b</em> <strong>c</strong> <em>d</em> <del>e</del> f</p>"
        ),
        ("spaces inside of emphasis", "x<b> a </b>y", "<p>x <strong>a</strong> y</p>"),
        ("emphasis that Markdown can't say keeps its words", "a<b>.</b>b <i>c</i>", "<p>a.b c</p>"),
        (
            "a link", "<a href=\"https://a.example/?a=1&amp;b=(2)\" rel=\"x\" title=\"t\">x <b>y</b></a>",
            "<p><a href=\"https://a.example/?a=1&amp;b=(2)\" \(rel)>x <strong>y</strong></a></p>"
        ),
        (
            "a link that shows itself", "<a href=\"https://a.example/x_y_z\">https://a.example/x_y_z</a>",
            "<p><a href=\"https://a.example/x_y_z\" \(rel)>https://a.example/x_y_z</a></p>"
        ),
        (
            "an image is a link", "<img src=\"https://a.example/c.png\" alt=\"a cat\">",
            "<p><a href=\"https://a.example/c.png\" \(rel)>a cat</a></p>"
        ),
        (
            "a quotation", "<blockquote><p>a</p><p>b</p></blockquote>c",
            "<blockquote><p>a</p>\n<p>b</p></blockquote>\n<p>c</p>"
        ),
        ("lists", "<ul><li>a</li><li>b</li></ul>", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("a numbered list", "<ol start=\"3\"><li>a<li>b</ol>", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>"),
        (
            "two lists in a row", "<ul><li>a</li></ul><ol><li>b</li></ol>",
            "<ul>\n<li>a</li>\n</ul>\n<ol>\n<li>b</li>\n</ol>"
        ),
        (
            "code after a list", "<ul><li>a</li></ul><pre>b</pre>",
            "<ul>\n<li>a</li>\n</ul>\n<pre><code>b\n</code></pre>"
        ),
        ("code", "<code>a *b* `c`</code>", "<p><code>a *b* `c`</code></p>"),
        (
            "a block of code", "<pre><code>\na\n\n  &lt;b&gt;\n```\n</code></pre>",
            "<pre><code>a\n\n  &lt;b&gt;\n```\n</code></pre>"
        ),
        ("a heading is a strong paragraph", "<h2>Loud</h2>x", "<p><strong>Loud</strong></p>\n<p>x</p>"),
        ("entities", "&eacute;&nbsp;&#8212; &amp;", "<p>é\u{A0}— &amp;</p>"),
        (
            "emphasis around emphasis of its kind", "<h2><b>a</b></h2><i>b <cite>c</cite></i>",
            "<p><strong>a</strong></p>\n<p><em>b c</em></p>"
        ),
        (
            "an image in a link is its words", "<a href=\"https://a.example/\"><img src=\"/c.png\" alt=\"a cat\"></a>",
            "<p><a href=\"https://a.example/\" \(rel)>a cat</a></p>"
        ),
        (
            "a link to a place on another site keeps its words", "<a href=\"/x\">y</a> <a href=\"#z\">z</a>",
            "<p>y z</p>"
        ),
        ("type that is raised or lowered is its words", "2<sup>3</sup> H<sub>2</sub>O", "<p>23 H2O</p>"),
        ("two lists of one kind in a row", "<ul><li>a</ul><ul><li>b</ul>", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        (
            "marks in an address", "https://a.example/*b* <i>c</i>",
            "<p>https://a.example/*b* <em>c</em></p>"
        ),
        (
            "a table is its words", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
            "<p>a b</p>\n<p>c</p>"
        ),
    ]

    @Test("The meaning stays", arguments: meanings)
    func meaning(_ what: String, _ html: String, _ expected: String) {
        #expect(shown(html) == expected, "\(what)")
    }

    @Test(
        "What Markdown takes for marks are words in HTML",
        arguments: [
            "1. a *b* _c_ # d [e](f) `g` ~~h~~ &amp;lt; &lt;i&gt; \\j", "- a<br># b<br>1) c<br>+ d<br>&gt; e<br>=== f",
            "***", "---", "a<br>---", "| a | b |<br>|---|---|", "[^1]: x", "[x]: y",
            "&amp;amp; &amp;#42;",
            "![x](y)", "~~~", "```", "a  <br>b", "* * *", "1986\\. A year",
        ]
    )
    func marks(_ html: String) {
        let words = html.replacing("<br>", with: "<br>\n").replacing("  <br>", with: "<br>")
        #expect(shown(html) == "<p>\(words)</p>")
    }

    @Test("Line breaks of WordPress are kept")
    func lineBreaks() {
        let html =
            "One <b>line</b>\nand\r\nanother.\n\n\nA new <em>paragraph</em>\n<blockquote>quoted\nlines</blockquote>"
        #expect(
            shown(html, keepsLineBreaks: true)
                == "<p>One <strong>line</strong><br>\nand<br>\nanother.</p>\n<p>A new <em>paragraph</em></p>\n"
                + "<blockquote><p>quoted<br>\nlines</p></blockquote>"
        )
    }

    @Test(
        "What stands between the lines of WordPress stays",
        arguments: [
            ("<b>a</b> <i>b</i>", "<p><strong>a</strong> <em>b</em></p>"),
            ("a<br>\nb", "<p>a<br>\nb</p>"), ("a<br>\n\nb", "<p>a</p>\n<p>b</p>"),
            ("<b>a\n\nb</b>", "<p><strong>a</strong></p>\n<p><strong>b</strong></p>"),
            ("\n\na\n \n", "<p>a</p>"), ("<b>\na</b>", "<p><strong>a</strong></p>"),
        ]
    )
    func linesAndTags(html: String, expected: String) {
        #expect(shown(html, keepsLineBreaks: true) == expected)
    }

    /// Not of all HTML an edit shows the same: emphasis goes that begins inside a word with a link, and a line break that
    /// comes first in code.
    @Test("Random HTML keeps its words, and an edit without a change shows the same", arguments: 0..<4)
    func random(seed: Int) {
        let pieces = [
            "<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<s>", "</s>", "<a href='https://a.example/?b=1&c=(2)'>",
            "</a>",
            "<ul>", "<li>", "</ul>", "<ol start=3>", "</ol>", "<blockquote>", "</blockquote>", "<code>", "</code>",
            "<pre>", "</pre>", "<br>", "<br><br>", "<hr>", "<h2>", "</h2>", "<table><tr><td>", "<td>", "</table>",
            "<div>", "</div>", "<q>", "</q>", "<img src=https://a.example/i alt=x>", "x", "y ", " z", "\n", "*", "_",
            "`", "[", "](", ")", "#", "- ", "1. ", "~~", "!", "\\", "@", "www.", "https://b.example", "&lt;!-- --&gt;",
            "&amp;copy;", ".", "|",
        ]
        var random = SplitMix(state: UInt64(seed) &* 0x9E37_79B9)
        for _ in 0..<250 {
            let html = (0..<Int.random(in: 1...20, using: &random))
                .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            for keepsLineBreaks in [false, true] {
                let once = shown(html, keepsLineBreaks: keepsLineBreaks)
                #expect(HTMLChecker.comment.fault(in: once) == nil, "\(html)")
                // A letter that no tag, address or reference has.
                #expect(once.count { $0 == "z" } == html.count { $0 == "z" }, "\(html)")
                let twice = shown(once)
                #expect(twice == once, "\(html)")
            }
        }
    }

    @Test("What nests too deep or is too long is shown in some form, in bounded work")
    func bounds() {
        let deep = String(repeating: "<blockquote>", count: 200) + "word"
        #expect(shown(deep).contains("word"))
        let tooDeep = String(repeating: "<b>", count: 5_000) + "word"
        #expect(shown(tooDeep).contains("word"))
        let wide = String(repeating: "<b>a</b> ", count: 5_000)
        #expect(shown(wide).utf8.count > 5_000)
    }

    @Test("An edit without a change shows the same", arguments: meanings)
    func roundTrip(_ what: String, _ html: String, _ expected: String) {
        let markdown = CommentMarkup.markdown(html: html)
        let once = CommentMarkup.html(markdown)
        #expect(CommentMarkup.html(CommentMarkup.markdown(html: once)) == once, "\(what): \(markdown)")
    }
}
