/// A date as a page prints it among a few words.
struct HTMLDate {
    private let printed: PrintedDate
    /// The words without it.
    let rest: String

    /// The first date in some words; nil where there is none, or more than a few words.
    init?(_ words: String) {
        guard words.utf8.count < 400, words.contains(where: \.isNumber) else { return nil }
        let page = Page(words)
        let reader = DateReader(page: page)
        guard let printed = page.all.lazy.compactMap({ reader.date(at: $0, limit: page.all.upperBound) }).first else {
            return nil
        }
        self.printed = printed
        let end = page.all.upperBound
        rest = page.text(0..<printed.range.lowerBound) + " | " + page.text(printed.range.upperBound..<end)
    }

    /// Nil where either number may be the month.
    var day: CalendarDate? { if case .certain(let date) = printed.day { date } else { nil } }

    /// A date alone is its midnight.
    var postingTime: ImportedComment.PostingTime? {
        let (hour, minute, second) = printed.time.map { ($0.hour, $0.minute, $0.second) } ?? (0, 0, 0)
        guard let local = day.flatMap({ LocalDateTime(date: $0, hour: hour, minute: minute, second: second) }) else {
            return nil
        }
        guard case .offset(let minutes) = printed.zone else { return .local(local) }
        return .exact(Timestamp(utc: local).advanced(byMilliseconds: Int64(-minutes) * 60_000))
    }
}
