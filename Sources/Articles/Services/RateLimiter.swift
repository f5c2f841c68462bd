import Synchronization

/// Token buckets shared by all event loops.
final class RateLimiter: Sendable {
    private let buckets: Mutex<TokenBuckets>

    init(quota: Int, windowSeconds: Int) {
        buckets = Mutex(TokenBuckets(quota: quota, windowSeconds: windowSeconds))
    }

    func take(caller: UInt64, at nanoseconds: UInt64) throws {
        let (isTaken, allowance) = buckets.withLock { $0.take(caller: caller, at: nanoseconds) }
        guard isTaken else { throw ArticlesError.tooMany(allowance) }
    }

    func giveBack(caller: UInt64, at nanoseconds: UInt64) {
        buckets.withLock { $0.giveBack(caller: caller, at: nanoseconds) }
    }

    func look(caller: UInt64, at nanoseconds: UInt64) -> Allowance {
        buckets.withLock { $0.look(caller: caller, at: nanoseconds) }
    }
}
