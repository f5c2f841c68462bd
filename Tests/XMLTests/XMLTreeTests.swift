import Testing
import XML

/// A tree as nested parentheses: `(p "text" (br))`.
func outline(_ tree: XMLTree, _ node: XMLTree.Node? = nil) -> String {
    let children = Array(node.map { tree.children(of: $0) } ?? tree.top)
    return children.map { child in
        if tree.isText(child) { return "\"\(tree.text(of: child))\"" }
        let attributes = tree.attributes(of: child).map { " \($0.prefix.map { "\($0):" } ?? "")\($0.name)=\($0.value)" }
        let inside = outline(tree, child)
        return "(\(tree.name(of: child))\(attributes.joined())\(inside.isEmpty ? "" : " ")\(inside))"
    }.joined(separator: " ")
}

/// The text of the source that a node was read from.
func source(_ tree: XMLTree, _ node: XMLTree.Node, _ text: String) -> String {
    String(decoding: Array(text.utf8)[tree.source(of: node)], as: UTF8.self)
}

@Suite("Trees of XML and HTML")
struct XMLTreeTests {
    @Test(
        "XML is read as it is written",
        arguments: [
            ("<a/>", "(a)"),
            ("<a b='1' c=\"&lt;&#65;\">x &amp; y</a>", "(a b=1 c=<A \"x & y\")"),
            ("<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>", "(a \"é\")"),
            ("<a>x<![CDATA[<b>&amp;]]>y</a>", "(a \"x<b>&amp;y\")"),
            ("<a>x<!-- no --><?pi no?>y</a>", "(a \"x\" \"y\")"),
            ("<m:a xmlns:m='urn:m' m:x='1' xml:lang='en'/>", "(a m:x=1 xml:lang=en)"),
            ("<!DOCTYPE a SYSTEM 'nowhere.dtd'><a>x&nbsp;y&eacute;</a>", "(a \"x\u{A0}yé\")"),
        ]
    )
    func xml(text: String, expected: String) throws {
        #expect(outline(try XMLTree(xml: Array(text.utf8))) == expected)
    }

    @Test(
        "XML that is not well-formed is refused, and the place named",
        arguments: [
            ("", XMLFault.Code.empty, 1),
            ("no tags", .empty, 1),
            ("<a>\n<b></a>", .malformed, 2),
            ("<a>\n\n&nbsp;</a>", .unknownEntity, 3),
            ("<a b=1/>", .malformed, 1),
            ("<a/><b/>", .malformed, 1),
            ("<!DOCTYPE a [<!ENTITY e 'x'>]>\n<a>&e;</a>", .unknownEntity, 2),
            ("<!DOCTYPE a [<!ENTITY e 'x'>]>\n<a b='&e;'/>", .unknownEntity, 2),
            ("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>\n<a>&e;</a>", .unknownEntity, 2),
            ("<a>\u{1}</a>", .malformed, 1),
        ]
    )
    func malformed(text: String, code: XMLFault.Code, line: Int) {
        let fault = #expect(throws: XMLFault.self) { try XMLTree(xml: Array(text.utf8)) }
        #expect(fault?.code == code)
        #expect(fault?.line == line, "\(String(describing: fault))")
        #expect(fault?.message.isEmpty == false)
    }

    @Test("A form feed parts the words of HTML")
    func formFeed() throws {
        #expect(outline(try XMLTree(html: Array("<p>a\u{0C}b</p>".utf8))) == "(html (body (p \"a b\")))")
    }

    @Test("An entity that stands for many is never expanded")
    func entityBomb() {
        var declarations = "<!ENTITY e0 'ha'>"
        for level in 1...30 { declarations += "<!ENTITY e\(level) '&e\(level - 1);&e\(level - 1);'>" }
        let bomb = "<!DOCTYPE a [\(declarations)]><a>&e30;</a>"
        let fault = #expect(throws: XMLFault.self) { try XMLTree(xml: Array(bomb.utf8)) }
        #expect(fault?.code == .unknownEntity)
    }

    @Test(
        "HTML is read whatever it is",
        arguments: [
            ("<p>x<p>y", "(html (body (p \"x\") (p \"y\")))"),
            ("x &amp; &eacute;&#8217; &bogus; <b>y", "(html (body (p \"x & é’ &bogus; \" (b \"y\"))))"),
            ("<ARTICLE ID=A><h1>T</h1></article>", "(html (body (article id=A (h1 \"T\"))))"),
            ("<script>if (a<b) '</p>'</script>x", "(html (head (script \"if (a<b) '</p>'\")) (body (p \"x\")))"),
            ("<a href=x>1</a></b>", "(html (body (a href=x \"1\")))"),
            ("<!doctype html><title>é</title>", "(html (head (title \"é\")))"),
        ]
    )
    func html(text: String, expected: String) throws {
        #expect(outline(try XMLTree(html: Array(text.utf8))) == expected)
    }

    @Test("Every node knows the bytes that it was read from", arguments: [true, false])
    func sources(isXML: Bool) throws {
        let text = "<html><body><p class=\"x\">Æ &amp; <b>bold</b><br/><!-- c --> end</p>\n<p>two</p></body></html>"
        let tree = isXML ? try XMLTree(xml: Array(text.utf8)) : try XMLTree(html: Array(text.utf8))
        var found: [String] = []
        for node in tree.nodes where ["p", "b", "br", ""].contains(tree.name(of: node)) {
            found.append(source(tree, node, text))
        }
        #expect(
            found == [
                "<p class=\"x\">Æ &amp; <b>bold</b><br/><!-- c --> end</p>", "Æ &amp; ", "<b>bold</b>", "bold", "<br/>",
                " end", "\n", "<p>two</p>", "two",
            ]
        )
    }

    @Test(
        "A text of HTML has its own bytes, whatever elements it implies or ends",
        arguments: [
            ("Hello, <b>you</b>", ["Hello, ", "you"]),
            (" 1 &gt;> 2", ["1 &gt;> 2"]),
            ("<p>one<p>two</div>three", ["one", "two</div>three"]),
            ("<head><title>T</title>text</head>", ["T", "text"]),
            ("</p>a<PRE>b</PRE>c", ["a", "b", "c"]),
            ("<!-- c -->a", ["a"]),
            ("<div><p><b>x</div>y", ["x", "y"]),
            ("<html><body><p>a</body></html> tail", ["a", " tail"]),
            ("<table><tr><td>a<td>b<tr><td>c</table>", ["a", "b", "c"]),
            ("a<a b=\"<p>\">c<d", ["a", "c"]),
            // libxml2 hands out a thousand bytes at once.
            (String(repeating: "x", count: 1000) + "> y", [String(repeating: "x", count: 1000) + "> y"]),
        ]
    )
    func implied(text: String, expected: [String]) throws {
        let tree = try XMLTree(html: Array(text.utf8))
        let texts = tree.nodes.filter { tree.isText($0) }
        #expect(texts.map { source(tree, $0, text) } == expected, "\(outline(tree))")
    }

    @Test("The nodes around and inside of a node are found")
    func walking() throws {
        let tree = try XMLTree(xml: Array("<a><b>x<c/></b>y</a>".utf8))
        let names = tree.nodes.map { tree.name(of: $0) }
        #expect(names == ["a", "b", "", "c", ""])
        #expect(tree.nodes.map { tree.parent(of: $0) } == [nil, 0, 1, 1, 0])
        #expect(tree.nodes.map { tree.end(of: $0) } == [5, 4, 3, 4, 5])
        #expect(tree.allText(of: 0) == "xy")
        #expect(tree.qualifiedName(of: 2) == nil)
        #expect(tree.attribute("none", of: 1) == nil)
    }
}
