import ArgumentParser
import Foundation
import HTTP
import HTTPTypes
import Logging
import Testing

@testable import marginalia

@Suite("Documentation")
struct DocumentationTests {
    private var readme: String {
        get throws {
            let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent()
            return try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
        }
    }

    @Test("Every setting and its variable stand in the README")
    func settings() throws {
        let text = try readme
        for option in Serve.options {
            #expect(text.contains("`--\(option)`"), "--\(option)")
        }
        #expect(text.contains("MARGINALIA_"))
    }

    @Test("Every command stands in the README")
    func commands() throws {
        let text = try readme
        for command in Marginalia.configuration.subcommands {
            let name = command.configuration.commandName ?? "\(command)".lowercased()
            #expect(text.contains("marginalia \(name)"), "\(name)")
        }
    }

    @Test("Every route of the API stands in the README")
    func routes() async throws {
        let text = try readme
        let composition = try await Composition.open(
            database: ":memory:",
            settings: try Serve.parse([]).settings,
            editorToken: nil,
            logger: Logs.make(level: .critical)
        )
        for route in composition.routes where !route.pattern.hasPrefix("/assets/") {
            #expect(text.contains("`\(route.method.rawValue) \(route.pattern)`"), "\(route.method) \(route.pattern)")
        }
    }
}
