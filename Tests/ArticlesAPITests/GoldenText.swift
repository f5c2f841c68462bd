import Foundation
import Testing

/// Whole answers in files; `REWRITE_GOLDEN=1` writes them anew, to be read as a diff.
enum GoldenText {
    static func expect(_ text: String, name: String) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name).txt")
        if ProcessInfo.processInfo.environment["REWRITE_GOLDEN"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let expected = try String(contentsOf: file, encoding: .utf8)
        #expect(text == expected)
    }
}
