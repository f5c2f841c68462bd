import Articles
import ArticlesTesting
import Testing

@Suite("Web pages of many makers")
struct HTMLPagesTests {
    private static let words = "Salt was money once, and whoever had a pan by the sea was rich before noon."

    private func read(_ html: String) throws -> ImportedDocument {
        let result = try DocumentImporter.read(Array(html.utf8), format: .html)
        checkSpans(result, of: html)
        return result.document
    }

    @Test("A heading's own words as its id mark nothing")
    func ids() throws {
        let document = try read(
            """
            <article><h1>On Salt</h1><p>\(Self.words)</p><h2 id="navigation">Navigation</h2><p>By the stars.</p>
            <section id="social"><h2>Social Salt</h2><p>Shared bread.</p></section>
            <section id="related"><h2>Related</h2><ul><li><a href="/a">Another post about pans</a></li></ul></section></article>
            """
        )
        #expect(outline(document) == [Self.words, "Navigation: By the stars.", "Social Salt: Shared bread."])
    }

    @Test("Signs that link to their own heading are no part of it", arguments: ["#", "¶", "🔗"])
    func permalinks(sign: String) throws {
        let document = try read(
            """
            <article><h1>On Salt <a class="anchor" href="#on">\(sign)</a></h1><a id="on"></a><p>\(Self.words)</p>
            <h2 id="pans">Pans <a class="anchor" href="#pans">\(sign)</a></h2><p>Of lead.</p></article>
            """
        )
        #expect(outline(document).last == "Pans: Of lead.")
    }

    @Test(
        "The title is the article's, not the site's",
        arguments: [
            """
            <title>On Salt - Brine</title><body><header><h1 class="title"><a href="/">Brine</a></h1></header>
            <article><h1>On Salt</h1><p>WORDS</p></article>
            """,
            """
            <title>Brine: On Salt</title><meta property="og:title" content="On Salt"><body><div><h1 class="title">Brine</h1></div>
            <div><div class="post"><h3 class="post-title">On Salt</h3><div class="post-body"><p>WORDS</p></div></div></div>
            """,
            """
            <body><div><h2 class="entry-title"><a href="/pans">On Pans</a></h2></div>
            <article><h1>On Salt</h1><p>WORDS</p></article>
            """,
            """
            <title>On Salt</title><body><div class=WordSection1><p class=MsoTitle>On Salt</p><p class=MsoNormal>WORDS</p>
            <h1>Pans</h1><p>Of lead.</p></div>
            """,
        ]
    )
    func title(html: String) throws {
        let document = try read(html.replacing("WORDS", with: Self.words))
        #expect(document.title == "On Salt")
        #expect(outline(document).first == Self.words)
    }

    @Test(
        "Links back to the text leave nothing in a note",
        arguments: [
            ("<p>[<a name='n1' href='#b1'>1</a>] Lee, 12.</p>", "<p>[<a name='n2' href='#b2'>2</a>] Ibid., 14.</p>"),
            ("<p><a name='n1' href='#b1'>1</a>. Lee, 12.</p>", "<p><a name='n2' href='#b2'>2</a>. Ibid., 14.</p>"),
            (
                "<p id='n1'>1. Lee, 12. [<a href='#b1'>return</a>]</p>",
                "<p id='n2'>2. Ibid., 14. <a href='#b2'>Back</a></p>"
            ),
            (
                "<p id='n1'>1. Lee, 12. (<a href='#b1'>back to text</a>)</p>",
                "<p id='n2'><a href='#b2'>2)</a> Ibid., 14.</p>"
            ),
            (
                "<div><p><a href='#b1' id='n1'>[1]</a><span>&nbsp;Lee, 12.</span></p></div>",
                "<div><p><a href='#b2' id='n2'>[2]</a><span>&nbsp;Ibid., 14.</span></p></div>"
            ),
        ]
    )
    func backLinks(first: String, second: String) throws {
        let document = try read(
            """
            <article><h1>On Salt</h1><p>\(Self.words)<a id="b1" href="#n1">[1]</a> Then it was cheap.<a id="b2" href="#n2">[2]</a></p>
            <h2>Notes</h2>\(first)\(second)</article>
            """
        )
        #expect(document.notes.map(\.text) == ["Lee, 12.", "Ibid., 14."])
        #expect(outline(document) == ["\(Self.words){1} Then it was cheap.{2}"])
    }

    @Test("A note goes on to the end of its division")
    func division() throws {
        let document = try read(
            """
            <body><p>\(Self.words)<sup><a href="#f1" id="r1">[1]</a></sup></p><hr>
            <div><p><a href="#r1" id="f1">[1]</a><span>&nbsp;Lee, 12.</span></p><p>In the second edition.</p></div></body>
            """
        )
        #expect(document.notes.map(\.text) == ["Lee, 12.\n\nIn the second edition."])
    }

    @Test(
        "Printed notes are found above a bibliography and under a line of their own",
        arguments: [
            "<h2>Notes</h2><p>[1] Lee, 12.</p><p>[2] Ibid.</p><h2>Bibliography</h2><p>Lee, Ann. Salt. 2001.</p>",
            "<h2>Notes</h2><ol><li>Lee, 12.<li>Ibid.</ol><h2>Bibliography</h2><p>Lee, Ann. Salt. 2001.</p>",
            "<p><b>Notes</b><br>[1] Lee, 12.<br>[2] Ibid.</p><h2>Bibliography</h2><p>Lee, Ann. Salt. 2001.</p>",
        ]
    )
    func printedNotes(notes: String) throws {
        let document = try read("<article><h1>On Salt</h1><p>\(Self.words)[1] Then cheap.[2]</p>\(notes)</article>")
        #expect(document.notes.map(\.text) == ["Lee, 12.", "Ibid."])
        #expect(outline(document) == ["\(Self.words){1} Then cheap.{2}", "Bibliography: Lee, Ann. Salt. 2001."])
    }

    @Test("A word processor's conditions are no text")
    func conditions() throws {
        let document = try read(
            """
            <!--[if gte mso 9]><xml><![if x]></xml><![endif]--><body><div><p>\(Self.words)<a href="#_ftn1" name="_ftnref1"><span><![if !supportFootnotes]><span>[1]</span><![endif]></span></a></p></div>
            <div><div id=ftn1><p><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> Lee, 12.</p></div></div></body>
            """
        )
        #expect(outline(document) == ["\(Self.words){1}"])
        #expect(document.notes.map(\.text) == ["Lee, 12."])
    }

    @Test("Notes of a named group are notes, and their headings go")
    func groups() throws {
        let document = try read(
            """
            <div class="mw-parser-output"><p>\(Self.words)<sup id="r1"><a href="#n1">[1]</a></sup><sup id="r2"><a href="#n2">[note 1]</a></sup></p>
            <h2>Notes</h2><ol><li id="n2"><a href="#r2">^</a> A remark.</li></ol>
            <h2>Quellen und Nachweise</h2><ol><li id="n1"><a href="#r1">^</a> Lee, 12.</li></ol></div>
            """
        )
        #expect(outline(document) == ["\(Self.words){2=1}{1=note 1}"])
    }

    @Test(
        "A byline gives its people and its day, and leaves the text",
        arguments: [
            (
                #"<p class="meta">By <span class="author">Ann Lee</span> on <span class="date">May 3, 2011</span></p>"#,
                ["Ann Lee"]
            ),
            (#"<p class="byline">By Ann Lee | May 3, 2011</p>"#, ["Ann Lee"]),
            ("<p>By Ann Lee, May 3, 2011</p>", ["Ann Lee"]),
            ("<p>By Ann Lee</p><p>Published on May 3, 2011</p>", ["Ann Lee"]),
            (#"<p class="byline">By Ann Lee, Ph.D.</p><time>3 May 2011</time>"#, ["Ann Lee"]),
            (#"<p class="byline">Von Ann Lee und Bo Chen</p><time>3. Mai 2011</time>"#, ["Ann Lee", "Bo Chen"]),
            (#"<p class="byline">Par Ann Lee et Bo Chen</p><p class="date">3 mai 2011</p>"#, ["Ann Lee", "Bo Chen"]),
            (
                #"<span class="author"><a class="fn">Ann Lee</a></span>, <span class="author">Bo Chen</span><time>May 3, 2011</time>"#,
                ["Ann Lee", "Bo Chen"]
            ),
            (
                #"<p>By <a rel="author">Ann Lee</a> and <a rel="author">Bo Chen</a>, <time>May 3, 2011</time></p>"#,
                ["Ann Lee", "Bo Chen"]
            ),
        ]
    )
    func byline(line: String, names: [String]) throws {
        let document = try read("<article><h1>On Salt</h1>\(line)<p>\(Self.words)</p></article>")
        #expect(document.contributors.map(\.name) == names)
        #expect(document.publishedOn?.description == "2011-05-03")
        #expect(outline(document) == [Self.words])
    }

    @Test("Names and days in running text stay there")
    func runningText() throws {
        let document = try read(
            """
            <article><h1>On Salt</h1><p>\(Self.words) On <time datetime="1911-05-03">3 May 1911</time> that ended, as
            <a rel="author">Ann Lee</a> tells.</p></article>
            """
        )
        #expect(outline(document) == ["\(Self.words) On 3 May 1911 that ended, as Ann Lee tells."])
        #expect(document.publishedOn == nil)
    }

    @Test(
        "Comments come without what frames them, their times as printed",
        arguments: [
            """
            <ol class="commentlist"><li class="comment"><div class="comment-body"><div class="comment-author vcard"><cite class="fn">Bo Chen</cite> <span class="says">says:</span></div>
            <div class="comment-meta commentmetadata"><a href="#c">March 5, 2019 at 3:12 pm</a></div><p>So it was.</p><div class="reply"><a href="#">Reply</a></div></div></li></ol>
            """,
            """
            <ol class="wp-block-comment-template"><li id="comment-1" class="comment"><div class="wp-block-comment-author-name">Bo Chen</div><div class="wp-block-comment-date"><time datetime="2019-03-05T15:12">5 March</time></div>
            <div class="wp-block-comment-content"><p>So it was.</p></div></li></ol>
            """,
            """
            <ol><li class="comment"><div class="comment-author">Bo Chen a dit :</div><div class="comment-date">5 mars 2019 à 15:12</div><div class="comment-content">So it was.</div></li></ol>
            """,
            """
            <ol><li class="comment"><cite class="user">Bo Chen</cite><span class="datetime">March 5, 2019 at 3:12 PM</span><p class="comment-content">So it was.</p></li></ol>
            """,
            """
            <dl id="comments-block"><dt class="comment-author">Bo Chen said...</dt><dd class="comment-body"><p>So it was.</p></dd><dd class="comment-footer"><span class="comment-timestamp">March 5, 2019 at 3:12 PM</span></dd></dl>
            """,
        ]
    )
    func comments(list: String) throws {
        let document = try read(
            "<article><h1>On Salt</h1><div class='entry-content'><p>\(Self.words)</p></div></article>\(list)"
        )
        #expect(document.comments.map(\.authorName) == ["Bo Chen"])
        #expect(document.comments.map(\.body) == ["So it was."])
        let day = try #require(CalendarDate("2019-03-05"))
        #expect(document.comments.first?.postedAt == LocalDateTime(date: day, hour: 15, minute: 12).map { .local($0) })
        #expect(document.publishedOn == nil)
        #expect(outline(document) == [Self.words])
    }
}
