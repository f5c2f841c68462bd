#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// How many descriptors the process may have.
enum OpenFiles {
    /// Raises the limit as far as the system lets it: the usual one of 1,024 is less than a thousand listeners need.
    static func allowAsManyAsPossible() {
        var limit = rlimit()
        #if canImport(Glibc)
            let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        #else
            let files = RLIMIT_NOFILE
        #endif
        guard getrlimit(files, &limit) == 0 else { return }
        // More than the server ever takes would only make tables large.
        limit.rlim_cur = min(limit.rlim_max, 65_536)
        // Where it fails the limit stays as it is, and the server takes fewer connections.
        _ = setrlimit(files, &limit)
    }
}
