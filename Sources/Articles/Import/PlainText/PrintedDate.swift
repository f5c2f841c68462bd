/// A date as it stands on a page, with the time and zone printed after it.
struct PrintedDate: Sendable, Equatable {
    let range: Range<Int>
    let day: Day
    let time: Time?
    let zone: Zone

    /// What the date's own digits and words tell.
    enum Day: Sendable, Equatable {
        case certain(CalendarDate)
        /// `7/8/2020`: which of the two is the month is for the page to tell; both readings exist.
        case either(monthFirst: CalendarDate, dayFirst: CalendarDate)
    }

    /// Whether another date says in words which day this one means, such as `April 5, 2021` of `5/4/2021`.
    func isSettled(by other: PrintedDate) -> Bool {
        guard case .either(let monthFirst, let dayFirst) = day, case .certain(let date) = other.day else {
            return false
        }
        return date == monthFirst || date == dayFirst
    }

    struct Time: Sendable, Equatable {
        let hour: Int
        let minute: Int
        let second: Int
    }

    enum Zone: Sendable, Equatable {
        case none
        /// Minutes east of UTC.
        case offset(Int)
        /// Letters that name a zone, but not one zone only.
        case unknown
    }

    /// How a numeric date such as `13/7/2020` was written, when it can only be one of both.
    let order: DateOrder?
}

/// Which number of a numeric date comes first.
enum DateOrder: Sendable, Equatable {
    case monthFirst
    case dayFirst
}

/// Reads dates at given positions of a page; each look-up takes constant time.
struct DateReader: Sendable {
    let page: Page

    /// The date that starts at `position`, a weekday before it included.
    func date(at position: Int, limit: Int) -> PrintedDate? {
        guard position < limit, position == 0 || !page.scalars[position - 1].isWordPart else { return nil }
        let first = page.scalars[position]
        guard first.isASCIIDigit || first.isLetter else { return nil }
        // `Mar` is a month in English and a Tuesday in Spanish.
        let afterWeekday = first.isLetter ? weekday(at: position, limit: limit) : nil
        guard
            let parsed = afterWeekday.flatMap({ calendarDay(at: $0, limit: limit) })
                ?? calendarDay(at: position, limit: limit)
        else { return nil }
        let clock = time(after: parsed.end, limit: limit)
        let end = clock?.end ?? parsed.end
        // `28/7/2020/page-3` and `2020-07-28-draft` are addresses, not dates.
        if end < limit, page.scalars[end].isWordPart || "/-_=&".unicodeScalars.contains(page.scalars[end]) {
            if !(page.scalars[end] == "-" || page.scalars[end] == "/")
                || end + 1 < limit && page.scalars[end + 1].isWordPart
            {
                return nil
            }
        }
        return PrintedDate(
            range: position..<end,
            day: parsed.day,
            time: clock?.time,
            zone: clock?.zone ?? .none,
            order: parsed.order
        )
    }

    // MARK: Days

    private struct ParsedDay {
        let day: PrintedDate.Day
        let end: Int
        var order: DateOrder?
    }

    private func calendarDay(at position: Int, limit: Int) -> ParsedDay? {
        if page.scalars[position].isASCIIDigit { return numericDay(at: position, limit: limit) }
        guard let month = month(at: position, limit: limit) else { return nil }
        // July 28, 2020; Jul. 28th 2020
        var cursor = page.skippingSpace(from: month.end, limit: limit)
        guard cursor > month.end, let day = number(at: cursor, limit: limit, digits: 1...2) else { return nil }
        cursor = ordinalEnd(day.end, limit: limit)
        if cursor < limit, page.scalars[cursor] == "," { cursor += 1 }
        let yearStart = page.skippingSpace(from: cursor, limit: limit)
        guard yearStart > day.end, let year = number(at: yearStart, limit: limit, digits: 4...4),
            let date = CalendarDate(year: year.value, month: month.value, day: day.value)
        else { return nil }
        return ParsedDay(day: .certain(date), end: year.end)
    }

    private func numericDay(at position: Int, limit: Int) -> ParsedDay? {
        guard let first = number(at: position, limit: limit, digits: 1...4), first.end < limit else { return nil }
        let separator = page.scalars[first.end]
        if first.digits == 4 {
            guard ["-", "/", "."].contains(separator),
                let month = number(at: first.end + 1, limit: limit, digits: 1...2), month.end < limit,
                page.scalars[month.end] == separator,
                let day = number(at: month.end + 1, limit: limit, digits: 1...2),
                let date = CalendarDate(year: first.value, month: month.value, day: day.value)
            else { return nil }
            return ParsedDay(day: .certain(date), end: day.end)
        }
        guard first.digits <= 2 else { return nil }
        if ["/", ".", "-"].contains(separator),
            let second = number(at: first.end + 1, limit: limit, digits: 1...2), second.end < limit,
            page.scalars[second.end] == separator
        {
            return numericDay(first: first.value, second: second.value, yearAt: second.end + 1, separator, limit: limit)
        }
        // 28 July 2020; 28th of July, 2020; 28-Jul-2020; 28-Jul-20; 28. July 2020; 28 de julio de 2020
        var cursor = ordinalEnd(first.end, limit: limit)
        if cursor < limit, page.scalars[cursor] == "-" || page.scalars[cursor] == "." { cursor += 1 }
        cursor = page.skippingSpace(from: cursor, limit: limit)
        if let end = page.end(ofOneOf: ["of", "de"], at: cursor, limit: limit) {
            cursor = page.skippingSpace(from: end, limit: limit)
        }
        guard cursor > first.end, cursor < limit, let month = month(at: cursor, limit: limit) else { return nil }
        cursor = month.end
        let isHyphened = separator == "-" && cursor < limit && page.scalars[cursor] == "-"
        if cursor < limit, page.scalars[cursor] == "," || page.scalars[cursor] == "-" { cursor += 1 }
        var yearStart = page.skippingSpace(from: cursor, limit: limit)
        if let end = page.end(ofOneOf: ["de", "del"], at: yearStart, limit: limit) {
            yearStart = page.skippingSpace(from: end, limit: limit)
        }
        guard yearStart > month.end,
            let year = number(at: yearStart, limit: limit, digits: isHyphened ? 2...4 : 4...4), year.digits != 3,
            let date = CalendarDate(
                year: year.digits == 2 ? 2000 + year.value : year.value,
                month: month.value,
                day: first.value
            )
        else { return nil }
        return ParsedDay(day: .certain(date), end: year.end)
    }

    private func numericDay(
        first: Int,
        second: Int,
        yearAt position: Int,
        _ separator: Unicode.Scalar,
        limit: Int
    ) -> ParsedDay? {
        guard let year = number(at: position, limit: limit, digits: 2...4), year.digits != 3 else { return nil }
        // Two digits are years of the web's own age.
        let full = year.digits == 2 ? 2000 + year.value : year.value
        let monthFirst = CalendarDate(year: full, month: first, day: second)
        let dayFirst = CalendarDate(year: full, month: second, day: first)
        switch (monthFirst, dayFirst) {
        case (let monthFirst?, let dayFirst?):
            // Dots are written in countries that put the day first.
            if separator == "." || monthFirst == dayFirst { return ParsedDay(day: .certain(dayFirst), end: year.end) }
            return ParsedDay(day: .either(monthFirst: monthFirst, dayFirst: dayFirst), end: year.end)
        case (let date?, nil): return ParsedDay(day: .certain(date), end: year.end, order: .monthFirst)
        case (nil, let date?): return ParsedDay(day: .certain(date), end: year.end, order: .dayFirst)
        case (nil, nil): return nil
        }
    }

    // MARK: Times

    private struct ParsedTime {
        let time: PrintedDate.Time
        let zone: PrintedDate.Zone
        let end: Int
    }

    private func time(after position: Int, limit: Int) -> ParsedTime? {
        var cursor = position
        if cursor + 1 < limit, page.scalars[cursor] == "T", page.scalars[cursor + 1].isASCIIDigit {
            cursor += 1
        } else {
            while cursor < limit, cursor - position < 8, !page.scalars[cursor].isLineBreak,
                page.scalars[cursor].isSpace
                    || [",", "@", "-", "–", "—", "|", "·", "•", "("].contains(page.scalars[cursor])
            { cursor += 1 }
            if let end = page.end(ofOneOf: Self.beforeTimes, at: cursor, limit: limit) {
                cursor = page.skippingSpace(from: end, limit: min(limit, end + 4))
            }
            guard cursor > position else { return nil }
        }
        guard let hour = number(at: cursor, limit: limit, digits: 1...2), hour.end < limit else { return nil }
        var end = hour.end
        var minute = 0
        var second = 0
        var isClock = false
        if let mark = scalar(end, limit), mark == ":" || mark == "." || mark == "h",
            let parsed = number(at: end + 1, limit: limit, digits: 2...2)
        {
            minute = parsed.value
            end = parsed.end
            isClock = mark != "."
            if scalar(end, limit) == ":", let parsed = number(at: end + 1, limit: limit, digits: 2...2) {
                second = parsed.value
                end = parsed.end
                if scalar(end, limit) == ".", let fraction = number(at: end + 1, limit: limit, digits: 1...9) {
                    end = fraction.end
                }
            }
        }
        // 10 h 15, 10 h, 14.30 Uhr
        if minute == 0, end == hour.end,
            let mark = page.end(
                ofWords: "h",
                at: page.skippingSpace(from: end, limit: min(limit, end + 2)),
                limit: limit
            )
        {
            let start = page.skippingSpace(from: mark, limit: min(limit, mark + 2))
            let parsed = number(at: start, limit: limit, digits: 2...2)
            minute = parsed?.value ?? 0
            end = parsed?.end ?? mark
            isClock = true
        } else if let mark = page.end(
            ofOneOf: ["uhr", "h", "hs", "hrs"],
            at: page.skippingSpace(from: end, limit: min(limit, end + 2)),
            limit: limit
        ) {
            end = mark
            isClock = true
        }
        var value = hour.value
        if let half = halfDay(after: end, limit: limit) {
            guard (1...12).contains(value) || value == 0 else { return nil }
            value = value % 12 + (half.isAfternoon ? 12 : 0)
            end = half.end
            isClock = true
        }
        // A leap second is written 60; the clock of the model has none.
        if second == 60 { second = 59 }
        guard isClock, (0...23).contains(value), (0...59).contains(minute), (0...59).contains(second) else {
            return nil
        }
        let zone = zone(after: end, limit: limit)
        return ParsedTime(
            time: PrintedDate.Time(hour: value, minute: minute, second: second),
            zone: zone?.zone ?? .none,
            end: zone?.end ?? end
        )
    }

    private func halfDay(after position: Int, limit: Int) -> (isAfternoon: Bool, end: Int)? {
        let start = page.skippingSpace(from: position, limit: min(limit, position + 3))
        for (phrase, isAfternoon) in [("a.m.", false), ("p.m.", true), ("am", false), ("pm", true)] {
            if let end = page.end(ofWords: phrase, at: start, limit: limit) { return (isAfternoon, end) }
        }
        return nil
    }

    private func zone(after position: Int, limit: Int) -> (zone: PrintedDate.Zone, end: Int)? {
        if scalar(position, limit) == "Z", !(scalar(position + 1, limit)?.isWordPart ?? false) {
            return (.offset(0), position + 1)
        }
        var start = page.skippingSpace(from: position, limit: min(limit, position + 3))
        var opened = false
        if scalar(start, limit) == "(" {
            opened = true
            start += 1
        }
        var found: (zone: PrintedDate.Zone, end: Int)?
        for name in ["utc", "gmt"] {
            guard let end = page.end(of: name, at: start, limit: limit) else { continue }
            found = offset(at: end, limit: limit) ?? (scalar(end, limit)?.isWordPart == true ? nil : (.offset(0), end))
        }
        // RFC 5322 §4.3 fixes these; CST and MST stand there too, but the world uses CST for China as well.
        for (name, hours) in [("est", -5), ("edt", -4), ("cdt", -5), ("mdt", -6), ("pst", -8), ("pdt", -7)] {
            if found == nil, let end = page.end(ofWords: name, at: start, limit: limit) {
                found = (.offset(hours * 60), end)
            }
        }
        for name in [
            "cst", "mst", "bst", "ist", "cet", "cest", "jst", "kst", "aest", "aedt", "nzst", "nzdt", "et", "pt",
        ] {
            if found == nil, isUpperCased(start, limit: limit),
                let end = page.end(ofWords: name, at: start, limit: limit)
            {
                found = (.unknown, end)
            }
        }
        if found == nil { found = offset(at: start, limit: limit) }
        guard let found else { return nil }
        if opened {
            guard scalar(found.end, limit) == ")" else { return nil }
            return (found.zone, found.end + 1)
        }
        return found
    }

    private func offset(at position: Int, limit: Int) -> (zone: PrintedDate.Zone, end: Int)? {
        guard let sign = scalar(position, limit), ["+", "-", "−"].contains(sign),
            let hours = number(at: position + 1, limit: limit, digits: 1...4)
        else { return nil }
        var (total, end) = (hours.value * 60, hours.end)
        if hours.digits == 4 {
            guard hours.value % 100 < 60 else { return nil }
            total = hours.value / 100 * 60 + hours.value % 100
        } else if hours.digits > 2 {
            return nil
        } else if scalar(end, limit) == ":" {
            guard let minutes = number(at: end + 1, limit: limit, digits: 2...2), minutes.value < 60 else { return nil }
            total += minutes.value
            end = minutes.end
        }
        guard total <= 18 * 60 else { return nil }
        return (.offset(sign == "+" ? total : -total), end)
    }

    // MARK: Parts

    private func scalar(_ position: Int, _ limit: Int) -> Unicode.Scalar? {
        position < limit ? page.scalars[position] : nil
    }

    private func isUpperCased(_ position: Int, limit: Int) -> Bool { scalar(position, limit)?.isUpper ?? false }

    private func number(
        at position: Int,
        limit: Int,
        digits: ClosedRange<Int>
    ) -> (value: Int, digits: Int, end: Int)? {
        var value = 0
        var end = position
        while end < limit, end - position <= digits.upperBound, page.scalars[end].isASCIIDigit {
            value = value * 10 + Int(page.scalars[end].value - 0x30)
            end += 1
        }
        return digits.contains(end - position) ? (value, end - position, end) : nil
    }

    private func ordinalEnd(_ position: Int, limit: Int) -> Int {
        page.end(ofOneOf: ["st", "nd", "rd", "th", "er", "º"], at: position, limit: limit) ?? position
    }

    private func month(at position: Int, limit: Int) -> (value: Int, end: Int)? {
        guard page.scalars[position].isUpper || page.scalars[position].isLower else { return nil }
        for (value, name) in Self.monthsByLetter[page.scalars[position].caseFolded] ?? [] {
            guard let end = page.end(ofWords: name, at: position, limit: limit) else { continue }
            return (value, name.utf8.count < 5 && scalar(end, limit) == "." ? end + 1 : end)
        }
        return nil
    }

    private func weekday(at position: Int, limit: Int) -> Int? {
        for name in Self.weekdays {
            guard var end = page.end(ofWords: name, at: position, limit: limit) else { continue }
            if let mark = scalar(end, limit), mark == "," || mark == "." { end += 1 }
            let next = page.skippingSpace(from: end, limit: min(limit, end + 4))
            return next > end ? next : nil
        }
        return nil
    }

    private static let monthsByLetter: [Unicode.Scalar: [(value: Int, name: String)]] = {
        var table: [Unicode.Scalar: [(value: Int, name: String)]] = [:]
        for (index, name) in months.enumerated() {
            for form in index == 8 ? [name, "sept", "sep"] : [name, String(name.prefix(3))] {
                guard let first = form.unicodeScalars.first else { continue }
                table[first, default: []].append((index + 1, form))
            }
        }
        for vocabulary in PageVocabulary.others.values {
            for (month, name) in vocabulary.months.enumerated().map({ ($0 + 1, $1) }) + vocabulary.shortMonths {
                guard let first = name.unicodeScalars.first else { continue }
                table[first, default: []].append((month, name))
            }
        }
        return table
    }()
    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
    private static let weekdays =
        [
            "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu",
            "fri",
            "sat", "sun",
            "tues", "weds", "thur", "thurs",
        ] + PageVocabulary.all(\.weekdays)
    /// The longer first: `a las` before `a`.
    private static let beforeTimes = (["at"] + PageVocabulary.all(\.beforeTimes)).sorted { $0.count > $1.count }
}
