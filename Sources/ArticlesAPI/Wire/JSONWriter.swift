internal import Crypto
internal import Foundation

/// Writes JSON (RFC 8259) with its members in the order given and null where a value is nil.
struct JSONWriter {
    /// Longer than what is written, so that a member goes in at one place and not byte by byte.
    private var buffer = [UInt8](repeating: 0, count: 4096)
    private var count = 0
    private var needsComma = false
    /// Where bytes stand that may change without the entity being another one; left out of the validator.
    private var volatileRanges: [Range<Int>] = []

    /// What was written.
    var bytes: [UInt8] { Array(buffer[..<count]) }

    mutating func object(_ members: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "{"))
        members(&self)
        close(UInt8(ascii: "}"))
    }

    mutating func array<Element>(_ elements: some Sequence<Element>, _ write: (inout JSONWriter, Element) -> Void) {
        open(UInt8(ascii: "["))
        for element in elements { write(&self, element) }
        close(UInt8(ascii: "]"))
    }

    /// The name of a member; the next call writes its value.
    mutating func key(_ name: StaticString) {
        separate()
        let length = name.utf8CodeUnitCount
        append(atMost: length + 3) { place in
            place[0] = UInt8(ascii: "\"")
            (place + 1).update(from: name.utf8Start, count: length)
            place[length + 1] = UInt8(ascii: "\"")
            place[length + 2] = UInt8(ascii: ":")
            return length + 3
        }
        needsComma = false
    }

    mutating func member(_ name: StaticString, _ value: String?) {
        key(name)
        if let value { string(value) } else { null() }
    }

    mutating func member(_ name: StaticString, _ value: Int?) {
        key(name)
        if let value { number(value) } else { null() }
    }

    mutating func member(_ name: StaticString, _ value: Bool) {
        key(name)
        boolean(value)
    }

    mutating func member(_ name: StaticString, _ members: (inout JSONWriter) -> Void) {
        key(name)
        object(members)
    }

    mutating func member<Element>(
        _ name: StaticString,
        _ elements: some Sequence<Element>,
        _ write: (inout JSONWriter, Element) -> Void
    ) {
        key(name)
        array(elements, write)
    }

    /// The name of a member that is data; the next call writes its value.
    mutating func name(_ name: String) {
        string(name)
        append(UInt8(ascii: ":"))
        needsComma = false
    }

    mutating func boolean(_ value: Bool) {
        separate()
        append(value ? "true" : "false")
        needsComma = true
    }

    /// A number that readers change, such as a count of comments.
    mutating func volatileMember(_ name: StaticString, _ value: Int) {
        key(name)
        let start = count
        number(value)
        volatileRanges.append(start..<count)
    }

    /// An object whose names are data.
    mutating func dictionary(_ names: [String], _ value: (String) -> Int) {
        object { json in
            for name in names {
                json.name(name)
                json.number(value(name))
            }
        }
    }

    mutating func null() {
        separate()
        append("null")
        needsComma = true
    }

    mutating func number(_ value: Int) {
        separate()
        if value < 0 { append(UInt8(ascii: "-")) }
        var magnitude = value.magnitude
        var power: UInt = 1
        while magnitude / power >= 10 { power *= 10 }
        append(atMost: 20) { place in
            var count = 0
            while power > 0 {
                place[count] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: magnitude / power)
                magnitude %= power
                power /= 10
                count += 1
            }
            return count
        }
        needsComma = true
    }

    /// A finite number with at most `places` digits after the point.
    mutating func number(_ value: Double, places: Int) {
        separate()
        let scale = (0..<places).reduce(1) { scale, _ in scale * 10 }
        let scaled = (value * Double(scale)).rounded()
        if (0..<1e15).contains(scaled) {
            // As Swift prints it: all that is asked for are the digits that are not 0, one at least.
            var fraction = String(Int(scaled) % scale + scale).dropFirst()
            while fraction.count > 1, fraction.hasSuffix("0") { fraction.removeLast() }
            append("\(Int(scaled) / scale).\(fraction.isEmpty ? "0" : fraction)")
        } else {
            append("\(scaled / Double(scale))")
        }
        needsComma = true
    }

    mutating func string(_ value: String) {
        separate()
        append(UInt8(ascii: "\""))
        var value = value
        value.withUTF8 { text in
            var start = 0
            while start < text.count {
                let end = min(text.count, start + Self.pieceLength)
                let piece = UnsafeBufferPointer(rebasing: text[start..<end])
                // A byte becomes six at most, and eight may be written where fewer are left.
                append(atMost: piece.count * 6 + 8) { Self.write(piece, to: $0) - $0 }
                start = end
            }
        }
        append(UInt8(ascii: "\""))
        needsComma = true
    }

    /// Bytes of a text for which room is made at once, as if each had to be escaped.
    private static let pieceLength = 1024

    private static func isEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    /// Copies a text eight bytes at a time, and escapes what JSON wants escaped.
    ///
    /// - Returns: Where it ends.
    private static func write(
        _ text: UnsafeBufferPointer<UInt8>,
        to start: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        let bytes = UnsafeRawBufferPointer(text)
        var place = start
        var index = 0
        while bytes.count - index >= 8 {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            UnsafeMutableRawPointer(place).storeBytes(of: word.littleEndian, as: UInt64.self)
            let marks =
                bytesBelow(0x20, in: word) | bytesBelow(1, in: word ^ (ones &* UInt64(UInt8(ascii: "\""))))
                | bytesBelow(1, in: word ^ (ones &* UInt64(UInt8(ascii: "\\"))))
            // Of the marks the lowest is right, and no other is looked at.
            let plain = marks.trailingZeroBitCount / 8
            index += plain
            place += plain
            if plain < 8 {
                place += escape(bytes[index], to: place)
                index += 1
            }
        }
        for byte in bytes[index...] {
            if isEscaped(byte) {
                place += escape(byte, to: place)
            } else {
                place[0] = byte
                place += 1
            }
        }
        return place
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101

    /// The highest bit of each byte of `word` that is below `limit`; above the first of them also of some that are not.
    private static func bytesBelow(_ limit: UInt64, in word: UInt64) -> UInt64 {
        (word &- ones &* limit) & ~word & (ones &* 0x80)
    }

    private static func escape(_ byte: UInt8, to place: UnsafeMutablePointer<UInt8>) -> Int {
        place[0] = UInt8(ascii: "\\")
        switch byte {
        case UInt8(ascii: "\n"): place[1] = UInt8(ascii: "n")
        case UInt8(ascii: "\t"): place[1] = UInt8(ascii: "t")
        case UInt8(ascii: "\r"): place[1] = UInt8(ascii: "r")
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): place[1] = byte
        default:
            for (offset, digit) in ((byte < 16 ? "u000" : "u00") + String(byte, radix: 16)).utf8.enumerated() {
                place[1 + offset] = digit
            }
            return 6
        }
        return 2
    }

    /// A strong validator (RFC 9110 §8.8.3) of all that was written, volatile numbers left out: 128 bits of SHA-256.
    var entityTag: String {
        var hash = SHA256()
        var start = 0
        for range in volatileRanges {
            hash.update(data: buffer[start..<range.lowerBound])
            start = range.upperBound
        }
        hash.update(data: buffer[start..<count])
        let digest = hash.finalize().prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        return "\"\(digest.joined())\""
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        append(bracket)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { append(UInt8(ascii: ",")) }
    }

    private mutating func append(_ byte: UInt8) {
        if count == buffer.count { grow(by: 1) }
        buffer[count] = byte
        count += 1
    }

    private mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { text in
            guard let start = text.baseAddress else { return }
            append(atMost: text.count) { place in
                place.update(from: start, count: text.count)
                return text.count
            }
        }
    }

    /// Makes room for some bytes; `write` puts them in and says how many there were.
    private mutating func append(atMost more: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Int) {
        if buffer.count - count < more { grow(by: more) }
        let end = count
        count += buffer.withUnsafeMutableBufferPointer { bytes in bytes.baseAddress.map { write($0 + end) } ?? 0 }
    }

    private mutating func grow(by more: Int) {
        buffer.append(contentsOf: repeatElement(0, count: max(more, buffer.count)))
    }
}

/// What can be put into an answer.
protocol WireShape {
    func write(to json: inout JSONWriter)
}
