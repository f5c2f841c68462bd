internal import SQLite

/// A fault of a database, and what to do about it.
public struct DatabaseFinding: Sendable, Equatable {
    /// What was looked at: `integrity`, `references`, `search`, `counts` or `rules`.
    public var check: String
    /// What is wrong.
    public var fault: String
    /// What to do.
    public var advice: String
}

/// What a look at a whole database has found.
public struct DatabaseReport: Sendable, Equatable {
    /// Everything that is wrong.
    public var findings: [DatabaseFinding] = []
    /// What could not be looked at, and why.
    public var omissions: [String] = []
}

extension SQLiteStore {
    /// Looks at the whole of a database while others go on using it; nothing of it is changed.
    ///
    /// Damaged pages, references to nothing, full-text indexes that don't fit their texts, numbers that are not those of
    /// the rows that they count, and rules that the schema can't see to.
    ///
    /// - Parameter temporaryFolder: Where a copy of the database can stand for a while.
    /// - Throws: An error whose description names the file and the fault.
    public static func check(path: String, temporaryFolder: String) throws -> DatabaseReport {
        let file = Schema.file(path)
        let (integrity, found) = try file.naming {
            try file.check(temporaryFolder: temporaryFolder) { connection in
                var report = DatabaseReport()
                if try Schema.migrator.verify(connection) == Schema.version {
                    try report.add(countsOf: connection)
                } else {
                    report.omissions.append(
                        "numbers and rules: the schema is older than this program; migrate it first"
                    )
                }
                return report
            }
        }
        var report = found ?? DatabaseReport()
        report.findings = integrity.findings + report.findings
        if let obstacle = integrity.searchIndexObstacle {
            report.omissions.append("search indexes: no copy could be made to look at them (\(obstacle))")
        }
        return report
    }

    /// Sets the numbers right that `check` finds to be false; in a transaction.
    static func recount(_ connection: Connection) throws {
        try connection.writing {
            for counter in Counter.all where counter.table != "comments" || counter.column == "reply_count" {
                try connection.execute(counter.correction)
            }
            let deepest = try connection.all(preparing: "SELECT max(depth) FROM comments") { $0.int(0) }.first ?? 0
            for depth in stride(from: deepest, through: 0, by: -1) {
                for counter in [Counter.shownReplies, Counter.visibility] {
                    try connection.execute("\(counter.correction) AND depth = \(depth)")
                }
            }
        }
    }
}

extension DatabaseReport {
    fileprivate mutating func add(countsOf connection: Connection) throws {
        func mistakes(_ sql: String) throws -> Int { try connection.all(preparing: sql) { $0.int(0) }.first ?? 0 }
        for counter in Counter.all {
            let count = try mistakes(counter.mistakes)
            guard count > 0 else { continue }
            let fault = "\(counter.table).\(counter.column) (\(counter.meaning)) is false in \(count) rows"
            let advice = "marginalia export FILE, then marginalia restore FILE --recount into a new database"
            findings.append(DatabaseFinding(check: "counts", fault: fault, advice: advice))
        }
        for rule in Rule.all {
            let count = try mistakes(rule.mistakes)
            guard count > 0 else { continue }
            let fault = "not so in \(count) rows: \(rule.meaning)"
            let advice = "a fault of this program or a foreign hand: keep the file, restore a backup, report it"
            findings.append(DatabaseFinding(check: "rules", fault: fault, advice: advice))
        }
    }
}

extension IntegrityReport {
    fileprivate var findings: [DatabaseFinding] {
        damages.map {
            let advice = "stop the server and restore the latest backup; keep the damaged file"
            return DatabaseFinding(check: "integrity", fault: $0, advice: advice)
        }
            + danglingReferences.sorted { $0.key < $1.key }.map { reference, rows in
                let advice = "another program wrote here: restore the latest backup"
                return DatabaseFinding(check: "references", fault: "\(reference): \(rows) rows", advice: advice)
            }
            + falseSearchIndexes.map {
                let advice = "marginalia export FILE, then marginalia restore FILE into a new database"
                return DatabaseFinding(check: "search", fault: "\($0) does not fit its texts", advice: advice)
            }
    }
}
