@testable import HTTP
import HTTPTypes
import Testing

@Suite("Media types")
struct MediaTypeTests {
    @Test(
        "A media type is read and written",
        arguments: [
            ("text/plain", "text/plain", "without parameters"), ("Text/PLAIN", "text/plain", "in lower case"),
            ("text/plain;charset=UTF-8", "text/plain; charset=UTF-8", "values keep their case"),
            ("text/plain ; Charset=\"utf-8\"", "text/plain; charset=utf-8", "quotes only where needed"),
            ("text/plain; a=\"b\\\"c\"", "text/plain; a=\"b\\\"c\"", "an escaped quote"),
            ("text/plain; a=\"\"", "text/plain; a=\"\"", "an empty value"),
            ("text/plain;", "text/plain", "nothing behind"),
            ("text/plain;;a=b", "text/plain; a=b", "an empty parameter"),
            (" text/plain ", "text/plain", "space around"),
            ("application/vnd.x+json;v=1;w=2", "application/vnd.x+json; v=1; w=2", "two parameters"),
        ]
    )
    func reading(text: String, written: String, reason: String) {
        #expect(MediaType(text)?.description == written, "\(reason)")
    }

    @Test(
        "Anything else is malformed",
        arguments: [
            "", "text", "text/", "/plain", "text /plain", "text/ plain", "text/plain a=b", "text/plain;a",
            "text/plain;a=",
            "text/plain;a =b", "text/plain; a=\"b", "text/plain; a=\"b\\", "text/plain, text/html",
            "text/plain;a=b;A=c",
            "text/pl√in", "text//plain", "*", ";a=b", "text/plain;=b",
        ]
    )
    func malformed(text: String) {
        #expect(MediaType(text) == nil)
    }

    private static let offers = ["application/json", "text/html", "text/plain"]

    @Test(
        "Accept chooses",
        arguments: [
            (nil, "application/json", "no field: the first"), ("", "application/json", "an empty field: the first"),
            ("*/*", "application/json", "anything: the first"), ("text/html", "text/html", "just one"),
            ("text/*", "text/html", "the first of a type"), ("text/plain, text/html", "text/html", "ours is the order"),
            ("text/plain;q=0.9, text/html;q=0.8", "text/plain", "qualities are theirs"),
            ("text/html;q=0.5, */*;q=0.1", "text/html", "the closer range has more"),
            ("*/*, text/html;q=0.5", "application/json", "the closer range has less"),
            ("*/*;q=1, application/json;q=0", "text/html", "one is refused"),
            ("text/*;q=0.3, text/plain;q=0.7", "text/plain", "closer than its type"),
            ("text/*, text/html;q=0, text/plain;q=0", nil, "all that the type has is refused"),
            ("image/png", nil, "none is covered"), ("*/*;q=0", nil, "nothing at all"),
            ("application/json;q=0.001", "application/json", "the least quality"),
            ("APPLICATION/JSON", "application/json", "case does not matter"),
            ("text/html;level=1", nil, "a parameter that the offer lacks"),
            ("text/html;level=1, text/plain;q=0.1", "text/plain", "so the other remains"),
            ("text/html ; q=0.4 , text/plain ; q=0.6", "text/plain", "space is allowed"),
            (",, text/plain ,,", "text/plain", "empty members are nothing"),
            ("text/html;q=0.5, text/html;q=1, text/plain;q=0.8", "text/plain", "of equals the first counts"),
            ("text/plain;q=0.5;ext=1, text/html;q=0.4", "text/plain", "an old extension says nothing"),
            (
                "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8", "text/html",
                "a browser"
            ),
            // Malformed fields count as absent.
            ("text", "application/json", "no subtype"), ("text/html;q=2", "application/json", "a quality above 1"),
            ("text/html;q=1.001", "application/json", "above 1 by a thousandth"),
            ("text/html;q=0.1234", "application/json", "four digits"),
            ("text/html;q=", "application/json", "no quality"),
            ("text/html;q=,text/plain", "application/json", "no quality before another"),
            ("text/html;q=.5", "application/json", "no digit before the point"),
            ("text/html;q=-1", "application/json", "a minus sign"), ("*/html", "application/json", "half an asterisk"),
            ("text/html text/plain", "application/json", "no comma"),
            ("text/html;level", "application/json", "no value"),
            ("text/html;q=0.5.5", "application/json", "two points"),
            ("text/html;q=\"1\"", "application/json", "quotes"),
            ("text/html; q = 0.5", "application/json", "space around the equals sign"),
        ] as [(String?, String?, String)]
    )
    func accept(value: String?, expected: String?, reason: String) {
        var fields = HTTPFields()
        fields[.accept] = value
        #expect(Request(path: "/", fields: fields).preferredMediaType(among: Self.offers) == expected, "\(reason)")
    }

    @Test("A parameter of the offer can be asked for, and makes a range closer")
    func parameters() {
        let offers = ["text/plain;style=apa", "text/plain;style=mla"]
        func chosen(_ accept: String) -> String? {
            Request(path: "/", fields: [.accept: accept]).preferredMediaType(among: offers)
        }
        #expect(chosen("text/plain;style=MLA") == offers[1])
        #expect(chosen("text/plain, text/plain;style=apa;q=0.5") == offers[1])
        #expect(chosen("text/plain;q=0.1, text/plain;style=\"mla\";q=0.5") == offers[1])
    }

    @Test("Two Accept fields are one list")
    func twoFields() {
        let fields = HTTPFields.of([("Accept", "text/plain;q=0.5"), ("Accept", "text/html")])
        #expect(Request(path: "/", fields: fields).preferredMediaType(among: Self.offers) == "text/html")
    }

    @Test("When all are refused the problem lists them")
    func notAcceptable() async {
        let request = Request(path: "/", fields: [.accept: "image/*"])
        let problem = await thrownProblem { try request.acceptableMediaType(among: Self.offers) }
        #expect(problem?.status == .notAcceptable)
        #expect(problem?.detail == "The resource can be given as application/json, text/html, text/plain.")
    }

    @Test(
        "The content's type is required",
        arguments: [
            ([("Content-Type", "application/json")], true, "as it is"),
            ([("Content-Type", "Application/JSON; Charset=\"UTF-8\"")], true, "in another case, with the charset"),
            ([("Content-Type", "application/json; charset=us-ascii")], true, "a part of UTF-8"),
            ([("Content-Type", "application/json; profile=x")], true, "another parameter"),
            ([("Content-Type", "application/json"), ("Content-Encoding", "identity")], true, "no coding"),
            ([], false, "missing"), ([("Content-Type", "")], false, "empty"),
            ([("Content-Type", "text/json")], false, "another type"),
            ([("Content-Type", "application/merge-patch+json")], false, "another JSON type"),
            ([("Content-Type", "application/json; charset=utf-16")], false, "another charset"),
            ([("Content-Type", "application/json; charset=\"\"")], false, "an empty charset"),
            ([("Content-Type", "application/json;charset")], false, "malformed"),
            ([("Content-Type", "application/json"), ("Content-Type", "application/json")], false, "twice"),
            ([("Content-Type", "application/json"), ("Content-Encoding", "gzip")], false, "compressed"),
            ([("Content-Type", "application/x-www-form-urlencoded")], false, "a form"),
        ]
    )
    func requiring(fields: [(String, String)], isTaken: Bool, reason: String) async {
        let request = Request(method: .post, path: "/", fields: .of(fields))
        let problem = await thrownProblem { try request.requireMediaType("application/json") }
        #expect((problem == nil) == isTaken, "\(reason)")
        guard let problem else { return }
        #expect(problem.status == .unsupportedMediaType)
        #expect(problem.fields[.accept] == "application/json")
        #expect(problem.fields[.acceptPost] == "application/json")
        #expect(problem.fields[.acceptPatch] == nil)
    }

    @Test("PATCH tells its types in its own field, and a compressed content which codings are taken")
    func patch() async {
        let fields: HTTPFields = [.contentType: "application/json", .contentEncoding: "br"]
        let request = Request(method: .patch, path: "/", fields: fields)
        let problem = await thrownProblem { try request.requireMediaType("text/plain", "application/json") }
        #expect(problem?.fields[.acceptPatch] == "text/plain, application/json")
        #expect(problem?.fields[.acceptEncoding] == "identity")
    }

    @Test("One of several types is given back")
    func several() throws {
        let request = Request(method: .put, path: "/", fields: [.contentType: "text/markdown; variant=GFM"])
        let type = try request.requireMediaType("text/plain", "text/markdown")
        #expect(type.essence == "text/markdown")
        #expect(type.parameter("variant") == "GFM")
    }
}
