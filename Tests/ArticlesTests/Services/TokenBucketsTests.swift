import Testing

@testable import Articles

@Suite("Token buckets")
struct TokenBucketsTests {
    private let second: UInt64 = 1_000_000_000

    @Test("A caller has its quota at once, then waits")
    func quota() {
        var buckets = TokenBuckets(quota: 2, windowSeconds: 60)
        #expect(
            buckets.take(caller: 1, at: 0).allowance
                == Allowance(name: "calls", quota: 2, windowSeconds: 60, remaining: 1, waitSeconds: 0)
        )
        #expect(buckets.take(caller: 1, at: 0).isTaken)
        let refused = buckets.take(caller: 1, at: 0)
        #expect(!refused.isTaken)
        #expect(refused.allowance.waitSeconds == 30)
        #expect(buckets.take(caller: 2, at: 0).isTaken, "another caller has a bucket of its own")
    }

    @Test("Tokens come back evenly, and never above the quota")
    func refill() {
        var buckets = TokenBuckets(quota: 2, windowSeconds: 60)
        _ = buckets.take(caller: 1, at: 0)
        _ = buckets.take(caller: 1, at: 0)
        #expect(!buckets.take(caller: 1, at: 29 * second).isTaken)
        #expect(buckets.take(caller: 1, at: 31 * second).isTaken)
        #expect(buckets.look(caller: 1, at: 10_000 * second).remaining == 2)
    }

    @Test("A clock that goes back takes nothing away and gives nothing")
    func clockBack() {
        var buckets = TokenBuckets(quota: 1, windowSeconds: 60)
        #expect(buckets.take(caller: 1, at: 100 * second).isTaken)
        #expect(!buckets.take(caller: 1, at: 50 * second).isTaken)
    }

    @Test("A token given back can be taken again")
    func giveBack() {
        var buckets = TokenBuckets(quota: 1, windowSeconds: 60)
        #expect(buckets.take(caller: 1, at: 0).isTaken)
        buckets.giveBack(caller: 1, at: 0)
        #expect(buckets.take(caller: 1, at: 0).isTaken)
    }

    @Test("A flood of callers is held in bounded memory")
    func bounded() {
        var buckets = TokenBuckets(quota: 2, windowSeconds: 60, capacity: 100)
        for caller in 0..<10_000 { _ = buckets.take(caller: UInt64(caller), at: 0) }
        #expect(buckets.count <= 200)
    }
}
