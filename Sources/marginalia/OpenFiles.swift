#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// How many descriptors the process may have.
enum OpenFiles {
    #if canImport(Glibc)
        private static let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
        private static let files = RLIMIT_NOFILE
    #endif

    /// More than the server ever takes would only make tables large.
    private static let most: rlim_t = 65_536

    /// What `allowAsManyAsPossible` comes to.
    static var limit: Int {
        var limit = rlimit()
        guard getrlimit(files, &limit) == 0 else { return Int(most) }
        return Int(min(limit.rlim_max, most))
    }

    /// Raises the limit as far as the system lets it: the usual one of 1,024 is less than a thousand listeners need.
    static func allowAsManyAsPossible() {
        var limit = rlimit()
        guard getrlimit(files, &limit) == 0 else { return }
        limit.rlim_cur = min(limit.rlim_max, most)
        // Where it fails the limit stays as it is, and the server takes fewer connections.
        _ = setrlimit(files, &limit)
    }
}
