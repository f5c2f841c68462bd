import Foundation
import HTTP
import HTTPTypes
import Testing

/// Whole answers in files of the folder `Golden`; `REWRITE_GOLDEN=1` writes them anew, to be read as a diff.
enum Golden {
    /// Makes sure that an answer is as its file says, to the field and the member.
    static func expect(
        _ answer: Answer,
        _ name: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        var lines = ["\(answer.status)"]
        lines += answer.response.fields.map { "\($0.name.canonicalName): \($0.value)" }.sorted()
        var text = lines.joined(separator: "\n") + "\n\n"
        if !answer.bytes.isEmpty {
            let object = try JSONSerialization.jsonObject(with: Data(answer.bytes))
            let pretty = try JSONSerialization.data(
                withJSONObject: object,
                options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            )
            text += String(decoding: pretty, as: UTF8.self) + "\n"
        }
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name).txt")
        if ProcessInfo.processInfo.environment["REWRITE_GOLDEN"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let expected = try String(contentsOf: file, encoding: .utf8)
        #expect(text == expected, sourceLocation: sourceLocation)
    }
}
