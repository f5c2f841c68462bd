import CSockets
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A socket that connections come in by; closed by the last event loop that lets go of it.
final class Listener: Sendable {
    let descriptor: Int32
    let address: BoundAddress
    /// Whether several loops accept from it.
    let isShared: Bool
    private let users: Atomic<Int>
    private let owned: Atomic<Bool>

    init(descriptor: Int32, address: BoundAddress, users: Int, isOwned: Bool = true) {
        self.descriptor = descriptor
        self.address = address
        self.users = Atomic(users)
        owned = Atomic(isOwned)
        isShared = users > 1
    }

    func release() {
        guard users.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 else { return }
        if case .unix(let path) = address, isOwned { unlink(path) }
        closeDescriptor(descriptor)
    }

    /// One user more, who calls `release`; nil when it is closed already.
    func lend() -> ListeningSocket? {
        var count = users.load(ordering: .relaxed)
        while count > 0 {
            let (isDone, current) = users.weakCompareExchange(
                expected: count,
                desired: count + 1,
                ordering: .acquiringAndReleasing
            )
            if isDone { return ListeningSocket(descriptor: descriptor, isOwned: isOwned) }
            count = current
        }
        return nil
    }

    /// From now on another process owns it.
    func relinquish() { owned.store(false, ordering: .releasing) }

    /// Whether nobody else accepts what waits in the backlog, or removes the file of a Unix-domain socket.
    var isOwned: Bool { owned.load(ordering: .acquiring) }

    /// Opens an endpoint for a number of loops: for each loop the listeners that it accepts from.
    ///
    /// - Throws: the call that failed; then nothing stays open.
    static func open(_ endpoint: Endpoint, loops: Int, backlog: Int32) throws(SocketError) -> [[Listener]] {
        switch endpoint {
        case .tcp(let host, let port):
            return try openTCP(host: host, port: port, loops: loops, backlog: backlog)
        case .unix(let path, let mode):
            let listener = try openUnix(path: path, mode: mode, loops: loops, backlog: backlog)
            return Array(repeating: [listener], count: loops)
        case .descriptor(let descriptor, let isOwned):
            return try adopt([ListeningSocket(descriptor: descriptor, isOwned: isOwned)], loops: loops)
        }
    }

    /// Each listener of all loops once.
    static func distinct(_ listeners: [[Listener]]) -> [Listener] {
        listeners.joined().reduce(into: []) { found, listener in
            if !found.contains(where: { $0 === listener }) { found.append(listener) }
        }
    }

    // MARK: Inherited

    /// Listeners on inherited sockets: one a loop where an address has as many as there are loops, otherwise all for all.
    ///
    /// Linux spreads connections over the sockets of one address, so none may be left without a loop.
    static func adopt(_ sockets: [ListeningSocket], loops: Int) throws(SocketError) -> [[Listener]] {
        var byAddress: [(address: BoundAddress, sockets: [ListeningSocket])] = []
        for socket in sockets {
            let address = try address(ofInherited: socket.descriptor)
            if let index = byAddress.firstIndex(where: { $0.address == address }) {
                byAddress[index].sockets.append(socket)
            } else {
                byAddress.append((address, [socket]))
            }
        }
        var opened = [[Listener]](repeating: [], count: loops)
        for (address, sockets) in byAddress {
            let isOneEach = sockets.count == loops
            for (index, socket) in sockets.enumerated() {
                let listener = Listener(
                    descriptor: socket.descriptor,
                    address: address,
                    users: isOneEach ? 1 : loops,
                    isOwned: socket.isOwned
                )
                for loop in isOneEach ? index..<index + 1 : 0..<loops { opened[loop].append(listener) }
            }
        }
        return opened
    }

    private static func address(ofInherited descriptor: Int32) throws(SocketError) -> BoundAddress {
        guard csockets_make_nonblocking(descriptor) == 0 else {
            throw SocketError(operation: "inherited descriptor \(descriptor)")
        }
        var accepts: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        guard getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &accepts, &length) == 0 else {
            throw SocketError(operation: "inherited descriptor \(descriptor)")
        }
        guard accepts != 0, let address = SocketAddress.local(of: descriptor)?.bound else {
            throw SocketError(operation: "inherited descriptor \(descriptor) does not listen", code: EINVAL)
        }
        if address.port != nil { sendSegmentsAtOnce(descriptor) }
        return address
    }

    // MARK: TCP

    private static func openTCP(
        host: String,
        port: UInt16,
        loops: Int,
        backlog: Int32
    ) throws(SocketError) -> [[Listener]] {
        var opened = [[Listener]](repeating: [], count: loops)
        do throws(SocketError) {
            var port = port
            for var address in try SocketAddress.resolve(host: host) {
                address.setPort(port)
                let first = try bound(to: address, "\(host) port \(port)")
                guard let local = SocketAddress.local(of: first) else {
                    closeDescriptor(first)
                    throw SocketError(operation: "getsockname")
                }
                // The other addresses of a name, and the other loops, get the port that the system chose.
                port = local.port
                try open(first, at: local, loops: loops, backlog: backlog, into: &opened)
            }
        } catch {
            for listener in opened.joined() { listener.release() }
            throw error
        }
        return opened
    }

    /// One socket a loop where the system spreads connections over them, otherwise one for all.
    private static func open(
        _ first: Int32,
        at address: SocketAddress,
        loops: Int,
        backlog: Int32,
        into opened: inout [[Listener]]
    ) throws(SocketError) {
        var descriptors = [first]
        // Only now, when it is bound: so a port that another process listens on is an error, even if that
        // process would share it.
        if loops > 1, csockets_share_port(first) == 0 {
            while descriptors.count < loops {
                guard let other = sibling(at: address) else {
                    // The port can't be shared after all.
                    for descriptor in descriptors.dropFirst() { closeDescriptor(descriptor) }
                    descriptors = [first]
                    break
                }
                descriptors.append(other)
            }
        }
        for descriptor in descriptors where listen(descriptor, backlog) != 0 {
            let error = SocketError(operation: "listen on \(address.bound)")
            for descriptor in descriptors { closeDescriptor(descriptor) }
            throw error
        }
        let users = descriptors.count == loops ? 1 : loops
        let listeners = descriptors.map { Listener(descriptor: $0, address: address.bound, users: users) }
        for loop in 0..<loops { opened[loop].append(listeners[loop % listeners.count]) }
    }

    private static func sibling(at address: SocketAddress) -> Int32? {
        let descriptor = csockets_stream_socket(address.family)
        guard descriptor >= 0 else { return nil }
        prepare(descriptor, family: address.family)
        guard csockets_share_port(descriptor) == 0, address.bind(descriptor) == 0 else {
            closeDescriptor(descriptor)
            return nil
        }
        return descriptor
    }

    private static func bound(to address: SocketAddress, _ name: String) throws(SocketError) -> Int32 {
        let descriptor = csockets_stream_socket(address.family)
        guard descriptor >= 0 else { throw SocketError(operation: "socket for \(name)") }
        prepare(descriptor, family: address.family)
        guard address.bind(descriptor) == 0 else {
            let error = SocketError(operation: "bind \(name)")
            closeDescriptor(descriptor)
            throw error
        }
        return descriptor
    }

    private static func prepare(_ descriptor: Int32, family: Int32) {
        var on: Int32 = 1
        let size = socklen_t(MemoryLayout<Int32>.size)
        // Or a restart would have to wait until old connections are forgotten.
        _ = setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, size)
        // Accepted sockets inherit it on Linux, which saves a call for each.
        sendSegmentsAtOnce(descriptor)
        if family == AF_INET6 { _ = setsockopt(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &on, size) }
    }

    // MARK: Unix-domain

    private static func openUnix(
        path: String,
        mode: UInt16,
        loops: Int,
        backlog: Int32
    ) throws(SocketError) -> Listener {
        guard let address = SocketAddress(path: path) else {
            throw SocketError(operation: "socket path \(path)", code: ENAMETOOLONG)
        }
        let descriptor = csockets_stream_socket(AF_UNIX)
        guard descriptor >= 0 else { throw SocketError(operation: "socket for \(path)") }
        if address.bind(descriptor) != 0 {
            guard errno == EADDRINUSE, removeStaleSocket(path, address), address.bind(descriptor) == 0 else {
                let error = SocketError(operation: "bind \(path)")
                closeDescriptor(descriptor)
                throw error
            }
        }
        // Nobody can connect before `listen`, so no one gets in by the mode that the file was made with.
        guard chmod(path, mode_t(mode)) == 0, listen(descriptor, backlog) == 0 else {
            let error = SocketError(operation: "listen on \(path)")
            closeDescriptor(descriptor)
            unlink(path)
            throw error
        }
        return Listener(descriptor: descriptor, address: .unix(path: path), users: loops)
    }

    /// Removes a socket file that nobody listens on any more; leaves `errno` at EADDRINUSE otherwise.
    private static func removeStaleSocket(_ path: String, _ address: SocketAddress) -> Bool {
        var status = stat()
        defer { errno = EADDRINUSE }
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK else { return false }
        let probe = csockets_stream_socket(AF_UNIX)
        guard probe >= 0 else { return false }
        defer { closeDescriptor(probe) }
        guard address.connect(probe) != 0, errno == ECONNREFUSED else { return false }
        return unlink(path) == 0
    }
}
