@testable import HTTP
import HTTPTypes
import Testing

@Suite("Fields that requests bring and responses carry")
struct ReadingTests {
    @Test(
        "A bearer token is read",
        arguments: [
            (["Bearer abc"], "abc", "plain"), (["bearer abc"], "abc", "the scheme's case does not matter"),
            (["BEARER a-b.c_d~e+f/g=="], "a-b.c_d~e+f/g==", "every character that a token may have"),
            (["Bearer   abc"], "abc", "more space"), (["Bearer abc "], "abc", "space behind"),
            (["Bearer"], nil, "no token"), (["Bearer "], nil, "still no token"), (["Bearerabc"], nil, "no space"),
            (["Basic YTpi"], nil, "another scheme"), (["Bearer a b"], nil, "two words"),
            (["Bearer a,b"], nil, "a comma"),
            (["Bearer ="], nil, "only padding"), (["Bearer a=b"], nil, "something behind the padding"),
            (["Bearer é"], nil, "not ASCII"), (["Bearer \"abc\""], nil, "quotes"), ([""], nil, "empty"),
            (["Bearer a", "Bearer a"], nil, "two fields"), ([], nil, "none"),
        ] as [([String], String?, String)]
    )
    func bearer(values: [String], expected: String?, reason: String) {
        let request = Request(path: "/", fields: .of(values.map { ("Authorization", $0) }))
        #expect(request.bearerToken == expected, "\(reason)")
    }

    @Test("The answer to a missing token names the scheme and the realm")
    func bearerNeeded() {
        let problem = Problem.bearerTokenNeeded(realm: "a \"b\"")
        #expect(problem.status == .unauthorized)
        #expect(problem.fields[.wwwAuthenticate] == "Bearer realm=\"a \\\"b\\\"\"")
    }

    @Test(
        "Secrets are the same only when all of their bytes are",
        arguments: [
            ("", "", true), ("a", "a", true), ("a", "b", false), ("a", "aa", false), ("", "a", false),
            ("\u{E9}", "e\u{301}", false), ("abc\0", "abc", false),
        ]
    )
    func secrets(left: String, right: String, expected: Bool) {
        #expect(areSameSecrets(left, right) == expected)
    }

    @Test(
        "A link is written",
        arguments: [
            (
                Link("/v1?cursor=a%2Fb&limit=2", relation: "next"), "</v1?cursor=a%2Fb&limit=2>; rel=\"next\"",
                "as it is"
            ),
            (Link("/a b>c<d\"é\n", relation: "x"), "</a%20b%3Ec%3Cd%22%C3%A9%0A>; rel=\"x\"", "what no URI may hold"),
            (
                Link("/a", relation: "alternate", mediaType: "text/plain", title: "A \"b\""),
                "</a>; rel=\"alternate\"; type=\"text/plain\"; title=\"A \\\"b\\\"\"", "a title in ASCII"
            ),
            (Link("/a", relation: "x", title: "Café *"), "</a>; rel=\"x\"; title*=UTF-8''Caf%C3%A9%20%2A", "in UTF-8"),
            (Link("", relation: "self", title: "a\r\nb"), "<>; rel=\"self\"; title=\"a  b\"", "control characters"),
        ]
    )
    func links(link: Link, expected: String, reason: String) {
        #expect(link.description == expected, "\(reason)")
        var fields = HTTPFields()
        fields.addLink(link)
        fields.addLink(link)
        #expect(fields[values: .link] == [expected, expected])
    }

    @Test(
        "Vary gains a name once",
        arguments: [
            ([], "Accept-Encoding", "from nothing"), (["Origin"], "Origin, Accept-Encoding", "behind another"),
            (["accept-encoding"], "accept-encoding", "known in another case"),
            (["Origin, Accept-Encoding"], "Origin, Accept-Encoding", "in a list"),
            (["Origin", "Accept"], "Origin, Accept, Accept-Encoding", "two fields become one"),
            (["*"], "*", "all is all"),
        ]
    )
    func vary(values: [String], expected: String, reason: String) {
        var fields = HTTPFields.of(values.map { ("Vary", $0) })
        fields.addVary(.acceptEncoding)
        #expect(fields[values: .vary] == [expected], "\(reason)")
    }

    @Test(
        "A write's If-Match holds only for the present state",
        arguments: [
            (nil, true, "no condition"), ("\"a\"", true, "the tag"), ("\"x\", \"a\"", true, "in a list"),
            ("*", true, "anything"), ("\"a-gzip\"", true, "the tag of the gzip variant"), ("\"b\"", false, "another"),
            ("W/\"a\"", false, "a weak tag never matches strongly"), ("\"A\"", false, "case matters"),
            ("W/\"a-gzip\"", false, "weak as well"), ("\"a-gzip-gzip\"", false, "coded twice"),
        ] as [(String?, Bool, String)]
    )
    func ifMatch(value: String?, holds: Bool, reason: String) async throws {
        var fields = HTTPFields()
        fields[.ifMatch] = value
        let request = Request(method: .patch, path: "/", fields: fields)
        let tag = try #require(EntityTag("\"a\""))
        let problem = await thrownProblem { try request.requireMatch(of: tag) }
        #expect((problem == nil) == holds, "\(reason)")
        #expect(holds || problem?.status == .preconditionFailed)
        let missing = await self.problem(request, tag: nil)
        #expect((missing == nil) == (value == nil), "nothing matches what is not there")
    }

    private func problem(_ request: Request, tag: EntityTag?) async -> Problem? {
        await thrownProblem { try request.requireMatch(of: tag) }
    }

    @Test(
        "A malformed If-Match is 400, for to ignore it would overwrite",
        arguments: ["a", "", "\"a", "*, \"a\"", "w/\"a\""]
    )
    func malformedIfMatch(value: String) async {
        let request = Request(method: .put, path: "/", fields: [.ifMatch: value])
        let problem = await problem(request, tag: EntityTag("\"a\""))
        #expect(problem?.status == .badRequest)
    }
}
