import Testing
import XML

@Suite("Hostile XML and HTML")
struct HostileXMLTests {
    private static let deep = 100_000

    @Test(
        "What nests too deep is refused",
        arguments: ["<b>", "<div>", "<ul><li>", "<table><tr><td>", "<x>"]
    )
    func depth(tag: String) {
        let bytes = Array(String(repeating: tag, count: Self.deep).utf8)
        #expect(#expect(throws: XMLFault.self) { try XMLTree(html: bytes) }?.code == .tooDeep)
        #expect(#expect(throws: XMLFault.self) { try XMLTree(xml: bytes) }?.code == .tooDeep)
    }

    @Test("More nodes than the limit are refused")
    func nodes() {
        let limits = XMLLimits(nodes: 1000)
        let text = "<a>" + String(repeating: "<p/>", count: 1000) + "</a>"
        #expect(
            #expect(throws: XMLFault.self) { try XMLTree(xml: Array(text.utf8), limits: limits) }?.code == .tooLarge
        )
        #expect(throws: Never.self) { try XMLTree(xml: Array(text.utf8), limits: XMLLimits(nodes: 1001)) }
    }

    @Test("A text longer than the limit is refused")
    func longText() {
        let text = "<a>" + String(repeating: "x", count: 5000) + "</a>"
        let limits = XMLLimits(textBytes: 4999)
        #expect(
            #expect(throws: XMLFault.self) { try XMLTree(xml: Array(text.utf8), limits: limits) }?.code == .tooLarge
        )
    }

    @Test("A tag with tens of thousands of attributes is refused, in XML and in HTML")
    func attributes() {
        let tag = "<a " + (0..<60_000).map { "a\($0)='1'" }.joined(separator: " ") + ">x</a>"
        #expect(throws: XMLFault.self) { try XMLTree(html: Array(tag.utf8)) }
        #expect(throws: XMLFault.self) { try XMLTree(xml: Array(tag.utf8)) }
    }

    @Test(
        "Rubbish is read or refused, never worse",
        arguments: [
            "<", "<!", "<!--", "<!-->", "<![CDATA[", "</", "</a", "<a", "<a ", "<a b", "<a b=", "<a b='", "&", "&#",
            "&#x",
            "&#xFFFFFFFF;", "&#0;", "&#xD800;", "<?", "<?xml", "<!DOCTYPE", "<!DOCTYPE a [", "<script>", "<style><!--",
            "<textarea>", "<plaintext>x", "<frameset>", "</body></html><p>x", "<html><html><head><head><body><body>",
            "<table><p>x<tr>y", "\u{FFFE}", "\u{FEFF}<p>x", "<p\u{0}>", "<é>", "<a:b:c>", "]]>", "<p/ / />", "<a =b>",
        ]
    )
    func rubbish(text: String) {
        for repeats in [1, 3, 2000] {
            let bytes = Array(String(repeating: text, count: repeats).utf8)
            for tree in [try? XMLTree(html: bytes), try? XMLTree(xml: bytes)] {
                guard let tree else { continue }
                for node in tree.nodes {
                    #expect(tree.source(of: node).upperBound <= bytes.count)
                    #expect(tree.end(of: node) > node)
                }
            }
        }
    }

    @Test("Random changes to a page never trap, and every range stays inside of it")
    func mutations() {
        let seed: UInt64 = 20_261_126
        var generator = Linear(state: seed)
        let page = Array("<html><body class='a b'><p id=x>Æ &amp; <b>b</b><!-- c --><br/>é</p><ul><li>1<li>2</ul>".utf8)
        for _ in 0..<3000 {
            var bytes = page
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let index = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes.remove(at: index)
                case 1: bytes.insert("<>&\"'/!-;=é ".utf8.randomElement(using: &generator) ?? 0x20, at: index)
                default: bytes.swapAt(index, Int.random(in: 0..<bytes.count, using: &generator))
                }
            }
            // libxml2 is given UTF-8 only.
            bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
            for tree in [try? XMLTree(html: bytes), try? XMLTree(xml: bytes)] {
                guard let tree else { continue }
                var end = 0
                for node in tree.nodes where tree.isText(node) {
                    let range = tree.source(of: node)
                    #expect(range.lowerBound >= end && range.upperBound <= bytes.count, "seed \(seed)")
                    end = range.upperBound
                }
            }
        }
    }

    private struct Linear: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }
}
