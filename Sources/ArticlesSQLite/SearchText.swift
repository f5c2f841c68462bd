internal import Articles

/// The language of SQLite's full-text search (sqlite.org/fts5.html §3): what a tree of ours becomes in it, and what its
/// snippets become here.
enum SearchText {
    /// Around what matches in a snippet: control characters, which comments are refused for, and of which a document that
    /// has them gets at worst a range too many.
    static let markers: (start: Unicode.Scalar, end: Unicode.Scalar) = ("\u{2}", "\u{3}")

    /// An expression for MATCH; each word stands in quotation marks, where nothing of it is an operator.
    ///
    /// Its quotation marks are doubled by scalars: to Swift a mark with an accent on it is another character.
    static func expression(_ tree: SearchExpression) -> String {
        switch tree {
        case .words(let text, let isPrefix):
            "\"\(String(text.unicodeScalars.replacing(["\""], with: ["\"", "\""])))\"\(isPrefix ? " *" : "")"
        case .all(let parts):
            "(\(parts.map(expression).joined(separator: " AND ")))"
        case .any(let parts):
            "(\(parts.map(expression).joined(separator: " OR ")))"
        case .without(let wanted, let unwanted):
            unwanted.reduce(expression(wanted)) { "(\($0) NOT \(expression($1)))" }
        }
    }

    /// A snippet without its marks and line breaks, and what stood between the marks, in UTF-16 code units.
    static func snippet(_ marked: String) -> (text: String, ranges: [Range<Int>]) {
        var text = String.UnicodeScalarView()
        var ranges: [Range<Int>] = []
        var length = 0
        var start: Int?
        for scalar in marked.unicodeScalars {
            switch scalar {
            case markers.start:
                start = length
            case markers.end:
                if let start, start < length { ranges.append(start..<length) }
                start = nil
            default:
                text.append(scalar.properties.generalCategory == .control ? " " : scalar)
                length += UTF16.width(scalar)
            }
        }
        return (String(text), ranges)
    }
}
