/// Decides which long work is refused, by how long it would have to wait for a thread.
///
/// That is told by how many wait already and by how quickly, on the average, one after the other was begun while others
/// waited: so it needs to know neither the number of threads nor what else they do. A burst passes and is borne. But where
/// waits beyond the limit have come up for a second, more comes in than can be done, and whoever would wait longer is
/// refused at once; what is taken on is then enough to keep all threads busy.
struct LongWorkQueue {
    /// Nanoseconds for which too much is borne, and after which a pace is forgotten.
    private static let window = QueueDelay.window
    /// The pace is the mean of the last so many, roughly.
    private static let weight: UInt64 = 8

    /// Nanoseconds that a request may have to wait; 0: as long as it takes.
    let limit: UInt64
    /// How many have been taken on and not begun.
    private(set) var waiting = 0
    /// Nanoseconds from one beginning to the next while something waits; nil: not known.
    private var pace: UInt64?
    /// When the last was begun, or when the first of those came for which none has been begun yet.
    private var lastStep: UInt64 = 0
    /// The first and the last of the times at which a wait beyond the limit came up, with never a window between two.
    private var excess: (since: UInt64, last: UInt64)?

    init(limit: UInt64) {
        self.limit = limit
    }

    /// Takes work on, which must `begin`; false when it has to be refused.
    mutating func enter(at now: UInt64) -> Bool {
        if waiting == 0 {
            if Self.nanoseconds(from: lastStep, to: now) > Self.window { pace = nil }
            lastStep = max(lastStep, now)
        } else if limit > 0, refuses(at: now) {
            return false
        }
        waiting += 1
        return true
    }

    /// A thread has begun with what waited longest.
    mutating func begin(at now: UInt64) {
        waiting -= 1
        pace = pace(at: now)
        lastStep = max(lastStep, now)
    }

    private mutating func refuses(at now: UInt64) -> Bool {
        // Where none has been begun for long, the pace is no longer what it was.
        let expected = max(pace ?? 0, pace(at: now)).multipliedReportingOverflow(by: UInt64(waiting))
        let wait = expected.overflow ? .max : expected.partialValue
        guard wait > limit else { return false }
        var since = now
        if let excess, Self.nanoseconds(from: excess.last, to: now) <= Self.window { since = excess.since }
        excess = (since, now)
        // Two seconds of work are no burst any more.
        return Self.nanoseconds(from: since, to: now) >= Self.window || wait > 2 * Self.window
    }

    /// The pace if work were begun now.
    private func pace(at now: UInt64) -> UInt64 {
        let step = Self.nanoseconds(from: lastStep, to: now)
        guard let pace else { return step }
        return pace - pace / Self.weight + step / Self.weight
    }

    /// None when the threads have read the clock in another order than they came here.
    private static func nanoseconds(from start: UInt64, to end: UInt64) -> UInt64 {
        end > start ? end - start : 0
    }
}
