import Testing

@testable import HTTP

/// Threads that do work of one length, and requests that come at even times; by a clock of the test's own.
private struct Threads {
    static let millisecond: UInt64 = 1_000_000

    var queue: LongWorkQueue
    var now: UInt64 = 5_000_000_000
    /// When each thread has done what it does.
    var free: [UInt64]
    /// When each request came that waits.
    var entered: [UInt64] = []
    var refused = 0
    var waits: [UInt64] = []
    /// How long any thread had nothing to do.
    var idle: UInt64 = 0

    init(_ count: Int, limit: UInt64 = 200) {
        queue = LongWorkQueue(limit: limit * Self.millisecond)
        free = [UInt64](repeating: now, count: count)
    }

    /// Requests come every so many milliseconds, as many at a time, for so long; each needs `work` milliseconds.
    mutating func come(every interval: UInt64, count: Int = 1, for duration: UInt64, work: UInt64) {
        let end = now + duration * Self.millisecond
        while now < end {
            for _ in 0..<count {
                guard queue.enter(at: now) else {
                    refused += 1
                    continue
                }
                entered.append(now)
            }
            run(until: now + interval * Self.millisecond, work: work)
        }
    }

    mutating func run(until end: UInt64, work: UInt64) {
        while let first = entered.first, let thread = free.indices.min(by: { free[$0] < free[$1] }) {
            let start = max(free[thread], first)
            guard start < end else { break }
            entered.removeFirst()
            queue.begin(at: start)
            waits.append((start - first) / Self.millisecond)
            idle += start - free[thread]
            free[thread] = start + work * Self.millisecond
        }
        now = end
    }
}

@Suite("Long work that would have to wait too long")
struct LongWorkQueueTests {
    @Test("What the threads can do is never refused", arguments: [1, 2, 8])
    func enough(threads count: Int) {
        var threads = Threads(count)
        threads.come(every: 10, count: count, for: 10_000, work: 10)
        #expect(threads.refused == 0)
    }

    @Test(
        "Too much is borne for a second, then as much is refused as can't be done, whatever one takes",
        arguments: [(1, 2), (2, 2), (1, 20), (2, 20), (2, 200), (2, 600), (8, 50)] as [(Int, UInt64)]
    )
    func standing(threads count: Int, work: UInt64) {
        var threads = Threads(count)
        threads.come(every: work / 2, count: count, for: 1_000, work: work)
        #expect(threads.refused == 0)
        threads.come(every: work / 2, count: count, for: 4_000, work: work)
        threads.waits = []
        threads.idle = 0
        threads.refused = 0
        threads.come(every: work / 2, count: count, for: 20_000, work: work)
        #expect(threads.idle == 0, "no thread is without work")
        let done = threads.waits.count
        #expect((done * 9 / 10...done * 11 / 10).contains(threads.refused), "half of all")
        #expect(threads.waits.allSatisfy { $0 <= 220 + work }, "some \(threads.waits.max() ?? 0) ms")
    }

    @Test("A burst after rest is borne, also once a second")
    func bursts() {
        var threads = Threads(2)
        for _ in 0..<10 {
            threads.come(every: 1, count: 100, for: 1, work: 10)
            threads.run(until: threads.now + 1_500 * Threads.millisecond, work: 10)
        }
        #expect(threads.refused == 0)
    }

    @Test("More than two seconds of work are no burst")
    func flood() {
        var threads = Threads(2)
        threads.come(every: 1, count: 10, for: 500, work: 10)
        #expect(threads.waits.count + threads.entered.count <= 600)
        #expect(threads.refused >= 4_400)
    }

    @Test("Where nothing is begun for long, what comes is refused all the same")
    func stuck() {
        var threads = Threads(2)
        threads.come(every: 10, for: 1_000, work: 1)
        threads.free = threads.free.map { $0 + 60_000 * Threads.millisecond }
        threads.come(every: 10, for: 5_000, work: 1)
        #expect(threads.refused > 300)
    }

    @Test("Slow work of long ago tells nothing of what comes now")
    func forgotten() {
        var threads = Threads(1)
        threads.come(every: 3_000, count: 2, for: 30_000, work: 1_500)
        threads.run(until: threads.now + 10_000 * Threads.millisecond, work: 1_500)
        threads.refused = 0
        threads.come(every: 1, count: 100, for: 1, work: 1)
        #expect(threads.refused == 0)
    }

    @Test("After too much, what can be done is taken on again at once")
    func recovery() {
        var threads = Threads(2)
        threads.come(every: 1, for: 5_000, work: 10)
        #expect(threads.refused > 0)
        threads.run(until: threads.now + 300 * Threads.millisecond, work: 10)
        threads.refused = 0
        threads.come(every: 10, count: 2, for: 5_000, work: 10)
        #expect(threads.refused == 0)
    }

    @Test("Clocks that threads read in another order than they come do no harm")
    func order() {
        var queue = LongWorkQueue(limit: 200 * Threads.millisecond)
        for _ in 0..<100 {
            let (first, second) = (queue.enter(at: 2_000), queue.enter(at: 1_000))
            #expect(first && second)
            queue.begin(at: 1_500)
            queue.begin(at: 500)
        }
        #expect(queue.waiting == 0)
    }

    @Test("Without a limit nothing is refused")
    func none() {
        var threads = Threads(2, limit: 0)
        threads.come(every: 1, for: 10_000, work: 100)
        #expect(threads.refused == 0)
    }
}
