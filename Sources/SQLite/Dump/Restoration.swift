internal import CSQLite
internal import Crypto
internal import FoundationEssentials

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A database made of a dump or of a backup: whole, checked and on the disk, or not there at all.
public struct Restoration: Sendable {
    private let file: DatabaseFile
    private let migrator: Migrator
    private let format: String

    /// A database that will stand at `file.path`.
    ///
    /// - Parameter format: The program's name for its dumps.
    public init(to file: DatabaseFile, migrator: Migrator, format: String) {
        self.file = file
        self.migrator = migrator
        self.format = format
    }

    /// How a database is put in its place.
    public struct Options: Sendable {
        /// Whether a database that is there already may be replaced; it must not be in use.
        public var isReplacing = false
        /// How long another process may hold the writer lock.
        public var lockMilliseconds = 5_000
        /// Called on the new database before it is put in its place.
        public var finish: @Sendable (Connection) throws -> Void = { _ in }
        /// Called now and then with the rows that were read.
        public var progress: @Sendable (_ rows: Int) -> Void = { _ in }

        /// Nothing is replaced.
        public init() {}
    }

    /// Makes the database of a dump.
    ///
    /// The dump's own schema is laid out, filled, compared with the dump's end, and then brought up to date.
    ///
    /// - Parameters:
    ///   - dump: The file; `-` is standard input.
    ///   - milliseconds: The time to be noted with migrations, since 1970.
    /// - Returns: The rows of each table.
    /// - Throws: `DumpFault`, `DatabaseFault`, `MigrationError`, `SQLiteError`.
    @discardableResult
    public func make(ofDump dump: String, at milliseconds: Int64, options: Options = Options()) throws -> [String: Int]
    {
        var lines = try LineReader(path: dump)
        let (head, headLine) = try head(&lines, of: dump)
        return try placing(options) { draft in
            let connection = try Connection(.create(path: draft))
            // A draft that a crash leaves half made is thrown away, so that nothing has to be safe before its end.
            try connection.execute(
                """
                PRAGMA application_id = \(file.applicationID);
                PRAGMA journal_mode = MEMORY;
                PRAGMA synchronous = OFF;
                PRAGMA foreign_keys = OFF;
                """
            )
            try migrator.migrate(connection, to: head.schemaVersion, at: milliseconds)
            let counts = try connection.writing {
                try fill(connection, from: &lines, of: dump, headLine: headLine, progress: options.progress)
            }
            for index in try DumpTables.searchIndexes(of: connection) {
                let name = DumpTable.quoted(index)
                try connection.execute("INSERT INTO \(name) (\(name)) VALUES ('rebuild')")
            }
            // The rows tell which migrations they went through.
            try migrator.verify(connection)
            try connection.execute("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL;")
            try migrator.migrate(connection, at: milliseconds)
            try options.finish(connection)
            try connection.checkpoint(.truncate)
            return counts
        }
    }

    /// Makes the database of a copy that `Backup` made, or of any database of this program that nobody uses.
    ///
    /// - Throws: `DatabaseFault`, `SQLiteError`.
    public func make(ofBackup path: String, options: Options = Options()) throws {
        let source = DatabaseFile(path: path, applicationID: file.applicationID, knownVersion: file.knownVersion)
        guard case .database = try source.inspect(checkMilliseconds: nil) else { throw source.fault(.absent) }
        guard source.path != file.path else { throw source.fault(.exists) }
        try placing(options) { draft in
            let isCopy = !source.mayBeWritten
            try Backup.copy(
                from: Connection(isCopy ? .immutable(path: source.path) : .readOnly(path: source.path)),
                to: draft
            ) { copied, _ in options.progress(copied) }
            // A server that started meanwhile writes to what was taken for a copy.
            guard !isCopy || !source.mayBeWritten else { throw source.fault(.inUse) }
            let connection = try Connection(.create(path: draft))
            try options.finish(connection)
            try connection.checkpoint(.truncate)
        }
    }

    // MARK: The dump

    private func head(_ lines: inout LineReader, of dump: String) throws -> (DumpHead, Data) {
        guard let line = try lines.next() else { throw DumpFault(path: dump, reason: .empty) }
        guard case .head(let head)? = try? DumpLine(line, decoder: JSONDecoder()), head.format == format else {
            // Whatever else the line may be, it is not ours.
            throw DumpFault(path: dump, line: 1, reason: .foreign)
        }
        guard head.formatVersion <= Dump.formatVersion else {
            throw DumpFault(path: dump, line: 1, reason: .newer("format \(head.formatVersion)"))
        }
        guard head.schemaVersion <= migrator.version else {
            throw DumpFault(path: dump, line: 1, reason: .newer("schema \(head.schemaVersion)"))
        }
        guard head.schemaVersion > 0, head.formatVersion > 0 else {
            throw DumpFault(path: dump, line: 1, reason: .malformed("no such version"))
        }
        return (head, Data(line))
    }

    private func fill(
        _ connection: Connection,
        from lines: inout LineReader,
        of dump: String,
        headLine: Data,
        progress: (Int) -> Void
    ) throws -> [String: Int] {
        let tables = try DumpTables.ordinary(of: connection)
        // Migrations put rows in, and the dump has these as well.
        for table in tables { try connection.execute("DELETE FROM \(DumpTable.quoted(table.name))") }
        var rows = DumpRows(tables: tables, connection: connection)
        var hash = SHA256()
        hash.update(data: headLine)
        let lineEnd = Data([UInt8(ascii: "\n")])
        hash.update(data: lineEnd)
        let decoder = JSONDecoder()
        while let line = try lines.next() {
            let number = lines.line
            func fault(_ reason: DumpFault.Reason) -> DumpFault { DumpFault(path: dump, line: number, reason: reason) }
            let parsed: DumpLine
            do {
                parsed = try DumpLine(line, decoder: decoder)
            } catch {
                throw fault(.malformed(Self.words(of: error)))
            }
            switch parsed {
            case .head: throw fault(.malformed("a second head"))
            case .row(let table, let values):
                try rows.insert(values, into: table, fault: fault)
                line.withUnsafeBytes { hash.update(bufferPointer: $0) }
                hash.update(data: lineEnd)
                if rows.total % 1_000 == 0 { progress(rows.total) }
            case .end(let end):
                guard end.rows == rows.counts else {
                    let table = Set(end.rows.keys).union(rows.counts.keys).sorted().first {
                        end.rows[$0] != rows.counts[$0]
                    }
                    throw fault(.changed("the number of rows of \(table ?? "a table") differs"))
                }
                guard end.sha256 == Dump.hexadecimal(hash.finalize()) else {
                    throw fault(.changed("the digest differs"))
                }
                guard try lines.next() == nil else { throw DumpFault(path: dump, line: number + 1, reason: .overlong) }
                return rows.counts
            }
        }
        throw DumpFault(path: dump, line: lines.line, reason: .truncated)
    }

    private static func words(of error: any Error) -> String {
        switch error {
        case DecodingError.dataCorrupted(let context): context.debugDescription
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            "\(context.codingPath.map(\.stringValue).joined(separator: ".")): \(context.debugDescription)"
        case DecodingError.keyNotFound(let key, _): "\(key.stringValue) is missing"
        default: "neither a row nor an end"
        }
    }

    // MARK: The place

    private func placing<Result>(_ options: Options, _ make: (_ draft: String) throws -> Result) throws -> Result {
        if !options.isReplacing { try file.checkIsFree() }
        let draft = "\(file.path)-restored-\(getpid())"
        func removeDraft() { for suffix in ["", "-wal", "-shm", "-journal"] { unlink(draft + suffix) } }
        removeDraft()
        defer { removeDraft() }
        do {
            let result = try make(draft)
            let made = DatabaseFile(path: draft, applicationID: file.applicationID, knownVersion: file.knownVersion)
            _ = try made.inspect(checkMilliseconds: nil)
            let broken = try Connection(.immutable(path: draft)).all(preparing: "PRAGMA foreign_key_check") {
                $0.text(0)
            }
            if let table = broken.first { throw file.fault(.damaged("rows of \(table) refer to nothing")) }
            for suffix in ["-wal", "-shm"] { unlink(draft + suffix) }
            try FileSystem.synchronize(draft)
            try file.place(draft, isReplacing: options.isReplacing, lockMilliseconds: options.lockMilliseconds)
            return result
        } catch let fault as DatabaseFault where fault.path == draft {
            throw file.fault(fault.reason)
        }
    }
}

/// Puts the rows of a dump into their tables.
private struct DumpRows {
    private struct Target {
        let table: DumpTable
        let statement: Statement
    }

    private var targets: [String: Target] = [:]
    private let tables: [String: DumpTable]
    private let connection: Connection
    private(set) var counts: [String: Int]
    private(set) var total = 0

    init(tables: [DumpTable], connection: Connection) {
        self.tables = Dictionary(uniqueKeysWithValues: tables.map { ($0.name, $0) })
        self.connection = connection
        counts = Dictionary(uniqueKeysWithValues: tables.map { ($0.name, 0) })
    }

    mutating func insert(
        _ values: [String: DumpValue],
        into name: String,
        fault: (DumpFault.Reason) -> DumpFault
    ) throws {
        let target = try target(name, fault)
        defer { target.statement.reset() }
        guard values.count == target.table.columns.count else {
            throw fault(.misfit("\(name) has \(target.table.columns.count) columns, the row \(values.count)"))
        }
        for (index, column) in target.table.columns.enumerated() {
            guard let value = values[column] else { throw fault(.misfit("\(name).\(column) is missing")) }
            let code = value.bind(to: Int32(index + 1), of: target.statement.handle)
            guard code == SQLITE_OK else { throw SQLiteError(of: connection.database, code: code, sql: nil) }
        }
        do {
            _ = try target.statement.step()
        } catch {
            guard case .constraint = error.kind else { throw error }
            throw fault(.refused(error.message))
        }
        counts[name, default: 0] += 1
        total += 1
    }

    private mutating func target(_ name: String, _ fault: (DumpFault.Reason) -> DumpFault) throws -> Target {
        if let target = targets[name] { return target }
        guard let table = tables[name] else { throw fault(.misfit("there is no table \(name)")) }
        // The counters were moved by the rows before; what the dump says stands.
        if name == "sqlite_sequence" { try connection.execute("DELETE FROM sqlite_sequence") }
        let target = Target(table: table, statement: try Statement(table.insert, on: connection.database))
        targets[name] = target
        return target
    }
}
