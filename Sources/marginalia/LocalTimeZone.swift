import Articles
import Foundation

/// The rules of a time zone, as the system knows them.
struct LocalTimeZone: Sendable {
    private let zone: TimeZone

    /// - Parameter identifier: A name that the system knows, such as `Europe/Berlin`; UTC otherwise.
    init(identifier: String) {
        zone = TimeZone(identifier: identifier) ?? .gmt
    }

    /// The moment at which clocks of the zone show a time; of two (clocks set back) the first, of none (clocks set
    /// forward) the time as if they had not been.
    func moment(of local: LocalDateTime) -> Timestamp {
        let asUTC = Timestamp(utc: local)
        // The offset in force before the change, if there is one within the day.
        let before = offset(at: asUTC.advanced(byMilliseconds: -86_400_000))
        let first = asUTC.advanced(byMilliseconds: -before)
        if offset(at: first) == before { return first }
        let second = asUTC.advanced(byMilliseconds: -offset(at: first))
        return offset(at: second) == offset(at: first) ? second : first
    }

    private func offset(at moment: Timestamp) -> Int64 {
        let date = Date(timeIntervalSince1970: Double(moment.millisecondsSince1970) / 1000)
        return Int64(zone.secondsFromGMT(for: date)) * 1000
    }
}
