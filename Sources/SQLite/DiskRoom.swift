#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Whether the disk under a file would take a write, told without writing.
public enum DiskRoom: Sendable, Equatable {
    case enough
    /// Not enough free space for a transaction.
    case none
    /// With the system's words for it.
    case readOnly(String)

    /// Less than this many free bytes count as none.
    public static let least = 256 << 10

    /// Asks the file system that a file is on.
    public static func under(_ path: String) -> DiskRoom {
        guard access(path, W_OK) == 0 else { return .readOnly(String(cString: strerror(errno))) }
        // A file system that does not tell is taken to have room; a write will say otherwise.
        return freeBytes(under: path).map { $0 >= least } ?? true ? .enough : .none
    }

    /// The bytes that a user without privileges may still write beside a file; nil when the system does not tell.
    public static func freeBytes(under path: String) -> Int? {
        var system = statvfs()
        guard statvfs(path, &system) == 0 else { return nil }
        let (bytes, isMore) = UInt64(system.f_bavail).multipliedReportingOverflow(by: UInt64(system.f_frsize))
        return isMore ? Int.max : Int(clamping: bytes)
    }
}
