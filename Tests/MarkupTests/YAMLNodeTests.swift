@testable import Markup
import Testing

@Suite("YAML") struct YAMLNodeTests {
    @Test("Scalars, lists and mappings are read with their lines and places")
    func places() throws {
        let node = try #require(try YAMLNode.read("a: é b\nc:\n  - d\n  - \"e\"\n"))
        guard case .mapping(let entries) = node.kind else { throw Unexpected() }
        #expect(entries.map(\.key) == ["a", "c"])
        #expect(entries[0].value == YAMLNode(kind: .scalar("é b", isPlain: true), line: 1, range: 3..<6))
        guard case .sequence(let items) = entries[1].value.kind else { throw Unexpected() }
        #expect(items[1] == YAMLNode(kind: .scalar("e", isPlain: false), line: 4, range: 20..<23))
        #expect(entries[1].value.range.upperBound == 23)
    }

    @Test("Nothing is nothing", arguments: ["", "\n\n", "# a comment\n"])
    func empty(_ source: String) throws {
        #expect(try YAMLNode.read(source) == nil)
    }

    static let refusals: [(String, Int)] = [
        ("a: b: c", 1), ("a: 1\nb: [1, 2", 2), ("a: 1\na: 2", 2), ("a: &x 1\nb: *x", 1), ("b: *x", 1), ("a: !x 1", 1),
        ("a: 1\n---\nb: 2", 2), ("? [a]\n: b", 1), ("a: 'b", 1), ("\ta: b", 1), ("a:\n - b\n  - c\n d", 4), ("%x", 1),
        (String(repeating: "[", count: 100), 1), (String(repeating: "- ", count: 100) + "a", 1), ("a: \u{1}", 1),
    ]

    @Test("What is not plain YAML is refused with its line", arguments: refusals)
    func refusal(_ source: String, _ line: Int) {
        let error = #expect(throws: YAMLError.self) { try YAMLNode.read(source) }
        #expect(abs((error?.line ?? 0) - line) <= 1, "line \(error?.line ?? 0): \(error?.message ?? "")")
    }

    @Test(
        "A megabyte of one thing is read or refused, and nothing hangs",
        .timeLimit(.minutes(10)),
        arguments: [
            "[", "{a: ", "- ", "a,", "? ", "'", "\"\\", "a: b\n- ", "&", "*", "{a,", "[a: ", "|\n", "#", "\n", "- a\n",
        ]
    )
    func hostile(_ unit: String) {
        let text = String(repeating: unit, count: (1 << 20) / unit.utf8.count)
        // Only that it ends counts here, not whether this is YAML.
        _ = try? YAMLNode.read(text)
    }

    private struct Unexpected: Error {}
}
