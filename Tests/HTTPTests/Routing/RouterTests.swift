import HTTP
import HTTPTypes
import Testing

@Suite("Router")
struct RouterTests {
    /// Every route answers with its pattern, and the parameters behind it.
    private static let router: Router = {
        var router = Router()
        let routes: [(HTTPRequest.Method, String)] = [
            (.get, "/"), (.get, "/v1"), (.get, "/v1/articles"), (.get, "/v1/articles/{slug}"),
            (.put, "/v1/articles/{slug}"), (.get, "/v1/articles/{slug}.bib"), (.get, "/v1/articles/{slug}.json"),
            (.get, "/v1/articles/{slug}.csl.json"), (.get, "/v1/articles/{slug}/citations"),
            (.get, "/v1/articles/{slug}/citations.csl.json"), (.get, "/v1/articles/{slug}/citations/{number}"),
            (.get, "/v1/articles/{slug}/sections/{anchor}"), (.get, "/v1/articles/latest/sections"),
            (.post, "/v1/comments/preview"), (.get, "/v1/comments/{id}"), (.patch, "/v1/comments/{id}"),
            (.delete, "/v1/comments/{id}"), (.get, "/café/{name}"),
        ]
        for (method, pattern) in routes {
            router.on(method, pattern, name: "\(method) \(pattern)") { request in
                let parameters = request.parameters.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }
                return Response(mediaType: "text/plain", text: pattern + parameters.joined())
            }
        }
        return router
    }()

    @Test(
        "A path leads to the most literal pattern",
        arguments: [
            ("/", "/", "the root has no segments"),
            ("/v1", "/v1", "a literal"),
            ("/v1/articles/a", "/v1/articles/{slug} slug=a", "a parameter"),
            ("/v1/articles/a.bib", "/v1/articles/{slug}.bib slug=a", "a suffix wins over a bare parameter"),
            ("/v1/articles/a.csl.json", "/v1/articles/{slug}.csl.json slug=a", "the longer suffix wins"),
            ("/v1/articles/a.xcsl.json", "/v1/articles/{slug}.json slug=a.xcsl", "the shorter one where it alone fits"),
            ("/v1/articles/.bib", "/v1/articles/{slug} slug=.bib", "nothing is left for the parameter before a suffix"),
            ("/v1/articles/a.bib.bib", "/v1/articles/{slug}.bib slug=a.bib", "only the last suffix is taken off"),
            ("/v1/articles/a.BIB", "/v1/articles/{slug} slug=a.BIB", "suffixes are case-sensitive"),
            ("/v1/articles/a/citations", "/v1/articles/{slug}/citations slug=a", "a literal below a parameter"),
            (
                "/v1/articles/a/citations.csl.json", "/v1/articles/{slug}/citations.csl.json slug=a",
                "a literal with dots"
            ),
            (
                "/v1/articles/a/citations/7", "/v1/articles/{slug}/citations/{number} number=7 slug=a",
                "two parameters"
            ),
            (
                "/v1/articles/a.bib/citations", "/v1/articles/{slug}/citations slug=a.bib",
                "the suffix leads nowhere further down, so it is taken back"
            ),
            ("/v1/articles/latest", "/v1/articles/{slug} slug=latest", "a literal that is only a way to others"),
            ("/v1/articles/latest/sections", "/v1/articles/latest/sections", "the literal way"),
            (
                "/v1/articles/latest/sections/b",
                "/v1/articles/{slug}/sections/{anchor} anchor=b slug=latest",
                "the literal way ends, so it is taken back"
            ),
            ("/v1/articles/a%2Fb", "/v1/articles/{slug} slug=a/b", "an encoded slash does not split"),
            ("/v1/articles/caf%C3%A9", "/v1/articles/{slug} slug=café", "UTF-8 is decoded"),
            ("/v1/articles/a+b", "/v1/articles/{slug} slug=a+b", "a plus sign is itself in a path"),
            ("/v1/articles/%2e%2E", "/v1/articles/{slug} slug=..", "dot segments are data"),
            ("/v1/articles/a%2Ebib", "/v1/articles/{slug}.bib slug=a", "an encoded dot is a dot"),
            ("/v1/%61rticles/a", "/v1/articles/{slug} slug=a", "literals are compared decoded"),
            ("/caf%C3%A9/x", "/café/{name} name=x", "a literal beyond ASCII"),
            ("/v1/comments/7", "/v1/comments/{id} id=7", "a parameter beside a literal with another method"),
        ]
    )
    func matching(path: String, expected: String, reason: String) async throws {
        let response = try await Self.router.respond(to: Request(path: path))
        #expect(response.text == expected, "\(reason)")
    }

    @Test(
        "A path without a route is 404",
        arguments: [
            ("/v2", "an unknown literal"), ("/v1/", "a slash at the end"), ("//v1", "an empty first segment"),
            ("/v1//articles", "an empty segment"), ("/v1/articles/", "no parameter is empty"),
            ("/V1", "paths are case-sensitive"), ("/v1/articles/a/b", "an unknown segment below a parameter"),
            ("/v1/articles/latest/sections/b/c", "deeper than any route"), ("//", "only slashes"),
            ("/cafe%CC%81/x", "canonically equivalent is not the same bytes"),
            ("/" + String(repeating: "/", count: 8000), "thousands of empty segments"),
            (String(repeating: "/v1", count: 3000), "thousands of segments"),
        ]
    )
    func unknown(path: String, reason: String) async {
        let problem = await thrownProblem { try await Self.router.respond(to: Request(path: path)) }
        #expect(problem?.status == .notFound, "\(reason)")
        #expect(problem?.code == "notFound")
    }

    @Test(
        "A path that can't be decoded is 400",
        arguments: [
            ("/v1/articles/%zz", "not hexadecimal"), ("/v1/articles/%4", "cut off"), ("/v1/articles/%", "cut off"),
            ("/v1/articles/%ff", "not UTF-8"), ("/v1/articles/%C3", "half a character"),
            ("/v1/articles/%C0%AF", "an overlong slash"), ("/v1/articles/%ED%A0%80", "a surrogate"),
            ("/nowhere/%ff", "before it is known that there is no such path"), ("v1", "no slash"), ("", "empty"),
            ("*", "an asterisk without OPTIONS"), ("**", "more than an asterisk"),
        ]
    )
    func undecodable(path: String, reason: String) async {
        let problem = await thrownProblem { try await Self.router.respond(to: Request(path: path)) }
        #expect(problem?.status == .badRequest, "\(reason)")
    }

    @Test(
        "A method that a resource lacks is 405 with Allow",
        arguments: [
            ("POST", "/v1/articles/a", "GET, HEAD, PUT, OPTIONS", "two methods of one path"),
            ("PUT", "/v1/articles/a.bib", "GET, HEAD, OPTIONS", "the weaker pattern's method does not count"),
            ("GET", "/v1/comments/preview", "POST, OPTIONS", "the literal decides"),
            ("HEAD", "/v1/comments/preview", "POST, OPTIONS", "no HEAD without GET"),
            ("POST", "/v1/comments/7", "GET, HEAD, PATCH, DELETE, OPTIONS", "in an order of its own"),
            ("TRACE", "/", "GET, HEAD, OPTIONS", "known to RFC 9110, not offered"),
            ("CONNECT", "/", "GET, HEAD, OPTIONS", "the same"),
            ("PROPFIND", "/v1", "GET, HEAD, OPTIONS", "known to RFC 4918"),
            ("QUERY", "/v1", "GET, HEAD, OPTIONS", "in the registry"),
        ]
    )
    func methodNotAllowed(method: String, path: String, allow: String, reason: String) async throws {
        let method = try #require(HTTPRequest.Method(method))
        let problem = await thrownProblem { try await Self.router.respond(to: Request(method: method, path: path)) }
        #expect(problem?.status == .methodNotAllowed, "\(reason)")
        #expect(problem?.fields[.allow] == allow, "\(reason)")
    }

    @Test("A method that no one registered is 501, whatever the path", arguments: ["get", "GETS", "BREW", "X", "Get"])
    func unregistered(method: String) async throws {
        let method = try #require(HTTPRequest.Method(method))
        for path in ["/v1", "/nowhere", "*", "/%ff"] {
            let problem = await thrownProblem { try await Self.router.respond(to: Request(method: method, path: path)) }
            #expect(problem?.status == .notImplemented)
        }
    }

    @Test("HEAD is answered by GET's handler")
    func head() async throws {
        let response = try await Self.router.respond(to: Request(method: .head, path: "/v1/articles/a"))
        #expect(response.text == "/v1/articles/{slug} slug=a")
    }

    @Test(
        "OPTIONS tells the methods",
        arguments: [
            ("/v1/articles/a", "GET, HEAD, PUT, OPTIONS", "of a resource"),
            ("/v1/comments/preview", "POST, OPTIONS", "without GET"),
            ("*", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS", "of the whole server"),
        ]
    )
    func options(path: String, allow: String, reason: String) async throws {
        let response = try await Self.router.respond(to: Request(method: .options, path: path))
        #expect(response.status == .noContent)
        #expect(response.fields[.allow] == allow, "\(reason)")
    }

    @Test("OPTIONS of an unknown path is 404")
    func optionsUnknown() async {
        let problem = await thrownProblem {
            try await Self.router.respond(to: Request(method: .options, path: "/nowhere"))
        }
        #expect(problem?.status == .notFound)
    }

    @Test("A handler of its own for HEAD or OPTIONS wins")
    func ownHeadAndOptions() async throws {
        var router = Router()
        router.on(.get, "/") { _ in Response(mediaType: "text/plain", text: "get") }
        router.on(.head, "/") { _ in Response(mediaType: "text/plain", text: "head") }
        router.on(.options, "/") { _ in Response(mediaType: "text/plain", text: "options") }
        #expect(try await router.respond(to: Request(method: .head, path: "/")).text == "head")
        #expect(try await router.respond(to: Request(method: .options, path: "/")).text == "options")
        await #expect(throws: Problem.self) { try await router.respond(to: Request(method: .put, path: "/")) }
    }

    @Test("Each route keeps its own names for parameters at one place")
    func names() async throws {
        var router = Router()
        router.on(.get, "/{a}/x/{b}") { request in
            Response(mediaType: "text/plain", text: request.parameters["a", default: ""] + request.parameters["b"]!)
        }
        router.on(.get, "/{c}/y") { Response(mediaType: "text/plain", text: $0.parameters["c", default: "-"]) }
        router.on(.put, "/{d}/y") { Response(mediaType: "text/plain", text: $0.parameters["d", default: "-"]) }
        #expect(try await router.respond(to: Request(path: "/1/x/2")).text == "12")
        #expect(try await router.respond(to: Request(path: "/1/y")).text == "1")
        #expect(try await router.respond(to: Request(method: .put, path: "/1/y")).text == "1")
    }

    @Test("Middleware wraps all, a group, and a group in a group, from the outside to the inside")
    func middleware() async throws {
        func mark(_ text: String) -> Middleware {
            { request, next in
                var request = request
                request.requestID += text
                var response = try await next(request)
                response.fields.append(HTTPField(name: .via, value: text))
                return response
            }
        }
        var router = Router()
        let echo: Handler = { Response(mediaType: "text/plain", text: $0.requestID) }
        router.on(.get, "/plain", echo)
        router.group([mark("a"), mark("b")]) { router in
            router.on(.get, "/outer", echo)
            router.group([mark("c")]) { $0.on(.get, "/inner", echo) }
            router.on(.get, "/outer/again", echo)
        }
        router.on(.get, "/plain/again", echo)
        let handler = router.handler(in: [mark("1"), mark("2")])
        func text(_ path: String) async throws -> String {
            try await handler(Request(path: path, requestID: "")).text
        }
        #expect(try await text("/plain") == "12")
        #expect(try await text("/outer") == "12ab")
        #expect(try await text("/inner") == "12abc")
        #expect(try await text("/outer/again") == "12ab")
        #expect(try await text("/plain/again") == "12")
        let response = try await handler(Request(path: "/inner"))
        #expect(response.fields[values: .via] == ["c", "b", "a", "2", "1"])
    }

    @Test("Routes are listed in the order of their registration")
    func routes() {
        #expect(Self.router.routes.count == 18)
        #expect(Self.router.routes[4] == Self.router.routes.first { $0.method == .put })
        #expect(Self.router.routes[4].pattern == "/v1/articles/{slug}")
        #expect(Self.router.routes[4].name == "PUT /v1/articles/{slug}")
    }

    @Test(
        "A malformed pattern stops the program",
        arguments: ["v1", "/v1/", "/a{b}", "/{}", "/{a}{b}", "/{a", "/a}", "/{a}/{a}"]
    )
    func malformedPattern(pattern: String) async {
        await #expect(processExitsWith: .failure) { [pattern] in
            var router = Router()
            router.on(.get, pattern) { _ in Response() }
        }
    }

    @Test("A path that matches in many ways costs no more steps than there are nodes", .timeLimit(.minutes(10)))
    func noBlowUp() async throws {
        var router = Router()
        // Every level offers a literal, a suffix and a parameter, and only the last segment tells them apart.
        for first in ["a", "{p}a", "{p}"] {
            for second in ["a", "{q}a", "{q}"] {
                for third in ["a", "{r}a", "{r}"] {
                    router.on(.get, "/\(first)/\(second)/\(third)/end") { _ in Response() }
                }
            }
        }
        for _ in 0..<2000 {
            let problem = await thrownProblem { try await router.respond(to: Request(path: "/aa/aa/aa/no")) }
            #expect(problem?.status == .notFound)
        }
    }
}
