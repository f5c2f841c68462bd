internal import Articles
internal import SQLite

extension StoreError {
    /// What an error of SQLite means to the services, by its code alone.
    init(_ error: SQLiteError) {
        switch error.kind {
        case .busy, .interrupted: self = .busy
        case .full: self = .full
        case .corrupt, .notADatabase: self = .corrupt(error.description)
        case .constraint(let constraint): self = .conflict(constraint.rawValue)
        case .outOfMemory, .readOnly, .cannotOpen, .inputOutput, .lostWrites, .other:
            self = .unavailable(error.description)
        }
    }

    /// What a failed write means to the services.
    init(_ failure: WriteFailure) {
        switch failure {
        case .queueFull: self = .busy
        case .notBegun(let error), .rolledBack(let error): self = StoreError(error)
        // Nothing of a transaction that found no room is in the log with its commit mark.
        case .outcomeUnknown(let error) where error.kind == .full: self = .full
        case .outcomeUnknown(let error): self = .unavailable(error.description)
        case .stopped: self = .unavailable("the writer has stopped")
        }
    }

    /// Runs `body` and turns what the SQLite room throws into `StoreError`; all else comes out unchanged.
    static func translating<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch {
            throw translated(error)
        }
    }

    /// An error of the SQLite room as `StoreError`; any other unchanged.
    static func translated(_ error: any Error) -> any Error {
        switch error {
        case let error as SQLiteError: StoreError(error)
        case let failure as WriteFailure: StoreError(failure)
        default: error
        }
    }
}
