import Foundation
import Testing

@testable import ArticlesAPI

@Suite("The writer of JSON")
struct JSONWriterTests {
    /// Texts in which something to be escaped stands at each place of eight bytes, at their ends, and nowhere.
    static let texts: [String] =
        ["", "a", "plain text without anything", "Ünïcödé – “quoted” 中文 😀", String(repeating: "\"", count: 33)]
        + (0..<20).flatMap { place in
            ["\"", "\\", "\n", "\t", "\r", "\u{0}", "\u{1}", "\u{1F}", "\u{7F}", "\u{80}", "é"].map { special in
                String(repeating: "x", count: place) + special + String(repeating: "y", count: 19 - place)
            }
        }

    @Test("A text reads back by Foundation as it was", arguments: texts)
    func reads(text: String) throws {
        var json = JSONWriter()
        json.array([text, text]) { $0.string($1) }
        #expect(try JSONDecoder().decode([String].self, from: Data(json.bytes)) == [text, text])
    }

    @Test("More than the first buffer holds is kept whole")
    func grows() throws {
        let texts = (0..<3_000).map { "\($0) \"\(String(repeating: "z", count: $0 % 97))\"" }
        var json = JSONWriter()
        json.array(texts) { $0.string($1) }
        #expect(try JSONDecoder().decode([String].self, from: Data(json.bytes)) == texts)
    }

    @Test(
        "A number with places is written as Swift prints it rounded",
        arguments: [0, 0.5, 0.05, 0.996, 1, 12.3, 99.99]
    )
    func numbers(value: Double) {
        var json = JSONWriter()
        json.number(value, places: 2)
        #expect(String(decoding: json.bytes, as: UTF8.self) == "\((value * 100).rounded() / 100)")
    }

    @Test("Members stand in their order, with null for what is nil")
    func members() {
        var json = JSONWriter()
        json.object { json in
            json.member("a", 1)
            json.member("b", nil as String?)
            json.member("c", true)
            json.member("d", ["x"]) { $0.string($1) }
            json.member("e") { $0.member("f", -7) }
            json.key("g")
            json.dictionary(["h"]) { _ in 2 }
        }
        #expect(
            String(decoding: json.bytes, as: UTF8.self)
                == #"{"a":1,"b":null,"c":true,"d":["x"],"e":{"f":-7},"g":{"h":2}}"#
        )
    }
}
