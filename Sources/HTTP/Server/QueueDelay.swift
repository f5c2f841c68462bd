/// Decides which requests a busy event loop refuses, by how long they have waited for it.
///
/// A round is what a loop does until every connection that had something for it has had its turn; a request has waited
/// since the beginning of its round at most. A burst, or a stall of the machine, passes and is borne. But where a loop has
/// had next to no rest for a second, more comes in than it can do: then whoever has waited longer than the target is
/// refused. That costs little beside an answer, so as many are answered as can be, and none waits for long.
struct QueueDelay {
    /// Nanoseconds over which it is seen whether the loop rests.
    static let window: UInt64 = 1_000_000_000
    /// A loop that rests for less than one part of so many is at its limit.
    private static let leastRest: UInt64 = 5

    /// Nanoseconds that a request may wait; 0: as long as it takes.
    let target: UInt64
    private var roundStart: UInt64 = 0
    private var roundGoesOn = false
    /// Events of this round so far.
    private var dealtWith = 0
    private var lastEnd: UInt64 = 0
    private var windowStart: UInt64 = 0
    /// Nanoseconds in this window for which there was nothing to do.
    private var rest: UInt64 = 0
    private var isAtLimit = false

    init(target: UInt64) {
        self.target = target
    }

    /// The loop begins to deal with events.
    mutating func begin(at now: UInt64) {
        rest &+= now &- lastEnd
        if now &- windowStart >= Self.window {
            isAtLimit = rest < (now &- windowStart) / Self.leastRest
            windowStart = now
            rest = 0
        }
        guard !roundGoesOn else { return }
        roundStart = now
        dealtWith = 0
    }

    /// The loop has dealt with them.
    ///
    /// - Parameters:
    ///   - mayHaveMore: The poller told as many as it can at once.
    ///   - open: The connections of the loop; when it has dealt with so many events, all have had their turn.
    mutating func end(at now: UInt64, events: Int, mayHaveMore: Bool, open: Int) {
        dealtWith += events
        roundGoesOn = mayHaveMore && dealtWith < open
        lastEnd = now
    }

    /// Whether a request whose turn it is has waited too long.
    func refuses(at now: UInt64) -> Bool {
        guard target > 0 else { return false }
        let waited = now &- roundStart
        // A single round of two seconds is no burst any more.
        return waited > target && (isAtLimit || waited > 2 * Self.window)
    }
}
