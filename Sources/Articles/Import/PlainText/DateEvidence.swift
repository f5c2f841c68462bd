/// What the numeric dates of a page tell of one another.
struct DateEvidence: Sendable {
    /// Nil when no date of the page settles the question.
    let order: DateOrder?

    /// Weighs dates that can be read in one order only, then which order keeps comments after the publication, then
    /// which has something on its very day.
    ///
    /// - Parameter language: Which order its readers expect where nothing else tells; English has both.
    init(dates: [PrintedDate], published: CalendarDate?, language: PageLanguage) {
        let usual: DateOrder? = language == .english ? nil : .dayFirst
        let certain = dates.compactMap(\.order)
        let monthFirst = certain.filter { $0 == .monthFirst }.count
        let dayFirst = certain.count - monthFirst
        if monthFirst != dayFirst {
            order = monthFirst > dayFirst ? .monthFirst : .dayFirst
            return
        }
        guard let published else {
            order = usual
            return
        }
        var early = (monthFirst: 0, dayFirst: 0)
        var same = (monthFirst: 0, dayFirst: 0)
        for date in dates {
            guard case .either(let first, let second) = date.day else { continue }
            if first < published { early.monthFirst += 1 }
            if second < published { early.dayFirst += 1 }
            if first == published { same.monthFirst += 1 }
            if second == published { same.dayFirst += 1 }
        }
        switch (early.monthFirst, early.dayFirst, same.monthFirst, same.dayFirst) {
        case (0, 1..., _, _), (0, 0, 1..., 0): order = .monthFirst
        case (1..., 0, _, _), (0, 0, 0, 1...): order = .dayFirst
        default: order = usual
        }
    }

    /// The calendar date, and whether it is only a guess.
    func day(of date: PrintedDate) -> (date: CalendarDate, isGuess: Bool) {
        switch date.day {
        case .certain(let day): (day, false)
        case .either(let monthFirst, let dayFirst):
            switch order {
            case .monthFirst: (monthFirst, false)
            case .dayFirst: (dayFirst, false)
            case nil: (monthFirst, true)
            }
        }
    }

    /// The moment of posting; midnight when the page prints no time of day.
    func postingTime(of date: PrintedDate) -> ImportedComment.PostingTime? {
        let time = date.time ?? PrintedDate.Time(hour: 0, minute: 0, second: 0)
        guard
            let local = LocalDateTime(
                date: day(of: date).date,
                hour: time.hour,
                minute: time.minute,
                second: time.second
            )
        else { return nil }
        guard case .offset(let minutes) = date.zone else { return .local(local) }
        return .exact(Timestamp(utc: local).advanced(byMilliseconds: Int64(-minutes) * 60_000))
    }
}
