internal import CSQLite

/// A prepared statement of one connection.
final class Statement {
    let handle: OpaquePointer
    /// Stands between the binding of values and the reset; a statement in use is not used a second time.
    var isInUse = false
    private let parameterCount: Int32

    init(_ sql: String, on database: OpaquePointer) throws(SQLiteError) {
        var prepared: OpaquePointer?
        var sql = sql
        let code = sql.withUTF8 { text in
            sqlite3_prepare_v3(
                database,
                UnsafeRawPointer(text.baseAddress)?.assumingMemoryBound(to: CChar.self),
                Int32(clamping: text.count),
                UInt32(SQLITE_PREPARE_PERSISTENT),
                &prepared,
                nil
            )
        }
        guard code == SQLITE_OK else { throw SQLiteError(of: database, code: code, sql: sql) }
        guard let prepared else { throw SQLiteError(code: SQLITE_MISUSE, message: "no statement", sql: sql) }
        handle = prepared
        parameterCount = sqlite3_bind_parameter_count(prepared)
    }

    deinit {
        sqlite3_finalize(handle)
    }

    /// Binds values to the parameters in their order.
    func bind(_ values: [Value]) throws(SQLiteError) {
        // A parameter left out would silently be NULL: a mistake of the caller, not of the world.
        precondition(values.count == Int(parameterCount), "values and parameters differ in number")
        var index: Int32 = 0
        for value in values {
            index += 1
            let code: Int32
            switch value {
            case .null:
                code = sqlite3_bind_null(handle, index)
            case .integer(let number):
                code = sqlite3_bind_int64(handle, index, number)
            case .real(let number):
                code = sqlite3_bind_double(handle, index, number)
            case .text(var text):
                code = text.withUTF8 { bytes in
                    bytes.withMemoryRebound(to: CChar.self) { bytes in
                        csqlite_bind_text(handle, index, bytes.baseAddress, Int32(clamping: bytes.count))
                    }
                }
            case .blob(let bytes):
                code = bytes.withUnsafeBytes {
                    $0.isEmpty
                        ? sqlite3_bind_zeroblob(handle, index, 0)
                        : csqlite_bind_blob(handle, index, $0.baseAddress, Int32(clamping: $0.count))
                }
            case .blob16(let high, let low):
                code = withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) {
                    csqlite_bind_blob(handle, index, $0.baseAddress, 16)
                }
            }
            guard code == SQLITE_OK else { throw error(code) }
        }
    }

    /// Goes to the next row; false when there is none.
    func step() throws(SQLiteError) -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw error(code)
        }
    }

    /// Makes the statement ready for its next use, and lets go of what it holds.
    func reset() {
        // The code is that of the last step, which has been thrown already.
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
        isInUse = false
    }

    private func error(_ code: Int32) -> SQLiteError {
        SQLiteError(of: sqlite3_db_handle(handle), code: code, sql: sqlite3_sql(handle).map { String(cString: $0) })
    }
}

extension SQLiteError {
    /// The last error of a connection.
    init(of database: OpaquePointer?, code: Int32, sql: String?) {
        let extended = database.map { sqlite3_extended_errcode($0) } ?? code
        self.init(
            // `errcode` belongs to another call when the two don't agree in their lower byte.
            code: extended & 0xFF == code & 0xFF ? extended : code,
            message: database.map { String(cString: sqlite3_errmsg($0)) } ?? String(cString: sqlite3_errstr(code)),
            sql: sql
        )
    }
}
