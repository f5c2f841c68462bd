internal import Dispatch
internal import Synchronization

/// Wakes whoever waits for changes, each when one comes that concerns it, or when its time is over.
///
/// A waiter costs a continuation and no thread, and nothing is queued for it: it learns that there is something, and
/// reads it where it left off. Time is told by `tick`, so that a thousand waiters need one timer.
public final class ChangeBell: Sendable {
    /// What can be waited for.
    public enum Topic: Hashable, Sendable {
        /// An article or its comments.
        case article(Slug)
        /// Messages to receivers of webhooks.
        case messages
    }

    /// Why waiting is over.
    public enum Wake: Sendable {
        /// There may be something new.
        case rung
        /// The time that was set is over.
        case timedOut
        /// The service ends, or the waiter was cancelled.
        case ended
    }

    private struct Waiter {
        var topic: Topic
        var deadline: UInt64
        var continuation: CheckedContinuation<Wake, Never>
    }

    private struct State {
        var waiters: [Int: Waiter] = [:]
        var byTopic: [Topic: Set<Int>] = [:]
        var nextID = 0
        /// Grows with every ring, and says when a topic was rung last.
        var moment: UInt64 = 1
        var lastRung: [Topic: UInt64] = [:]
        var lastRungForAll: UInt64 = 0
        var listeners = 0
        /// Listeners by where they come from, as far as they are limited by that.
        var byOrigin: [[UInt8]: Int] = [:]
        var hasEnded = false

        mutating func remove(_ id: Int) -> Waiter? {
            guard let waiter = waiters.removeValue(forKey: id) else { return nil }
            byTopic[waiter.topic]?.remove(id)
            if byTopic[waiter.topic]?.isEmpty == true { byTopic[waiter.topic] = nil }
            return waiter
        }

        func isRung(_ topic: Topic, since moment: UInt64) -> Bool {
            lastRungForAll > moment || lastRung[topic, default: 0] > moment
        }
    }

    private let state = Mutex(State())
    private let uptimeNanoseconds: @Sendable () -> UInt64
    /// Resuming a thousand waiters takes a millisecond, which no writer shall wait for.
    private let queue = DispatchQueue(label: "articles.change-bell", qos: .userInitiated)
    private let listenerLimit: Int
    private let listenersPerOrigin: Int

    /// A bell that nobody waits for yet.
    ///
    /// - Parameters:
    ///   - listenerLimit: The most listeners at once.
    ///   - listenersPerOrigin: The most that come from one address; 0: no limit.
    public init(
        listenerLimit: Int,
        listenersPerOrigin: Int = 0,
        uptimeNanoseconds: @escaping @Sendable () -> UInt64
    ) {
        self.listenerLimit = listenerLimit
        self.listenersPerOrigin = listenersPerOrigin
        self.uptimeNanoseconds = uptimeNanoseconds
    }

    // MARK: Ringing

    /// Wakes whoever waits for what has changed; returns at once.
    public func ring(for changes: Set<Change>) {
        let topics = Set(
            changes.map { change in
                switch change {
                case .article(let slug), .comments(let slug): Topic.article(slug)
                case .messages: Topic.messages
                }
            }
        )
        let woken = state.withLock { state in
            state.moment += 1
            return topics.flatMap { topic in
                state.lastRung[topic] = state.moment
                return (state.byTopic[topic] ?? []).compactMap { state.remove($0) }
            }
        }
        resume(woken, .rung)
    }

    /// Wakes everyone, because anything may have changed.
    public func ringForAll() {
        let woken = state.withLock { state in
            state.moment += 1
            state.lastRungForAll = state.moment
            state.lastRung = [:]
            return state.waiters.keys.compactMap { state.remove($0) }
        }
        resume(woken, .rung)
    }

    /// Wakes those whose time is over; to be called a few times a second while `isWaitedFor`.
    public func tick() {
        let now = uptimeNanoseconds()
        let woken = state.withLock { state in
            state.waiters.filter { $0.value.deadline <= now }.keys.compactMap { state.remove($0) }
        }
        resume(woken, .timedOut)
    }

    /// Ends all waiting, now and later, because the service ends.
    public func end() {
        let woken = state.withLock { state in
            state.hasEnded = true
            return state.waiters.keys.compactMap { state.remove($0) }
        }
        resume(woken, .ended)
    }

    /// Whether the service ends.
    public var hasEnded: Bool { state.withLock { $0.hasEnded } }

    /// Whether anyone waits.
    public var isWaitedFor: Bool { state.withLock { !$0.waiters.isEmpty } }

    private func resume(_ waiters: [Waiter], _ wake: Wake) {
        guard !waiters.isEmpty else { return }
        queue.async {
            for waiter in waiters { waiter.continuation.resume(returning: wake) }
        }
    }

    // MARK: Waiting

    /// The present moment; take it before reading what `wait` is to tell changes of.
    public var moment: UInt64 { state.withLock { $0.moment } }

    /// Whether a topic was rung since a moment.
    public func isRung(_ topic: Topic, since moment: UInt64) -> Bool {
        state.withLock { $0.isRung(topic, since: moment) }
    }

    /// Returns when a topic is rung, at once when it was since `moment`, or when the time is over.
    ///
    /// - Parameter deadline: On the clock that the bell was made with.
    public func wait(for topic: Topic, since moment: UInt64, until deadline: UInt64) async -> Wake {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let wake: Wake? = state.withLock { state in
                    if state.hasEnded { return .ended }
                    if state.isRung(topic, since: moment) { return .rung }
                    state.waiters[id] = Waiter(topic: topic, deadline: deadline, continuation: continuation)
                    state.byTopic[topic, default: []].insert(id)
                    return nil
                }
                if let wake { return continuation.resume(returning: wake) }
                // Cancelled before there was anything for the handler to cancel.
                if Task.isCancelled { cancel(id) }
            }
        } onCancel: {
            cancel(id)
        }
    }

    private func cancel(_ id: Int) {
        state.withLock { $0.remove(id) }?.continuation.resume(returning: .ended)
    }

    // MARK: Listeners

    /// Why there is no place for a listener.
    public enum Refusal: Error, Equatable {
        /// All places are taken, or the service ends.
        case full
        /// Those for one address are.
        case tooManyFromOneOrigin
    }

    /// A place among the listeners, given back when the value is let go of.
    ///
    /// - Parameter origin: Where the listener comes from; empty: it is not limited by that.
    public func admit(from origin: [UInt8] = []) throws(Refusal) -> Listener {
        try state.withLock { state throws(Refusal) in
            guard !state.hasEnded, state.listeners < listenerLimit else { throw .full }
            if listenersPerOrigin > 0, !origin.isEmpty {
                guard state.byOrigin[origin, default: 0] < listenersPerOrigin else { throw .tooManyFromOneOrigin }
                state.byOrigin[origin, default: 0] += 1
            }
            state.listeners += 1
        }
        return Listener(bell: self, origin: origin)
    }

    private func release(_ origin: [UInt8]) {
        state.withLock { state in
            state.listeners -= 1
            guard let count = state.byOrigin[origin] else { return }
            state.byOrigin[origin] = count > 1 ? count - 1 : nil
        }
    }

    /// How many listeners there are.
    public var listenerCount: Int { state.withLock { $0.listeners } }

    /// A place among the listeners.
    public final class Listener: Sendable {
        private let bell: ChangeBell
        private let origin: [UInt8]

        fileprivate init(bell: ChangeBell, origin: [UInt8]) {
            self.bell = bell
            self.origin = origin
        }

        deinit {
            bell.release(origin)
        }
    }
}
