/// Why a write was not done.
public enum WriteFailure: Error, Sendable, Equatable {
    /// Too many writes are waiting.
    case queueFull
    /// The lock or the transaction could not be had; nothing was written.
    case notBegun(SQLiteError)
    /// SQLite gave up the transaction that this write was part of; nothing was written.
    case rolledBack(SQLiteError)
    /// The commit failed; whether the write lasts is not known.
    case outcomeUnknown(SQLiteError)
    /// The writer was closed, or stopped after a failed `fsync`.
    case stopped
}
