import Testing

@testable import Articles

@Suite("Form stamps")
struct FormStampTests {
    private let stamps = FormStamp(secrets: secrets(7))
    private let start = Timestamp(millisecondsSince1970: 1_800_000_000_000)

    private static func secrets(_ byte: UInt8) -> Secrets {
        Secrets(
            secret: Array(repeating: byte, count: 32),
            environment: Environment(
                now: { Timestamp(millisecondsSince1970: 0) },
                uptimeNanoseconds: { 0 },
                randomBits: { 1 }
            )
        )
    }

    private func refusal(_ stamp: String, afterMilliseconds age: Int64, least: Int = 2) -> SpamRefusal? {
        do {
            try stamps.check(stamp, at: start.advanced(byMilliseconds: age), leastSeconds: least)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "What was not made here, or was changed, is refused",
        arguments: [
            "", ".", "1800000000000", "1800000000000.", "1800000000000.00", "x.y", "٣.00", "+1800000000000.00",
            "01800000000000.00", String(repeating: "1", count: 5000), "99999999999999999999.00",
        ]
    )
    func malformed(stamp: String) {
        #expect(refusal(stamp, afterMilliseconds: 10_000) == .stampMalformed)
    }

    @Test("A time of somebody else's choosing, or another service's stamp, is refused")
    func forged() {
        let stamp = stamps.make(at: start)
        let signature = stamp.split(separator: ".")[1]
        #expect(refusal("1799999990000.\(signature)", afterMilliseconds: 10_000) == .stampMalformed)
        let foreign = FormStamp(secrets: Self.secrets(8)).make(at: start)
        #expect(refusal(foreign, afterMilliseconds: 10_000) == .stampMalformed)
        #expect(
            refusal(stamp.uppercased(), afterMilliseconds: 10_000)
                == (stamp == stamp.uppercased() ? nil : .stampMalformed)
        )
    }

    @Test(
        "A stamp is good from the least filling time on, for a day, to the millisecond",
        arguments: [
            (0, 2, SpamRefusal?.some(.stampTooFresh(waitSeconds: 2))), (1, 2, .stampTooFresh(waitSeconds: 2)),
            (1_000, 2, .stampTooFresh(waitSeconds: 1)), (1_999, 2, .stampTooFresh(waitSeconds: 1)), (2_000, 2, nil),
            (0, 0, nil), (86_400_000, 2, nil), (86_400_001, 2, .stampExpired),
            (-5_000, 2, .stampTooFresh(waitSeconds: 2)),
        ]
    )
    func ages(age: Int64, least: Int, expected: SpamRefusal?) {
        #expect(refusal(stamps.make(at: start), afterMilliseconds: age, least: least) == expected)
    }

    @Test("A form that is shown again keeps its stamp while that is good")
    func kept() {
        let stamp = stamps.make(at: start)
        #expect(stamps.isGood(stamp, at: start))
        #expect(stamps.isGood(stamp, at: start.advanced(byMilliseconds: -1)))
        #expect(!stamps.isGood(stamp, at: start.advanced(byMilliseconds: 86_400_001)))
        #expect(!stamps.isGood("1.x", at: start))
    }
}
