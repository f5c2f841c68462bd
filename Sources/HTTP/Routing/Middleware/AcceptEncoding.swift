/// The value of `Accept-Encoding` (RFC 9110 §12.5.3), as far as it concerns gzip.
struct AcceptEncoding: Equatable {
    /// In thousandths; 0 when gzip must not be used.
    let gzip: Int
    /// In thousandths; 0 when the content must not be sent as it is.
    let identity: Int

    /// Whether gzip is at least as welcome as the content as it is.
    var prefersGzip: Bool { gzip > 0 && gzip >= identity }

    /// Without the field, and when it is malformed, only the content as it is will do.
    init(_ value: String?) {
        self = value.flatMap(Self.parse) ?? AcceptEncoding(gzip: 0, identity: 1000)
    }

    private init(gzip: Int, identity: Int) {
        self.gzip = gzip
        self.identity = identity
    }

    private static func parse(_ value: String) -> AcceptEncoding? {
        var cursor = FieldCursor(value)
        var gzip: Int?
        var identity: Int?
        var others: Int?
        cursor.beginList()
        while !cursor.isAtEnd {
            guard let coding = cursor.token()?.lowercased(), let quality = cursor.weight(), cursor.endMember() else {
                return nil
            }
            switch coding {
            // RFC 9110 §8.4.1.3: the same coding under its older name.
            case "gzip", "x-gzip": gzip = max(gzip ?? 0, quality)
            case "identity": identity = quality
            case "*": others = quality
            default: break
            }
        }
        // What is not listed is acceptable only as it is, and then liked least of all, above nothing.
        return AcceptEncoding(gzip: gzip ?? others ?? 0, identity: identity ?? others ?? 1)
    }
}

extension FieldCursor {
    /// A weight (RFC 9110 §12.4.2) in thousandths, 1000 when there is none; nil when it is malformed.
    fileprivate mutating func weight() -> Int? {
        let start = self
        skipWhitespace()
        guard consume(";") else {
            self = start
            return 1000
        }
        skipWhitespace()
        guard consume("q") || consume("Q"), consume("=") else { return nil }
        return quality()
    }
}
