import Testing

@testable import HTTP

/// Turns of a loop by a clock of the test's own; the target is 100 ms.
private final class Turns {
    var delay = QueueDelay(target: 100_000_000)
    var now: UInt64 = 5_000_000_000

    /// A turn of so many milliseconds after so long a rest; whether a request at its end is refused.
    func turn(
        _ milliseconds: UInt64,
        rest: UInt64 = 0,
        events: Int = 1,
        mayHaveMore: Bool = false,
        open: Int = 1
    ) -> Bool {
        now += rest * 1_000_000
        delay.begin(at: now)
        now += milliseconds * 1_000_000
        let refuses = delay.refuses(at: now)
        delay.end(at: now, events: events, mayHaveMore: mayHaveMore, open: open)
        return refuses
    }

    /// Turns of so many milliseconds, each after so long a rest, for three seconds; how many ended with a refusal.
    func turns(_ milliseconds: UInt64, rest: UInt64 = 0) -> Int {
        (0..<3000 / (milliseconds + rest)).count { _ in turn(milliseconds, rest: rest) }
    }
}

@Suite("Requests that have waited too long")
struct QueueDelayTests {
    @Test("Who waits no longer than the target is never refused, however busy the loop")
    func short() {
        let turns = Turns()
        #expect(turns.turns(100) == 0)
    }

    @Test("Long turns are borne for a second; then who has waited longer than the target is refused")
    func standing() {
        let turns = Turns()
        #expect(!turns.turn(1))
        #expect(!turns.turn(600))
        #expect(!turns.turn(600))
        #expect(turns.turn(101))
        #expect(!turns.turn(100), "within the target")
        #expect(turns.turn(101), "one short turn is no rest")
    }

    @Test("A loop that rests between long turns refuses nobody")
    func resting() {
        let turns = Turns()
        #expect(turns.turns(300, rest: 100) == 0)
    }

    @Test("After a second with rest nobody is refused any more")
    func recovery() {
        let turns = Turns()
        #expect(turns.turns(500) > 0)
        #expect(turns.turns(10, rest: 90) == 0)
        #expect(!turns.turn(500, rest: 10))
    }

    @Test("A turn of more than two seconds is no burst, also after a long rest")
    func endless() {
        let turns = Turns()
        #expect(!turns.turn(1999, rest: 60_000))
        #expect(turns.turn(2001, rest: 60_000))
    }

    @Test("A round is over when every connection may have had its turn, whatever the poller says")
    func full() {
        let turns = Turns()
        // Three turns of 30 are a round of 90, three of 40 one of 120.
        let short = (0..<100).count { _ in turns.turn(30, events: 10, mayHaveMore: true, open: 30) }
        #expect(short == 0)
        let long = (0..<99).count { _ in turns.turn(40, events: 10, mayHaveMore: true, open: 30) }
        #expect((30...35).contains(long), "the last third of each round")
    }

    @Test("Without a target nothing is refused")
    func none() {
        let turns = Turns()
        turns.delay = QueueDelay(target: 0)
        #expect(turns.turns(1000) == 0)
    }
}
