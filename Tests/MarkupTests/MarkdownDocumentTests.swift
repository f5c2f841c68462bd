import Markup
import Testing

@Suite("Markdown documents") struct MarkdownDocumentTests {
    private static func references(_ blocks: [Block]) -> [Int] {
        PlainText(blocks).references.map(\.reference.footnote)
    }

    @Test("Footnotes keep their labels, in the order of their definitions")
    func labels() throws {
        let document = try MarkdownDocument("x[^b] y[^a] z[^b]\n\n[^a]: A\n[^b]: B\n")
        #expect(document.footnotes.map(\.label) == ["a", "b"])
        #expect(Self.references(document.blocks) == [1, 0, 1])
        #expect(document.footnotes.map { PlainText($0.blocks).text } == ["A", "B"])
    }

    @Test("A definition that nothing refers to is kept")
    func unreferenced() throws {
        let document = try MarkdownDocument("x\n\n[^a]: A\n\n[^b]: B\n\n    *second*\n")
        #expect(document.footnotes.map(\.label) == ["a", "b"])
        #expect(PlainText(document.footnotes[1].blocks).text == "B\n\nsecond")
        #expect(Self.references(document.blocks).isEmpty)
    }

    @Test("A second definition of a label is kept as a note that can't be called")
    func duplicates() throws {
        let document = try MarkdownDocument("x[^a]\n\n[^a]: one\n\n[^A]: two\n[^a]: three\n\nend")
        #expect(document.footnotes.map(\.label) == ["a", "A", "a"])
        #expect(document.footnotes.map(\.isUncallable) == [false, true, true])
        #expect(document.footnotes.map { PlainText($0.blocks).text } == ["one", "two", "three"])
        #expect(PlainText(document.blocks).text == "x\n\nend")
        #expect(Self.references(document.blocks) == [0])
    }

    @Test(
        "A label of any characters that cmark takes is known",
        arguments: [
            "12", "a_b_c", "*x*", "`q`", "&amp;", "www.a.b", "a<b>c", "in!", "ü", "a~b~", "<!--", "a\\_b", "\"", "^^",
        ]
    )
    func strangeLabels(_ label: String) throws {
        let document = try MarkdownDocument("x[^\(label)] y\n\n[^\(label)]: N\n")
        #expect(document.footnotes.map(\.label) == [label])
        #expect(Self.references(document.blocks) == [0])
        #expect(PlainText(document.blocks).text == "x y")
    }

    @Test("A label that no reference can hold still makes a note", arguments: ["br\\", "[in"])
    func uncallableLabels(_ label: String) throws {
        let document = try MarkdownDocument("x\n\n[^\(label)]: N\n\ny")
        #expect(document.footnotes.map(\.label) == [label])
        #expect(document.footnotes.map(\.isUncallable) == [true])
    }

    @Test("Definitions in quotes, lists and notes are found, those in code are not")
    func nested() throws {
        let text =
            "> q[^1]\n>\n> [^1]: one\n\n- l\n\n  [^2]: two\n\n[^3]: [^4]: four\n\n```\n[^5]: code\n```\n\n    [^6]: code\n"
        let document = try MarkdownDocument(text)
        #expect(document.footnotes.map(\.label) == ["1", "2", "3", "4"])
        #expect(document.footnotes.map { PlainText($0.blocks).text } == ["one", "two", "", "four"])
        #expect(PlainText(document.blocks).text == "q\n\nl\n\n[^5]: code\n\n[^6]: code")
    }

    @Test("Positions are those of the source")
    func positions() throws {
        let document = try MarkdownDocument("# A\n\nb\nc[^n]\n\n[^n]: d\n    e\n\n```\nf\n```\n")
        #expect(document.blocks.map { [$0.range.startLine, $0.range.endLine] } == [[1, 1], [3, 4], [9, 11]])
        #expect([document.footnotes[0].range.startLine, document.footnotes[0].range.endLine] == [6, 7])
        guard case .paragraph(let inlines) = document.blocks[1].kind,
            case .footnoteReference(let reference) = inlines.last
        else { throw Unexpected() }
        #expect([reference.range.startLine, reference.range.startColumn] == [4, 2])
    }

    @Test("What nests too deep is flattened, and its words stay", arguments: [">", "- ", "1. ", "> - "])
    func deepBlocks(_ marker: String) throws {
        let document = try MarkdownDocument(String(repeating: marker, count: 5000) + "word")
        #expect(PlainText(document.blocks).text == "word")
    }

    @Test("Emphasis and links that nest too deep are flattened")
    func deepInlines() throws {
        let stars = try MarkdownDocument(
            String(repeating: "*a **b ", count: 500) + "word" + String(repeating: "** *", count: 500)
        )
        #expect(PlainText(stars.blocks).text.contains("word"))
        let images = try MarkdownDocument(
            String(repeating: "![", count: 500) + "word" + String(repeating: "](x)", count: 500)
        )
        #expect(PlainText(images.blocks).text == "word")
    }

    @Test("Many threads parse at once and get the same")
    func threads() async throws {
        let text = String(repeating: "~~a~~ www.a.example *b*[^1] |\n\n", count: 40) + "[^1]: c"
        let expected = try MarkdownDocument(text).blocks
        await withTaskGroup(of: Bool.self) { group in
            for index in 0..<200 {
                group.addTask {
                    if index.isMultiple(of: 2) { return CommentMarkup.html("~~x~~") == "<p><del>x</del></p>" }
                    do { return try MarkdownDocument(text).blocks == expected } catch { return false }
                }
            }
            for await isSame in group { #expect(isSame) }
        }
    }

    private struct Unexpected: Error {}
}
