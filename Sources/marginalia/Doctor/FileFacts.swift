#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What the system tells of a file or folder, links followed.
struct FileFacts {
    let isFolder: Bool
    /// The nine bits of who may read, write and run.
    let permissions: UInt32
    let owner: UInt32
    let bytes: Int
    let modifiedSecondsSince1970: Int
    /// Tells file systems apart.
    let device: UInt64

    /// Nil when there is no such file, or it may not be seen.
    init?(path: String) {
        var state = stat()
        guard stat(path, &state) == 0 else { return nil }
        isFolder = state.st_mode & S_IFMT == S_IFDIR
        permissions = UInt32(state.st_mode) & 0o777
        owner = state.st_uid
        bytes = Int(state.st_size)
        #if canImport(Darwin)
            modifiedSecondsSince1970 = state.st_mtimespec.tv_sec
        #else
            modifiedSecondsSince1970 = state.st_mtim.tv_sec
        #endif
        device = UInt64(truncatingIfNeeded: state.st_dev)
    }

    /// Whether everybody who has an account on this machine may read it.
    var isReadableByAll: Bool { permissions & 0o004 != 0 }

    /// As `chmod` takes it.
    var octal: String { String(permissions, radix: 8) }

    static func isReadable(_ path: String) -> Bool { access(path, R_OK) == 0 }
    static func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }

    /// The folder that holds a file.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
