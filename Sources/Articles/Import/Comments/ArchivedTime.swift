/// Times as archives print them: `2011-08-24T14:26:26Z`, `2011-08-24 14:26:26`, `2011-08-24T16:26:26.5+02:00`.
enum ArchivedTime {
    /// Nil when it is none of these; a time without an offset is turned into a moment by `zone`.
    static func moment(_ text: String, zone: (LocalDateTime) -> Timestamp) -> Timestamp? {
        let text = text.drop(while: \.isWhitespace)
        let bytes = Array(text.utf8)
        guard bytes.count >= 19, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let date = CalendarDate(String(decoding: bytes[..<10], as: UTF8.self)),
            let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]), let second = number(bytes[17..<19]),
            let local = LocalDateTime(date: date, hour: hour, minute: minute, second: min(59, second))
        else { return nil }
        var rest = bytes[19...]
        var milliseconds: Int64 = 0
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
            guard !digits.isEmpty else { return nil }
            let three = digits.prefix(3) + repeatElement(UInt8(ascii: "0"), count: max(0, 3 - digits.count))
            milliseconds = Int64(number(three) ?? 0)
            rest = rest[digits.endIndex...]
        }
        while rest.last == UInt8(ascii: " ") || rest.last == UInt8(ascii: "\n") { rest.removeLast() }
        guard !rest.isEmpty else { return zone(local).advanced(byMilliseconds: milliseconds) }
        let utc = Timestamp(utc: local).advanced(byMilliseconds: milliseconds)
        if rest == [UInt8(ascii: "Z")] { return utc }
        let sign: Int64
        switch rest.first {
        case UInt8(ascii: "+"): sign = -1
        case UInt8(ascii: "-"): sign = 1
        default: return nil
        }
        let offset = rest.dropFirst().filter { $0 != UInt8(ascii: ":") }
        guard offset.count == 4, let hours = number(offset.prefix(2)), let minutes = number(offset.suffix(2)) else {
            return nil
        }
        return utc.advanced(byMilliseconds: sign * Int64(hours * 60 + minutes) * 60_000)
    }

    private static func number(_ digits: some Sequence<UInt8>) -> Int? {
        var result = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            result = result * 10 + Int(digit - 0x30)
        }
        return result
    }
}
