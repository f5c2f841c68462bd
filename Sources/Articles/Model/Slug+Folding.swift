internal import Foundation

extension Slug {
    /// A slug made of a title, a heading or a name: letters folded to `a-z`, all else to hyphens, at most 100 characters.
    ///
    /// Nil when nothing is left, as with a title in a script that has no Latin form here.
    public init?(folding text: String) {
        self.init(String(decoding: Self.folded(text).prefix(100).trimmingHyphens(), as: UTF8.self))
    }

    /// Letters that canonical decomposition leaves whole.
    private static let ligatures: [Unicode.Scalar: String] = [
        "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ø": "o", "ŧ": "t", "þ": "th", "ß": "ss", "æ": "ae",
        "œ": "oe",
    ]

    private static func folded(_ text: String) -> [UInt8] {
        var result: [UInt8] = []
        for scalar in text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9":
                result.append(UInt8(scalar.value))
            case "'", "’", "ʼ", "‘":
                continue
            default:
                if let letters = ligatures[scalar] {
                    result.append(contentsOf: letters.utf8)
                } else if scalar.properties.canonicalCombiningClass == .notReordered, result.last != UInt8(ascii: "-") {
                    result.append(UInt8(ascii: "-"))
                }
            }
        }
        return result
    }
}

extension Sequence<UInt8> {
    fileprivate func trimmingHyphens() -> [UInt8] {
        let hyphen = UInt8(ascii: "-")
        return Array(Array(drop { $0 == hyphen }).reversed().drop { $0 == hyphen }.reversed())
    }
}
