import Synchronization

/// Token buckets shared by all event loops.
final class RateLimiter: Sendable {
    let quota: Int
    private let buckets: Mutex<TokenBuckets>

    /// - Parameter name: What is limited, and in which window, such as `comments-minute`.
    init(name: String, quota: Int, windowSeconds: Int) {
        self.quota = quota
        buckets = Mutex(TokenBuckets(name: name, quota: quota, windowSeconds: windowSeconds))
    }

    func take(caller: UInt64, at nanoseconds: UInt64) throws {
        let (isTaken, allowance) = buckets.withLock { $0.take(caller: caller, at: nanoseconds) }
        guard isTaken else { throw ArticlesError.tooMany([allowance]) }
    }

    func giveBack(caller: UInt64, at nanoseconds: UInt64) {
        buckets.withLock { $0.giveBack(caller: caller, at: nanoseconds) }
    }

    func look(caller: UInt64, at nanoseconds: UInt64) -> Allowance {
        buckets.withLock { $0.look(caller: caller, at: nanoseconds) }
    }

    func knows(caller: UInt64) -> Bool {
        buckets.withLock { $0.knows(caller: caller) }
    }

    /// Takes `used` tokens of a caller that is not known.
    func seed(caller: UInt64, used: Int, at nanoseconds: UInt64) {
        buckets.withLock { $0.seed(caller: caller, used: used, at: nanoseconds) }
    }
}
