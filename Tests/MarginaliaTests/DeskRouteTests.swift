import ArgumentParser
import HTTP
import HTTPTypes
import Logging
import Testing

@testable import marginalia

@Suite("The editor's desk") struct DeskRouteTests {
    @Test(
        "It is served where an editor's token is set, and nowhere else",
        arguments: [nil, "a-token-of-twenty-four-00"]
    )
    func served(token: String?) async throws {
        let composition = try await Composition.open(
            database: ":memory:",
            settings: try Serve.parse([]).settings,
            editorToken: token,
            logger: Logs.make(level: .critical)
        )
        let response = try await composition.handler(Request(path: "/editor"))
        #expect(response.status == (token == nil ? .notFound : .ok))
        #expect(composition.routes.contains { $0.pattern == "/editor" } == (token != nil))
    }
}
