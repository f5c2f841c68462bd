/// Percent-decoding (RFC 3986 §2.1).
enum PercentCoding {
    /// The decoded text; nil when a `%` has no two hexadecimal digits after it, or when the bytes are not UTF-8.
    ///
    /// In forms (`application/x-www-form-urlencoded`) a plus sign stands for a space; in paths it stands for itself.
    static func decode(_ text: Substring, plusIsSpace: Bool = false) -> String? {
        let plus = UInt8(ascii: "+")
        let percent = UInt8(ascii: "%")
        guard text.utf8.contains(where: { $0 == percent || plusIsSpace && $0 == plus }) else { return String(text) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var iterator = text.utf8.makeIterator()
        while let byte = iterator.next() {
            if byte == percent {
                guard let high = iterator.next().flatMap(nibble), let low = iterator.next().flatMap(nibble) else {
                    return nil
                }
                bytes.append(high << 4 | low)
            } else {
                bytes.append(plusIsSpace && byte == plus ? 0x20 : byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    static func nibble(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
