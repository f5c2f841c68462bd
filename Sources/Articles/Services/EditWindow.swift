/// How long an author may change a comment: a pure value that is told the time.
///
/// The wall clock may be set while the window is open. While the process that took the comment runs, the time that
/// never jumps decides; after a restart the wall clock does, and what it can't have measured (a comment from its
/// future) counts as over, for the other way a clock set back would open old comments again.
struct EditWindow: Sendable, Equatable {
    /// 0: never open.
    var seconds: Int64

    /// Whether the window is open.
    ///
    /// - Parameters:
    ///   - postedUptime: When it was posted, in nanoseconds of the time that never jumps; nil after a restart.
    func isOpen(
        postedAt: Timestamp,
        postedUptime: UInt64?,
        now: Timestamp,
        uptime: UInt64
    ) -> Bool {
        if let postedUptime {
            guard uptime >= postedUptime else { return false }
            return uptime - postedUptime < UInt64(max(0, seconds)) * 1_000_000_000
        }
        let (elapsed, isTooLong) = now.millisecondsSince1970.subtractingReportingOverflow(
            postedAt.millisecondsSince1970
        )
        return !isTooLong && elapsed >= 0 && elapsed < seconds * 1000
    }
}

/// When the comments of this process were posted, in the time that never jumps, for as long as they may be edited.
///
/// Two generations, the older dropped when the younger is a window old or full: what a flood drops early is then
/// measured by the wall clock.
struct RecentPosts {
    private let seconds: Int64
    private let capacity: Int
    private var young: [Identifier<Comment>: UInt64] = [:]
    private var old: [Identifier<Comment>: UInt64] = [:]
    private var youngSince: UInt64 = 0

    /// - Parameter capacity: The most comments that either generation remembers; 16,000 of them take 0.8 MB.
    init(seconds: Int64, capacity: Int = 16_000) {
        self.seconds = seconds
        self.capacity = capacity
    }

    /// Remembers when a comment was posted.
    mutating func note(_ id: Identifier<Comment>, at uptime: UInt64) {
        let age = uptime > youngSince ? uptime - youngSince : 0
        if young.count >= capacity || age >= UInt64(max(0, seconds)) * 1_000_000_000 {
            old = young
            young = [:]
            youngSince = uptime
        }
        young[id] = uptime
    }

    /// When a comment was posted; nil when that is not remembered.
    func uptime(of id: Identifier<Comment>) -> UInt64? { young[id] ?? old[id] }

    /// How many comments are remembered.
    var count: Int { young.count + old.count }
}
