import Synchronization

/// Lets one task at a time make what others want as well, who wait for it meanwhile.
///
/// Who began to wait before it was begun takes what was made, whatever has happened since; who came later takes it if it
/// still holds, and otherwise what one of them makes next. So nobody waits for more than two, however often it changes.
final class Turns<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    /// What a task may do.
    enum Turn: Sendable {
        /// Make it, and then call `end`.
        case own
        /// Take what another task has made.
        case shared(Value)
        /// Make it without a turn: what another task made can't be shared.
        case alone
    }

    private typealias Waiter = CheckedContinuation<Turn, Never>

    /// Those who wait for a turn to end.
    private struct Queue {
        /// Since before it began.
        var early: [Waiter] = []
        /// Since it began.
        var late: [Waiter] = []
    }

    private let queues = Mutex<[Key: Queue]>([:])

    /// The turn at once, or what is to be done when the task that has it has ended.
    func take(_ key: Key) async -> Turn {
        await withCheckedContinuation { continuation in
            let isFree = queues.withLock { queues in
                guard queues[key] != nil else {
                    queues[key] = Queue()
                    return true
                }
                queues[key]?.late.append(continuation)
                return false
            }
            if isFree { continuation.resume(returning: .own) }
        }
    }

    /// How many tasks wait.
    func waiting(_ key: Key) -> Int { queues.withLock { ($0[key]?.early.count ?? 0) + ($0[key]?.late.count ?? 0) } }

    /// Ends a turn.
    ///
    /// - Parameters:
    ///   - value: What was made; nil when it can't be shared.
    ///   - holds: Whether it still is what would be made now; must not wait.
    func end(_ key: Key, _ value: Value?, holds: () -> Bool = { true }) {
        let (waiters, turn, next) = queues.withLock { queues -> ([Waiter], Turn, Waiter?) in
            let queue = queues.removeValue(forKey: key) ?? Queue()
            guard let value else { return (queue.early + queue.late, .alone, nil) }
            // Asked here, when nobody else can come.
            guard !queue.late.isEmpty, !holds() else { return (queue.early + queue.late, .shared(value), nil) }
            queues[key] = Queue(early: Array(queue.late.dropFirst()))
            return (queue.early, .shared(value), queue.late[0])
        }
        next?.resume(returning: .own)
        for waiter in waiters { waiter.resume(returning: turn) }
    }
}
