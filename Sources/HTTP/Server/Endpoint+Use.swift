import CSockets

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension Endpoint {
    /// Whether a server could listen at an endpoint.
    public enum Use: Sendable, Equatable {
        case free
        /// Somebody listens there; what came back within two seconds, empty when that is not HTTP.
        case taken(answer: String)
        /// The system does not let this process listen there.
        case refused(SocketError)
    }

    /// Looks who listens, without listening and without making a file; blocks for two seconds at most an address.
    ///
    /// - Parameter path: What whoever listens is asked for by `GET`.
    public func use(asking path: String) -> Use {
        switch self {
        case .descriptor: return .free
        case .unix(let file, _):
            guard let address = SocketAddress(path: file) else {
                return .refused(SocketError(operation: "socket path \(file)", code: ENAMETOOLONG))
            }
            guard access(file, F_OK) == 0 else { return .free }
            return Self.answer(at: address, to: path).map { .taken(answer: $0) } ?? .free
        case .tcp(let host, let port):
            guard port != 0 else { return .free }
            do throws(SocketError) {
                for var address in try SocketAddress.resolve(host: host) {
                    address.setPort(port)
                    guard let error = Self.obstacle(to: address) else { continue }
                    guard error == EADDRINUSE else {
                        return .refused(SocketError(operation: "bind \(host) port \(port)", code: error))
                    }
                    return .taken(answer: Self.answer(at: address, to: path) ?? "")
                }
                return .free
            } catch {
                return .refused(error)
            }
        }
    }

    /// Why an address can't be bound; nil when it can.
    private static func obstacle(to address: SocketAddress) -> Int32? {
        let descriptor = csockets_stream_socket(address.family)
        guard descriptor >= 0 else { return errno }
        defer { closeDescriptor(descriptor) }
        var on: Int32 = 1
        let size = socklen_t(MemoryLayout<Int32>.size)
        // As the listener binds, or connections that have just ended would count.
        _ = setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, size)
        if address.family == AF_INET6 { _ = setsockopt(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &on, size) }
        return address.bind(descriptor) == 0 ? nil : errno
    }

    /// The beginning of what a server answers; nil when nobody takes the connection.
    private static func answer(at address: SocketAddress, to path: String) -> String? {
        let descriptor = csockets_stream_socket(address.family)
        guard descriptor >= 0 else { return nil }
        defer { closeDescriptor(descriptor) }
        // The descriptor does not block, so that a silent peer can't hold us up.
        if address.connect(descriptor) != 0 {
            guard errno == EINPROGRESS, isReady(descriptor, POLLOUT) else { return nil }
            var error: Int32 = 0
            var size = socklen_t(MemoryLayout<Int32>.size)
            guard getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &size) == 0, error == 0 else { return nil }
        }
        var request = Array("GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".utf8)
        let sent = request.withUnsafeMutableBytes { bytes in
            var vector = iovec(iov_base: bytes.baseAddress, iov_len: bytes.count)
            return csockets_send(descriptor, &vector, 1)
        }
        guard sent == request.count else { return "" }
        var answer: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 16 << 10)
        while answer.count < 64 << 10, isReady(descriptor, POLLIN) {
            let count = csockets_receive(descriptor, &piece, piece.count)
            guard count > 0 else { break }
            answer += piece[..<count]
        }
        return answer.starts(with: Array("HTTP/".utf8)) ? String(decoding: answer, as: UTF8.self) : ""
    }

    private static func isReady(_ descriptor: Int32, _ events: Int32) -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(truncatingIfNeeded: events), revents: 0)
        return poll(&entry, 1, 2_000) > 0
    }
}
