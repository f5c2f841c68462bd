@testable import HTTP
import HTTPTypes
import Testing

@Suite("Hostile input")
struct HostileFieldTests {
    /// Numbers that look random, and are the same in every run.
    private struct Noise {
        var state: UInt64

        mutating func below(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }

        mutating func text(_ pieces: [String]) -> String {
            (0..<below(12)).map { _ in pieces[below(pieces.count)] }.joined()
        }
    }

    private static let pieces = [
        "*", "/", ";", ",", "=", "q", "q=", "0", "1", ".", "5", "\"", "\\", " ", "\t", "W/", "a", "gzip", "identity",
        "text", "/plain", "charset", "utf-8", "Bearer ", "-", ":", "Sun", "Sun, ", "06", " Nov ", "1994 ", "08:49:37",
        " GMT", "%", "%4", "%ff", "%2F", "+", "&", "?", "é", "\u{301}", "😀", "\u{7F}", "https://", "a.example", "null",
        "\"a\"",
    ]

    @Test("No text in any field, path or query stops the process or escapes as another error than a problem")
    func noise() async throws {
        var router = Router()
        router.on(.get, "/{a}/{b}.x") { request in
            _ = try request.query(allowing: ["a", "q"]) { ($0.integer("a", in: 0...9), $0.list("q", atMost: 2)) }
            _ = try request.acceptableMediaType(among: ["text/plain", "application/json;v=1"])
            return Response(mediaType: "text/plain", text: request.bearerToken ?? "none")
        }
        router.on(.post, "/{a}/{b}.x") { request in
            try request.requireMediaType("application/json")
            try request.requireMatch(of: EntityTag("\"a\""))
            return Response(mediaType: "text/plain", text: try request.decodeJSON([String: [Int]].self).description)
        }
        let unforeseen: @Sendable (any Error, Problem, Request) -> Void = { error, _, _ in Issue.record(error) }
        let handler = router.handler(
            in: StandardMiddleware(
                cors: CORSPolicy(origins: .only(["https://a.example"])),
                caching: CachePolicy(maxAgeSeconds: 1, staleWhileRevalidateSeconds: 1),
                errors: ErrorMapping(log: unforeseen)
            ).all
        )
        let names: [HTTPField.Name] = [
            .accept, .acceptEncoding, .authorization, .contentType, .contentEncoding, .ifMatch, .ifNoneMatch, .origin,
            .ifModifiedSince, .ifUnmodifiedSince, .accessControlRequestMethod, .accessControlRequestHeaders,
        ]
        let methods: [HTTPRequest.Method] = [.get, .head, .post, .options]
        var noise = Noise(state: 1)
        var statuses: Set<Int> = []
        for _ in 0..<6_000 {
            var request = Request(method: methods[noise.below(4)], path: "/a/b.x")
            if noise.below(4) == 0 { request.path = "/" + noise.text(Self.pieces) }
            if noise.below(4) == 0 { request.query = noise.text(Self.pieces) }
            for _ in 0..<noise.below(4) {
                // Often one piece alone, or hardly any value would be well-formed.
                let value = noise.below(2) == 0 ? Self.pieces[noise.below(Self.pieces.count)] : noise.text(Self.pieces)
                request.fields.append(HTTPField(name: names[noise.below(names.count)], value: value))
            }
            if request.method == .post, noise.below(2) == 0 {
                request.fields[.contentType] = "application/json"
                request.content = Array(noise.text(["{", "}", "\"a\":", "[", "]", "1", ",", "\"", "\\u", " "]).utf8)
            }
            statuses.insert(try await handler(request).status.code)
        }
        // All ways were gone.
        #expect(statuses.isSuperset(of: [200, 204, 304, 400, 404, 406, 412, 415, 422]), "\(statuses.sorted())")
    }

    @Test("A mark behind a separator hides it neither in a path nor in a query")
    func combiningMarks() async throws {
        var router = Router()
        router.on(.get, "/{a}") { Response(mediaType: "text/plain", text: $0.parameters["a", default: ""]) }
        let problem = await thrownProblem { try await router.respond(to: Request(path: "/a/\u{301}b")) }
        #expect(problem?.status == .notFound)
        let hidden = await thrownProblem { try Request(path: "/", query: "a=1&\u{301}b=2").query(allowing: ["a"]) }
        #expect(hidden?.errors.map(\.field) == ["\u{301}b"])
    }

    @Test("Long fields of one thing are read, and nothing hangs", .timeLimit(.minutes(10)))
    func linear() {
        for unit in [
            "a,", "\"a\",", "a;", ";q=1", "a/b,", "a/b;c=d,", ",", " ", "\"", "\\", "W/", "gzip;q=0.5,", "%41", "&a",
        ] {
            let value = String(repeating: unit, count: 200_000 / unit.utf8.count)
            _ = Accept(value)?.quality(of: MediaType(type: "text", subtype: "plain", parameters: []))
            _ = AcceptEncoding(value)
            _ = EntityTagCondition(value)
            _ = MediaType("text/plain;" + value)
            _ = HTTPDateReading.epochSeconds(value)
            _ = Query.parse(value, allowing: ["a"])
            _ = PercentCoding.decode(Substring(value))
        }
    }
}
