import Synchronization

/// Lets one task at a time make what others want as well, who wait for it meanwhile.
final class Turns<Key: Hashable & Sendable>: Sendable {
    /// What a task may do.
    enum Turn: Sendable {
        /// Make it, and then call `end`.
        case own
        /// Look again: another task has had its turn.
        case over
        /// Make it without a turn: what another task made can't be shared.
        case alone
    }

    private let waiting = Mutex<[Key: [CheckedContinuation<Turn, Never>]]>([:])

    /// The turn at once, or what is to be done when the task that has it has ended.
    func take(_ key: Key) async -> Turn {
        await withCheckedContinuation { continuation in
            let isFree = waiting.withLock { waiting in
                guard waiting[key] != nil else {
                    waiting[key] = []
                    return true
                }
                waiting[key]?.append(continuation)
                return false
            }
            if isFree { continuation.resume(returning: .own) }
        }
    }

    /// Ends a turn.
    func end(_ key: Key, isShared: Bool) {
        let waiters = waiting.withLock { $0.removeValue(forKey: key) ?? [] }
        for waiter in waiters { waiter.resume(returning: isShared ? .over : .alone) }
    }
}
