internal import CSQLite
internal import Synchronization

extension GroupWriter {
    /// Takes a checkpoint when the log is long enough; only under the lock.
    ///
    /// - Returns: The error after which nothing may be written any more.
    func checkpointIfDue(_ engine: inout Engine) -> SQLiteError? {
        guard let connection = engine.connection, !engine.isStopped else { return nil }
        let pages = connection.logPages
        // The log was begun anew.
        if pages < engine.pagesAtCheckpoint { engine.pagesAtCheckpoint = 0 }
        guard pages - engine.pagesAtCheckpoint >= limits.checkpointPages else { return nil }
        engine.pagesAtCheckpoint = pages
        do {
            if pages >= limits.truncatePages {
                // Readers finish within milliseconds; one that doesn't may keep the log, not the writers.
                connection.setBusyTimeout(milliseconds: 100)
                defer { connection.setBusyTimeout(milliseconds: Int32(clamping: limits.lockMilliseconds)) }
                try connection.checkpoint(.truncate)
                engine.pagesAtCheckpoint = 0
            } else {
                try connection.checkpoint(.passive)
            }
        } catch {
            guard error.kind == .lostWrites else { return nil }
            // The log keeps what could not be taken over, but what `fsync` left behind in the file is not known.
            hasFailed.store(true, ordering: .relaxed)
            engine.isStopped = true
            return error
        }
        return nil
    }
}
