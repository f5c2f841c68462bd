internal import Foundation

/// A text as it is compared with words and domains that are not taken: compatible forms made alike, marks and case put
/// aside, invisible characters left out.
struct FoldedWords {
    private let folded: [Unicode.Scalar]

    init(_ text: String) {
        folded = Self.folded(text)
    }

    /// Runs of letters and digits, in order; made anew each time.
    var words: [String] {
        folded.split { !$0.isLetterOrDigit }.map { String(String.UnicodeScalarView($0)) }
    }

    /// Runs that look like host names, in order; made anew each time.
    var hosts: [String] {
        folded.split { !$0.isLetterOrDigit && $0 != "." && $0 != "-" }
            .map { String(String.UnicodeScalarView($0)).trimmingCharacters(in: CharacterSet(charactersIn: ".-")) }
            .filter { $0.contains(".") }
    }

    /// The words of a text with single spaces between them, as a ban of a name or a word keeps it.
    static func normalForm(_ text: String) -> String { FoldedWords(text).words.joined(separator: " ") }

    private static func folded(_ text: String) -> [Unicode.Scalar] {
        // Case is all that can be folded there.
        if text.isASCII { return Array(text.lowercased().unicodeScalars) }
        return
            text.decomposedStringWithCompatibilityMapping.lowercased().decomposedStringWithCanonicalMapping
            .unicodeScalars
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
    fileprivate var isLetterOrDigit: Bool {
        switch value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case ..<0x80: false
        default: properties.isAlphabetic || properties.numericType != nil
        }
    }
}
