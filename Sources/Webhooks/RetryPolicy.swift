/// When a message that could not be delivered is tried again; a pure value.
///
/// Waits double from attempt to attempt up to a bound, and vary by a fifth, so that messages that failed together do
/// not come back together.
public struct RetryPolicy: Sendable, Equatable {
    /// The wait after the first failure.
    public var firstMilliseconds: Int64 = 1_000
    /// The longest wait.
    public var longestMilliseconds: Int64 = 3_600_000
    /// After so long a message is given up: three days.
    public var giveUpMilliseconds: Int64 = 259_200_000
    /// Failures after which a message no longer keeps those behind it waiting.
    public var patience = 8

    /// The defaults.
    public init() {}

    /// Milliseconds to wait; nil to give up.
    ///
    /// - Parameters:
    ///   - attempts: Failures so far, at least 1.
    ///   - age: Milliseconds since the event.
    ///   - retryAfter: What the receiver asked for, which is heeded up to the longest wait.
    ///   - random: 64 random bits.
    public func wait(attempts: Int, age: Int64, retryAfter: Int64, random: UInt64) -> Int64? {
        guard age < giveUpMilliseconds else { return nil }
        // Beyond forty doublings the longest wait has been reached, whatever it is.
        let doublings = Int64(1) << Int64(min(max(attempts, 1) - 1, 40))
        let (product, isOver) = firstMilliseconds.multipliedReportingOverflow(by: doublings)
        let wait = isOver ? longestMilliseconds : min(product, longestMilliseconds)
        let varied = wait * 4 / 5 + Int64(random % UInt64(max(1, wait * 2 / 5)))
        return max(varied, min(retryAfter, longestMilliseconds))
    }
}
