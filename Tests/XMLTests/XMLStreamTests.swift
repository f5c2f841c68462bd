import Testing
import XML

@Suite("XML step by step")
struct XMLStreamTests {
    /// The steps of a document that comes in pieces.
    private func steps(_ bytes: [UInt8], piece: Int, limits: XMLLimits = XMLLimits()) throws -> [XMLEvent] {
        var events: [XMLEvent] = []
        var position = 0
        try XMLStream.read(limits: limits) {
            let end = min(bytes.count, position + piece)
            defer { position = end }
            return Array(bytes[position..<end])
        } event: {
            events.append($0)
        }
        return events
    }

    @Test("The pieces that a document comes in make no difference", arguments: [1, 2, 7, 64, 10_000])
    func pieces(piece: Int) throws {
        let text = "<?xml version='1.0'?><a x='é'>Ünï &amp; <![CDATA[<raw>]]><b/></a>"
        let name = XMLName("a")
        #expect(
            try steps(Array(text.utf8), piece: piece) == [
                .start(name, attributes: [XMLAttribute(name: "x", value: "é")]), .text("Ünï & <raw>"),
                .start(XMLName("b"), attributes: []), .end(XMLName("b")), .end(name),
            ]
        )
    }

    @Test("The encoding is the declared one")
    func encoding() throws {
        let latin = Array("<?xml version='1.0' encoding='ISO-8859-1'?><a>".utf8) + [0xE9] + Array("</a>".utf8)
        #expect(try steps(latin, piece: 5).contains(.text("é")))
        var utf16: [UInt8] = [0xFE, 0xFF]
        for unit in "<a>é</a>".utf16 { utf16 += [UInt8(unit >> 8), UInt8(unit & 255)] }
        #expect(try steps(utf16, piece: 3).contains(.text("é")))
    }

    @Test("A namespace comes with each name")
    func namespaces() throws {
        let events = try steps(Array("<a xmlns='urn:d' xmlns:w='urn:w'><w:b/></a>".utf8), piece: 100)
        #expect(events.contains(.start(XMLName("b", namespace: "urn:w", prefix: "w"), attributes: [])))
        #expect(events.first == .start(XMLName("a", namespace: "urn:d"), attributes: []))
    }

    private struct Enough: Error {}

    @Test("What the caller throws ends the reading, and nothing is called after it")
    func throwing() {
        var seen = 0
        #expect(throws: Enough.self) {
            var isFirst = true
            try XMLStream.read {
                defer { isFirst = false }
                return isFirst ? Array("<a><b/><c/><d/></a>".utf8) : []
            } event: { _ in
                seen += 1
                if seen == 2 { throw Enough() }
            }
        }
        #expect(seen == 2)
        #expect(throws: Enough.self) { try XMLStream.read(next: { throw Enough() }, event: { _ in }) }
    }

    @Test(
        "A document that breaks off is refused after its steps were told",
        arguments: ["<a><b>x", "<a b='", "<a><!-- "]
    )
    func truncated(text: String) {
        let fault = #expect(throws: XMLFault.self) { try steps(Array(text.utf8), piece: 3) }
        #expect(fault?.code == .malformed)
    }

    @Test("What is held does not grow with the document")
    func longDocument() throws {
        // Forty megabytes of ten thousand equal pieces, of which never more than one is there.
        let item = Array(("<item><body>" + String(repeating: "words ", count: 660) + "</body></item>").utf8)
        var sent = 0
        var items = 0
        var longest = 0
        try XMLStream.read {
            defer { sent += 1 }
            return sent == 0 ? Array("<all>".utf8) : sent <= 10_000 ? item : sent == 10_001 ? Array("</all>".utf8) : []
        } event: { event in
            if case .end(let name) = event, name.local == "item" { items += 1 }
            if case .text(let text) = event { longest = max(longest, text.utf8.count) }
        }
        #expect(items == 10_000)
        #expect(longest == 660 * 6)
    }
}
