/// A UUIDv7 (RFC 9562 §5.7) that names an `Entity`; opaque to clients, ordered by time of creation.
public struct Identifier<Entity>: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The first and the last eight bytes, most significant first.
    public let high: UInt64
    /// Bytes nine to sixteen.
    public let low: UInt64

    /// An identifier read back from storage.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// A new identifier for this moment.
    ///
    /// - Parameter random: Supplies 74 random bits.
    public init(at time: Timestamp, using random: inout some RandomNumberGenerator) {
        let milliseconds = UInt64(clamping: time.millisecondsSince1970) & 0xFFFF_FFFF_FFFF
        high = milliseconds << 16 | 0x7000 | (random.next() & 0x0FFF)
        low = 0x8000_0000_0000_0000 | (random.next() >> 2)
    }

    /// An identifier for something that happened at a known time, ordered within the millisecond by `sequence` (0…4095).
    public init(at time: Timestamp, sequence: Int, using random: inout some RandomNumberGenerator) {
        let milliseconds = UInt64(clamping: time.millisecondsSince1970) & 0xFFFF_FFFF_FFFF
        high = milliseconds << 16 | 0x7000 | UInt64(min(max(sequence, 0), 0xFFF))
        low = 0x8000_0000_0000_0000 | (random.next() >> 2)
    }

    /// The identifier written as `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`, or nil when the text is no UUID.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 36 else { return nil }
        var halves: (UInt64, UInt64) = (0, 0)
        var digits = 0
        for (index, byte) in bytes.enumerated() {
            if [8, 13, 18, 23].contains(index) {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else { return nil }
            if digits < 16 {
                halves.0 = halves.0 << 4 | UInt64(digit)
            } else {
                halves.1 = halves.1 << 4 | UInt64(digit)
            }
            digits += 1
        }
        self.init(high: halves.0, low: halves.1)
    }

    /// The canonical text of RFC 9562 §4, in lower case.
    public var description: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(unsafeUninitializedCapacity: 36) { buffer in
            var position = 0
            for index in 0..<32 {
                if index == 8 || index == 12 || index == 16 || index == 20 {
                    buffer[position] = UInt8(ascii: "-")
                    position += 1
                }
                let half = index < 16 ? high : low
                buffer[position] = digits[Int(half >> UInt64(60 - 4 * (index % 16)) & 0xF)]
                position += 1
            }
            return 36
        }
    }

    /// The order of creation, to the millisecond.
    public static func < (left: Identifier, right: Identifier) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}
