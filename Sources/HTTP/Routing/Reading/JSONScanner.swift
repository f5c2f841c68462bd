/// Checks that bytes are one JSON text as RFC 8259 defines it, before a decoder is let near them.
///
/// It is stricter than most decoders: no byte order mark, no bytes that are not UTF-8, no surrogate without its
/// partner, no two members of one name in an object, no nesting beyond a limit. It needs one pass and no recursion;
/// beside the bytes it keeps the names of the members of the objects that are open.
public struct JSONScanner: Sendable {
    /// How many arrays and objects may be open at once.
    public var maximumDepth: Int
    private let shape: JSONShape?

    /// A scanner for any JSON text.
    ///
    /// With known fields it also finds members that are not among them. They are given as dotted paths, such as
    /// `author.name`; arrays on the way are passed over, and below a field without further parts all is known.
    public init(maximumDepth: Int = 64, knownFields: [String]? = nil) {
        self.maximumDepth = maximumDepth
        shape = knownFields.map(JSONShape.init)
    }

    /// Why bytes are not acceptable, and where.
    public struct Failure: Error, Sendable, Equatable {
        /// What is wrong.
        public let reason: Reason
        /// The number of bytes before the place.
        public let offset: Int
        /// Counted from 1.
        public let line: Int
        /// In Unicode scalar values, counted from 1.
        public let column: Int
        /// The path of the value whose member is repeated, otherwise empty.
        public let field: String
    }

    /// What can be wrong; the raw value is the code that clients see.
    public enum Reason: String, Sendable, CaseIterable {
        /// There is nothing but whitespace.
        case empty
        /// The text begins with a byte order mark.
        case byteOrderMark
        /// Something else should stand here.
        case unexpectedCharacter
        /// The text ends too early.
        case unexpectedEnd
        /// Something follows the value.
        case trailingContent
        /// A number is not written as JSON writes numbers.
        case malformedNumber
        /// A backslash is followed by something that is no escape.
        case malformedEscape
        /// A `\u` escape is half of a pair.
        case loneSurrogate
        /// A control character stands unescaped in a string.
        case controlCharacter
        /// Bytes are not UTF-8.
        case notUTF8
        /// An object has two members of one name.
        case duplicateKey
        /// Arrays and objects are nested deeper than the limit.
        case tooDeep

        /// A sentence for people.
        public var message: String {
            switch self {
            case .empty: "There is no content; JSON was expected."
            case .byteOrderMark: "JSON must not begin with a byte order mark."
            case .unexpectedCharacter: "This character can't stand here."
            case .unexpectedEnd: "The JSON text ends too early."
            case .trailingContent: "Something follows the end of the JSON value."
            case .malformedNumber: "The number is malformed."
            case .malformedEscape: "The escape is malformed."
            case .loneSurrogate: "A surrogate stands without its partner."
            case .controlCharacter: "Control characters in strings must be escaped."
            case .notUTF8: "The text is not UTF-8."
            case .duplicateKey: "The object already has a member of this name."
            case .tooDeep: "Arrays and objects are nested too deep."
            }
        }
    }

    /// The paths of unknown members in their order, at most 16 of them, or why the bytes are not acceptable.
    @discardableResult
    public func scan(_ bytes: [UInt8]) throws(Failure) -> [String] {
        var scan = JSONScan(bytes: bytes, maximumDepth: maximumDepth, shape: shape)
        do {
            try scan.run()
        } catch {
            throw Self.failure(error, field: scan.failedField, in: bytes)
        }
        return scan.unknownFields
    }

    private static func failure(_ fault: JSONScan.Fault, field: String, in bytes: [UInt8]) -> Failure {
        var line = 1
        var column = 1
        var previous: UInt8 = 0
        for byte in bytes.prefix(fault.offset) {
            switch byte {
            case 0x0A where previous == 0x0D: break
            case 0x0A, 0x0D: (line, column) = (line + 1, 1)
            // The bytes that continue a character are not counted.
            case 0x80..<0xC0: break
            default: column += 1
            }
            previous = byte
        }
        return Failure(reason: fault.reason, offset: fault.offset, line: line, column: column, field: field)
    }
}

/// Known fields as a tree.
struct JSONShape: Sendable {
    private var children: [[String: Int]] = [[:]]

    /// The object at the top.
    static let root = 0

    init(_ fields: [String]) {
        for field in fields {
            var current = Self.root
            for part in field.split(separator: ".") {
                if let known = children[current][String(part)] {
                    current = known
                } else {
                    children[current][String(part)] = children.count
                    current = children.count
                    children.append([:])
                }
            }
        }
    }

    enum Member: Equatable {
        case unknown
        /// Known, and so is all below it.
        case open
        /// Known, with known members of its own.
        case object(Int)
    }

    func member(_ name: String, of object: Int) -> Member {
        guard let child = children[object][name] else { return .unknown }
        return children[child].isEmpty ? .open : .object(child)
    }
}
