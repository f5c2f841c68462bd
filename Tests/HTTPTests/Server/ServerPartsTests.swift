import HTTPTypes
import Testing

@testable import FuzzTargets
@testable import HTTP

@Suite("Parts of the server")
struct ServerPartsTests {
    @Test(
        "Dates are written as RFC 9110 wants them",
        arguments: [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"), (1_709_251_199, "Thu, 29 Feb 2024 23:59:59 GMT"),
            (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"), (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
            (-5, "Thu, 01 Jan 1970 00:00:00 GMT"),
        ]
    )
    func dates(seconds: Int, text: String) {
        let bytes = HTTPDate.bytes(unixSeconds: seconds)
        #expect(String(decoding: bytes, as: UTF8.self) == text)
        #expect(bytes.count == HTTPDate.byteCount)
    }

    @Test("Identifiers are unique, over makers too, and such as a client may send")
    func identifiers() {
        var makers = (0..<4).map { RequestIdentifier(series: 0x1234_5678_9ABC_DEF0, index: $0) }
        var seen: Set<String> = []
        for _ in 0..<5000 {
            for index in makers.indices {
                let identifier = makers[index].next()
                #expect(RequestIdentifier.isValid(identifier))
                seen.insert(identifier)
            }
        }
        #expect(seen.count == 20_000)
    }

    @Test("A head that is kept takes no more room than it has bytes, however large the buffer was")
    func keptHead() {
        let output = OutputBuffer()
        output.append([UInt8](repeating: 1, count: 100_000))
        output.clear()
        for mark in [0, 3] {
            #expect(output.mark == mark)
            output.append([7, 8, 9])
            let bytes = output.bytes(since: mark)
            #expect(bytes == [7, 8, 9])
            #expect(bytes.capacity < 100)
        }
    }

    @Test("The timer wheel gives out each identifier once, when it is due, as a plain table would")
    func timers() {
        var random = SplitMix(state: 42)
        var wheel = TimerWheel(now: 1000)
        var table: [Int: UInt64] = [:]
        var now: UInt64 = 1000
        for _ in 0..<20_000 {
            switch Int.random(in: 0..<5, using: &random) {
            case 0, 1:
                let id = Int.random(in: 0..<50, using: &random)
                let at = now + UInt64.random(in: 0..<5000, using: &random)
                wheel.schedule(id, at: at)
                table[id] = max(at, now + 1)
            case 2:
                let id = Int.random(in: 0..<60, using: &random)
                wheel.cancel(id)
                table[id] = nil
            default:
                if let next = wheel.nextTick, let least = table.values.min() { #expect(next <= least) }
                now += UInt64.random(in: 0..<(Bool.random(using: &random) ? 20 : 3000), using: &random)
                let due = Set(table.filter { $0.value <= now }.keys)
                let expired = wheel.advance(to: now)
                #expect(Set(expired) == due)
                #expect(expired.count == due.count)
                for id in due { table[id] = nil }
            }
            #expect(wheel.count == table.count)
        }
        #expect((wheel.nextTick == nil) == table.isEmpty)
    }
}
