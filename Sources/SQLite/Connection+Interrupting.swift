internal import CSQLite
internal import Dispatch
internal import Synchronization

extension Connection {
    /// Runs `body`, and has SQLite end with `.interrupted` what of it still runs after a while.
    ///
    /// Unlike `withTimeLimit` it reaches into one instruction too, such as the check of a whole tree of pages, within which
    /// SQLite (3.40) looks at no deadline; it costs a timer.
    func interrupting<Result>(afterMilliseconds milliseconds: Int?, _ body: () throws -> Result) rethrows -> Result {
        guard let milliseconds else { return try body() }
        // May be told from any thread while the connection is open (sqlite.org/c3ref/interrupt.html).
        nonisolated(unsafe) let database = database
        let end = End()
        let timer = DispatchSource.makeTimerSource()
        // Again and again: where no statement runs at the moment, being interrupted has no effect.
        timer.schedule(deadline: .now() + .milliseconds(milliseconds), repeating: .milliseconds(10))
        timer.setEventHandler { end.isReached.withLock { if !$0 { sqlite3_interrupt(database) } } }
        timer.activate()
        defer {
            end.isReached.withLock { $0 = true }
            timer.cancel()
        }
        return try body()
    }

    /// Keeps a timer that is late from a connection that is closed.
    private final class End: Sendable {
        let isReached = Mutex(false)
    }
}
