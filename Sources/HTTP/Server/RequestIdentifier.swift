import HTTPTypes

/// Makes the identifiers of requests that bring none, and checks those that are brought.
///
/// Fifteen characters, so that the string needs no memory of its own. The first seven belong to the maker; the
/// rest count, scrambled so that the answers do not tell how busy the server is. Unique for 2⁴⁰ requests a maker.
struct RequestIdentifier {
    static let byteCount = 15
    static let field = HTTPField.Name("Request-Id")!

    private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)  // Crockford's base 32
    private static let counterMask: UInt64 = (1 << 40) - 1

    private let maker: UInt64
    private let multiplier: UInt64
    private let offset: UInt64
    private var counter: UInt64 = 0

    /// - Parameters:
    ///   - series: random, the same for all makers of a server.
    ///   - index: the maker's own, 0…255.
    init(series: UInt64, index: Int) {
        maker = (series << 8 | UInt64(index & 0xFF)) & ((1 << 35) - 1)
        multiplier = series >> 20 | 1  // odd, so the product is a bijection modulo a power of two
        offset = series >> 7
    }

    /// Writes the next identifier over `byteCount` bytes.
    mutating func writeNext(to bytes: UnsafeMutableRawBufferPointer) {
        counter &+= 1
        var low = (counter &* multiplier &+ offset) & Self.counterMask
        var high = maker
        Self.digits.withUnsafeBufferPointer { digits in
            for place in (7..<15).reversed() {
                bytes[place] = digits[Int(low & 31)]
                low >>= 5
            }
            for place in (0..<7).reversed() {
                bytes[place] = digits[Int(high & 31)]
                high >>= 5
            }
        }
    }

    mutating func next() -> String {
        withUnsafeTemporaryAllocation(byteCount: Self.byteCount, alignment: 1) { bytes in
            writeNext(to: bytes)
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    /// The client's own identifier when it is one that can be used: 1…64 of `[A-Za-z0-9._-]`, and only one.
    static func given(in fields: HTTPFields) -> String? {
        guard fields.contains(field), let value = fields[field] else { return nil }
        return isValid(value) ? value : nil
    }

    static func isValid(_ value: String) -> Bool {
        let bytes = value.utf8
        return (1...64).contains(bytes.count) && bytes.allSatisfy { allowed.contains($0) }
    }

    private static let allowed = ByteSet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-")
}
