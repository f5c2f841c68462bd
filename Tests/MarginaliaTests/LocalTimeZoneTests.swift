import Articles
import Testing

@testable import marginalia

@Suite("Local times")
struct LocalTimeZoneTests {
    @Test(
        "A local time is the moment at which clocks of the zone show it",
        arguments: [
            ("UTC", "2020-07-28", 14, 22, "2020-07-28T14:22:00Z"),
            ("America/New_York", "2020-07-28", 14, 22, "2020-07-28T18:22:00Z"),
            ("America/New_York", "2020-01-28", 14, 22, "2020-01-28T19:22:00Z"),
            ("Asia/Seoul", "2020-07-28", 4, 0, "2020-07-27T19:00:00Z"),
            // Clocks set back: 01:30 comes twice, the first counts.
            ("Europe/Berlin", "2020-10-25", 2, 30, "2020-10-25T00:30:00Z"),
            // Clocks set forward: 02:30 never comes.
            ("Europe/Berlin", "2020-03-29", 2, 30, "2020-03-29T01:30:00Z"),
        ]
    )
    func moment(zone: String, date: String, hour: Int, minute: Int, moment: String) throws {
        let day = try #require(CalendarDate(date))
        let local = try #require(LocalDateTime(date: day, hour: hour, minute: minute))
        #expect(LocalTimeZone(identifier: zone).moment(of: local).description == moment)
    }
}
