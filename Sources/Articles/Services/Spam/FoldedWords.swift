internal import Foundation

/// A text as it is compared with words and domains that are not taken: compatible forms made alike, marks and case put
/// aside, invisible characters left out.
struct FoldedWords {
    /// Runs of letters and digits, in order.
    let words: [String]
    /// Runs that look like host names, in order.
    let hosts: [String]

    init(_ text: String) {
        let folded = Self.folded(text)
        words = folded.split { !$0.isLetterOrDigit }.map { String(String.UnicodeScalarView($0)) }
        hosts = folded.split { !$0.isLetterOrDigit && $0 != "." && $0 != "-" }
            .map { String(String.UnicodeScalarView($0)).trimmingCharacters(in: CharacterSet(charactersIn: ".-")) }
            .filter { $0.contains(".") }
    }

    /// The words of a text with single spaces between them, as a ban of a name or a word keeps it.
    static func normalForm(_ text: String) -> String { FoldedWords(text).words.joined(separator: " ") }

    private static func folded(_ text: String) -> [Unicode.Scalar] {
        text.decomposedStringWithCompatibilityMapping.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
            .compactMap { scalar in
                // The ideographic full stop parts the labels of a host as a dot does (UTS 46 §4).
                if scalar == "\u{3002}" { return "." }
                switch scalar.properties.generalCategory {
                case .nonspacingMark, .enclosingMark, .format: return nil
                default: return scalar
                }
            }
    }
}

extension Unicode.Scalar {
    fileprivate var isLetterOrDigit: Bool { properties.isAlphabetic || properties.numericType != nil }
}
