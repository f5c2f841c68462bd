/// The name of an article in a URL: 1…100 characters of `a-z0-9-`, neither starting nor ending with `-`.
public struct Slug: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The text as it stands in a URL.
    public let rawValue: String

    /// A slug, or nil when the text breaks the rules above.
    public init?(_ rawValue: String) {
        let bytes = Array(rawValue.utf8)
        guard (1...100).contains(bytes.count), bytes.first != UInt8(ascii: "-"), bytes.last != UInt8(ascii: "-"),
            bytes.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") })
        else { return nil }
        self.rawValue = rawValue
    }

    /// The text as it stands in a URL.
    public var description: String { rawValue }

    /// By code points.
    public static func < (left: Slug, right: Slug) -> Bool { left.rawValue < right.rawValue }
}
