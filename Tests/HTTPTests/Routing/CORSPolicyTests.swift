@testable import HTTP
import HTTPTypes
import Testing

@Suite("CORS")
struct CORSPolicyTests {
    private static let router: Router = {
        var router = Router()
        router.on(.get, "/comments/{id}") { _ in Response(mediaType: "text/plain", text: "comment") }
        router.on(.patch, "/comments/{id}") { _ in throw Problem(.forbidden, detail: "") }
        return router
    }()

    private func respond(
        _ method: HTTPRequest.Method,
        _ fields: [(String, String)],
        origins: CORSPolicy.Origins = .all,
        path: String = "/comments/1"
    ) async throws -> Response {
        let handler = Self.router.handler(in: [
            CORSPolicy(origins: origins).middleware, ErrorMapping { _, _, _ in }.middleware,
        ])
        return try await handler(Request(method: method, path: path, fields: .of(fields)))
    }

    private static let some = CORSPolicy.Origins.only(["https://a.example", "http://localhost:3000"])

    @Test(
        "The origin is allowed, or not",
        arguments: [
            (.all, "https://a.example", "*", nil, "all are"), (.all, nil, "*", nil, "also where none is named"),
            (.all, "null", "*", nil, "also from a file"),
            (some, "https://a.example", "https://a.example", "Origin", "in the list"),
            (some, "http://localhost:3000", "http://localhost:3000", "Origin", "with a port"),
            (some, "https://b.example", nil, "Origin", "not in the list"), (some, nil, nil, "Origin", "none is named"),
            (some, "http://a.example", nil, "Origin", "another scheme"),
            (some, "https://a.example:8443", nil, "Origin", "another port"),
            (some, "https://a.example.evil.example", nil, "Origin", "longer"),
            (some, "https://a.exampl", nil, "Origin", "shorter"),
            (some, "https://A.example", nil, "Origin", "another case"),
            (some, "null", nil, "Origin", "a sandbox"), (some, "*", nil, "Origin", "an asterisk"),
            (some, "https://a.example, https://a.example", nil, "Origin", "two"),
            (.only([]), "https://a.example", nil, nil, "none is"),
        ] as [(CORSPolicy.Origins, String?, String?, String?, String)]
    )
    func origins(
        origins: CORSPolicy.Origins,
        origin: String?,
        allowed: String?,
        vary: String?,
        reason: String
    ) async throws {
        let fields = origin.map { [("Origin", $0)] } ?? []
        // A success, an error of a handler, and one of the router.
        for (method, path) in [(HTTPRequest.Method.get, "/comments/1"), (.patch, "/comments/1"), (.put, "/nowhere")] {
            let response = try await respond(method, fields, origins: origins, path: path)
            #expect(response.fields[.accessControlAllowOrigin] == allowed, "\(reason)")
            #expect(response.fields[.vary] == vary, "\(reason)")
            #expect(response.fields[.accessControlAllowCredentials] == nil)
            let exposed = allowed.map { _ in
                "ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After, Request-Id"
            }
            #expect(response.fields[.accessControlExposeHeaders] == exposed, "\(reason)")
        }
    }

    @Test(
        "A preflight grants the fields that are known",
        arguments: [
            (nil, nil, "none is asked for"), ("", nil, "an empty list"), ("content-type", "Content-Type", "one"),
            ("edit-token,content-type", "Content-Type, Edit-Token", "two"), ("X-Other", nil, "an unknown one"),
            ("x-other, IF-MATCH ,", "If-Match", "a known one among others"),
            (
                "content-type,idempotency-key,edit-token,authorization,if-match,if-none-match,request-id,last-event-id,"
                    + "author-token",
                "Content-Type, Idempotency-Key, Edit-Token, Authorization, If-Match, If-None-Match, Request-Id, "
                    + "Last-Event-ID, Author-Token", "all"
            ),
            ("*", nil, "an asterisk is a name here"), ("content-type\tcookie", nil, "malformed"),
        ] as [(String?, String?, String)]
    )
    func preflight(requested: String?, granted: String?, reason: String) async throws {
        var fields = [("Origin", "https://a.example"), ("Access-Control-Request-Method", "PATCH")]
        if let requested { fields.append(("Access-Control-Request-Headers", requested)) }
        let response = try await respond(.options, fields)
        #expect(response.status == .noContent, "\(reason)")
        #expect(response.bytes.isEmpty)
        #expect(response.fields[.accessControlAllowOrigin] == "*")
        #expect(response.fields[.accessControlAllowMethods] == "GET, HEAD, PATCH, OPTIONS", "\(reason)")
        #expect(response.fields[.accessControlAllowHeaders] == granted, "\(reason)")
        #expect(response.fields[.accessControlMaxAge] == "86400")
    }

    @Test(
        "What is no preflight of an allowed origin grants nothing",
        arguments: [
            ([("Origin", "https://a.example")], "no method is asked for"),
            ([("Access-Control-Request-Method", "PATCH")], "no origin"),
            ([("Origin", "https://b.example"), ("Access-Control-Request-Method", "PATCH")], "another origin"),
        ]
    )
    func noPreflight(fields: [(String, String)], reason: String) async throws {
        let response = try await respond(.options, fields, origins: Self.some)
        #expect(response.status == .noContent)
        #expect(response.fields[.accessControlAllowMethods] == nil, "\(reason)")
        #expect(response.fields[.accessControlAllowHeaders] == nil)
        #expect(response.fields[.accessControlMaxAge] == nil)
        #expect(response.fields[.allow] == "GET, HEAD, PATCH, OPTIONS")
    }

    @Test("A preflight of an unknown path is a 404 that the page's author can read")
    func unknownPath() async throws {
        let fields = [("Origin", "https://a.example"), ("Access-Control-Request-Method", "GET")]
        let response = try await respond(.options, fields, path: "/nowhere")
        #expect(response.status == .notFound)
        #expect(response.fields[.accessControlAllowOrigin] == "*")
        #expect(response.fields[.accessControlMaxAge] == nil)
    }

    @Test(
        "An origin is written as browsers write it",
        arguments: [
            ("https://a.example", true), ("http://localhost:3000", true), ("http://[::1]:8080", true),
            ("https://xn--bcher-kva.example", true), ("https://a.example/", false), ("https://A.example", false),
            ("a.example", false), ("https://", false), ("*", false), ("null", false), ("https://a.example:443", false),
            ("http://a.example:80", false), ("https://a.example/path", false), ("https://a b", false),
            ("https://a@b", false), ("ftp://a.example", false), ("", false), ("https://:8080", false),
            ("https://a.example:", false), ("https://bücher.example", false),
        ]
    )
    func isOrigin(text: String, expected: Bool) {
        #expect(CORSPolicy.isOrigin(text) == expected)
        #expect(CORSPolicy.origins(from: [text]) == (expected ? .only([text]) : text == "*" ? .all : nil))
    }
}
