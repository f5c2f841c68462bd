internal import CSQLite

/// The SQLite library that this process has loaded.
public enum SQLiteLibrary {
    /// Such as `3.40.1`.
    public static var version: String { String(cString: sqlite3_libversion()) }

    /// 3,040,001 for 3.40.1.
    public static var versionNumber: Int { Int(sqlite3_libversion_number()) }

    /// The first with `STRICT` tables (3.37.0), which every table of this program is.
    public static let leastVersionNumber = 3_037_000

    /// Whether it was compiled with an option, such as `ENABLE_FTS5`.
    public static func has(_ option: String) -> Bool { sqlite3_compileoption_used(option) != 0 }

    /// Whether connections of several threads may be used at once (sqlite.org/threadsafe.html).
    public static var isThreadSafe: Bool { sqlite3_threadsafe() != 0 }
}
