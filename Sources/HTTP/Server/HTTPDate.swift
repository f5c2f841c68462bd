/// Writes dates as RFC 9110 §5.6.7 wants them: `Sun, 06 Nov 1994 08:49:37 GMT`.
enum HTTPDate {
    static let byteCount = 29

    private static let dayNames: StaticString = "SunMonTueWedThuFriSat"
    private static let monthNames: StaticString = "JanFebMarAprMayJunJulAugSepOctNovDec"

    /// The date of so many seconds since 1970; years 1970…9999.
    static func bytes(unixSeconds: Int) -> [UInt8] {
        let seconds = min(max(unixSeconds, 0), 253_402_300_799)
        let days = seconds / 86_400
        let time = seconds % 86_400
        let (year, month, day) = civil(daysSince1970: days)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(byteCount)
        appendName(dayNames, (days + 4) % 7, to: &bytes)
        bytes.append(contentsOf: [UInt8(ascii: ","), .space])
        appendDigits(day, 2, to: &bytes)
        bytes.append(.space)
        appendName(monthNames, month - 1, to: &bytes)
        bytes.append(.space)
        appendDigits(year, 4, to: &bytes)
        bytes.append(.space)
        appendDigits(time / 3600, 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        appendDigits(time / 60 % 60, 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        appendDigits(time % 60, 2, to: &bytes)
        bytes.append(contentsOf: " GMT".utf8)
        return bytes
    }

    /// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
    private static func civil(daysSince1970: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = daysSince1970 + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    private static func appendName(_ names: StaticString, _ index: Int, to bytes: inout [UInt8]) {
        names.withUTF8Buffer { bytes.append(contentsOf: $0[index * 3..<index * 3 + 3]) }
    }

    private static func appendDigits(_ number: Int, _ width: Int, to bytes: inout [UInt8]) {
        var divisor = width == 4 ? 1000 : 10
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
            divisor /= 10
        }
    }
}
