internal import Dispatch
internal import Synchronization

extension GroupWriter {
    /// Takes the whole log into the database and empties it, so that no former page is left beside the file.
    ///
    /// Readers go on meanwhile; writers wait 100 ms at worst.
    ///
    /// - Returns: False when a reader still needs the log, or another process writes: to be tried again.
    public func emptyLog() async throws -> Bool {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try self.emptyLogNow() }) }
        }
    }

    private func emptyLogNow() throws -> Bool {
        guard let lock else { return true }
        do {
            try lock.lock(milliseconds: 100)
        } catch {
            guard error.kind == .busy else { throw error }
            return false
        }
        defer { lock.unlock() }
        do {
            return try engine.withLock { engine in
                guard let connection = engine.connection, !engine.isStopped else { throw WriteFailure.stopped }
                connection.setBusyTimeout(milliseconds: 100)
                defer { connection.setBusyTimeout(milliseconds: Int32(clamping: limits.lockMilliseconds)) }
                do throws(SQLiteError) {
                    try connection.checkpoint(.truncate)
                } catch {
                    if error.kind == .busy { return false }
                    if error.kind == .lostWrites {
                        hasFailed.store(true, ordering: .relaxed)
                        engine.isStopped = true
                    }
                    throw error
                }
                engine.pagesAtCheckpoint = 0
                logPages.store(0, ordering: .relaxed)
                return true
            }
        } catch let error as SQLiteError where error.kind == .lostWrites {
            events.onFatal(error)
            throw error
        }
    }

    /// Empties the log before the connection is closed.
    func checkpointAtEnd(_ engine: inout Engine) {
        guard let connection = engine.connection, !engine.isStopped, let lock else { return }
        do {
            try lock.withLock(milliseconds: 1_000) {
                connection.setBusyTimeout(milliseconds: 100)
                try connection.checkpoint(.truncate)
            }
        } catch {
            // The log stays as it is; the next start reads it.
        }
    }
}
