/// Why a dump can't be read back; no database was made of it.
public struct DumpFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file; `-` for standard input.
    public let path: String
    /// The line, from 1; nil when the fault is that of the whole.
    public let line: Int?
    /// What is wrong with it.
    public let reason: Reason

    /// What can be wrong with a dump.
    public enum Reason: Sendable, Equatable {
        /// The file can't be opened or read; the system's words.
        case unreadable(String)
        case empty
        /// The line holds no JSON, or JSON that no dump has; the decoder's words.
        case malformed(String)
        /// The first line names another format, or none.
        case foreign
        /// Written by a version of this program that is newer than this one.
        case newer(String)
        /// The end is missing.
        case truncated
        /// There is more after the end.
        case overlong
        /// A number of rows, or the digest of all, is not that of the end.
        case changed(String)
        /// A line beyond all bounds.
        case tooLong
        /// The schema has no such table, or its columns are others.
        case misfit(String)
        /// The rows break the schema's rules; SQLite's words.
        case refused(String)
    }

    /// A fault of a dump.
    public init(path: String, line: Int? = nil, reason: Reason) {
        self.path = path
        self.line = line
        self.reason = reason
    }

    /// A sentence that names the file, the line and the fault.
    public var description: String { "\(path)\(line.map { ", line \($0)" } ?? ""): \(sentence)" }

    private var sentence: String {
        switch reason {
        case .unreadable(let words): "can't be read: \(words)"
        case .empty: "is empty"
        case .malformed(let words): "is no line of an export: \(words)"
        case .foreign: "is neither an export nor a backup of this program"
        case .newer(let words): "was written by a newer version of this program (\(words))"
        case .truncated: "ends before its end: the export was cut off"
        case .overlong: "goes on after its end"
        case .changed(let words): "was changed after it was written: \(words)"
        case .tooLong: "is too long for a line of an export"
        case .misfit(let words): "does not fit the schema: \(words)"
        case .refused(let words): "breaks a rule of the schema: \(words)"
        }
    }
}
