/// Token buckets by caller, in bounded memory: a pure value that is told the time.
///
/// A bucket starts full, loses a token a call and regains its quota evenly over a window. Buckets live in two
/// generations; the older is dropped when the younger is a window old or full. What is dropped early was idle for
/// longest, so a flood of callers forgets old callers and never grows.
struct TokenBuckets {
    private struct Bucket {
        var tokens: Double
        var filledAt: UInt64
    }

    let name: String
    let quota: Int
    let windowSeconds: Int
    private let capacity: Int
    private var young: [UInt64: Bucket] = [:]
    private var old: [UInt64: Bucket] = [:]
    private var youngSince: UInt64 = 0

    /// - Parameter capacity: The most callers that either generation remembers.
    init(name: String = "calls", quota: Int, windowSeconds: Int, capacity: Int = 50_000) {
        self.name = name
        self.quota = quota
        self.windowSeconds = windowSeconds
        self.capacity = capacity
    }

    /// Takes a token if there is one; the allowance tells what is left and has a wait above 0 when there was none.
    mutating func take(caller: UInt64, at nanoseconds: UInt64) -> (isTaken: Bool, allowance: Allowance) {
        rotate(at: nanoseconds)
        var bucket = filled(caller, at: nanoseconds)
        let isTaken = bucket.tokens >= 1
        if isTaken { bucket.tokens -= 1 }
        young[caller] = bucket
        return (isTaken, allowance(bucket))
    }

    /// Gives a token back, for a call that turned out to do nothing.
    mutating func giveBack(caller: UInt64, at nanoseconds: UInt64) {
        var bucket = filled(caller, at: nanoseconds)
        bucket.tokens = min(Double(quota), bucket.tokens + 1)
        young[caller] = bucket
    }

    /// What a caller has left, without taking any.
    func look(caller: UInt64, at nanoseconds: UInt64) -> Allowance {
        allowance(filled(caller, at: nanoseconds))
    }

    /// Whether the caller is remembered.
    func knows(caller: UInt64) -> Bool { young[caller] != nil || old[caller] != nil }

    /// Takes as many tokens as a caller used before it was known; a caller that is known is left as it is.
    mutating func seed(caller: UInt64, used: Int, at nanoseconds: UInt64) {
        guard !knows(caller: caller) else { return }
        rotate(at: nanoseconds)
        young[caller] = Bucket(tokens: max(0, Double(quota - used)), filledAt: nanoseconds)
    }

    /// How many callers are remembered.
    var count: Int { young.count + old.count }

    private var nanosecondsPerToken: Double { Double(windowSeconds) * 1e9 / Double(quota) }

    private func filled(_ caller: UInt64, at nanoseconds: UInt64) -> Bucket {
        guard var bucket = young[caller] ?? old[caller] else {
            return Bucket(tokens: Double(quota), filledAt: nanoseconds)
        }
        let elapsed = nanoseconds > bucket.filledAt ? nanoseconds - bucket.filledAt : 0
        bucket.tokens = min(Double(quota), bucket.tokens + Double(elapsed) / nanosecondsPerToken)
        bucket.filledAt = max(nanoseconds, bucket.filledAt)
        return bucket
    }

    private func allowance(_ bucket: Bucket) -> Allowance {
        Allowance(
            name: name,
            quota: quota,
            windowSeconds: windowSeconds,
            remaining: Int(bucket.tokens),
            waitSeconds: bucket.tokens >= 1 ? 0 : Int(((1 - bucket.tokens) * nanosecondsPerToken / 1e9).rounded(.up))
        )
    }

    private mutating func rotate(at nanoseconds: UInt64) {
        let age = nanoseconds > youngSince ? nanoseconds - youngSince : 0
        guard young.count >= capacity || age >= UInt64(windowSeconds) * 1_000_000_000 else { return }
        old = young
        young = [:]
        youngSince = nanoseconds
    }
}
