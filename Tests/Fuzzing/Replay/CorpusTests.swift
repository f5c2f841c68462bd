import Foundation
import Testing

@testable import FuzzTargets

@Suite("The fuzzer's corpus")
struct CorpusTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Corpus")

    struct Input: CustomTestStringConvertible, Sendable {
        let target: String
        let name: String
        let bytes: [UInt8]
        var testDescription: String { "\(target)/\(name)" }
    }

    private static let inputs: [Input] = {
        let files = FileManager.default
        return FuzzTarget.all.flatMap { target in
            let folder = folder.appending(path: target.name)
            let names = (try? files.contentsOfDirectory(atPath: folder.path())) ?? []
            return names.sorted().compactMap { name in
                (try? Data(contentsOf: folder.appending(path: name))).map {
                    Input(target: target.name, name: name, bytes: Array($0))
                }
            }
        }
    }()

    @Test("Every seed and every find is read without a trap, and what must hold of it holds", arguments: inputs)
    func replay(input: Input) throws {
        let target = try #require(FuzzTarget.named(input.target))
        #expect(target.faults(input.bytes) == [])
    }

    @Test("Every target has seeds, and every folder of the corpus a target")
    func folders() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path())
        #expect(folders.sorted() == FuzzTarget.all.map(\.name).sorted())
        #expect(FuzzTarget.all.allSatisfy { target in Self.inputs.contains { $0.target == target.name } })
    }

    @Test("Any bytes are read: none, one of each, and noise", arguments: FuzzTarget.all.map(\.name))
    func noise(name: String) throws {
        let target = try #require(FuzzTarget.named(name))
        var random = SplitMix(state: 6)
        #expect(target.faults([]) == [])
        for byte in UInt8.min...UInt8.max { #expect(target.faults([byte]) == [], "the byte \(byte)") }
        let bytes = (0..<target.maximumLength).map { _ in UInt8.random(in: 0...255, using: &random) }
        #expect(target.faults(bytes) == [])
    }
}
