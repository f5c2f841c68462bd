/// Dates as the styles print them; nil where there is none.
enum DateFormat {
    /// A date such as `March 11, 2017`, `March 11–14, 2017`, `Autumn 1998`, `1939–1945` or `n.d.`.
    static func chicago(_ date: CSLDate?) -> String? {
        text(date, months: months, isDayFirst: false)
    }

    /// The same without days, as it stands behind the issue of a journal.
    static func chicagoMonth(_ date: CSLDate?) -> String? {
        guard var date else { return nil }
        if let parts = date.parts { date.dateParts = parts.map { Array($0.prefix(2)) } }
        return chicago(date)
    }

    /// `11 Mar. 2017`, `autumn 1998`.
    static func mla(_ date: CSLDate?) -> String? {
        // "n.d." is left out.
        guard let date, date.literal == nil || date.parts != nil else { return nil }
        return text(date, months: shortMonths, isDayFirst: true)
    }

    /// A date such as `2017, March 11`, `1998` or `n.d.`.
    static func apa(_ date: CSLDate?, yearOnly: Bool) -> String {
        guard let date else { return "n.d." }
        guard let parts = date.parts else { return date.literal ?? "n.d." }
        if yearOnly { return years(date) ?? "n.d." }
        let whole = text(date, months: months, isDayFirst: false) ?? ""
        let year = yearText(parts[0][0])
        guard parts.count == 1 || parts[0][0] == parts[1][0] else { return whole }
        guard whole != year else { return year }
        let rest = whole.hasSuffix(", " + year) ? whole.dropLast(year.count + 2) : whole.dropLast(year.count + 1)
        return "\(year), \(rest)"
    }

    /// The year, or the two of a range.
    static func years(_ date: CSLDate?) -> String? {
        guard let date else { return nil }
        guard let parts = date.parts else { return date.literal }
        let years = parts.map { yearText($0[0]) }
        return years.count > 1 && years[0] != years[1] ? "\(years[0])–\(years[1])" : years[0]
    }

    private static func text(_ date: CSLDate?, months: [String], isDayFirst: Bool) -> String? {
        guard let date else { return nil }
        guard let parts = date.parts else { return date.literal }
        let first = parts[0]
        if let season = date.season, (1...4).contains(season), first.count == 1 {
            let name = isDayFirst ? seasons[season - 1].lowercased() : seasons[season - 1]
            return years(date).map { "\(name) \($0)" }
        }
        guard parts.count > 1, parts[1] != first else { return day(first, months, isDayFirst) }
        let last = parts[1]
        // What both ends share stands once.
        if first.count == last.count, first.count > 1, first[0] == last[0] {
            let year = yearText(first[0])
            let from = first.count == 2 ? name(first[1], months) : dayOfMonth(first, months, isDayFirst)
            if first.count == 2 { return "\(from)–\(name(last[1], months)) \(year)" }
            if first[1] == last[1] {
                return isDayFirst
                    ? "\(first[2])–\(last[2]) \(name(first[1], months)) \(year)"
                    : "\(name(first[1], months)) \(first[2])–\(last[2]), \(year)"
            }
            return "\(from)–\(dayOfMonth(last, months, isDayFirst))\(isDayFirst ? "" : ",") \(year)"
        }
        return day(first, months, isDayFirst) + "–" + day(last, months, isDayFirst)
    }

    private static func day(_ parts: [Int], _ months: [String], _ isDayFirst: Bool) -> String {
        let year = yearText(parts[0])
        switch parts.count {
        case 1: return year
        case 2: return "\(name(parts[1], months)) \(year)"
        default: return dayOfMonth(parts, months, isDayFirst) + (isDayFirst ? " " : ", ") + year
        }
    }

    private static func dayOfMonth(_ parts: [Int], _ months: [String], _ isDayFirst: Bool) -> String {
        isDayFirst ? "\(parts[2]) \(name(parts[1], months))" : "\(name(parts[1], months)) \(parts[2])"
    }

    private static func name(_ month: Int, _ months: [String]) -> String { months[month - 1] }

    private static func yearText(_ year: Int) -> String { year > 0 ? "\(year)" : "\(-year) BC" }

    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let shortMonths = [
        "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
    ]
    static let seasons = ["Spring", "Summer", "Autumn", "Winter"]
}

extension CSLDate {
    /// One or two dates, each a year, a year and a month, or a whole date that can be; nil when there is no year.
    ///
    /// A month or a day that can't be is cut off, so that no text from outside can name one that has no name.
    var parts: [[Int]]? {
        guard let dateParts else { return nil }
        let parts = dateParts.prefix(2).compactMap { part -> [Int]? in
            guard let year = part.first, (-9999...9999).contains(year), year != 0 else { return nil }
            guard part.count > 1, (1...12).contains(part[1]) else { return [year] }
            guard part.count > 2, (1...31).contains(part[2]) else { return Array(part.prefix(2)) }
            return Array(part.prefix(3))
        }
        return parts.isEmpty ? nil : parts
    }
}
