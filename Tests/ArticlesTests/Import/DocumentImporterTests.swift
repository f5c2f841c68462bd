import Testing

@testable import Articles

@Suite("Documents of any format") struct DocumentImporterTests {
    static let formats: [(String?, String, DocumentFormat)] = [
        ("a.md", "plain", .markdown), ("A.MARKDOWN", "plain", .markdown), ("a.txt", "# a", .text),
        ("a.text", "", .text),
        ("a.rst", "# a", .markdown), ("a", "plain", .text), (nil, "---\ntitle: a\n---\n", .markdown),
        (nil, "a\n\n[^1]: b", .markdown), (nil, "a\n## b\n", .markdown), (nil, "a [1]\n\n[1] b\n#1 fan", .text),
        (nil, "a --- b", .text), (".md", "plain", .text), ("a.b/c", "plain", .text),
        ("a.html", "# a", .html), ("a.HTM", "", .html), ("a.nxml", "", .jats), ("a.xml", "", .jats),
        ("a.json", "", .json),
        (nil, " {\"sections\": []}", .json), (nil, "<!DOCTYPE html><p>x", .html), (nil, "\n<div>x</div>", .html),
        (nil, "<?xml version='1.0'?><article><front/></article>", .jats), (nil, "<article><front/></article>", .jats),
        (nil, "<article><p>x</p></article>", .html), (nil, "<?xml version='1.0'?><html><body/></html>", .html),
        (nil, "<https://a.example> is a place", .text),
    ]

    @Test("The format is told from the name, then from the content", arguments: formats)
    func format(_ name: String?, _ content: String, _ format: DocumentFormat) {
        let told = name.flatMap(DocumentImporter.format(ofFileName:)) ?? DocumentImporter.format(ofContent: content)
        #expect(told == format)
    }

    static let broken: [([UInt8], String, String)] = [
        ([0x61, 0xFF], "notUTF8", "Byte 1"), ([0x61, 0x62, 0xC3], "notUTF8", "Byte 2"),
        ([0xED, 0xA0, 0x80], "notUTF8", "Byte 0"),
        ([0xC0, 0x80], "notUTF8", "Byte 0"), ([0xFF, 0xFE, 0x61, 0x00], "notUTF8", "UTF-16"),
        ([0x61, 0x00], "notText", "Byte 1"),
        ([0xEF, 0xBB, 0xBF, 0x61, 0xE9], "notUTF8", "Byte 4"),
    ]

    @Test("Bytes that are no UTF-8 text are refused with their place", arguments: broken)
    func encoding(_ bytes: [UInt8], _ code: String, _ place: String) {
        let error = #expect(throws: ImportError.self) { try DocumentImporter.read(bytes, format: .markdown) }
        #expect(error?.code == code)
        #expect(error?.message.contains(place) == true, "\(error?.message ?? "")")
    }

    @Test("A page or XML in an encoding of its own is read in it, and refused when it declares none")
    func declaredEncoding() throws {
        let page =
            Array("<html><head><meta charset=windows-1252></head><body><p>caf".utf8) + [0xE9, 0x20, 0x93, 0x78, 0x94]
        #expect(try DocumentImporter.read(page).document.sections.map(\.text) == ["café “x”"])
        let xml =
            Array("<?xml version='1.0' encoding='ISO-8859-1'?><article><body><p>caf".utf8) + [0xE9]
            + Array("</p></body></article>".utf8)
        #expect(try DocumentImporter.read(xml).document.sections.map(\.text) == ["café"])
        let silent = Array("<html><body><p>caf".utf8) + [0xE9]
        #expect(#expect(throws: ImportError.self) { try DocumentImporter.read(silent) }?.code == "notUTF8")
    }

    @Test("A byte order mark is no text, and counts in the report")
    func byteOrderMark() throws {
        let result = try DocumentImporter.read(
            [0xEF, 0xBB, 0xBF] + Array("---\ntitle: T\n---\na".utf8),
            fileName: "a.md"
        )
        #expect(result.document.title == "T")
        #expect(result.document.sections.map(\.text) == ["a"])
        #expect(result.report.spans.map(\.start) == [0, 1, 17, 18])
        #expect(result.report.spans.last?.end == 19)
    }
}
