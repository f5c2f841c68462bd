/// Waits until one of many descriptors can be read or written; level-triggered.
///
/// Implementations belong to one event loop and are used on its thread only.
protocol Poller: AnyObject {
    /// Watches a descriptor.
    ///
    /// When it `isShared` other pollers watch the same descriptor, and one of them is enough to wake.
    /// - Throws: when the system has no room for another.
    func add(_ descriptor: Int32, token: UInt64, interest: Interest, isShared: Bool) throws(SocketError)

    /// Changes what a descriptor is watched for; failures and hang-ups are always reported.
    func modify(_ descriptor: Int32, token: UInt64, interest: Interest)

    /// Stops watching a descriptor that stays open.
    func remove(_ descriptor: Int32)

    /// Must be called just before a watched descriptor is closed.
    func willClose(_ descriptor: Int32)

    /// Replaces `events` by those that are there, waiting so long for the first one; -1 for as long as it takes.
    func wait(milliseconds: Int32, into events: inout [PollEvent])

    /// Whether `wait` has told as many as it can at once, so that there may be more.
    var mayHaveMore: Bool { get }

    /// Gives back what the poller holds of the system.
    func close()
}

/// What a descriptor is watched for.
struct Interest: OptionSet {
    let rawValue: UInt8
    static let reading = Interest(rawValue: 1)
    static let writing = Interest(rawValue: 2)
}

/// What a poller found.
struct PollEvent {
    var token: UInt64
    var isReadable: Bool
    var isWritable: Bool
    /// Both directions are shut, or the socket has failed.
    var isHungUp: Bool
}

/// Which poller a server uses.
public enum PollerKind: String, Sendable, CaseIterable {
    /// The best that the system has.
    case automatic
    /// `poll(2)`, which every system has; its cost grows with the number of connections.
    case poll

    func makePoller() throws(SocketError) -> any Poller {
        #if os(Linux)
            if self == .automatic { return try EpollPoller() }
        #endif
        return PollPoller()
    }
}
