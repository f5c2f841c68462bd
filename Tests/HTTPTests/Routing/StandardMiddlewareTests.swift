@testable import HTTP
import HTTPTypes
import Synchronization
import Testing

@Suite("Standard middleware")
struct StandardMiddlewareTests {
    private static let article = String(repeating: "a sentence that repeats, ", count: 100)

    private struct Unforeseen: Error {}

    private final class Log: Sendable {
        let lines = Mutex<[String]>([])
    }

    private func handler(_ log: Log = Log()) -> Handler {
        var router = Router()
        router.on(.get, "/article") { _ in
            Response(mediaType: "application/json", text: Self.article, freshnessTags: ["article"])
        }
        router.on(.get, "/own") { _ in
            Response(
                fields: [.contentType: "image/png", .cacheControl: "private", .eTag: "W/\"own\""],
                content: .bytes([1])
            )
        }
        router.on(.get, "/moved") { _ in Response(status: .permanentRedirect, fields: [.location: "/article"]) }
        router.on(.post, "/article") { _ in Response(status: .created, mediaType: "application/json", text: "{}") }
        router.on(.get, "/fails") { _ in throw Unforeseen() }
        router.on(.get, "/busy") { _ in throw CancellationError() }
        let errors = ErrorMapping(
            problem: { error, _ in
                error is CancellationError
                    ? Problem(.unavailable, detail: "Busy.", fields: [.retryAfter: "1"]) : ErrorMapping.unexpected
            },
            log: { error, problem, request in
                log.lines.withLock { $0.append("\(error) \(problem.status.code) \(request.requestID)") }
            }
        )
        let standard = StandardMiddleware(
            caching: CachePolicy(maxAgeSeconds: 60, staleWhileRevalidateSeconds: 600),
            errors: errors
        )
        return router.handler(in: standard.all)
    }

    @Test("A 200 has every field that a cache and a browser need")
    func ok() async throws {
        let response = try await handler()(Request(path: "/article", fields: [.acceptEncoding: "gzip"]))
        #expect(response.status == .ok)
        #expect(response.fields[.cacheControl] == "public, max-age=60, stale-while-revalidate=600")
        #expect(response.fields[.eTag] == EntityTag(of: Array(Self.article.utf8)).gzipped.description)
        #expect(response.fields[.contentEncoding] == "gzip")
        #expect(response.fields[.vary] == "Accept-Encoding")
        #expect(response.fields[.xContentTypeOptions] == "nosniff")
        #expect(response.fields[.accessControlAllowOrigin] == "*")
        #expect(response.freshnessTags == ["article"])
    }

    @Test(
        "A document that a browser could show has a policy, its own where it states one; data has none",
        arguments: [
            ("text/html; charset=utf-8", nil, "default-src 'none'"), ("IMAGE/SVG+XML", nil, "default-src 'none'"),
            ("text/html", "script-src 'self'", "script-src 'self'"), ("application/json", nil, nil),
        ] as [(String, String?, String?)]
    )
    func policy(type: String, own: String?, wanted: String?) async throws {
        var router = Router()
        router.on(.get, "/page") { _ in
            var response = Response(mediaType: type, text: "x")
            response.fields[.contentSecurityPolicy] = own
            return response
        }
        let standard = StandardMiddleware(
            caching: CachePolicy(maxAgeSeconds: 0, staleWhileRevalidateSeconds: 0),
            errors: ErrorMapping(log: { _, _, _ in })
        )
        let response = try await router.handler(in: standard.all)(Request(path: "/page"))
        let policy = response.fields[.contentSecurityPolicy]
        #expect(policy?.prefix(wanted?.count ?? 0).description == wanted)
        #expect((response.fields[.referrerPolicy] != nil) == (wanted != nil))
        if own == nil, wanted != nil { #expect(policy?.contains("frame-ancestors 'none'") == true) }
        #expect(response.fields[.xContentTypeOptions] == "nosniff")
    }

    @Test("HEAD has the head of GET, in every coding", arguments: ["", "gzip"])
    func head(accept: String) async throws {
        let fields: HTTPFields = [.acceptEncoding: accept]
        let get = try await handler()(Request(path: "/article", fields: fields))
        let head = try await handler()(Request(method: .head, path: "/article", fields: fields))
        #expect(head.fields == get.fields)
        #expect(head.bytes.count == get.bytes.count)
    }

    @Test("The tag of a 200 gives a 304 with the same caching", arguments: ["", "gzip"])
    func roundTrip(accept: String) async throws {
        let first = try await handler()(Request(path: "/article", fields: [.acceptEncoding: accept]))
        let tag = try #require(first.fields[.eTag])
        let fields: HTTPFields = [.acceptEncoding: accept, .ifNoneMatch: tag]
        let second = try await handler()(Request(path: "/article", fields: fields))
        #expect(second.status == .notModified)
        #expect(second.bytes.isEmpty)
        for name: HTTPField.Name in [.eTag, .cacheControl, .vary, .xContentTypeOptions, .accessControlAllowOrigin] {
            #expect(second.fields[name] == first.fields[name])
        }
        #expect(second.fields[.contentType] == nil)
        #expect(second.freshnessTags == ["article"])
    }

    @Test(
        "Every answer says how it may be kept",
        arguments: [
            ("GET", "/article", [], 200, "public, max-age=60, stale-while-revalidate=600", "a reading"),
            ("GET", "/own", [], 200, "private", "what the handler says"),
            ("GET", "/article", [("Authorization", "Bearer x")], 200, "no-store", "asked with credentials"),
            ("GET", "/article", [("If-Match", "\"x\"")], 412, "no-store", "a failed condition"),
            ("POST", "/article", [], 201, "no-store", "a write"), ("GET", "/fails", [], 500, "no-store", "an error"),
            ("GET", "/nowhere", [], 404, "no-store", "the router's error"),
            ("OPTIONS", "/article", [], 204, "no-store", "a question"),
            ("GET", "/moved", [], 308, nil, "a redirect is the handler's own"),
        ] as [(String, String, [(String, String)], Int, String?, String)]
    )
    func caching(
        method: String,
        path: String,
        fields: [(String, String)],
        status: Int,
        expected: String?,
        reason: String
    ) async throws {
        let method = try #require(HTTPRequest.Method(method))
        let response = try await handler()(Request(method: method, path: path, fields: .of(fields)))
        #expect(response.status.code == status, "\(reason)")
        #expect(response.fields[.cacheControl] == expected, "\(reason)")
        #expect(response.fields[.xContentTypeOptions] == "nosniff", "\(reason)")
        #expect(response.fields[.accessControlAllowOrigin] == "*", "\(reason)")
    }

    @Test("An error that no one foresaw is 500, and its cause stands only in the log")
    func unforeseen() async throws {
        let log = Log()
        let response = try await handler(log)(Request(path: "/fails", requestID: "r-7"))
        #expect(response.status == .internalServerError)
        #expect(response.text.contains("\"instance\":\"r-7\""))
        #expect(!response.text.contains("Unforeseen"))
        #expect(log.lines.withLock { $0 } == ["Unforeseen() 500 r-7"])
    }

    @Test("A mapped error keeps its fields, and a problem is not logged")
    func mapped() async throws {
        let log = Log()
        let response = try await handler(log)(Request(path: "/busy"))
        #expect(response.status == .serviceUnavailable)
        #expect(response.fields[.retryAfter] == "1")
        #expect(try await handler(log)(Request(path: "/nowhere")).status == .notFound)
        #expect(log.lines.withLock { $0 }.count == 1)
    }

    @Test("A weak tag of the handler's own stays as it is, and is enough for a 304")
    func weak() async throws {
        let response = try await handler()(Request(path: "/own", fields: [.ifNoneMatch: "\"own\""]))
        #expect(response.status == .notModified)
        #expect(response.fields[.eTag] == "W/\"own\"")
        #expect(response.fields[.vary] == nil)
    }

    @Test("Without coding there is no gzip and no Vary")
    func withoutCoding() async throws {
        let standard = StandardMiddleware(
            caching: CachePolicy(maxAgeSeconds: 5, staleWhileRevalidateSeconds: 0),
            coding: nil,
            errors: ErrorMapping { _, _, _ in }
        )
        let handler = wrap({ _ in Response(mediaType: "text/plain", text: Self.article) }, in: standard.all)
        let response = try await handler(Request(path: "/", fields: [.acceptEncoding: "gzip"]))
        #expect(response.text == Self.article)
        #expect(response.fields[.vary] == nil)
        #expect(response.fields[.cacheControl] == "public, max-age=5")
    }
}
