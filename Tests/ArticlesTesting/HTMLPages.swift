public import Testing

/// Pages of our own writing in the markup of the systems that are named.
public enum HTMLPages {
    /// A page, and what it must come out as: text with `{n}` where markers stand, and the notes.
    public struct Page: Sendable, CustomTestStringConvertible {
        /// What the document is an example of.
        public var name: String
        /// The page.
        public var html: String
        /// What its title must be.
        public var title: String?
        /// What its sections must be.
        public var sections: [String]
        /// What the texts of its notes must be.
        public var notes: [String]
        /// The name.
        public var testDescription: String { name }
    }

    private static let lead = "Salt was money once."
    private static let second = "Then it was cheap."

    /// All of them.
    public static let all: [Page] = [
        Page(
            name: "Pandoc",
            html: """
                <!DOCTYPE html><html lang="en"><head><title>On Salt</title><meta name="author" content="Ann Lee" /></head><body>
                <header id="title-block-header"><h1 class="title">On Salt</h1><p class="author">Ann Lee</p></header>
                <p>Salt was money once.<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a></p>
                <h2 id="cheap">Cheap salt</h2>
                <p>Then it was <em>cheap</em>.<a href="#fn2" class="footnote-ref" id="fnref2" role="doc-noteref"><sup>2</sup></a></p>
                <section id="footnotes" class="footnotes footnotes-end-of-document" role="doc-endnotes"><hr /><ol>
                <li id="fn1"><p>Ann Lee, <em>Salt</em> (Oxford: Grain Press, 2001), 12.<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li>
                <li id="fn2"><p>Ibid., 14.<a href="#fnref2" class="footnote-back" role="doc-backlink">↩︎</a></p></li>
                </ol></section></body></html>
                """,
            title: "On Salt",
            sections: ["Salt was money once.{1}", "Cheap salt: Then it was cheap.{2}"],
            notes: ["Ann Lee, Salt (Oxford: Grain Press, 2001), 12.", "Ibid., 14."]
        ),
        Page(
            name: "WordPress block editor",
            html: """
                <html lang="en-US"><body class="single"><header class="site-header"><nav>Home About</nav></header><main>
                <article class="post"><header class="entry-header"><h1 class="entry-title">On Salt</h1>
                <div class="entry-meta"><span class="byline">by <a class="author" rel="author" href="/ann">Ann Lee</a></span>
                <time class="entry-date published" datetime="2021-03-04T10:00:00+00:00">March 4, 2021</time></div></header>
                <div class="entry-content"><p class="wp-block-paragraph">Salt was money once.<sup data-fn="u-1" class="fn"><a href="#u-1" id="u-1-link">1</a></sup></p>
                <h2 class="wp-block-heading">Cheap salt</h2><p>Then it was cheap.<sup data-fn="u-2" class="fn"><a href="#u-2" id="u-2-link">2</a></sup></p>
                <ol class="wp-block-footnotes"><li id="u-1">First note. <a href="#u-1-link" aria-label="Jump to footnote reference 1">↩︎</a></li>
                <li id="u-2">Second <em>note</em>. <a href="#u-2-link">↩︎</a></li></ol>
                <div class="sharedaddy">Share this: Twitter Facebook</div></div>
                <footer class="entry-footer">Posted in <a rel="category tag" href="/c/food">Food</a></footer></article></main>
                <aside class="sidebar"><h2>Recent posts</h2><ul><li>Another post</li></ul></aside></body></html>
                """,
            title: "On Salt",
            sections: ["Salt was money once.{1}", "Cheap salt: Then it was cheap.{2}"],
            notes: ["First note.", "Second note."]
        ),
        Page(
            name: "WordPress plain, numbers in brackets and a list under Notes",
            html: """
                <body><div id="page"><article><h1 class="entry-title">On Salt</h1><div class="entry-content">
                <p>Salt was money once.[1]</p><p>Then it was cheap.[2] It is 10<sup>2</sup> times cheaper.</p>
                <h3>Notes</h3><ol><li>First note.</li><li>Second note, <a href="https://salt.example/x">online</a>.</li></ol>
                </div></article></div></body>
                """,
            title: "On Salt",
            sections: ["Salt was money once.{1}|Then it was cheap.{2} It is 102 times cheaper."],
            notes: ["First note.", "Second note, online (https://salt.example/x)."]
        ),
        Page(
            name: "A footnote plugin with tooltips",
            html: """
                <body><main><article><h1>On Salt</h1><div class="post-content">
                <p>Salt was money once.<span class="footnote_referrer"><a role="button" href="#footnote_plugin_reference_9_1"><sup id="footnote_plugin_tooltip_9_1" class="footnote_plugin_tooltip_text">[1]</sup></a><span id="footnote_plugin_tooltip_text_9_1" class="footnote_tooltip">First note.</span></span></p>
                <p>Then it was cheap.<span class="footnote_referrer"><a role="button" href="#footnote_plugin_reference_9_2"><sup class="footnote_plugin_tooltip_text">[2]</sup></a><span class="footnote_tooltip">Second note.</span></span></p>
                <div class="speaker-mute footnotes_reference_container"><div class="footnote_container_prepare"><p>References</p></div>
                <table class="footnotes_table footnote-reference-container"><tbody>
                <tr class="footnotes_plugin_reference_row"><th class="footnote_plugin_index"><a id="footnote_plugin_reference_9_1" class="footnote_backlink" href="#footnote_plugin_tooltip_9_1">↑1</a></th><td class="footnote_plugin_text">First note.</td></tr>
                <tr class="footnotes_plugin_reference_row"><th class="footnote_plugin_index"><a id="footnote_plugin_reference_9_2" class="footnote_backlink" href="#footnote_plugin_tooltip_9_2">↑2</a></th><td class="footnote_plugin_text">Second note.</td></tr>
                </tbody></table></div></div></article></main></body>
                """,
            title: "On Salt",
            sections: ["Salt was money once.{1}|Then it was cheap.{2}"],
            notes: ["First note.", "Second note."]
        ),
        Page(
            name: "Weebly",
            html: """
                <body class="wsite-page-blog"><div id="nav-wrap">Home Blog About</div><div id="wsite-content" class="wsite-elements">
                <div class="blog-post"><div class="blog-header"><h2 class="blog-title"><a class="blog-title-link" href="//s.example/blog/salt">On Salt</a></h2>
                <p class="blog-date"><span class="date-text">3/4/2021</span></p></div>
                <div class="blog-content"><div class="wsite-multicol"><table class="wsite-multicol-table"><tbody><tr><td class="wsite-multicol-col"><div class="paragraph"><span><strong>Introduction</strong></span><br /><br />Salt was money once.<a href="#_ftn1" title="">[1]</a><br /><br /><span>Then it was cheap.</span><a href="#_ftn2" title="">[2]</a></div></td></tr></tbody></table></div>
                <div class="paragraph"><a href="#_ftnref1" title="" name="_ftn1">[1]</a> First note.</div>
                <div class="paragraph"><a href="#_ftnref2" title="" name="_ftn2">[2]</a> Second note.</div></div>
                <div class="blog-social">Like Tweet</div></div></div></body>
                """,
            title: "On Salt",
            sections: ["Introduction|Salt was money once.{1}|Then it was cheap.{2}"],
            notes: ["First note.", "Second note."]
        ),
        Page(
            name: "Ghost",
            html: """
                <html lang="en"><head><link rel="canonical" href="https://s.example/salt/"><script type="application/ld+json">
                {"@context":"https://schema.org","@type":"Article","headline":"On Salt","datePublished":"2021-03-04T10:00:00.000Z","author":{"@type":"Person","name":"Ann Lee"}}</script></head>
                <body><main class="gh-main"><article class="gh-article"><header class="gh-article-header"><h1 class="gh-article-title">On Salt</h1></header>
                <section class="gh-content gh-canvas"><p>Salt was money once.<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup></p>
                <figure class="kg-card kg-image-card kg-card-hascaption"><img src="https://s.example/salt.jpg" class="kg-image" alt="A heap" loading="lazy"><figcaption>Salt</figcaption></figure>
                <p>Then it was cheap.<sup class="footnote-ref"><a href="#fn2" id="fnref2">[2]</a></sup></p><hr class="footnotes-sep">
                <section class="footnotes"><ol class="footnotes-list"><li id="fn1" class="footnote-item"><p>First note. <a href="#fnref1" class="footnote-backref">↩︎</a></p></li>
                <li id="fn2" class="footnote-item"><p>Second note. <a href="#fnref2" class="footnote-backref">↩︎</a></p></li></ol></section></section></article></main></body></html>
                """,
            title: "On Salt",
            sections: ["Salt was money once.{1}|A heap|Salt|Then it was cheap.{2}"],
            notes: ["First note.", "Second note."]
        ),
        Page(
            name: "Jekyll with kramdown",
            html: """
                <html><body><header class="site-header"><a href="/">Site</a></header><main class="page-content"><article class="post h-entry" itemscope>
                <header class="post-header"><h1 class="post-title p-name" itemprop="name headline">On Salt</h1>
                <p class="post-meta"><time class="dt-published" datetime="2021-03-04T00:00:00+00:00" itemprop="datePublished">Mar 4, 2021</time></p></header>
                <div class="post-content e-content" itemprop="articleBody"><p>Salt was money once.<sup id="fnref:a" role="doc-noteref"><a href="#fn:a" class="footnote" rel="footnote">1</a></sup></p>
                <h2 id="x">Cheap salt</h2><p>Then it was cheap.<sup id="fnref:b" role="doc-noteref"><a href="#fn:b" class="footnote" rel="footnote">2</a></sup> And again.<sup id="fnref:a:1"><a href="#fn:a" class="footnote">1</a></sup></p>
                <div class="footnotes" role="doc-endnotes"><ol><li id="fn:a" role="doc-endnote"><p>First note. <a href="#fnref:a" class="reversefootnote" role="doc-backlink">&#8617;</a> <a href="#fnref:a:1" class="reversefootnote">&#8617;<sup>2</sup></a></p></li>
                <li id="fn:b"><p>Second note.</p><p>With more. <a href="#fnref:b" class="reversefootnote">&#8617;</a></p></li></ol></div></div></article></main></body></html>
                """,
            title: "On Salt",
            sections: ["Salt was money once.{1}", "Cheap salt: Then it was cheap.{2} And again.{1}"],
            notes: ["First note.", "Second note.|With more."]
        ),
        Page(
            name: "Hugo with goldmark, fragments encoded and whole addresses",
            html: """
                <html lang="en"><head><link rel="canonical" href="https://s.example/salt/"></head><body><main><article><h1>On Salt</h1>
                <p>Salt was money once.<sup id="fnref:1"><a href="https://s.example/salt/#fn%3A1" class="footnote-ref" role="doc-noteref">1</a></sup></p>
                <p>Then it was cheap.<sup id="fnref:2"><a href="/salt/#fn:2" class="footnote-ref">2</a></sup></p>
                <div class="footnotes" role="doc-endnotes"><hr><ol><li id="fn:1"><p>First note.&#160;<a href="#fnref:1" class="footnote-backref" role="doc-backlink">&#x21a9;&#xfe0e;</a></p></li><li id="fn:2"><p>Second note.&#160;<a href="#fnref:2">&#x21a9;&#xfe0e;</a></p></li></ol></div></article></main></body></html>
                """,
            title: "On Salt",
            sections: ["Salt was money once.{1}|Then it was cheap.{2}"],
            notes: ["First note.", "Second note."]
        ),
        Page(
            name: "A newsletter",
            html: """
                <body><div class="main-menu">Subscribe Sign in</div><article class="newsletter-post post"><div class="post-header"><h1 class="post-title">On Salt</h1><h3 class="subtitle">What it was</h3></div>
                <div class="available-content"><div class="body markup"><p><span>Salt was money once.</span><a class="footnote-anchor" id="footnote-anchor-1" href="#footnote-1" target="_self">1</a></p>
                <div class="subscription-widget-wrap"><p>Subscribe now</p></div>
                <p>Then it was cheap.<a class="footnote-anchor" id="footnote-anchor-2" href="#footnote-2">2</a></p>
                <div class="footnote"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number">1</a><div class="footnote-content"><p>First note.</p></div></div>
                <div class="footnote"><a id="footnote-2" href="#footnote-anchor-2" class="footnote-number">2</a><div class="footnote-content"><p>Second note.</p><p>With more.</p></div></div></div></div></article></body>
                """,
            title: "On Salt",
            sections: ["Salt was money once.{1}|Then it was cheap.{2}"],
            notes: ["First note.", "Second note.|With more."]
        ),
        Page(
            name: "A wiki",
            html: """
                <html lang="en"><body class="mediawiki"><h1 id="firstHeading" class="firstHeading">On Salt</h1><div id="mw-content-text"><div class="mw-parser-output">
                <p>Salt was money once.<sup id="cite_ref-lee_1-0" class="reference"><a href="#cite_note-lee-1"><span class="cite-bracket">&#91;</span>1<span class="cite-bracket">&#93;</span></a></sup></p>
                <div class="toc" role="navigation"><h2>Contents</h2><ul><li><a href="#Cheap">1 Cheap salt</a></li></ul></div>
                <h2><span class="mw-headline" id="Cheap">Cheap salt</span><span class="mw-editsection">[<a href="/edit">edit</a>]</span></h2>
                <p>Then it was cheap.<sup id="cite_ref-2" class="reference"><a href="#cite_note-2">[2]</a></sup><sup id="cite_ref-lee_1-1" class="reference"><a href="#cite_note-lee-1">[1]</a></sup></p>
                <h2><span class="mw-headline" id="References">References</span><span class="mw-editsection">[<a href="/edit">edit</a>]</span></h2>
                <div class="reflist"><div class="mw-references-wrap"><ol class="references"><li id="cite_note-lee-1"><span class="mw-cite-backlink">^ <a href="#cite_ref-lee_1-0"><sup><i><b>a</b></i></sup></a> <a href="#cite_ref-lee_1-1"><sup><i><b>b</b></i></sup></a></span> <span class="reference-text">First note.</span></li>
                <li id="cite_note-2"><span class="mw-cite-backlink"><b><a href="#cite_ref-2" aria-label="Jump up">^</a></b></span> <span class="reference-text"><cite>Second note.</cite></span></li></ol></div></div></div></div></body></html>
                """,
            title: "On Salt",
            sections: ["Salt was money once.{1}", "Cheap salt: Then it was cheap.{2}{1}"],
            notes: ["First note.", "Second note."]
        ),
        Page(
            name: "A word processor",
            html: """
                <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0}</style></head><body lang=EN-GB><div class=WordSection1>
                <h1>On Salt<o:p></o:p></h1>
                <p class=MsoNormal>Salt was <i>money</i> once.<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'>[1]</span></span></a><o:p></o:p></p>
                <p class=MsoNormal>Then it was
                cheap.<a href="#_ftn2" name="_ftnref2" title=""><span class=MsoFootnoteReference>[2]</span></a></p></div>
                <div style='mso-element:footnote-list'><hr align=left size=1 width="33%"><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> First note.<o:p></o:p></p></div>
                <div style='mso-element:footnote' id=ftn2><p class=MsoFootnoteText><a href="#_ftnref2" name="_ftn2"><span class=MsoFootnoteReference>[2]</span></a> Second note.</p><p class=MsoFootnoteText>With more.</p></div></div></body></html>
                """,
            title: "On Salt",
            sections: ["Salt was money once.{1}|Then it was cheap.{2}"],
            notes: ["First note.", "Second note.|With more."]
        ),
        Page(
            name: "Raised numbers without links, notes as lines",
            html: """
                <body><table role="presentation"><tr><td>Menu</td><td><div class="article-text"><h1>On Salt</h1><p>Salt was money once.<sup>[1]</sup></p><p>Then it was cheap.<sup>2</sup> Or 10<sup>2</sup> and x.<sup>1,2</sup></p><p>[1] First note.<br>[2] Second note.<br>With more.</p></div></td></tr></table></body>
                """,
            title: "On Salt",
            sections: ["Salt was money once.{1}|Then it was cheap.{2} Or 102 and x.{1}{2}"],
            notes: ["First note.", "Second note.|With more."]
        ),
        Page(
            name: "A journal's article for readers",
            html: """
                <html><head><meta name="citation_title" content="On Salt"><meta name="citation_author" content="Lee, Ann"><meta name="citation_author_institution" content="Grain College"><meta name="citation_publication_date" content="2021/03/04"></head><body><main><article>
                <h1>On Salt</h1><section class="jats-body"><section class="sec" id="s1"><h2>Money</h2><p>Salt was money once [<a class="bibr" href="#r1" rel="footnote">1</a>].</p></section>
                <section class="sec"><h2>Cheap salt</h2><p>Then it was cheap [<a href="#r1">1</a>, <a href="#r2">2</a>].</p></section></section>
                <section class="ref-list"><h2>References</h2><ol><li id="r1"><span class="citation">First note.</span></li><li id="r2">Second note.</li></ol></section></article></main></body></html>
                """,
            title: "On Salt",
            sections: ["Money: Salt was money once{1}.", "Cheap salt: Then it was cheap{1}{2}."],
            notes: ["First note.", "Second note."]
        ),
        Page(
            name: "Notes in the margin",
            html: """
                <body><article><h1>On Salt</h1><section><p>Salt was money once.<label for="sn-1" class="margin-toggle sidenote-number"></label><input type="checkbox" id="sn-1" class="margin-toggle"/><span class="sidenote">First note.</span> Then it was cheap.<label for="sn-2" class="margin-toggle sidenote-number"></label><input type="checkbox" id="sn-2" class="margin-toggle"/><span class="sidenote">Second note.</span></p></section></article></body>
                """,
            title: "On Salt",
            sections: ["Salt was money once.{1} Then it was cheap.{2}"],
            notes: ["First note.", "Second note."]
        ),
        Page(
            name: "Signs in place of numbers",
            html: """
                <body><article><h1>On Salt</h1><p>Salt was money once.<a href="#n1"><sup>*</sup></a></p><p>Then it was cheap.<a href="#n2"><sup>†</sup></a></p><hr><p id="n1"><sup>*</sup> First note.</p><p id="n2">† Second note.</p></article></body>
                """,
            title: "On Salt",
            sections: ["Salt was money once.{1=*}|Then it was cheap.{2=†}"],
            notes: ["First note.", "Second note."]
        ),
    ]
}
