import Foundation

/// What a command reads.
enum Input {
    /// The bytes of a file, or of standard input for `-`.
    static func bytes(of file: String) throws -> [UInt8] {
        do {
            let handle = file == "-" ? FileHandle.standardInput : try FileHandle(forReadingFrom: URL(filePath: file))
            return Array(try handle.readToEnd() ?? Data())
        } catch {
            throw Failure("\(file): can't be read: \(error.localizedDescription)")
        }
    }
}
