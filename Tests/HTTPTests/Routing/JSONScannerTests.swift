import Foundation
import HTTP
import Testing

@Suite("JSONScanner")
struct JSONScannerTests {
    @Test(
        "JSON is taken",
        arguments: [
            ("null", "a literal alone"), ("true", "a literal alone"), ("false", "a literal alone"), ("0", "zero"),
            ("-0", "minus zero"), ("\"\"", "an empty string"), ("[]", "an empty array"), ("{}", "an empty object"),
            (" \t\r\n[ \n] \n", "whitespace all around"), ("[1,2,3]", "elements"), ("[[],[[]],{}]", "nested"),
            ("[1 , 2]", "space around a comma"), ("{ \"a\" : 1 , \"b\" : 2 }", "space around everything"),
            ("{\"\":0}", "an empty name"), ("{\"a\":{\"a\":{\"a\":1}}}", "one name on several levels"),
            ("[{\"a\":1},{\"a\":2}]", "one name in two objects"), ("{\"a\":1,\"A\":2}", "names differ by case"),
            ("{\"é\":1,\"e\u{301}\":2}", "names differ by their code points"),
            ("{\"a\\u0000\":1,\"a\":2}", "a NUL differs"),
            ("[0.5,-1.25,1e9,1E+9,1e-9,0e0,0.0e-1,123456789]", "numbers"), ("[1e999]", "a number beyond any double"),
            ("[123456789012345678901234567890]", "a number beyond any integer"), ("[-1]", "a negative"),
            ("[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]", "all short escapes"), ("[\"\\u0041\\u00e9\\uABCD\"]", "long escapes"),
            ("[\"\\ud83d\\ude00\"]", "a pair of surrogates"), ("[\"\\uDBFF\\uDFFF\"]", "the last code point"),
            ("[\"\\u0000\"]", "an escaped NUL"), ("[\"\u{7F}\"]", "DEL is no control character to JSON"),
            ("[\"é€😀\u{10FFFF}\"]", "UTF-8 of two to four bytes"), ("[\"\u{FFFE}\u{FFFF}\"]", "noncharacters"),
            ("[\"\u{2028}\u{2029}\"]", "line separators"), ("[\"\u{FEFF}\"]", "a byte order mark inside a string"),
            ("[\"\\\\u0041\"]", "an escaped backslash before a u"), ("\"a//b/*c*/\"", "what elsewhere were comments"),
        ]
    )
    func accepted(text: String, reason: String) throws {
        let unknown = try JSONScanner().scan(Array(text.utf8))
        #expect(unknown.isEmpty, "\(reason)")
    }

    @Test(
        "What is not JSON is refused with its place",
        arguments: [
            ("", .empty, 0, "nothing"), (" \n ", .empty, 3, "only whitespace"),
            ("\u{FEFF}{}", .byteOrderMark, 0, "a mark"),
            ("\u{FEFF}", .byteOrderMark, 0, "only a mark"),
            ("[", .unexpectedEnd, 1, "an open array"), ("{", .unexpectedEnd, 1, "an open object"),
            ("[1", .unexpectedEnd, 2, "after an element"), ("[1,", .unexpectedEnd, 3, "after a comma"),
            ("{\"a\"", .unexpectedEnd, 4, "after a name"), ("{\"a\":", .unexpectedEnd, 5, "after a colon"),
            ("{\"a\":1", .unexpectedEnd, 6, "after a member"), ("{\"a\":1,", .unexpectedEnd, 7, "after its comma"),
            ("\"a", .unexpectedEnd, 2, "an open string"), ("\"a\\", .unexpectedEnd, 3, "an open escape"),
            ("\"\\u12", .unexpectedEnd, 5, "half an escape"), ("tru", .unexpectedEnd, 3, "half a literal"),
            ("-", .unexpectedEnd, 1, "a sign alone"), ("1.", .unexpectedEnd, 2, "no digit behind the point"),
            ("1e", .unexpectedEnd, 2, "no exponent"), ("1e+", .unexpectedEnd, 3, "only its sign"),
            ("[1,]", .unexpectedCharacter, 3, "a comma at the end"), ("[,1]", .unexpectedCharacter, 1, "at the start"),
            ("[1,,2]", .unexpectedCharacter, 3, "two commas"), ("[1 2]", .unexpectedCharacter, 3, "no comma"),
            ("[1;2]", .unexpectedCharacter, 2, "a semicolon"), ("[1}", .unexpectedCharacter, 2, "the wrong bracket"),
            ("{\"a\":1]", .unexpectedCharacter, 6, "the wrong brace"),
            ("]", .unexpectedCharacter, 0, "nothing to close"),
            ("}", .unexpectedCharacter, 0, "nothing to close"), (",", .unexpectedCharacter, 0, "a comma alone"),
            (":", .unexpectedCharacter, 0, "a colon alone"), ("[:]", .unexpectedCharacter, 1, "a colon in an array"),
            ("[\"a\":1]", .unexpectedCharacter, 4, "a member in an array"),
            ("{1:1}", .unexpectedCharacter, 1, "a number as a name"), ("{a:1}", .unexpectedCharacter, 1, "a bare name"),
            ("{'a':1}", .unexpectedCharacter, 1, "single quotes"), ("{\"a\",1}", .unexpectedCharacter, 4, "no colon"),
            ("{\"a\" 1}", .unexpectedCharacter, 5, "no colon"), ("{\"a\"::1}", .unexpectedCharacter, 5, "two colons"),
            ("{\"a\":}", .unexpectedCharacter, 5, "no value"),
            ("{\"a\":1,}", .unexpectedCharacter, 7, "a comma at the end"),
            ("{,}", .unexpectedCharacter, 1, "only a comma"), ("{[]:1}", .unexpectedCharacter, 1, "an array as a name"),
            ("{null:1}", .unexpectedCharacter, 1, "null as a name"), ("[a]", .unexpectedCharacter, 1, "a word"),
            ("[True]", .unexpectedCharacter, 1, "upper case"), ("[nul]", .unexpectedCharacter, 4, "cut short"),
            ("[trux]", .unexpectedCharacter, 4, "misspelt"), ("[truex]", .unexpectedCharacter, 5, "longer"),
            ("[NaN]", .unexpectedCharacter, 1, "no number"), ("[Infinity]", .unexpectedCharacter, 1, "no number"),
            ("[+1]", .unexpectedCharacter, 1, "a plus sign"),
            ("[.5]", .unexpectedCharacter, 1, "no digit before the point"),
            ("['a']", .unexpectedCharacter, 1, "single quotes"), ("[// x\n1]", .unexpectedCharacter, 1, "a comment"),
            ("[/* x */1]", .unexpectedCharacter, 1, "a comment"), ("[\u{C}1]", .unexpectedCharacter, 1, "a form feed"),
            ("[\u{A0}1]", .unexpectedCharacter, 1, "a no-break space"), ("\0", .unexpectedCharacter, 0, "a NUL"),
            ("[1\0]", .unexpectedCharacter, 2, "a NUL"), ("[0x1]", .unexpectedCharacter, 2, "hexadecimal"),
            ("[1_000]", .unexpectedCharacter, 2, "an underscore"), ("[1a]", .unexpectedCharacter, 2, "a letter"),
            ("[1.5.2]", .unexpectedCharacter, 4, "two points"),
            ("[1e1.5]", .unexpectedCharacter, 4, "a point behind it"),
            ("[--1]", .malformedNumber, 2, "two signs"), ("[-a]", .malformedNumber, 2, "no digit"),
            ("[-]", .malformedNumber, 2, "a sign alone"), ("[01]", .malformedNumber, 1, "a zero before it"),
            ("[00]", .malformedNumber, 1, "two zeros"), ("[-01]", .malformedNumber, 2, "a zero before it"),
            ("[1.]", .malformedNumber, 3, "no digit behind the point"), ("[1.e1]", .malformedNumber, 3, "the same"),
            ("[1e]", .malformedNumber, 3, "no exponent"), ("[1e+]", .malformedNumber, 4, "only its sign"),
            ("[1ea]", .malformedNumber, 3, "no digit"), ("[-Infinity]", .malformedNumber, 2, "no number"),
            ("[\"\\x41\"]", .malformedEscape, 2, "an unknown escape"), ("[\"\\'\"]", .malformedEscape, 2, "a quote"),
            ("[\"\\U0041\"]", .malformedEscape, 2, "upper case"), ("[\"\\0\"]", .malformedEscape, 2, "a digit"),
            ("[\"\\u004\"]", .malformedEscape, 2, "three digits"), ("[\"\\u00G0\"]", .malformedEscape, 2, "no digit"),
            ("[\"\\u 041\"]", .malformedEscape, 2, "a space"), ("[\"\\u+041\"]", .malformedEscape, 2, "a sign"),
            ("[\"\\\n\"]", .malformedEscape, 2, "a line break"), ("[\"\\é\"]", .malformedEscape, 2, "beyond ASCII"),
            ("[\"\\ud800\"]", .loneSurrogate, 2, "a first half alone"),
            ("[\"\\udc00\"]", .loneSurrogate, 2, "a second half alone"),
            ("[\"\\ud800\\ud800\"]", .loneSurrogate, 2, "two first halves"),
            ("[\"\\ud800a\"]", .loneSurrogate, 2, "a letter behind it"),
            ("[\"\\ud800\\n\"]", .loneSurrogate, 2, "another escape behind it"),
            ("[\"\\ud800\\u0041\"]", .loneSurrogate, 2, "a letter's escape behind it"),
            ("[\"\\ude00\\ud83d\"]", .loneSurrogate, 2, "the halves in the wrong order"),
            ("{\"\\ud800\":1}", .loneSurrogate, 2, "in a name"),
            ("[\"a\nb\"]", .controlCharacter, 3, "a line break"), ("[\"\t\"]", .controlCharacter, 2, "a tab"),
            ("[\"\0\"]", .controlCharacter, 2, "a NUL"), ("[\"\u{1F}\"]", .controlCharacter, 2, "the last of them"),
            ("{\"a\nb\":1}", .controlCharacter, 3, "in a name"),
            ("1 2", .trailingContent, 2, "two values"), ("{}{}", .trailingContent, 2, "two objects"),
            ("[]]", .trailingContent, 2, "a bracket too many"), ("{}}", .trailingContent, 2, "a brace too many"),
            ("\"a\"b", .trailingContent, 3, "a letter"), ("1,", .trailingContent, 1, "a comma"),
            ("[] // x", .trailingContent, 3, "a comment"), ("[]\0", .trailingContent, 2, "a NUL"),
            ("1x", .trailingContent, 1, "a letter"), ("nullx", .trailingContent, 4, "a letter"),
            ("{\"a\":1,\"a\":1}", .duplicateKey, 7, "one name twice"),
            ("{\"a\":1,\"\\u0061\":1}", .duplicateKey, 7, "written in another way"),
            ("{\"\\u00e9\":1,\"é\":1}", .duplicateKey, 12, "written in another way"),
            ("{\"\\ud83d\\ude00\":1,\"😀\":1}", .duplicateKey, 18, "written in another way"),
            ("{\"/\":1,\"\\/\":1}", .duplicateKey, 7, "written in another way"),
            (
                "{\"\\b\\f\\n\\r\\t\\\\\":1,\"\\u0008\\u000C\\u000a\\u000d\\u0009\\u005C\":1}", .duplicateKey, 18,
                "all escapes"
            ),
            ("{\"\":1,\"\":1}", .duplicateKey, 6, "the empty name"),
            ("[{\"a\":{\"b\":1,\"c\":[],\"b\":1}}]", .duplicateKey, 20, "further down"),
        ] as [(String, JSONScanner.Reason, Int, String)]
    )
    func refused(text: String, expected: JSONScanner.Reason, offset: Int, reason: String) {
        let failure = failure(Array(text.utf8))
        #expect(failure?.reason == expected, "\(reason)")
        #expect(failure?.offset == offset, "\(reason)")
    }

    @Test(
        "Bytes that are not UTF-8 are refused",
        arguments: [
            ([0x80], "a second byte alone"), ([0xBF], "the same"), ([0xC0, 0x80], "an overlong NUL"),
            ([0xC1, 0xBF], "overlong"), ([0xC3], "half of two"), ([0xC3, 0x28], "no second byte"),
            ([0xE0, 0x80, 0x80], "overlong"), ([0xE0, 0x9F, 0xBF], "overlong"), ([0xE2, 0x82], "two of three"),
            ([0xE2, 0x28, 0xA1], "no second byte"), ([0xE2, 0x82, 0x28], "no third byte"),
            ([0xED, 0xA0, 0x80], "a first surrogate"), ([0xED, 0xBF, 0xBF], "a second surrogate"),
            ([0xF0, 0x80, 0x80, 0x80], "overlong"), ([0xF0, 0x8F, 0xBF, 0xBF], "overlong"),
            ([0xF0, 0x9F, 0x98], "three of four"), ([0xF0, 0x9F, 0x98, 0x28], "no fourth byte"),
            ([0xF4, 0x90, 0x80, 0x80], "beyond the last code point"), ([0xF5, 0x80, 0x80, 0x80], "beyond"),
            ([0xF8, 0x88, 0x80, 0x80, 0x80], "five bytes"), ([0xFE], "never in UTF-8"), ([0xFF], "never in UTF-8"),
        ] as [([UInt8], String)]
    )
    func notUTF8(bytes: [UInt8], reason: String) {
        #expect(failure([0x22] + bytes + [0x22])?.reason == .notUTF8, "\(reason)")
        // At the very end there is nothing that a careless look ahead could find.
        #expect(failure([0x22] + bytes)?.reason == .notUTF8, "\(reason)")
        #expect(failure([0x7B, 0x22] + bytes + Array("\":1}".utf8))?.reason == .notUTF8, "\(reason)")
    }

    @Test(
        "UTF-16 and UTF-32 are refused",
        arguments: [String.Encoding.utf16, .utf16BigEndian, .utf16LittleEndian, .utf32]
    )
    func otherEncodings(encoding: String.Encoding) throws {
        let data = try #require("{\"a\": 1}".data(using: encoding))
        #expect(failure(Array(data)) != nil)
    }

    @Test(
        "Nesting has a limit",
        arguments: [
            (String(repeating: "[", count: 64) + String(repeating: "]", count: 64), nil, "at it"),
            (String(repeating: "[", count: 65) + String(repeating: "]", count: 65), .tooDeep, "above"),
            (String(repeating: "{\"a\":", count: 64) + "1" + String(repeating: "}", count: 64), nil, "objects at it"),
            (
                String(repeating: "{\"a\":", count: 65) + "1" + String(repeating: "}", count: 65), .tooDeep,
                "objects above"
            ),
            (String(repeating: "[{\"a\":", count: 40), .tooDeep, "both together"),
            (String(repeating: "[", count: 1_000_000), .tooDeep, "a million"),
            ("[" + String(repeating: "[],", count: 1000) + "[]]", nil, "many beside each other"),
        ] as [(String, JSONScanner.Reason?, String)]
    )
    func depth(text: String, expected: JSONScanner.Reason?, reason: String) {
        #expect(failure(Array(text.utf8))?.reason == expected, "\(reason)")
    }

    @Test(
        "A place is told by line and column",
        arguments: [
            ("x", 1, 1), ("[\nx", 2, 1), ("[\r\nx", 2, 1), ("[\rx", 2, 1), ("[\n\r\n\r x", 4, 2), ("[\"é😀\" x", 1, 7),
            ("{\n  \"a\": 1,\n  \"a\": 2\n}", 3, 3), ("[\t\tx", 1, 4),
        ]
    )
    func places(text: String, line: Int, column: Int) {
        let failure = failure(Array(text.utf8))
        #expect(failure?.line == line)
        #expect(failure?.column == column)
    }

    @Test("A repeated member is named by its path")
    func duplicatePath() {
        #expect(failure(Array("{\"a\":{\"tags\":[1,{\"b\":1,\"b\":2}]}}".utf8))?.field == "a.tags[1].b")
        #expect(failure(Array("{\"a\":".utf8))?.field == "")
    }

    @Test(
        "Unknown members are found",
        arguments: [
            ("{\"body\":1,\"author\":{\"name\":2}}", [], "all known"), ("{}", [], "nothing there"),
            ("{\"boby\":1}", ["boby"], "misspelt"), ("{\"Body\":1}", ["Body"], "another case"),
            ("{\"author\":{\"nmae\":1,\"name\":2}}", ["author.nmae"], "further down"),
            ("{\"x\":{\"y\":{\"z\":1}}}", ["x"], "what is below an unknown one is not listed"),
            ("{\"anchor\":{\"quote\":{\"exact\":1}}}", [], "below an open field all is known"),
            ("{\"links\":[{\"to\":1},{\"too\":1}]}", ["links[1].too"], "in an array"),
            ("{\"links\":[[{\"too\":1}]]}", ["links[0][0].too"], "in an array of arrays"),
            ("{\"a\":1,\"body\":2,\"b\":3}", ["a", "b"], "each of them"), ("[{\"q\":1}]", ["[0].q"], "below an array"),
            ("{\"bo\\u0064y\":1,\"\\n\":2}", ["\n"], "escapes are undone"), ("7", [], "no object"),
            ("{\"author\":7}", [], "no object where one is known"),
            ("{\"name\":1}", ["name"], "known elsewhere only"),
            ("{\"author.name\":1}", ["author.name"], "a dot is a character"),
        ]
    )
    func unknownMembers(text: String, expected: [String], reason: String) throws {
        let scanner = JSONScanner(knownFields: ["body", "author.name", "author.email", "anchor", "links.to"])
        #expect(try scanner.scan(Array(text.utf8)) == expected, "\(reason)")
    }

    @Test("Thousands of unknown members, or one of great length, make a short list")
    func manyUnknown() throws {
        let many = "{" + (0..<5000).map { "\"x\($0)\":1" }.joined(separator: ",") + "}"
        #expect(try JSONScanner(knownFields: []).scan(Array(many.utf8)).count == 16)
        let long = "{\"" + String(repeating: "é", count: 30_000) + "\":1}"
        #expect(try JSONScanner(knownFields: []).scan(Array(long.utf8)).first?.unicodeScalars.count == 64)
    }

    @Test("It agrees with another reader on what is well-formed, for random changes of a real text")
    func agreement() throws {
        let seed = Array(#"{"a":[1,-0.5e+3,true,false,null,"x\n\u00e9\ud83d\ude00é€"],"b":{"c":{},"d":[]}}"#.utf8)
        let alphabet = Array(#"{}[]:,"\ue+-.019aft "#.utf8) + [0x0A, 0x80, 0xC3, 0xFF, 0x00]
        var state: UInt64 = 7
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        var taken = 0
        for _ in 0..<6_000 {
            var bytes = seed
            for _ in 0...random(3) {
                let place = random(bytes.count)
                switch random(3) {
                case 0: bytes[place] = alphabet[random(alphabet.count)]
                case 1: bytes.insert(alphabet[random(alphabet.count)], at: place)
                default: bytes.remove(at: place)
                }
            }
            // Foundation takes more than RFC 8259 does in places, so only this direction holds.
            if failure(bytes) == nil {
                taken += 1
                let text = String(decoding: bytes, as: UTF8.self)
                #expect(throws: Never.self, "\(text)") {
                    try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
                }
            }
        }
        #expect(taken > 200)
    }

    @Test("Long texts of one thing are read, and nothing hangs", .timeLimit(.minutes(10)))
    func linear() throws {
        let texts = [
            "[" + String(repeating: "1,", count: 300_000) + "1]",
            "\"" + String(repeating: "\\u00e9", count: 100_000) + "\"",
            "{" + (0..<50_000).map { "\"k\($0)\":0" }.joined(separator: ",") + "}",
            "{\"" + String(repeating: "\\n", count: 300_000) + "\":1}",
            String(repeating: " ", count: 600_000) + "1", String(repeating: "9", count: 600_000),
        ]
        for text in texts { try JSONScanner(knownFields: ["a.b"]).scan(Array(text.utf8)) }
    }

    private func failure(_ bytes: [UInt8]) -> JSONScanner.Failure? {
        do throws(JSONScanner.Failure) {
            try JSONScanner().scan(bytes)
            return nil
        } catch {
            return error
        }
    }
}
