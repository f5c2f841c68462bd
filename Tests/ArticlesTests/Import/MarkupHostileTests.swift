import Articles
import ArticlesTesting
import Testing

@testable import FuzzTargets

@Suite("HTML, JATS and JSON under hostile input")
struct MarkupHostileTests {
    private static let documents: [(DocumentFormat, String)] =
        HTMLPages.all.map { (.html, $0.html) } + JATSDocuments.all.map { (.jats, $0.xml) } + [(.json, OneArticle.json)]

    /// Reads a document, checks its account and what refers to what.
    private func check(_ text: String, _ format: DocumentFormat) {
        do {
            let result = try DocumentImporter.read(Array(text.utf8), format: format)
            checkSpans(result, of: text)
            let numbers = Set(result.document.notes.map(\.number))
            #expect(numbers.count == result.document.notes.count)
            for section in result.document.sections {
                let length = section.text.utf16.count
                #expect(
                    section.markers.allSatisfy { numbers.contains($0.citation) && (0...length).contains($0.offset) }
                )
            }
        } catch {
            #expect(!error.message.isEmpty)
        }
    }

    @Test("No mutation of a document traps, or breaks its account", arguments: Array(documents.indices))
    func mutations(index: Int) {
        let (format, text) = Self.documents[index]
        var random = SplitMix(state: UInt64(index) &* 0x9E37_79B9 &+ 7)
        let source = Array(text.unicodeScalars)
        let spoil = Array("<>/&\"'#=[](){}:;,1*^↩ \né".unicodeScalars)
        for round in 0..<60 {
            var scalars = source
            for _ in 0...round % 6 where scalars.count > 4 {
                let start = Int.random(in: 0..<scalars.count, using: &random)
                let end = min(scalars.count, start + Int.random(in: 1...120, using: &random))
                switch Int.random(in: 0..<5, using: &random) {
                case 0: scalars.removeSubrange(start..<end)
                case 1: scalars.insert(contentsOf: Array(scalars[start..<end]), at: start)
                case 2: scalars.removeSubrange(start...)
                case 3:
                    let other = Int.random(in: 0..<scalars.count, using: &random)
                    scalars.insert(contentsOf: Array(scalars[start..<end]), at: other)
                default:
                    for _ in 0..<8 {
                        let place = Int.random(in: 0...scalars.count, using: &random)
                        scalars.insert(spoil[Int.random(in: 0..<spoil.count, using: &random)], at: place)
                    }
                }
            }
            check(String(String.UnicodeScalarView(scalars)), format)
        }
    }

    @Test(
        "Thousands of one thing are read or refused, with nothing left out",
        arguments: [
            "<p>", "<p>x</p>", "<h2>x</h2>", "<li>", "<ul><li>x</ul>", "<table><tr><td>x</table>", "<td colspan=1000>x",
            "<a href=#n1>1</a>", "<p id=n1>[1] x</p>", "<a name=a href=#a>1</a>", "<ol><li id=n1>x</li></ol>",
            "<sup>1</sup>", "[1] ",
            "<br>", "[1] x<br>", "<article>x</article>",
            "<div class=comment><div class=fn>A</div><div class=comment-content>b</div></div>",
            "<time datetime=2020-01-01>x</time>", "<span class=author>Ann Lee</span>", "<meta name=author content=A>",
            "<meta name=citation_author content='A B'>",
            "<a rel=category>x</a>", "<span class=sidenote>x</span>", "<aside>x</aside>", "<h1>x</h1>",
            "<section class=footnotes><ol><li id=a>x</ol></section>",
            "<i>x</i> ", "<b> </b>", "<pre>x</pre>", "<img src=x>", "<a href=//x>", "<script>x</script>", "<!-- x -->",
            "&amp;", "&#1;", "</p>",
            "<script type='application/ld+json'>{\"@type\":\"Article\"}</script>",
        ]
    )
    func runs(unit: String) {
        let count = 24_000 / unit.utf8.count
        for prefix in ["", "<body><article><h1>T</h1><p>x<a href=#n1>1</a> "] {
            check(prefix + String(repeating: unit, count: count), .html)
        }
    }

    @Test(
        "Thousands of one thing in JATS are read or refused, with nothing left out",
        arguments: [
            "<p/>", "<p>x</p>", "<sec><title>x</title></sec>", "<xref ref-type='bibr' rid='r'>1</xref>",
            "<fn id='r'><p>x</p></fn>",
            "<list><list-item><p>x</p></list-item></list>",
            "<table-wrap><table><tr><td>x</td></tr></table></table-wrap>", "<sup>x</sup>",
            "<ref id='r'><label>1</label><mixed-citation>x</mixed-citation></ref>", "<fig><label>1</label></fig>",
            "&#65;", "<!-- -->",
            "<element-citation><source>x</source></element-citation>",
        ]
    )
    func runsOfJATS(unit: String) {
        let text = String(repeating: unit, count: 24_000 / unit.utf8.count)
        check("<article><body>\(text)</body></article>", .jats)
        check("<article><body><p>x\(text)</p></body><back><ref-list>\(text)</ref-list></back></article>", .jats)
        check(
            "<article><front><article-meta><contrib-group>\(text)</contrib-group></article-meta></front><body><p>x</p></body></article>",
            .jats
        )
    }
}
