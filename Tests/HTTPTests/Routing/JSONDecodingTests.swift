import HTTP
import HTTPTypes
import Testing

@Suite("JSON content")
struct JSONDecodingTests {
    enum Kind: String, Decodable { case article, section }

    struct NewComment: Decodable, Equatable {
        struct Author: Decodable, Equatable {
            var name: String
            var website: String?
        }

        var author: Author
        var body: String
        var depth: Int?
        var score: Double?
        var isDraft: Bool?
        var tags: [String]?
        var kind: Kind?
    }

    private func problem(_ json: String, knownFields: [String]? = nil) async -> Problem? {
        await thrownProblem {
            try Request(method: .post, path: "/", content: Array(json.utf8))
                .decodeJSON(NewComment.self, knownFields: knownFields)
        }
    }

    @Test("A value is decoded")
    func decoded() throws {
        let json = #"{"author":{"name":"Ann \u00e9"},"body":"a\nb","depth":2,"unknown":[1,{"x":null}]}"#
        let value = try Request(path: "/", content: Array(json.utf8)).decodeJSON(NewComment.self)
        #expect(value == NewComment(author: .init(name: "Ann é"), body: "a\nb", depth: 2))
    }

    @Test(
        "A value against the shape is 422 with its path",
        arguments: [
            (#"{"author":{"name":"a"}}"#, "body required", "a member is missing"),
            (#"{"author":{},"body":""}"#, "author.name required", "further down"),
            (#"{"author":null,"body":""}"#, "author required", "null is no object"),
            (#"{"author":{"name":null},"body":""}"#, "author.name required", "null is no value"),
            (#"{"author":{"name":1},"body":""}"#, "author.name wrongType", "a number for a string"),
            (#"{"author":[],"body":""}"#, "author wrongType", "an array for an object"),
            (#"{"author":"a","body":""}"#, "author wrongType", "a string for an object"),
            (#"{"author":{"name":"a"},"body":{}}"#, "body wrongType", "an object for a string"),
            (#"{"author":{"name":"a"},"body":"","depth":"1"}"#, "depth wrongType", "a string for an integer"),
            (#"{"author":{"name":"a"},"body":"","isDraft":0}"#, "isDraft wrongType", "a number for a truth"),
            (#"{"author":{"name":"a"},"body":"","tags":["a",1]}"#, "tags[1] wrongType", "in an array"),
            (#"{"author":{"name":"a"},"body":"","tags":{}}"#, "tags wrongType", "an object for an array"),
            (#"{"author":{"name":"a"},"body":"","kind":"x"}"#, "kind invalid", "not one of the cases"),
            ("[]", " wrongType", "the whole"), ("7", " wrongType", "the whole"), ("\"a\"", " wrongType", "the whole"),
        ]
    )
    func shape(json: String, expected: String, reason: String) async {
        let problem = await problem(json)
        #expect(problem?.status == .unprocessableContent, "\(reason)")
        #expect(problem?.code == "invalid")
        #expect(problem?.errors.map { "\($0.field) \($0.code)" } == [expected], "\(reason)")
    }

    @Test(
        "Every value at fault is named at once",
        arguments: [
            ("{}", ["author required", "body required"], "below a missing object nothing is asked for"),
            (
                #"{"author":{"name":1,"website":2},"body":[],"depth":"x","score":true,"isDraft":0,"tags":[1,"a",{}]}"#,
                [
                    "author.name wrongType", "author.website wrongType", "body wrongType", "depth wrongType",
                    "score wrongType", "isDraft wrongType", "tags[0] wrongType", "tags[2] wrongType",
                ], "of every kind"
            ),
            (
                #"{"author":7,"depth":1.5,"kind":"x","score":1e999}"#,
                ["author wrongType", "body required", "depth wrongType", "score invalid", "kind invalid"],
                "an optional enumeration does not end the search"
            ),
            (
                #"{"author":null,"body":"","kind":5}"#, ["author required", "kind wrongType"],
                "the placeholder of a wrong value is no second fault"
            ),
        ]
    )
    func allAtOnce(json: String, expected: [String], reason: String) async {
        let problem = await problem(json)
        #expect(problem?.errors.map { "\($0.field) \($0.code)" } == expected, "\(reason)")
        #expect(problem?.detail == "\(expected.count) fields are at fault.")
    }

    @Test("Thousands of wrong values make a short list")
    func manyFaults() async {
        let tags = Array(repeating: "1", count: 20_000).joined(separator: ",")
        let problem = await problem(#"{"author":{"name":"a"},"body":"","tags":[\#(tags)]}"#)
        #expect(problem?.errors.count == 16)
    }

    enum Event: Decodable, Equatable {
        case edited(by: String, times: Int)
        case deleted
    }

    class Base: Decodable { var id = 0 }

    final class Derived: Base {
        let text: String
        private enum Keys: String, CodingKey { case text }

        required init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Keys.self)
            text = try container.decode(String.self, forKey: .text)
            try super.init(from: container.superDecoder())
        }
    }

    struct Corners: Decodable, Equatable {
        var events: [Event]
        var counts: [String: Int]
        var byNumber: [Int: Bool]
        var holes: [String?]
        var matrix: [[Double]]
        var small: UInt8
        var large: UInt64
        var pair: Pair

        struct Pair: Decodable, Equatable {
            var first: String
            var second: Float

            init(first: String, second: Float) { (self.first, self.second) = (first, second) }

            init(from decoder: any Decoder) throws {
                var container = try decoder.unkeyedContainer()
                first = try container.decode(String.self)
                second = try container.decode(Float.self)
            }
        }
    }

    @Test("Everything that Codable can express is decoded")
    func corners() throws {
        let json = #"""
            {"events": [{"edited": {"by": "a", "times": 2.0}}, {"deleted": {}}], "counts": {"x": -1, "é": 1e2},
             "byNumber": {"7": true}, "holes": ["a", null, ""], "matrix": [[], [1, -0.5e-1], [0]], "small": 255,
             "large": 18446744073709551615, "pair": ["p\u0000\ud83d\ude00\/", 1.5]}
            """#
        let value = try Request(path: "/", content: Array(json.utf8)).decodeJSON(Corners.self)
        #expect(
            value
                == Corners(
                    events: [.edited(by: "a", times: 2), .deleted],
                    counts: ["x": -1, "é": 100],
                    byNumber: [7: true],
                    holes: ["a", nil, ""],
                    matrix: [[], [1, -0.05], [0]],
                    small: 255,
                    large: .max,
                    pair: .init(first: "p\0😀/", second: 1.5)
                )
        )
        let derived = try Request(path: "/", content: Array(#"{"text":"a","super":{"id":7}}"#.utf8))
            .decodeJSON(Derived.self)
        #expect(derived.id == 7 && derived.text == "a")
    }

    @Test(
        "Faults in what decodes itself are found",
        arguments: [
            (#""events":[{"moved":{}}]"#, "events[0]"), (#""events":[{}]"#, "events[0]"),
            (#""events":[{"edited":{"by":1,"times":1}}]"#, "events[0].edited.by"),
            (#""counts":{"x":"1"}"#, "counts.x"), (#""counts":[]"#, "counts"), (#""byNumber":{"a":true}"#, "byNumber"),
            (#""matrix":[[1],[1,"2"]]"#, "matrix[1][1]"), (#""holes":[7]"#, "holes[0]"), (#""small":256"#, "small"),
            (#""small":-1"#, "small"), (#""large":18446744073709551616"#, "large"), (#""pair":["a"]"#, "pair[1]"),
            (#""pair":{}"#, "pair"), (#""small":0.5"#, "small"),
        ]
    )
    func cornerFaults(member: String, field: String) async {
        let whole = [
            "events": "[]", "counts": "{}", "byNumber": "{}", "holes": "[]", "matrix": "[]", "small": "1",
            "large": "1", "pair": "[\"a\",1]",
        ]
        let others = whole.filter { !member.hasPrefix("\"\($0.key)\"") }.map { ",\"\($0.key)\":\($0.value)" }
        let json = "{" + member + others.joined() + "}"
        let problem = await thrownProblem {
            try Request(path: "/", content: Array(json.utf8)).decodeJSON(Corners.self)
        }
        #expect(problem?.status == .unprocessableContent)
        #expect(problem?.errors.first?.field.hasPrefix(field) == true)
        #expect(problem?.errors.count == 1)
    }

    @Test(
        "Numbers that don't fit are the client's fault",
        arguments: [
            (#""depth":1.5"#, "depth"), (#""depth":99999999999999999999"#, "depth"), (#""depth":1e400"#, "depth"),
            (#""score":1e400"#, "score"),
        ]
    )
    func numbers(member: String, field: String) async {
        let problem = await problem(#"{"author":{"name":"a"},"body":"",\#(member)}"#)
        #expect(problem?.status == .unprocessableContent)
        #expect(problem?.errors.map(\.field) == [field])
    }

    @Test("Messages speak of JSON, not of Swift")
    func messages() async {
        let expected = [
            (#"{"author":[],"body":""}"#, "must be an object"),
            (#"{"author":{"name":1},"body":""}"#, "must be a string"),
            (#"{"author":{"name":"a"},"body":"","depth":"1"}"#, "must be an integer"),
            (#"{"author":{"name":"a"},"body":"","score":"1"}"#, "must be a number"),
            (#"{"author":{"name":"a"},"body":"","isDraft":0}"#, "must be true or false"),
            (#"{"author":{"name":"a"},"body":"","tags":{}}"#, "must be an array"),
        ]
        for (json, message) in expected {
            #expect(await problem(json)?.errors.first?.message == message)
        }
        #expect(await problem("[]")?.detail == "The content must be an object.")
        #expect(await problem(#"{"body":""}"#)?.detail == "The field \"author\" is required.")
    }

    @Test(
        "What is not JSON is 400 with its place",
        arguments: [
            ("", "empty", "Line 1, column 1: There is no content; JSON was expected."),
            ("{\"body\": 'a'}", "unexpectedCharacter", "Line 1, column 10: This character can't stand here."),
            ("{\n  \"body\": \"a\",\n}", "unexpectedCharacter", "Line 3, column 1: This character can't stand here."),
            (
                "{\"body\":1,\"body\":2}", "duplicateKey",
                "Line 1, column 11: The object already has a member of this name."
            ),
        ]
    )
    func malformed(json: String, code: String, detail: String) async {
        let problem = await problem(json)
        #expect(problem?.status == .badRequest)
        #expect(problem?.code == "malformedJSON")
        #expect(problem?.detail == detail)
        #expect(problem?.errors.map(\.code) == [code])
        #expect(problem?.errors.first?.field == (code == "duplicateKey" ? "body" : ""))
    }

    @Test("With known fields every unknown one is named, beside those that don't decode")
    func unknownFields() async {
        let known = ["author.name", "author.website", "body", "kind"]
        let problem = await problem(#"{"author":{"nmae":"a"},"bdoy":""}"#, knownFields: known)
        #expect(problem?.status == .unprocessableContent)
        #expect(
            problem?.errors.map { "\($0.field) \($0.code)" }
                == ["author.nmae unknownField", "bdoy unknownField", "author.name required", "body required"]
        )
        #expect(await self.problem(#"{"author":{"name":"a"},"body":"","x":1}"#, knownFields: known)?.errors.count == 1)
        #expect(await self.problem(#"{"author":{"name":"a"},"body":""}"#, knownFields: known) == nil)
    }

    @Test("An error that a type's own decoding throws passes through")
    func ownErrors() {
        struct Own: Error {}
        struct Picky: Decodable {
            init(from decoder: any Decoder) throws { throw Own() }
        }
        let request = Request(path: "/", content: Array("{}".utf8))
        #expect(throws: Own.self) { try request.decodeJSON(Picky.self) }
        // Beside another fault it may be about a placeholder, and gives way.
        struct Both: Decodable {
            var missing: String
            var picky: Picky
        }
        #expect(throws: Problem.self) { try request.decodeJSON(Both.self) }
    }

    @Test("No content stops the process, however it is nested or long", .timeLimit(.minutes(10)))
    func hostile() async {
        let texts = [
            String(repeating: "[", count: 100_000), String(repeating: "{\"author\":", count: 64),
            "{\"author\":{\"name\":\"" + String(repeating: "\\ud83d\\ude00", count: 5000)
                + "\"},\"body\":\"\",\"depth\":"
                + String(repeating: "9", count: 60_000) + "}",
            String(repeating: "[", count: 64) + String(repeating: "]", count: 64),
        ]
        for text in texts { #expect(await problem(text) != nil) }
    }
}
