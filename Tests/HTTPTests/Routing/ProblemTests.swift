import Foundation
import HTTP
import HTTPTypes
import Testing

@Suite("Problem")
struct ProblemTests {
    @Test("A problem becomes problem+json with all its members, and is not stored")
    func members() throws {
        let problem = Problem(
            .invalid,
            detail: "2 fields are at fault.",
            errors: [
                .init(field: "author.name", code: "tooLong", message: "is too long"),
                .init(field: "body", code: "required", message: "is required"),
            ],
            fields: [.retryAfter: "5"]
        )
        let response = problem.response(requestID: "r-1")
        #expect(response.status == .unprocessableContent)
        #expect(response.fields[.contentType] == "application/problem+json")
        #expect(response.fields[.cacheControl] == "no-store")
        #expect(response.fields[.retryAfter] == "5")
        #expect(
            response.text == """
                {"type":"/problems/invalid","title":"A value is against the rules","status":422,\
                "detail":"2 fields are at fault.","instance":"r-1",\
                "errors":[{"field":"author.name","code":"tooLong","message":"is too long"},\
                {"field":"body","code":"required","message":"is required"}]}
                """
        )
    }

    @Test("Without errors there is no member for them")
    func withoutErrors() throws {
        let text = Problem(.notFound, detail: "").response(requestID: "r").text
        #expect(!text.contains("errors"))
        #expect(try JSONSerialization.jsonObject(with: Data(text.utf8)) is [String: Any])
    }

    @Test("The problem's own fields win, and may stand twice")
    func ownFields() {
        var fields: HTTPFields = [.cacheControl: "private"]
        fields.append(HTTPField(name: .wwwAuthenticate, value: "Bearer"))
        fields.append(HTTPField(name: .wwwAuthenticate, value: "Basic"))
        let response = Problem(.unauthorized, detail: "", fields: fields).response(requestID: "r")
        #expect(response.fields[values: .cacheControl] == ["private"])
        #expect(response.fields[values: .wwwAuthenticate] == ["Bearer", "Basic"])
    }

    @Test(
        "Whatever a text holds, it comes back",
        arguments: [
            "", "\"", "\\", "\\\"", "a\nb\r\n\tc", "\0\u{1}\u{1F}\u{7F}", "</script>", "é € 😀", "\u{2028}\u{2029}",
            "e\u{301}\u{301}\u{301}", "a\u{FEFF}", "\u{FFFF}", "{{x}}", "\u{202E}",
        ]
    )
    func escaping(text: String) throws {
        let problem = Problem(
            .notFound,
            detail: text,
            errors: [.init(field: text, code: text, message: text)]
        )
        let data = Data(problem.response(requestID: text).bytes)
        let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let error = try #require((object["errors"] as? [[String: String]])?.first)
        for value in [object["detail"] as? String, object["instance"] as? String, error["field"], error["message"]] {
            #expect(value.map { Array($0.utf8) } == Array(text.utf8))
        }
    }

    @Test("The codes of HTTP are distinct, explained, and fit their status")
    func codes() {
        let codes = ProblemCode.http
        #expect(Set(codes.map(\.code)).count == codes.count)
        #expect(Set(codes.map(\.title)).count == codes.count)
        for code in codes {
            #expect((400...599).contains(code.status.code))
            #expect(code.code.first?.isLowercase == true && code.code.allSatisfy { $0.isASCII && $0.isLetter })
            #expect(code.explanation.count > 60 && code.explanation.hasSuffix("."))
            #expect(!code.title.hasSuffix("."))
        }
        #expect(codes.contains(.httpVersionNotSupported) && codes.contains(.badRequest))
    }
}
