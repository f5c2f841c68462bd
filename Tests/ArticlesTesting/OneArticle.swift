/// One article of our own writing in five forms, which must be read as one.
public enum OneArticle {
    /// The plain text of a page.
    public static let text = """
        By Ann Lee
        4 March 2021

        Salt was money once, and it was taxed.[1] Soldiers were paid for it.[2]

        It went by sea.

        Cheap salt

        Then it was cheap.[3] Nobody noticed.

        Notes

        [1] Ann Lee, Salt and Coin (Oxford: Grain Press, 2001), 12.
        [2] Bo Chen, “Pay in the Provinces,” Journal of Grain 4, no. 2 (1999): 33.
        [3] Ibid., 35.
        """

    /// Markdown.
    public static let markdown = """
        ---
        authors: [Ann Lee]
        date: 2021-03-04
        ---

        Salt was money once, and it was taxed.[^a] Soldiers were paid for it.[^b]

        It went by sea.

        ## Cheap salt

        Then it was cheap.[^c] Nobody noticed.

        [^a]: Ann Lee, Salt and Coin (Oxford: Grain Press, 2001), 12.
        [^b]: Bo Chen, “Pay in the Provinces,” Journal of Grain 4, no. 2 (1999): 33.
        [^c]: Ibid., 35.
        """

    /// A page of a blog.
    public static let html = """
        <!DOCTYPE html><html><head><meta name="author" content="Ann Lee"><meta property="article:published_time" content="2021-03-04T09:00:00Z"></head>
        <body><nav><a href="/">Home</a></nav><main><article>
        <p>Salt was money once, and it was taxed.<sup><a id="r1" href="#n1">1</a></sup> Soldiers were paid for it.<sup><a id="r2" href="#n2">2</a></sup></p>
        <p>It went by sea.</p><h2>Cheap salt</h2>
        <p>Then it was cheap.<sup><a id="r3" href="#n3">3</a></sup> Nobody noticed.</p>
        <section class="footnotes"><h2>Notes</h2><ol>
        <li id="n1">Ann Lee, Salt and Coin (Oxford: Grain Press, 2001), 12. <a href="#r1">↩</a></li>
        <li id="n2">Bo Chen, “Pay in the Provinces,” Journal of Grain 4, no. 2 (1999): 33. <a href="#r2">↩</a></li>
        <li id="n3">Ibid., 35. <a href="#r3">↩</a></li></ol></section></article></main><footer>© A site</footer></body></html>
        """

    /// JATS.
    public static let jats = """
        <?xml version="1.0"?><article><front><article-meta><contrib-group><contrib contrib-type="author"><name><surname>Lee</surname><given-names>Ann</given-names></name></contrib></contrib-group>
        <pub-date><day>04</day><month>03</month><year>2021</year></pub-date></article-meta></front>
        <body><p>Salt was money once, and it was taxed.<xref ref-type="fn" rid="n1"><sup>1</sup></xref> Soldiers were paid for it.<xref ref-type="fn" rid="n2"><sup>2</sup></xref></p>
        <p>It went by sea.</p><sec><title>Cheap salt</title><p>Then it was cheap.<xref ref-type="fn" rid="n3"><sup>3</sup></xref> Nobody noticed.</p></sec></body>
        <back><fn-group><title>Notes</title><fn id="n1"><label>1</label><p>Ann Lee, Salt and Coin (Oxford: Grain Press, 2001), 12.</p></fn>
        <fn id="n2"><label>2</label><p>Bo Chen, “Pay in the Provinces,” Journal of Grain 4, no. 2 (1999): 33.</p></fn>
        <fn id="n3"><label>3</label><p>Ibid., 35.</p></fn></fn-group></back></article>
        """

    /// Our own JSON, as somebody might write it by hand.
    public static let json = #"""
        {"publishedOn": "2021-03-04", "contributors": [{"role": "author", "name": "Ann Lee"}], "sections": [
        {"html": "<p>Salt was money once, and it was taxed.<sup><a id=\"marker-1\" href=\"#citation-1\" role=\"doc-noteref\">1</a></sup> Soldiers were paid for it.<sup><a id=\"marker-2\" href=\"#citation-2\" role=\"doc-noteref\">2</a></sup></p>\n<p>It went by sea.</p>"},
        {"heading": "Cheap salt", "html": "<p>Then it was cheap.<sup><a id=\"marker-3\" href=\"#citation-3\" role=\"doc-noteref\">3</a></sup> Nobody noticed.</p>"}],
        "citations": [{"number": 1, "text": "Ann Lee, Salt and Coin (Oxford: Grain Press, 2001), 12."},
        {"number": 2, "text": "Bo Chen, “Pay in the Provinces,” Journal of Grain 4, no. 2 (1999): 33."}, {"number": 3, "text": "Ibid., 35."}]}
        """#
}
