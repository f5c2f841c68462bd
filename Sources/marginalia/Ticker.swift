import Synchronization

/// Calls something again and again, on a thread of its own choice, until it is stopped.
final class Ticker: Sendable {
    private let interval: Duration
    private let body: @Sendable () -> Void
    private let task = Mutex<Task<Void, Never>?>(nil)

    init(every interval: Duration, _ body: @escaping @Sendable () -> Void) {
        self.interval = interval
        self.body = body
    }

    /// Starts, once.
    func start() {
        let (interval, body) = (interval, body)
        let started = Task {
            // It throws when the task is cancelled, which is how it ends.
            while (try? await Task.sleep(for: interval, tolerance: interval / 4)) != nil { body() }
        }
        task.withLock { task in
            task?.cancel()
            task = started
        }
    }

    func stop() {
        task.withLock { task in
            task?.cancel()
            task = nil
        }
    }
}
