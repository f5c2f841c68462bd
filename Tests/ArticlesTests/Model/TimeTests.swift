import Articles
import Testing

@Suite("Time")
struct TimeTests {
    @Test(
        "A date and its number of days turn into one another",
        arguments: [
            ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11016), ("2020-07-28", 18471),
            ("0001-01-01", -719_162),
            ("9999-12-31", 2_932_896),
        ]
    )
    func days(text: String, days: Int) throws {
        let date = try #require(CalendarDate(text))
        #expect(date.daysSince1970 == days)
        #expect(CalendarDate(daysSince1970: days).description == text)
    }

    @Test("Every day of 400 years follows the one before")
    func everyDay() {
        var before = CalendarDate(daysSince1970: -1)
        for day in 0..<146_097 {
            let date = CalendarDate(daysSince1970: day)
            #expect(before < date)
            #expect(date.daysSince1970 == day)
            before = date
        }
    }

    @Test(
        "What is no date is refused",
        arguments: [
            "2019-02-29", "1900-02-29", "2020-13-01", "2020-00-10", "2020-1-01", "20200101", "0000-01-01",
            "2020-01-01 ",
            "+020-01-01", "２０２０-01-01", "",
        ]
    )
    func noDate(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test(
        "A moment is written in RFC 3339, also before 1970",
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (1_595_946_142_000, "2020-07-28T14:22:22Z"), (-1, "1969-12-31T23:59:59Z"),
            (1_595_946_142_999, "2020-07-28T14:22:22Z"),
        ] as [(Int64, String)]
    )
    func moment(milliseconds: Int64, text: String) {
        #expect(Timestamp(millisecondsSince1970: milliseconds).description == text)
    }

    @Test("A local time read as UTC is that moment")
    func local() throws {
        let date = try #require(CalendarDate("2020-07-28"))
        let time = try #require(LocalDateTime(date: date, hour: 14, minute: 22, second: 22))
        #expect(Timestamp(utc: time).description == "2020-07-28T14:22:22Z")
        #expect(LocalDateTime(date: date, hour: 24, minute: 0) == nil)
    }
}
