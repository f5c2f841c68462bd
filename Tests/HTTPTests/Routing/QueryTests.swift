@testable import HTTP
import HTTPTypes
import Testing

@Suite("Query")
struct QueryTests {
    @Test(
        "A well-formed query gives its values",
        arguments: [
            (nil, [:], "no query at all"), ("", [:], "an empty one"), ("q=", ["q": ""], "an empty value"),
            ("q", ["q": ""], "no equals sign"), ("q=a+b", ["q": "a b"], "a plus sign is a space"),
            ("q=a%2Bb", ["q": "a+b"], "an encoded plus sign is itself"),
            ("q=%E2%82%AC", ["q": "€"], "UTF-8"), ("%71=a", ["q": "a"], "names are decoded"),
            ("q=a=b==", ["q": "a=b=="], "only the first equals sign splits"),
            ("q=a%26limit%3D2", ["q": "a&limit=2"], "what is encoded does not split"),
            ("&&q=a&", ["q": "a"], "empty pairs are nothing"),
            ("q=a;limit=1", ["q": "a;limit=1"], "a semicolon does not separate"),
            ("q=%00", ["q": "\0"], "a NUL is a character"), ("q=?/:@", ["q": "?/:@"], "what a query may hold bare"),
            ("limit=1&q=2", ["q": "2", "limit": "1"], "two parameters"),
        ] as [(String?, [String: String], String)]
    )
    func wellFormed(text: String?, expected: [String: String], reason: String) throws {
        let query = try Request(path: "/", query: text).query(allowing: ["q", "limit"])
        #expect(query.names == Set(expected.keys), "\(reason)")
        for (name, value) in expected { #expect(query[name] == value, "\(reason)") }
    }

    @Test(
        "Every parameter at fault is named",
        arguments: [
            ("Q=1", ["Q unknown"], "names are case-sensitive"),
            ("q=1&q=1", ["q repeated"], "also with the same value"),
            ("q=1&%71=2", ["q repeated"], "also in other encodings"),
            ("q=1&q=2&q=3", ["q repeated"], "however often"),
            ("q=%", ["q malformed"], "a percent sign alone"), ("q=%4", ["q malformed"], "one digit"),
            ("q=%G1", ["q malformed"], "no digit"), ("q=%ff", ["q malformed"], "not UTF-8"),
            ("q=%ED%A0%80", ["q malformed"], "a surrogate"), ("%ff=1", ["%ff malformed"], "a name that is not UTF-8"),
            ("=1", [" unknown"], "no name"), ("q[]=1", ["q[] unknown"], "no arrays"),
            ("a=1&b=2&q=%zz&q=1&q=2", ["a unknown", "b unknown", "q malformed"], "all at once, each once"),
            ("limit=%zz&limit=1", ["limit malformed"], "the first fault alone"),
            ("limit=1&limit=0", ["limit repeated"], "before what its value would be"),
            ("limit=0&x=1", ["x unknown", "limit invalid"], "with the values that were read"),
        ] as [(String, [String], String)]
    )
    func atFault(text: String, expected: [String], reason: String) async {
        let problem = await thrownProblem {
            try Request(path: "/", query: text).query(allowing: ["q", "limit"]) { $0.integer("limit", in: 1...100) }
        }
        #expect(problem?.status == .badRequest)
        #expect(problem?.code == "invalidParameter")
        #expect(problem?.errors.map { "\($0.field) \($0.code)" } == expected, "\(reason)")
    }

    @Test("A query of thousands of wrong parameters makes a short answer")
    func many() async {
        let text = (0..<4000).map { "x\($0)=%" }.joined(separator: "&")
        let problem = await thrownProblem { try Request(path: "/", query: text).query(allowing: []) }
        #expect(problem?.errors.count == 16)
        #expect(problem?.detail.contains("4000") == true)
        let long = await self.long(String(repeating: "é", count: 5000) + "=1")
        #expect((long?.response(requestID: "r").bytes.count ?? .max) < 1000)
    }

    private func long(_ query: String) async -> Problem? {
        await thrownProblem { try Request(path: "/", query: query).query(allowing: []) }
    }

    enum Sort: String, CaseIterable { case oldest, newest, top }

    @Test(
        "Integers are digits in a range",
        arguments: [
            ("1", 1, "the least"), ("100", 100, "the most"), ("007", 7, "zeros before it"), ("0", nil, "too small"),
            ("101", nil, "too large"), ("+5", nil, "a plus sign"), ("-1", nil, "below"), ("", nil, "nothing"),
            ("1.0", nil, "a fraction"), ("1e1", nil, "an exponent"), (" 1", nil, "a space"), ("٣", nil, "other digits"),
            ("0x10", nil, "hexadecimal"), ("99999999999999999999999999", nil, "beyond any integer"),
        ] as [(String, Int?, String)]
    )
    func integers(text: String, expected: Int?, reason: String) async throws {
        let (query, errors) = Query.parse("limit=\(text == "+5" ? "%2B5" : text)", allowing: ["limit"])
        var reader = QueryReader(query: query, allowed: ["limit"], errors: errors)
        #expect(reader.integer("limit", in: 1...100) == expected, "\(reason)")
        #expect((reader.problem == nil) == (expected != nil), "\(reason)")
        #expect(reader.problem?.errors.allSatisfy { $0.message == "must be an integer from 1 to 100" } ?? true)
    }

    @Test("Typed values come out, and are nil where they are missing")
    func typed() throws {
        let names = ["sort", "dryRun", "include", "slugs", "none", "date"]
        let query = "sort=top&dryRun=true&include=newest,oldest&slugs=a,b,c&date=2020-07"
        try Request(path: "/", query: query).query(allowing: names) { reader in
            #expect(reader.choice("sort", of: Sort.self) == .top)
            #expect(reader.boolean("dryRun") == true)
            #expect(reader.choices("include", of: Sort.self) == [.newest, .oldest])
            #expect(reader.list("slugs", atMost: 3) == ["a", "b", "c"])
            #expect(reader.text("none") == nil)
            #expect(reader.integer("none", in: 0...1) == nil)
            #expect(reader.value("date", expected: "must be a month") { $0.split(separator: "-").count } == 2)
        }
    }

    @Test(
        "Values of the wrong kind are refused",
        arguments: [
            ("sort=Top", "sort", "case-sensitive"), ("sort=", "sort", "empty"), ("dryRun=1", "dryRun", "not a number"),
            ("dryRun=TRUE", "dryRun", "case-sensitive"), ("include=top,top", "include", "twice"),
            ("include=top,", "include", "an empty part"), ("include=top,bottom", "include", "an unknown part"),
            ("slugs=", "slugs", "an empty text"), ("slugs=a,,b", "slugs", "an empty part"),
            ("slugs=a,b,c,d", "slugs", "too many"),
        ]
    )
    func wrongKind(text: String, field: String, reason: String) async {
        let problem = await thrownProblem {
            try Request(path: "/", query: text).query(allowing: ["sort", "dryRun", "include", "slugs"]) { reader in
                _ = reader.choice("sort", of: Sort.self)
                _ = reader.boolean("dryRun")
                _ = reader.choices("include", of: Sort.self)
                _ = reader.list("slugs", atMost: 3)
            }
        }
        #expect(problem?.errors.map(\.field) == [field], "\(reason)")
        #expect(problem?.errors.first?.code == "invalid")
    }

    @Test("An error of the reading itself comes first")
    func ownError() async {
        struct Own: Error {}
        #expect(throws: Own.self) {
            try Request(path: "/", query: "x=1").query(allowing: []) { _ in throw Own() }
        }
    }
}
