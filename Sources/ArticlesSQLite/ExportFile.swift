internal import SQLite

/// A file for an export that is there whole and flushed, or not at all; readable by its owner alone.
public enum ExportFile {
    /// Runs `body` with what takes its bytes, and gives the file its name when it returns.
    ///
    /// - Parameter destination: A file that does not exist; `-` is standard output.
    /// - Throws: An error that names the file, or what `body` throws.
    public static func write<Result>(
        to destination: String,
        _ body: (_ write: ([UInt8]) throws -> Void) async throws -> Result
    ) async throws -> Result {
        let output = try OutputFile(path: destination)
        let result = try await body { try output.write($0) }
        try output.finish()
        return result
    }
}
