import Foundation
@testable import HTTP
import Testing

@Suite("HTTPDateReading")
struct HTTPDateReadingTests {
    @Test(
        "All three forms are read",
        arguments: [
            ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777, "IMF-fixdate"),
            ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777, "RFC 850"),
            ("Sun Nov  6 08:49:37 1994", 784_111_777, "asctime"),
            ("Wed Nov 16 08:49:37 1994", 784_975_777, "asctime with a day of two digits"),
            ("Thu, 01 Jan 1970 00:00:00 GMT", 0, "the epoch"),
            ("Wed, 31 Dec 1969 23:59:59 GMT", -1, "before the epoch"),
            ("Thu, 29 Feb 2024 00:00:00 GMT", 1_709_164_800, "a leap day"),
            ("Sat, 31 Dec 2016 23:59:60 GMT", 1_483_228_800, "a leap second"),
            ("Friday, 01-Jan-38 00:00:00 GMT", 2_145_916_800, "a short year of this century"),
            ("Mon, 01 Jan 0001 00:00:00 GMT", -62_135_596_800, "the first year"),
        ]
    )
    func reading(text: String, seconds: Int64, reason: String) {
        #expect(HTTPDateReading.epochSeconds(text) == seconds, "\(reason)")
    }

    @Test(
        "Anything else is no date",
        arguments: [
            "", " ", "Sun", "0", "Sun, 6 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 UTC",
            "Sun, 06 Nov 1994 08:49:37 +0000", "sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 94 08:49:37 GMT", "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 08:60:00 GMT",
            "Sun, 06 Nov 1994 08:49:61 GMT", "Sun, 30 Feb 1994 08:49:37 GMT", "Sun, 00 Nov 1994 08:49:37 GMT",
            "Sun, 32 Nov 1994 08:49:37 GMT", "Thu, 29 Feb 2023 00:00:00 GMT", "Sun,06 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 8:49:37 GMT", "Sunday, 06-Nov-1994 08:49:37 GMT",
            "Sun, 06-Nov-94 08:49:37 GMT", "Sun Nov 6 08:49:37 1994", "Sun Nov 06 08:49:37 1994 GMT",
            "2020-07-28T14:22:22Z", "Sun, 06 Nov 1994 08:49:37 GMT ", "Sun, 06 Nov -994 08:49:37 GMT",
            "Sun, 0\u{0666} Nov 1994 08:49:37 GMT", "Sund, 06 Nov 1994 08:49:37 GMT",
        ]
    )
    func notADate(text: String) {
        #expect(HTTPDateReading.epochSeconds(text) == nil)
    }

    @Test("Days of 800 years are read as Foundation writes them")
    func agreement() {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        // From the day after the Gregorian reform, before which Foundation counts in the Julian calendar.
        for seconds in stride(from: -12_219_206_400, to: 13_000_000_000, by: 86_400 * 17 + 4_321) {
            let text = formatter.string(from: Date(timeIntervalSince1970: Double(seconds)))
            #expect(HTTPDateReading.epochSeconds(text) == Int64(seconds), "\(text)")
        }
    }
}
