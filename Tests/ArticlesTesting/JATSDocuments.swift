public import Testing

/// Documents of our own writing in JATS XML.
public enum JATSDocuments {
    /// A document, and what it must come out as: text with `{n}` where markers stand, and the notes.
    public struct Document: Sendable, CustomTestStringConvertible {
        /// What the document is an example of.
        public var name: String
        /// The document.
        public var xml: String
        /// What its sections must be.
        public var sections: [String]
        /// What the texts of its notes must be.
        public var notes: [String]
        /// The type and title of each note's work.
        public var works: [String]
        /// The name.
        public var testDescription: String { name }
    }

    /// All of them.
    public static let all: [Document] = [
        Document(
            name: "References in elements, nested sections, a figure, a table and a formula",
            xml: """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving DTD v1.2 20190208//EN" "JATS-archivearticle1.dtd">
                <article xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:mml="http://www.w3.org/1998/Math/MathML" xml:lang="en" article-type="research-article">
                <front><journal-meta><journal-title-group><journal-title>Grain</journal-title></journal-title-group></journal-meta>
                <article-meta><article-id pub-id-type="doi">10.5555/salt.1</article-id>
                <article-categories><subj-group><subject>Trade</subject></subj-group></article-categories>
                <title-group><article-title>On <italic>Salt</italic></article-title><subtitle>What it was</subtitle></title-group>
                <contrib-group><contrib contrib-type="author"><name><surname>Lee</surname><given-names>Ann</given-names></name><xref ref-type="aff" rid="a1">1</xref></contrib>
                <contrib contrib-type="editor"><name><surname>Chen</surname><given-names>Bo</given-names></name></contrib><aff id="a1"><label>1</label><institution>Grain College</institution>, Oxford</aff></contrib-group>
                <pub-date pub-type="epub"><day>4</day><month>3</month><year>2021</year></pub-date>
                <abstract><p>Salt in short.</p></abstract></article-meta></front>
                <body><sec id="s1"><title>Money</title><p>Salt was <bold>money</bold> once<xref ref-type="bibr" rid="r1">[1]</xref>.</p>
                <sec><label>1.1</label><title>Cheap salt</title><p>Then it was cheap [<xref ref-type="bibr" rid="r1">1</xref>,<xref ref-type="bibr" rid="r2">2</xref>]: <inline-formula><tex-math>x^2</tex-math></inline-formula>.</p>
                <fig id="f1"><label>Figure 1</label><caption><title>A heap</title><p>Of salt.</p></caption><graphic xlink:href="https://s.example/f1.png"><alt-text>A heap</alt-text></graphic></fig>
                <table-wrap><label>Table 1</label><caption><p>Prices.</p></caption><table><thead><tr><th>Year</th><th>Price</th></tr></thead><tbody><tr><td>1400</td><td>9</td></tr></tbody></table></table-wrap></sec></sec></body>
                <back><ack><title>Thanks</title><p>To all.</p></ack><ref-list><title>References</title>
                <ref id="r1"><label>1</label><element-citation publication-type="journal"><person-group person-group-type="author"><name><surname>Lee</surname><given-names>Ann</given-names></name><name><surname>Roe</surname><given-names>Cy</given-names></name></person-group><article-title>Salt as Money</article-title><source>Journal of Grain</source><year>2001</year><volume>4</volume><issue>2</issue><fpage>12</fpage><lpage>19</lpage><pub-id pub-id-type="doi">10.5555/grain.4</pub-id></element-citation></ref>
                <ref id="r2"><label>2</label><element-citation publication-type="book"><person-group person-group-type="author"><collab>The Salters' Guild</collab></person-group><source>Prices</source><publisher-loc>London</publisher-loc><publisher-name>Guild Press</publisher-name><year>1999</year></element-citation></ref></ref-list></back></article>
                """,
            sections: [
                "Money: Salt was money once{1}.",
                "Cheap salt: Then it was cheap{1}{2}: x^2.|Figure 1|A heap|Of salt.|A heap|Table 1|Prices.|Year\tPrice|1400\t9",
                "Thanks: To all.",
            ],
            notes: [
                "Ann Lee and Cy Roe, “Salt as Money”, Journal of Grain 4, no. 2 (2001): 12-19, https://doi.org/10.5555/grain.4.",
                "The Salters' Guild, Prices, (London: Guild Press, 1999).",
            ],
            works: ["article-journal Salt as Money", "book Prices"]
        ),
        Document(
            name: "Footnotes in a group, mixed citations, in a namespace",
            xml: """
                <article xmlns="http://jats.nlm.nih.gov" xmlns:x="http://www.w3.org/1999/xlink"><front><article-meta><title-group><article-title>On Salt</article-title></title-group></article-meta></front>
                <body><p>Salt was money once.<xref ref-type="fn" rid="n1"><sup>1</sup></xref></p><p>Then it was cheap.<xref ref-type="fn" rid="n2"><sup>2</sup></xref></p></body>
                <back><fn-group><fn id="n1"><label>1</label><p>See <ext-link ext-link-type="uri" x:href="https://s.example/a">the ledger</ext-link>.</p></fn>
                <fn id="n2"><label>2</label><p>A remark.</p><p>With more.</p></fn></fn-group></back></article>
                """,
            sections: ["Salt was money once.{1}|Then it was cheap.{2}"],
            notes: ["See the ledger (https://s.example/a).", "A remark.|With more."],
            works: []
        ),
        Document(
            name: "Footnotes in the text beside references, numbered in the order of the text",
            xml: """
                <article><front><article-meta><title-group><article-title>On Salt</article-title></title-group></article-meta></front>
                <body><sec><title>Money</title><p>Salt was money once<fn><p>Not everywhere.</p></fn> and was taxed (<xref ref-type="bibr" rid="b2">Roe 1990</xref>).</p></sec></body>
                <back><ref-list><ref id="b1"><mixed-citation publication-type="book"><string-name><surname>Lee</surname>, <given-names>A.</given-names></string-name> (<year>1980</year>). <source>Salt</source>. Oxford: <publisher-name>Grain Press</publisher-name>.</mixed-citation></ref>
                <ref id="b2"><mixed-citation>Roe, C. (1990). Taxes.</mixed-citation></ref></ref-list></back></article>
                """,
            sections: ["Money: Salt was money once{1} and was taxed (Roe 1990{2})."],
            notes: ["Not everywhere.", "Roe, C. (1990). Taxes.", "Lee, A. (1980). Salt. Oxford: Grain Press."],
            works: ["book Salt"]
        ),
        Document(
            name: "Lists, quotations, code and verse",
            xml: """
                <article xml:lang="de"><front><article-meta><title-group><article-title>Vom Salz</article-title></title-group><pub-date iso-8601-date="1999-12-31"><year>1999</year></pub-date></article-meta></front>
                <body><p>First:</p><list list-type="order"><list-item><p>one</p></list-item><list-item><p>two</p></list-item></list><disp-quote><p>Quoted.</p><attrib>Somebody</attrib></disp-quote><preformat>a  b</preformat><disp-formula><tex-math>E=mc^2</tex-math></disp-formula></body></article>
                """,
            sections: ["First:|one|two|Quoted.|Somebody|a  b|E=mc^2"],
            notes: [],
            works: []
        ),
        Document(
            name: "A chapter, a web page and a thesis, letters for labels",
            xml: """
                <article><front><article-meta><title-group><article-title>On Salt</article-title></title-group></article-meta></front>
                <body><p>Salt<xref ref-type="bibr" rid="c">c</xref> and money<xref ref-type="bibr" rid="a">a</xref>.</p></body>
                <back><ref-list><ref id="a"><label>a</label><element-citation publication-type="book"><person-group person-group-type="author"><name><surname>Roe</surname><given-names>C</given-names><suffix>Jr</suffix></name></person-group><chapter-title>Pans</chapter-title><person-group person-group-type="editor"><name><surname>Lee</surname><given-names>A</given-names></name></person-group><source>Salt and Sea</source><publisher-name>Grain Press</publisher-name><year>2001</year><fpage>1</fpage><lpage>9</lpage></element-citation></ref>
                <ref id="b"><label>b</label><element-citation publication-type="web"><source>Salt today</source><ext-link xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="https://s.example/today">link</ext-link><date-in-citation iso-8601-date="2020-05-06">May 6, 2020</date-in-citation></element-citation></ref>
                <ref id="c"><label>c</label><element-citation publication-type="thesis"><person-group person-group-type="author"><name><surname>Doe</surname><given-names>D</given-names></name></person-group><source>Brine</source><year>1970</year></element-citation></ref></ref-list></back></article>
                """,
            sections: ["Salt{3=c} and money{1=a}."],
            notes: [
                "C Roe Jr, “Pans”, Salt and Sea (Grain Press, 2001), 1-9.", "Salt today, https://s.example/today.",
                "D Doe, Brine, (1970).",
            ],
            works: ["chapter Pans", "webpage Salt today", "thesis Brine"]
        ),
    ]
}
