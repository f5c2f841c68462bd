/// Reads dates in HTTP fields (RFC 9110 §5.6.7) as whole seconds since 1970-01-01T00:00:00Z.
enum HTTPDateReading {
    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// The moment that one of the three forms of RFC 9110 §5.6.7 names, or nil for any other text.
    ///
    /// The name of the weekday has to be one, but not the right one. Two-digit years from 70 are in the 1900s.
    static func epochSeconds(_ text: String) -> Int64? {
        // "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"
        var words = text.split(separator: " ", maxSplits: 8, omittingEmptySubsequences: false)[...]
        guard let first = words.popFirst(), weekdays.contains(where: { first.hasPrefix($0) }) else { return nil }
        if first.hasSuffix(","), words.count == 5, words.last == "GMT" {
            let rest = Array(words)
            guard first.utf8.count == 4 else { return nil }
            return seconds(day: rest[0], month: rest[1], year: rest[2], time: rest[3], dayDigits: 2, yearDigits: 4)
        }
        if first.hasSuffix(","), words.count == 3, words.last == "GMT" {
            let rest = Array(words)
            let date = rest[0].split(separator: "-", maxSplits: 3, omittingEmptySubsequences: false)
            guard
                ["Sunday,", "Monday,", "Tuesday,", "Wednesday,", "Thursday,", "Friday,", "Saturday,"].contains(first),
                date.count == 3
            else { return nil }
            return seconds(day: date[0], month: date[1], year: date[2], time: rest[1], dayDigits: 2, yearDigits: 2)
        }
        guard first.utf8.count == 3 else { return nil }
        let isPadded = words.count == 5 && words[words.startIndex + 1].isEmpty
        if isPadded { words.remove(at: words.startIndex + 1) }
        let rest = Array(words)
        guard rest.count == 4 else { return nil }
        return seconds(
            day: rest[1],
            month: rest[0],
            year: rest[3],
            time: rest[2],
            dayDigits: isPadded ? 1 : 2,
            yearDigits: 4
        )
    }

    private static func seconds(
        day: Substring,
        month: Substring,
        year: Substring,
        time: Substring,
        dayDigits: Int,
        yearDigits: Int
    ) -> Int64? {
        let clock = time.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
        guard let day = digits(day, dayDigits), let monthIndex = months.firstIndex(where: { $0 == month }),
            var year = digits(year, yearDigits), clock.count == 3, let hour = digits(clock[0], 2),
            let minute = digits(clock[1], 2), let second = digits(clock[2], 2),
            // 60 is a leap second.
            hour < 24, minute < 60, second <= 60
        else { return nil }
        if yearDigits == 2 { year += year >= 70 ? 1900 : 2000 }
        guard 1...dayCount(year: year, month: monthIndex + 1) ~= day else { return nil }
        return Int64(self.day(year: year, month: monthIndex + 1, dayOfMonth: day)) * 86_400
            + Int64(hour * 3600 + minute * 60 + second)
    }

    private static func digits(_ text: Substring, _ count: Int) -> Int? {
        guard text.utf8.count == count else { return nil }
        var value = 0
        for byte in text.utf8 {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    /// Days since 1970-01-01 in the proleptic Gregorian calendar, counted in eras of 400 years from 1 March.
    private static func day(year: Int, month: Int, dayOfMonth: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + dayOfMonth - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private static func dayCount(year: Int, month: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
