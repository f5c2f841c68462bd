import Crypto

/// An entity tag (RFC 9110 §8.8.3): the name of one state of a representation.
public struct EntityTag: Sendable, Hashable, CustomStringConvertible {
    /// Whether it names states that are only equivalent, and not the same to the byte.
    public let isWeak: Bool
    /// What stands between the quotes.
    public let opaque: String

    /// The strong tag of some content: 128 bits of its SHA-256 in hexadecimal.
    public init(of content: [UInt8]) {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in SHA256.hash(data: content).prefix(16) {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 0x0F)])
        }
        self.init(isWeak: false, opaque: String(decoding: text, as: UTF8.self))
    }

    /// A tag as it stands in a field, with its quotes; nil when it is malformed.
    public init?(_ text: String) {
        var cursor = FieldCursor(text)
        guard let tag = cursor.entityTag(), cursor.isAtEnd else { return nil }
        self = tag
    }

    fileprivate init(isWeak: Bool, opaque: String) {
        self.isWeak = isWeak
        self.opaque = opaque
    }

    /// The tag as it stands in a field.
    public var description: String { (isWeak ? "W/\"" : "\"") + opaque + "\"" }

    /// The tag of the same content in gzip coding, which is another representation (RFC 9110 §8.8.3.3).
    ///
    /// A weak tag stands for both, and stays as it is.
    public var gzipped: EntityTag {
        isWeak ? self : EntityTag(isWeak: false, opaque: opaque + Self.gzipSuffix)
    }

    /// The tag without what `gzipped` put behind it.
    var uncoded: EntityTag {
        guard !isWeak, opaque.hasSuffix(Self.gzipSuffix) else { return self }
        return EntityTag(isWeak: false, opaque: String(opaque.dropLast(Self.gzipSuffix.utf8.count)))
    }

    /// Weak comparison: the same text, whether weak or strong (RFC 9110 §8.8.3.2).
    public func matchesWeakly(_ other: EntityTag) -> Bool { opaque == other.opaque }

    /// Strong comparison: the same text, and neither is weak (RFC 9110 §8.8.3.2).
    public func matchesStrongly(_ other: EntityTag) -> Bool { !isWeak && !other.isWeak && opaque == other.opaque }

    private static let gzipSuffix = "-gzip"
}

/// The value of `If-Match` and `If-None-Match` (RFC 9110 §13.1.1, §13.1.2).
public enum EntityTagCondition: Sendable, Equatable {
    /// An asterisk: whatever there is.
    case any
    /// One of these.
    case tags([EntityTag])

    /// The condition in a field's value; nil when it is malformed or names no tag.
    public init?(_ text: String) {
        var cursor = FieldCursor(text)
        cursor.beginList()
        if cursor.consume("*") {
            guard cursor.endMember(), cursor.isAtEnd else { return nil }
            self = .any
            return
        }
        var tags: [EntityTag] = []
        while !cursor.isAtEnd {
            guard let tag = cursor.entityTag(), cursor.endMember() else { return nil }
            tags.append(tag)
        }
        guard !tags.isEmpty else { return nil }
        self = .tags(tags)
    }
}

extension FieldCursor {
    /// An entity tag with its quotes; on nil the cursor stands somewhere inside it.
    fileprivate mutating func entityTag() -> EntityTag? {
        // The mark of weakness is case-sensitive (RFC 9110 §8.8.3).
        var isWeak = false
        if consume("W") {
            guard consume("/") else { return nil }
            isWeak = true
        }
        guard consume("\"") else { return nil }
        let opaque = text(while: { $0 == 0x21 || 0x23...0x7E ~= $0 || $0 >= 0x80 }) ?? ""
        return consume("\"") ? EntityTag(isWeak: isWeak, opaque: opaque) : nil
    }
}
