public import Articles
internal import SQLite

extension SQLiteStore {
    /// The first words of every export.
    static let exportFormat = "marginalia-export"

    /// Writes everything that a database holds, private data too, as JSON Lines, while others go on using it.
    ///
    /// - Parameters:
    ///   - destination: A file that does not exist; `-` is standard output.
    ///   - progress: Called now and then with the rows written.
    /// - Returns: The rows of each table.
    /// - Throws: An error whose description names the file and the fault.
    @discardableResult
    public static func export(
        database path: String,
        to destination: String,
        at time: Timestamp,
        progress: (_ rows: Int) -> Void = { _ in }
    ) throws -> [String: Int] {
        let file = Schema.file(path)
        return try file.naming {
            guard case .database = try file.inspect(checkMilliseconds: 500) else {
                throw DatabaseFault(path: file.path, reason: .absent)
            }
            let output = try OutputFile(path: destination)
            let counts = try Dump(format: exportFormat).write(
                Connection(.readOnly(path: file.path)),
                at: time.millisecondsSince1970,
                progress: progress,
                to: { try output.write($0) }
            )
            try output.finish()
            return counts
        }
    }

    /// What a restored database was made of.
    public enum RestoredFrom: Sendable, Equatable {
        /// An export, with the rows of each table.
        case export([String: Int])
        /// A copy as `backUp` makes it.
        case backup
    }

    /// Makes a database of an export or of a backup: whole, checked and on the disk, or not there at all.
    ///
    /// - Parameters:
    ///   - source: The file; `-` is standard input, which can't be a backup.
    ///   - isReplacing: Whether a database that is there may be replaced; it must not be in use.
    ///   - isRecounting: Whether numbers that follow from rows are made anew.
    /// - Throws: An error whose description names the file and the fault.
    public static func restore(
        _ source: String,
        to path: String,
        isReplacing: Bool,
        isRecounting: Bool,
        at time: Timestamp,
        progress: @escaping @Sendable (_ rows: Int) -> Void = { _ in }
    ) throws -> RestoredFrom {
        let file = Schema.file(path)
        let restoration = Restoration(to: file, migrator: Schema.migrator, format: exportFormat)
        var options = Restoration.Options()
        options.isReplacing = isReplacing
        options.progress = progress
        options.finish = { connection in
            guard isRecounting else { return }
            try Schema.migrator.migrate(connection, at: time.millisecondsSince1970)
            try recount(connection)
        }
        return try file.naming {
            if DatabaseFile.looksLikeDatabase(source) {
                try restoration.make(ofBackup: source, options: options)
                return .backup
            }
            return .export(try restoration.make(ofDump: source, at: time.millisecondsSince1970, options: options))
        }
    }
}
