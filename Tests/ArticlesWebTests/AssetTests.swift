import HTTP
import HTTPTypes
import Testing

@testable import ArticlesWeb

@Suite("Scripts and styles")
struct AssetTests {
    let assets = Assets.ofThisBuild
    let handler: Handler

    init() {
        var router = Router()
        AssetController().add(to: &router)
        let cors = CORSPolicy(origins: .only(["https://only.example"]))
        handler = router.handler(in: [cors.middleware, ErrorMapping { _, _, _ in }.middleware])
    }

    private func get(_ path: String) async throws -> Response {
        try await handler(Request(path: path, fields: [.origin: "https://elsewhere.example"]))
    }

    private func text(_ response: Response) -> String {
        guard case .bytes(let bytes) = response.content else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("A path holds a digest of all files, which is the same in every process, and may be kept for good")
    func immutable() async throws {
        let path = assets.path(of: "page.css")
        #expect(path == "/assets/\(assets.digest)/page.css")
        #expect(assets.digest.utf8.count == 16 && assets.digest.allSatisfy(\.isHexDigit))
        let response = try await get(path)
        #expect(response.status == .ok && response.freshnessTags == [])
        #expect(response.fields[.cacheControl] == "public, max-age=31536000, immutable")
        #expect(response.fields[.contentType] == "text/css; charset=utf-8")
        // Which other origins may read a page's own style is left to the policy.
        #expect(response.fields[.accessControlAllowOrigin] == nil)
    }

    @Test(
        "What others use stands under a stable path for every origin, and is asked for again",
        arguments: [
            ("marginalia.js", "text/javascript; charset=utf-8"), ("marginalia.d.ts", "text/plain; charset=utf-8"),
            ("marginalia-comments.js", "text/javascript; charset=utf-8"),
        ]
    )
    func stable(name: String, type: String) async throws {
        let response = try await get("/assets/\(name)")
        #expect(response.status == .ok && response.fields[.contentType] == type)
        #expect(response.fields[.cacheControl] == "public, max-age=300")
        #expect(response.fields[.accessControlAllowOrigin] == "*")
        #expect(response.fields[.crossOriginResourcePolicy] == "cross-origin")
        #expect(!text(response).isEmpty)
    }

    @Test("Imports of a script under a stable path lead to the files of its own build")
    func imports() async throws {
        for name in ["marginalia.js", "marginalia-comments.js", "comments-form.js", "comments-view.js"] {
            let inFolder = text(try await get(assets.path(of: name)))
            let atStablePath = text(try await get("/assets/\(name)"))
            #expect(atStablePath == inFolder.replacing("from './", with: "from './\(assets.digest)/"))
            let imports = inFolder.split(separator: "\n").filter { $0.hasPrefix("import ") }
            #expect(!imports.isEmpty)
            for line in imports {
                let target = try #require(line.split(separator: "'").dropFirst().first.map { $0.dropFirst(2) })
                #expect(assets[String(target)] != nil, "\(name) imports \(target)")
            }
        }
    }

    @Test("A path of a former build leads to the present file")
    func former() async throws {
        let response = try await get("/assets/0123456789abcdef/page.css")
        #expect(response.status == .temporaryRedirect && response.fields[.cacheControl] == "no-store")
        #expect(response.fields[.location] == assets.path(of: "page.css"))
    }

    @Test(
        "Nothing else is served",
        arguments: [
            ("/assets/page.css", "has no stable path"),
            ("/assets/article.mustache", "is in the binary, not in the table"),
            ("/assets/nothing.js", "does not exist"), ("/assets/0123456789abcdef/nothing.js", "does not exist"),
            ("/assets/other/page.css", "is no digest"), ("/assets/..%2Fpage.css", "is no name"),
        ]
    )
    func unknown(path: String, reason: String) async throws {
        #expect(try await get(path).status == .notFound, "\(path) \(reason)")
    }
}
