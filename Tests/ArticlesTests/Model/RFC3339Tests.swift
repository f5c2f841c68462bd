import Testing

@testable import Articles

@Suite("Times as RFC 3339 has them")
struct RFC3339Tests {
    @Test(
        "What is none is refused",
        arguments: [
            "", "2027-01-31", "2027-01-31T12:00:00", "2027-01-31 12:00:00Z", "2027-02-30T12:00:00Z",
            "2027-01-31T24:00:00Z", "2027-01-31T12:60:00Z", "2027-01-31T12:00:61Z", "2027-01-31T12:00Z",
            "2027-01-31T12:00:00+1:00", "2027-01-31T12:00:00+24:00", "2027-01-31T12:00:00.Z", "2027-01-31T12:00:00ZZ",
            "２027-01-31T12:00:00Z", "2027-01-31T1２:00:00Z", "2027-01-31T12:00:00.5.5Z", "-027-01-31T12:00:00Z",
        ]
    )
    func refused(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test(
        "Zones, fractions and leap seconds are understood",
        arguments: [
            ("2027-01-31T12:00:00Z", "2027-01-31T12:00:00Z", 0), ("2027-01-31t12:00:00z", "2027-01-31T12:00:00Z", 0),
            ("2027-01-31T12:00:00+05:30", "2027-01-31T06:30:00Z", 0),
            ("2026-12-31T23:30:00-01:00", "2027-01-01T00:30:00Z", 0),
            ("2027-01-31T12:00:00.1234567Z", "2027-01-31T12:00:00Z", 123),
            ("2027-01-31T12:00:00.5Z", "2027-01-31T12:00:00Z", 500),
            ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z", 0),
        ]
    )
    func understood(text: String, expected: String, milliseconds: Int64) throws {
        let time = try #require(Timestamp(rfc3339: text))
        #expect(time.description == expected)
        #expect(time.millisecondsSince1970 % 1000 == milliseconds)
    }
}
