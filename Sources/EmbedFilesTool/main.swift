import Foundation

// EmbedFilesTool OUTPUT FILE… writes a Swift source that holds every FILE (UTF-8 text) under its name.
let output = CommandLine.arguments[1]
let entries = try CommandLine.arguments.dropFirst(2).map { path in
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let literal = text.unicodeScalars.reduce(into: "") { $0 += $1 == "\n" ? "\\n" : $1.escaped(asASCII: true) }
    return "        \"\(URL(fileURLWithPath: path).lastPathComponent)\": \"\(literal)\","
}
let source = """
    /// Files of the source tree, by name.
    enum EmbeddedFiles {
        static let all: [String: String] = [
    \(entries.isEmpty ? "        :" : entries.joined(separator: "\n"))
        ]
    }

    """
try source.write(toFile: output, atomically: true, encoding: .utf8)
