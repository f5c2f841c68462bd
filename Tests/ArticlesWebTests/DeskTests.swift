import HTTP
import HTTPTypes
import Testing

@testable import ArticlesWeb

@Suite("The editor's desk") struct DeskTests {
    @Test("Every script that it needs is served, and nothing else of it is left out")
    func scripts() throws {
        let assets = Assets.ofThisBuild
        var waiting = ["desk.js"]
        var known: Set<String> = []
        while let name = waiting.popLast() {
            guard known.insert(name).inserted else { continue }
            let asset = try #require(assets[name], "\(name) is not in the table")
            let text = String(decoding: asset.bytes, as: UTF8.self)
            waiting += text.matches(of: #/from '\./([^']+)'/#).map { String($0.1) }
        }
        let all = EmbeddedFiles.all.keys.filter { $0.hasPrefix("desk") && $0.hasSuffix(".js") }
        #expect(known == Set(all))
    }

    @Test("The page refers to files of its own build alone, has no script of its own and asks not to be found")
    func page() async throws {
        let renderer = PageRenderer(site: Site(name: "A <site>"))
        let response = try await DeskController(renderer: renderer).page(Request(path: "/editor"))
        let text = renderer.desk()
        #expect(text.contains("<script type=\"module\" src=\"\(renderer.assets.path(of: "desk.js"))\"></script>"))
        #expect(text.contains("href=\"\(renderer.assets.path(of: "desk.css"))\""))
        #expect(text.contains("A &lt;site&gt;") && !text.contains("A <site>"))
        #expect(text.contains("<meta name=\"robots\" content=\"noindex\">"))
        #expect(!text.contains("style=") && !text.contains("onclick="))
        #expect(response.fields[HTTPField.Name("X-Robots-Tag")!] == "noindex")
        let policy = try #require(response.fields[.contentSecurityPolicy])
        #expect(policy.hasPrefix("default-src 'none'; script-src 'self';") && !policy.contains("unsafe"))
        #expect(policy.contains("frame-ancestors 'none'") && policy.contains("require-trusted-types-for 'script'"))
    }
}
