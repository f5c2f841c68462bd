import CSockets

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A system call on a socket that failed.
public struct SocketError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The call, and what it was made for where that helps.
    public var operation: String
    /// The value of `errno`.
    public var code: Int32

    /// An error with the code of the call that has just failed on this thread.
    init(operation: String) {
        self.operation = operation
        code = errno
    }

    init(operation: String, code: Int32) {
        self.operation = operation
        self.code = code
    }

    /// The call and the system's words for its failure.
    public var description: String { "\(operation): \(String(cString: strerror(code)))" }
}

// Free functions, because `close` and `read` are methods' names in this folder too.

func closeDescriptor(_ descriptor: Int32) {
    _ = close(descriptor)
}

/// Whether the last failed call on this thread only asks for patience.
func lastCallWouldBlock() -> Bool {
    errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR
}

/// Whether the last call failed because descriptors or memory have run out.
func lastCallLacksResources() -> Bool {
    errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM
}

/// Whether accept(2) reported a connection that was lost while it waited; the next one may be well.
func lastCallLostConnection() -> Bool {
    errno == ECONNABORTED || errno == EPROTO || errno == EPERM || errno == EINTR
}

func shutDownWriting(_ descriptor: Int32) {
    _ = shutdown(descriptor, Int32(SHUT_WR))
}

/// Makes close(2) reset the connection, so that the peer learns at once and nothing stays queued.
func resetOnClose(_ descriptor: Int32) {
    var option = linger(l_onoff: 1, l_linger: 0)
    _ = setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
}

/// Bounds what the system holds for a peer that doesn't read: Linux would let it grow to 4 MB.
func keepLittleToSend(_ descriptor: Int32) {
    var size: Int32 = 32 << 10
    _ = setsockopt(descriptor, SOL_SOCKET, SO_SNDBUF, &size, socklen_t(MemoryLayout<Int32>.size))
}

func sendSegmentsAtOnce(_ descriptor: Int32) {
    var on: Int32 = 1
    _ = setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
}

/// Readings of the system's clocks.
enum SystemClock {
    /// Nanoseconds that only grow.
    static func monotonicNanoseconds() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
    }

    /// Seconds since 1970.
    static func unixSeconds() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int(time.tv_sec)
    }
}
