@testable import HTTP
import HTTPTypes
import Testing

@Suite("Conditional requests")
struct ConditionalRequestsTests {
    @Test(
        "Lists of entity tags are read",
        arguments: [
            ("*", "*", "an asterisk"), (" * ", "*", "with space"), ("\"a\"", "\"a\"", "one"),
            ("\"a\",\"b\"", "\"a\" \"b\"", "two"), ("\"a\" , W/\"b\" ,", "\"a\" W/\"b\"", "weak, and an empty member"),
            (",,\"a\"", "\"a\"", "empty members first"), ("\"\"", "\"\"", "an empty tag"),
            ("\"a,b\"", "\"a,b\"", "a comma inside"), ("\"*\"", "\"*\"", "an asterisk inside"),
            ("\"é\"", "\"é\"", "beyond ASCII"), ("\"a\\\"", "\"a\\\"", "a backslash is itself"),
            ("\"!#~\"", "\"!#~\"", "the ends of the range"),
            ("", nil, "nothing"), (",", nil, "only a comma"), ("a", nil, "no quotes"), ("\"a", nil, "one quote"),
            ("\"a\"\"b\"", nil, "no comma"), ("\"a\" \"b\"", nil, "only a space"), ("*, \"a\"", nil, "both"),
            ("\"a\", *", nil, "both"), ("**", nil, "two asterisks"), ("w/\"a\"", nil, "W is upper case"),
            ("W\"a\"", nil, "no slash"), ("W/ \"a\"", nil, "a space"), ("W/a", nil, "no quotes"),
            ("\"a b\"", nil, "a space"),
            ("\"a\";q=1", nil, "something behind"), ("\"a\u{7F}\"", nil, "a control character"),
        ] as [(String, String?, String)]
    )
    func lists(text: String, expected: String?, reason: String) {
        let read: String? =
            switch EntityTagCondition(text) {
            case .any: "*"
            case .tags(let tags): tags.map(\.description).joined(separator: " ")
            case nil: nil
            }
        #expect(read == expected, "\(reason)")
    }

    @Test("The tag of some content is 32 hexadecimal digits of its SHA-256")
    func tagOfContent() {
        // printf abc | sha256sum
        #expect(EntityTag(of: Array("abc".utf8)).description == "\"ba7816bf8f01cfea414140de5dae2223\"")
        #expect(EntityTag(of: []).gzipped.description == "\"e3b0c44298fc1c149afbf4c8996fb924-gzip\"")
        #expect(EntityTag(of: []).gzipped.uncoded == EntityTag(of: []))
        #expect(EntityTag("W/\"a\"")?.gzipped.description == "W/\"a\"")
    }

    enum Outcome { case whole, known, failed }

    /// The representation has the tag "a" and was modified at 08:00 on 6 November 1994.
    @Test(
        "Conditions are decided in the order of RFC 9110 §13.2.2",
        arguments: [
            ([], .whole, "no condition"),
            ([("If-None-Match", "\"a\"")], .known, "the same tag"),
            ([("If-None-Match", "W/\"a\"")], .known, "weak comparison"),
            ([("If-None-Match", "\"b\", \"a\"")], .known, "in a list"),
            ([("If-None-Match", "\"b\""), ("If-None-Match", "\"a\"")], .known, "in two fields"),
            ([("If-None-Match", "*")], .known, "anything"),
            ([("If-None-Match", "\"b\"")], .whole, "another tag"),
            ([("If-None-Match", "\"A\"")], .whole, "case matters"),
            ([("If-None-Match", "a")], .whole, "malformed"),
            ([("If-None-Match", "\"a\" b")], .whole, "malformed behind a match"),
            ([("If-Modified-Since", "Sun, 06 Nov 1994 08:00:00 GMT")], .known, "not modified since"),
            ([("If-Modified-Since", "Sun, 06 Nov 1994 07:59:59 GMT")], .whole, "modified since"),
            ([("If-Modified-Since", "Sunday, 06-Nov-94 09:00:00 GMT")], .known, "an old form of date"),
            ([("If-Modified-Since", "yesterday")], .whole, "malformed"),
            (
                [("If-None-Match", "\"b\""), ("If-Modified-Since", "Sun, 06 Nov 1994 08:00:00 GMT")], .whole,
                "If-None-Match wins"
            ),
            (
                [("If-None-Match", "b"), ("If-Modified-Since", "Sun, 06 Nov 1994 08:00:00 GMT")], .whole,
                "also when malformed"
            ),
            ([("If-Match", "\"a\"")], .whole, "it matches"), ([("If-Match", "*")], .whole, "anything"),
            ([("If-Match", "\"b\"")], .failed, "it does not match"),
            ([("If-Match", "W/\"a\"")], .failed, "strong comparison"),
            ([("If-Match", "b")], .whole, "malformed on a reading"),
            ([("If-Match", "\"b\""), ("If-None-Match", "\"a\"")], .failed, "If-Match comes first"),
            ([("If-Match", "\"a\""), ("If-None-Match", "\"a\"")], .known, "then If-None-Match"),
            ([("If-Unmodified-Since", "Sun, 06 Nov 1994 08:00:00 GMT")], .whole, "unmodified since"),
            ([("If-Unmodified-Since", "Sun, 06 Nov 1994 07:59:59 GMT")], .failed, "modified since"),
            (
                [("If-Match", "\"a\""), ("If-Unmodified-Since", "Sun, 06 Nov 1994 07:59:59 GMT")], .whole,
                "If-Match wins"
            ),
            ([("If-Unmodified-Since", "never")], .whole, "malformed"),
        ] as [([(String, String)], Outcome, String)]
    )
    func decisions(fields: [(String, String)], expected: Outcome, reason: String) async throws {
        let handler = wrap(
            { _ in
                var response = Response(mediaType: "text/plain", text: "content", freshnessTags: ["t"])
                response.fields[.eTag] = "\"a\""
                response.fields[.lastModified] = "Sun, 06 Nov 1994 08:00:00 GMT"
                return response
            },
            in: [ConditionalRequests(coding: nil).middleware]
        )
        for method in [HTTPRequest.Method.get, .head] {
            let response = try await handler(Request(method: method, path: "/", fields: .of(fields)))
            let status: HTTPResponse.Status =
                switch expected {
                case .whole: .ok
                case .known: .notModified
                case .failed: .preconditionFailed
                }
            #expect(response.status == status, "\(reason)")
            #expect(response.bytes.isEmpty == (expected == .known), "\(reason)")
            #expect(expected == .failed || response.freshnessTags == ["t"])
        }
    }

    @Test("Without Last-Modified dates mean nothing")
    func noDates() async throws {
        let handler = wrap(
            { _ in Response(mediaType: "text/plain", text: "content") },
            in: [ConditionalRequests(coding: nil).middleware]
        )
        for name in ["If-Modified-Since", "If-Unmodified-Since"] {
            let fields = HTTPFields.of([(name, "Sun, 06 Nov 1994 08:00:00 GMT")])
            #expect(try await handler(Request(path: "/", fields: fields)).status == .ok)
        }
    }

    @Test(
        "Only a 200 to GET and HEAD is conditional",
        arguments: [
            (HTTPRequest.Method.post, HTTPResponse.Status.ok, "another method"), (.put, .ok, "another method"),
            (.get, .created, "another success"), (.get, .notFound, "an error"),
            (.get, .permanentRedirect, "a redirect"),
            (.get, .partialContent, "a part"),
        ]
    )
    func others(method: HTTPRequest.Method, status: HTTPResponse.Status, reason: String) async throws {
        let handler = wrap(
            { _ in Response(status: status, mediaType: "text/plain", text: "content") },
            in: [ConditionalRequests(coding: nil).middleware]
        )
        let fields = HTTPFields.of([("If-None-Match", "*"), ("If-Match", "\"x\"")])
        let response = try await handler(Request(method: method, path: "/", fields: fields))
        #expect(response.status == status, "\(reason)")
        #expect(response.fields[.eTag] == nil, "\(reason)")
    }

    @Test("A 304 keeps what concerns caches, and drops what describes the content")
    func notModifiedFields() async throws {
        let handler = wrap(
            { _ in
                var response = Response(mediaType: "application/json", text: "{}", freshnessTags: ["article"])
                response.fields[.cacheControl] = "public, max-age=1"
                response.fields[.vary] = "Origin"
                response.fields[.contentLocation] = "/x"
                response.fields[.contentLanguage] = "en"
                response.fields[.contentSecurityPolicy] = "default-src 'none'"
                response.fields[.lastModified] = "Sun, 06 Nov 1994 08:00:00 GMT"
                response.fields.addLink(Link("/y", relation: "next"))
                return response
            },
            in: [ConditionalRequests(coding: ContentCoding()).middleware]
        )
        let response = try await handler(Request(path: "/", fields: [.ifNoneMatch: "*"]))
        #expect(response.status == .notModified)
        #expect(response.freshnessTags == ["article"])
        #expect(
            Set(response.fields.map(\.name)) == [
                .cacheControl, .vary, .contentLocation, .contentSecurityPolicy, .link, .eTag,
            ]
        )
        #expect(response.fields[.vary] == "Origin, Accept-Encoding")
        #expect(response.fields[.eTag] == EntityTag(of: Array("{}".utf8)).description)
    }

    @Test("A stream has no tag of its own making, and keeps the handler's")
    func streams() async throws {
        let conditional = ConditionalRequests(coding: ContentCoding()).middleware
        let stream = wrap({ _ in Response(content: .stream(AsyncStream { $0.finish() })) }, in: [conditional])
        #expect(try await stream(Request(path: "/", fields: [.ifNoneMatch: "\"a\""])).fields[.eTag] == nil)
        let tagged = wrap(
            { _ in Response(fields: [.eTag: "\"a\""], content: .stream(AsyncStream { $0.finish() })) },
            in: [conditional]
        )
        #expect(try await tagged(Request(path: "/", fields: [.ifNoneMatch: "\"a\""])).status == .notModified)
    }
}
