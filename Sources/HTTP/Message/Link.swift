public import HTTPTypes

/// A link in a response's head (RFC 8288).
public struct Link: Sendable, Equatable, CustomStringConvertible {
    /// A URI reference; relative ones are resolved against the request's target.
    public var target: String
    /// The relation, such as `next` or `cite-as`.
    public var relation: String
    /// The media type to expect at the target.
    public var mediaType: String?
    /// For people.
    public var title: String?

    /// A link; what is not allowed in a URI is percent-encoded in its target.
    public init(_ target: String, relation: String, mediaType: String? = nil, title: String? = nil) {
        self.target = target
        self.relation = relation
        self.mediaType = mediaType
        self.title = title
    }

    /// The link as it stands in the `Link` field.
    public var description: String {
        var text = "<" + Self.encoded(target, keeping: Self.isURIByte) + ">; rel=" + quoted(relation)
        if let mediaType { text += "; type=" + quoted(mediaType) }
        if let title {
            // RFC 8187: other characters than ASCII go into the starred form.
            let isASCII = title.utf8.allSatisfy { $0 < 0x80 }
            text +=
                isASCII
                ? "; title=" + quoted(title) : "; title*=UTF-8''" + Self.encoded(title, keeping: Self.isUnreserved)
        }
        return text
    }

    private static func encoded(_ text: String, keeping isKept: (UInt8) -> Bool) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if isKept(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0x0F)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reserved, unreserved and `%` (RFC 3986 §2).
    private static func isURIByte(_ byte: UInt8) -> Bool {
        isUnreserved(byte) || "%:/?#[]@!$&'()*+,;=".utf8.contains(byte)
    }

    /// Also what RFC 8187 allows as it is, less those that other grammars could take for their own.
    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "-._~".utf8.contains(byte)
        }
    }
}

extension HTTPFields {
    /// Adds a link; several may stand in one message.
    public mutating func addLink(_ link: Link) {
        append(HTTPField(name: .link, value: link.description))
    }

    /// Adds names to `Vary` (RFC 9110 §12.5.5) that do not stand there yet.
    public mutating func addVary(_ names: HTTPField.Name...) {
        var known = self[.vary]?.split(separator: ",").map { $0.filter { $0 != " " && $0 != "\t" } } ?? []
        guard !known.contains("*") else { return }
        for name in names where !known.contains(where: { $0.lowercased() == name.canonicalName }) {
            known.append(name.rawName)
        }
        self[.vary] = known.joined(separator: ", ")
    }
}
