import Articles
import ArticlesTesting
import Testing

/// The sections of a document as `Heading: text{marker}|paragraph`.
func outline(_ document: ImportedDocument) -> [String] {
    let labels = Dictionary(document.notes.compactMap { note in note.label.map { (note.number, $0) } }) { $1 }
    return document.sections.map { section in
        var units = Array(section.text.utf16)
        for marker in section.markers.reversed() {
            let label = labels[marker.citation].map { "=\($0)" } ?? ""
            units.insert(contentsOf: "{\(marker.citation)\(label)}".utf16, at: marker.offset)
        }
        let text = String(decoding: units, as: UTF16.self).replacing("\n\n", with: "|")
        return (section.heading.map { "\($0): " } ?? "") + text
    }
}

/// The spans cover the document without gap, and no word stands in a separator.
func checkSpans(_ result: ImportResult, of text: String) {
    let scalars = Array(text.unicodeScalars)
    var end = 0
    for span in result.report.spans {
        #expect(span.start == end && span.end > span.start)
        end = span.end
    }
    #expect(end == scalars.count)
}

@Suite("Web pages")
struct HTMLImporterTests {
    private func read(_ html: String) throws -> ImportResult {
        try DocumentImporter.read(Array(html.utf8), format: .html)
    }

    @Test("A page comes out as the article on it", arguments: HTMLPages.all)
    func page(page: HTMLPages.Page) throws {
        let result = try read(page.html)
        #expect(result.document.title == page.title)
        #expect(outline(result.document) == page.sections)
        #expect(result.document.notes.map { $0.text.replacing("\n\n", with: "|") } == page.notes)
        #expect(result.report.notesWithoutMarker.isEmpty)
        #expect(result.document.notes.map(\.number) == Array(1..<page.notes.count + 1))
        checkSpans(result, of: page.html)
        let told = Set(result.report.spans.map(\.kind))
        #expect(told.isSuperset(of: [.text, .marker, .note, .separator]) || page.name == "Notes in the margin")
    }

    @Test("Title, byline, date and more come from what the page marks as such")
    func metadata() throws {
        func document(_ name: String) throws -> ImportedDocument {
            try read(try #require(HTMLPages.all.first { $0.name == name }).html).document
        }
        let block = try document("WordPress block editor")
        #expect(block.contributors.map(\.name) == ["Ann Lee"])
        #expect(block.contributors.first?.family == "Lee")
        #expect(block.publishedOn?.description == "2021-03-04")
        #expect(block.categories == ["Food"])
        #expect(block.language == "en-US")
        let ghost = try document("Ghost")
        #expect(ghost.contributors.map(\.name) == ["Ann Lee"])
        #expect(ghost.sourceURL == "https://s.example/salt/")
        #expect(ghost.publishedOn?.description == "2021-03-04")
        let journal = try document("A journal's article for readers")
        #expect(journal.contributors.first?.affiliation == "Grain College")
        #expect(journal.contributors.first?.family == "Lee")
        #expect(try document("A newsletter").subtitle == "What it was")
    }

    @Test("Markup in the text survives as safe HTML")
    func markup() throws {
        let result = try read(
            """
            <head><link rel=canonical href="https://s.example/a/b"></head><body><article><h1>T</h1>
            <p onclick="x()">One <b>bold</b> <i>word</i>, <a href="c#d">a link</a>, <a href="javascript:x()">none</a>.</p>
            <ul><li>a<li>b</ul><blockquote><p>q</blockquote><pre>x  y</pre>
            <table><tr><th>h<th>i<tr><td>1<td>2</table><figure><img src="/i.png" alt="An image"><figcaption>Cap</figcaption></figure>
            <script>alert(1)</script></article></body>
            """
        )
        #expect(
            result.document.sections.map(\.html) == [
                """
                <p>One <strong>bold</strong> <em>word</em>, <a href="https://s.example/a/c#d">a link</a>, none.</p>
                <ul>
                <li>a</li>
                <li>b</li>
                </ul>
                <blockquote><p>q</p></blockquote>
                <pre><code>x  y
                </code></pre>
                <table>
                <thead>
                <tr><th>h</th><th>i</th></tr>
                </thead>
                <tbody>
                <tr><td>1</td><td>2</td></tr>
                </tbody>
                </table>
                <p><img src="https://s.example/i.png" alt="An image"></p>
                <p>Cap</p>
                """
            ]
        )
    }

    @Test("A comment's Markdown holds nothing that only articles show")
    func commentsMarkdown() throws {
        let html = """
            <html><head><title>T</title></head><body><article><h1>T</h1><p>Some words of the article, enough of them.</p></article>
            <div class="comments"><div class="comment"><b class="fn">Bo</b><div class="comment-content"><p>a<i>.</i>b c@d.example</p>
            <ul><li>x</li></ul><ul><li>y</li></ul><table><tr><td>1</td><td>2</td></tr></table></div></div></div></body></html>
            """
        let result = try read(html)
        #expect(result.document.comments.map(\.body) == ["a.b c@d.example\n\n- x\n- y\n\n1 2"])
    }

    @Test("Comments come with author, time, text and what they answer")
    func comments() throws {
        let result = try read(
            """
            <body><article><h1>T</h1><div class="entry-content"><p>Words of the text that go on for a while.</p></div></article>
            <div id="comments" class="comments-area"><h2>2 thoughts</h2><ol class="comment-list">
            <li id="comment-1" class="comment even depth-1"><article id="div-comment-1" class="comment-body"><footer class="comment-meta"><div class="comment-author vcard"><b class="fn"><a href="https://bo.example/" rel="nofollow">Bo</a></b> <span class="says">says:</span></div><time datetime="2021-03-05T08:00:00+01:00">5 March</time></footer><div class="comment-content"><p>I <em>agree</em>.</p><p>Much.</p></div></article>
            <ol class="children"><li id="comment-2" class="comment odd depth-2"><article class="comment-body"><footer><div class="comment-author vcard"><b class="fn">Cy</b></div><time datetime="2021-03-05T09:00:00+01:00">later</time></footer><div class="comment-content"><p>I don't.</p></div></article></li></ol></li></ol></div></body>
            """
        )
        #expect(result.document.comments.map(\.authorName) == ["Bo", "Cy"])
        #expect(result.document.comments.map(\.body) == ["I *agree*.\n\nMuch.", "I don't."])
        #expect(result.document.comments.map(\.parent) == [nil, 0])
        #expect(result.document.comments.first?.website == "https://bo.example/")
        #expect(result.document.comments.first?.postedAt == .exact(Timestamp(millisecondsSince1970: 1_614_927_600_000)))
        #expect(outline(result.document) == ["Words of the text that go on for a while."])
        #expect(result.report.spans.contains { $0.kind == .comment && $0.name == "comment 2" })
    }

    @Test(
        "A page without an article is refused, and the fault named",
        arguments: [
            ("", "empty"), ("<p> </p>", "empty"), ("<script>x</script>", "empty"),
            (String(repeating: "<b>", count: 5000) + "x", "tooComplex"),
        ]
    )
    func refused(html: String, code: String) {
        #expect(#expect(throws: ImportError.self) { try read(html) }?.code == code)
    }
}
