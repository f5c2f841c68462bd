import Foundation
import HTTP
import Testing

@testable import ArticlesWeb

@Suite("The scripts of the pages")
struct ReadingScriptTests {
    let assets = Assets.ofThisBuild

    private func text(_ name: String) throws -> String {
        String(decoding: try #require(assets[name], "\(name)").bytes, as: UTF8.self)
    }

    /// The names in `import … from './name.js'`.
    private func imports(of name: String) throws -> [String] {
        try text(name).split(separator: "\n").filter { $0.hasPrefix("import ") }.compactMap { line in
            line.components(separatedBy: "'./").dropFirst().first?.components(separatedBy: "'").first
        }
    }

    @Test("A page names every module that its script imports, and no other", arguments: [true, false])
    func modules(isReading: Bool) throws {
        let names = isReading ? Assets.readingScripts : Assets.siteScripts
        var waiting = [names[0]]
        var found: Set<String> = []
        while let name = waiting.popLast() {
            if found.insert(name).inserted { waiting += try imports(of: name) }
        }
        #expect(found == Set(names) && names.count == Set(names).count)
    }

    @Test("Script and style of an article's page have less than 30 KB together, as they are sent")
    func size() throws {
        let sizes = try (Assets.readingScripts + ["page.css"]).map { name in
            let bytes = try #require(assets[name]).bytes
            return try #require(Gzip.compress(bytes)).count
        }
        #expect(sizes.reduce(0, +) < 30_000, "\(sizes)")
    }

    @Test("They ask nothing of other hosts, and write no HTML of their own")
    func harmless() throws {
        for name in Assets.readingScripts + Assets.siteScripts {
            let text = try text(name)
            for part in [
                "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "setAttribute('style'",
            ] {
                #expect(!text.contains(part), "\(name) has \(part)")
            }
            for address in text.components(separatedBy: "fetch(").dropFirst() {
                #expect(!address.hasPrefix("'http") && !address.hasPrefix("`http"), "\(name)")
            }
        }
    }
}
