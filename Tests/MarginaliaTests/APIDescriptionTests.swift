import ArgumentParser
import ArticlesAPI
import Foundation
import HTTP
import HTTPTypes
import Logging
import Testing

@testable import marginalia

@Suite("The API's description")
struct APIDescriptionTests {
    private let root: [String: Any]

    init() throws {
        let object = try JSONSerialization.jsonObject(with: Data(APIDescription.json))
        root = try #require(object as? [String: Any])
    }

    private var paths: [String: [String: Any]] {
        get throws { try #require(root["paths"] as? [String: [String: Any]]) }
    }

    @Test("It names every route that is served, and no other")
    func routes() async throws {
        let composition = try await Composition.open(
            database: ":memory:",
            settings: try Serve.parse([]).settings,
            editorToken: nil,
            logger: Logs.make(level: .critical)
        )
        let served = composition.routes.filter { !$0.pattern.hasPrefix("/assets/") }
            .map { "\($0.method.rawValue) \($0.pattern)" }
        let described = try paths.flatMap { path, methods in methods.keys.map { "\($0.uppercased()) \(path)" } }
        #expect(Set(described).subtracting(served) == [])
        #expect(Set(served).subtracting(described) == [])
    }

    @Test("It has the version of the program")
    func version() throws {
        let info = try #require(root["info"] as? [String: Any])
        #expect(info["version"] as? String == Version.number)
    }

    @Test("Every operation has a name of its own")
    func operations() throws {
        let names = try paths.values.flatMap(\.values).compactMap { ($0 as? [String: Any])?["operationId"] as? String }
        #expect(names.count == Set(names).count)
        #expect(try names.count == paths.values.map(\.count).reduce(0, +))
    }

    @Test("Every reference leads somewhere, and every component is used")
    func references() throws {
        var references: Set<String> = []
        collect(root, into: &references)
        let components = try #require(root["components"] as? [String: [String: Any]])
        let known = components.flatMap { kind, parts in parts.keys.map { "#/components/\(kind)/\($0)" } }
        #expect(references.subtracting(known) == [])
        let unused = Set(known).subtracting(references).filter { !$0.contains("/securitySchemes/") }
        #expect(unused == [])
    }

    @Test("Every parameter of a path is described")
    func pathParameters() throws {
        let shared = try #require((root["components"] as? [String: Any])?["parameters"] as? [String: [String: Any]])
        for (path, methods) in try paths {
            let expected = Set(path.matches(of: #/\{([a-z]+)\}/#).map { String($0.1) })
            for (method, operation) in methods {
                let parameters = (operation as? [String: Any])?["parameters"] as? [[String: Any]] ?? []
                let resolved = parameters.map { parameter -> [String: Any] in
                    guard let name = (parameter["$ref"] as? String)?.split(separator: "/").last else {
                        return parameter
                    }
                    return shared[String(name)] ?? [:]
                }
                let found = resolved.filter { $0["in"] as? String == "path" }.compactMap { $0["name"] as? String }
                #expect(Set(found) == expected, "\(method) \(path)")
            }
        }
    }

    private func collect(_ value: Any, into references: inout Set<String>) {
        if let object = value as? [String: Any] {
            if let reference = object["$ref"] as? String { references.insert(reference) }
            for member in object.values { collect(member, into: &references) }
        } else if let list = value as? [Any] {
            for element in list { collect(element, into: &references) }
        }
    }
}
