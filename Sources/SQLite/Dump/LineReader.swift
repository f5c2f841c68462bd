internal import CSQLite

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Reads a file line by line, holding no more of it than one line and one block.
struct LineReader: ~Copyable {
    /// No row of this program comes near this.
    static let longestLine = 1 << 28

    private let path: String
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    /// The number of the line that was read last, from 1.
    private(set) var line = 0

    /// Opens a file; `-` is standard input.
    init(path: String) throws(DumpFault) {
        self.path = path
        descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw DumpFault(path: path, reason: .unreadable(String(cString: strerror(errno))))
        }
    }

    deinit {
        if descriptor > 0 { close(descriptor) }
    }

    /// The next line without its end, nil after the last; a last line without an end is cut off.
    mutating func next() throws(DumpFault) -> ArraySlice<UInt8>? {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { start = end + 1 }
                line += 1
                return buffer[start..<end]
            }
            guard !isAtEnd else {
                guard start == buffer.count else { throw DumpFault(path: path, line: line + 1, reason: .truncated) }
                return nil
            }
            guard buffer.count - start <= Self.longestLine else {
                throw DumpFault(path: path, line: line + 1, reason: .tooLong)
            }
            buffer.removeFirst(start)
            start = 0
            searched = buffer.count
            try fill()
        }
    }

    private mutating func fill() throws(DumpFault) {
        let block = 1 << 16
        let count = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: block))
        let length = buffer.withUnsafeMutableBytes { bytes in
            while true {
                let result = read(descriptor, bytes.baseAddress! + count, block)
                if result >= 0 || errno != EINTR { return result }
            }
        }
        let error = errno
        buffer.removeLast(block - max(0, length))
        guard length >= 0 else { throw DumpFault(path: path, reason: .unreadable(String(cString: strerror(error)))) }
        isAtEnd = length == 0
    }
}
