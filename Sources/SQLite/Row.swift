internal import CSQLite

/// The row that a statement stands on; valid only inside the closure that it is passed to.
///
/// Columns count from 0. A value of another type is converted as sqlite.org/c3ref/column_blob.html says, which never
/// traps; tables that are `STRICT` have none.
public struct Row {
    let statement: OpaquePointer

    /// An integer; 0 for NULL.
    public func int64(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

    /// An integer; 0 for NULL.
    public func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }

    /// Whether an integer is not 0.
    public func bool(_ column: Int32) -> Bool { sqlite3_column_int64(statement, column) != 0 }

    /// A floating point number; 0 for NULL.
    public func double(_ column: Int32) -> Double { sqlite3_column_double(statement, column) }

    /// A text, its malformed UTF-8 mended; empty for NULL.
    public func text(_ column: Int32) -> String {
        withUTF8(column) { String(decoding: $0, as: UTF8.self) }
    }

    /// The bytes of a text without a copy, empty for NULL; valid only inside `body`.
    public func withUTF8<Result>(_ column: Int32, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows
        -> Result
    {
        // The text has to be asked for before its length (sqlite.org/c3ref/column_blob.html).
        let start = sqlite3_column_text(statement, column)
        return try body(UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
    }

    /// Bytes; empty for NULL.
    public func bytes(_ column: Int32) -> [UInt8] {
        let start = sqlite3_column_blob(statement, column)
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
    }

    /// Sixteen bytes as two numbers, most significant first; zeros where there are not sixteen.
    public func blob16(_ column: Int32) -> (high: UInt64, low: UInt64) {
        guard let start = sqlite3_column_blob(statement, column), sqlite3_column_bytes(statement, column) == 16 else {
            return (0, 0)
        }
        return (
            UInt64(bigEndian: start.loadUnaligned(as: UInt64.self)),
            UInt64(bigEndian: start.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        )
    }

    /// Whether the column is NULL.
    public func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

    /// A text, or nil for NULL.
    public func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

    /// An integer, or nil for NULL.
    public func optionalInt64(_ column: Int32) -> Int64? { isNull(column) ? nil : int64(column) }

    /// An integer, or nil for NULL.
    public func optionalInt(_ column: Int32) -> Int? { isNull(column) ? nil : int(column) }

    /// Sixteen bytes, or nil for NULL.
    public func optionalBlob16(_ column: Int32) -> (high: UInt64, low: UInt64)? {
        isNull(column) ? nil : blob16(column)
    }
}
