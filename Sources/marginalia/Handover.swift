import CSockets
import Foundation
import HTTP

/// How a process gives its listening sockets to the next one on the same database, over a Unix-domain socket beside it.
///
/// The one that serves sends its sockets to whoever connects (a byte each: whether they are owned). The other one gets
/// ready, serves by them and says so (`serving`); then the first one stops sending to webhooks, says so (`released`),
/// drains and ends. Where the other one falls silent before that, the first one goes on.
enum Handover {
    fileprivate static let serving = UInt8(ascii: "S")
    fileprivate static let released = UInt8(ascii: "R")

    /// Where the process that serves a database awaits the next one.
    static func path(of database: String) -> String { database + "-handover" }

    /// An address for `bind` and `connect`, or the reason why there is none.
    fileprivate static func withAddress(
        _ path: String,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) throws -> Int32 {
        var address = sockaddr_un()
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
            throw Failure("--handover: \(path) is too long for a socket: \(bytes.count) bytes")
        }
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        return withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    fileprivate static func words(_ error: Int32 = errno) -> String { String(cString: strerror(error)) }
}

/// The process that serves the database now, seen by the one that takes over.
final class Predecessor {
    private let connection: Int32
    /// What it listens on.
    let sockets: [ListeningSocket]

    private init(connection: Int32, sockets: [ListeningSocket]) {
        self.connection = connection
        self.sockets = sockets
    }

    deinit { close(connection) }

    /// Asks the process that serves a database for its sockets; nil when there is none.
    static func of(database: String) throws -> Predecessor? {
        let path = Handover.path(of: database)
        let connection = csockets_stream_socket(AF_UNIX)
        guard connection >= 0 else { throw Failure("--handover: \(Handover.words())") }
        var isKept = false
        defer { if !isKept { close(connection) } }
        guard try Handover.withAddress(path, { connect(connection, $0, $1) }) == 0 else {
            // No file, or one that a killed process left.
            if errno == ENOENT || errno == ECONNREFUSED { return nil }
            throw Failure("--handover: can't reach the process that serves, by \(path): \(Handover.words())")
        }
        guard csockets_peer_may_be_trusted(connection) != 0 else {
            throw Failure("--handover: another user's process serves \(path)")
        }
        guard wait(for: connection, seconds: 10) else {
            throw Failure("--handover: the process that serves does not give its sockets")
        }
        var bytes = [UInt8](repeating: 0, count: 256)
        var descriptors = [Int32](repeating: -1, count: 256)
        var number = descriptors.count
        let count = csockets_receive_descriptors(connection, &bytes, bytes.count, &descriptors, &number)
        guard count > 0, count == number else {
            for descriptor in descriptors.prefix(number) { close(descriptor) }
            // It is about to end, and its sockets are free.
            if count == 0 { return nil }
            throw Failure("--handover: the process that serves does not give its sockets")
        }
        isKept = true
        let sockets = zip(descriptors, bytes).prefix(number)
            .map { ListeningSocket(descriptor: $0, isOwned: $1 == 1) }
        return Predecessor(connection: connection, sockets: sockets)
    }

    /// Tells it that its sockets are served, so that it drains; returns when it sends no more to webhooks.
    func relieve() {
        var byte = Handover.serving
        // One that has died needs not be told, and sends nothing either.
        guard write(connection, &byte, 1) == 1 else { return }
        if Self.wait(for: connection, seconds: 10) { _ = read(connection, &byte, 1) }
    }

    /// Returns when its process has ended.
    func waitForEnd() throws {
        var byte: UInt8 = 0
        repeat {
            guard Self.wait(for: connection, seconds: 3600) else {
                throw Failure("--handover: the former process stays")
            }
        } while read(connection, &byte, 1) > 0
    }

    /// Whether something can be read within that time, the end included.
    private static func wait(for descriptor: Int32, seconds: Int32) -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, seconds * 1000) > 0
    }
}

/// Awaits the process that is to take over.
final class Successor: Sendable {
    private let listener: Int32
    private let path: String

    private init(listener: Int32, path: String) {
        self.listener = listener
        self.path = path
    }

    /// Listens beside a database, in the place of whoever did before, and gives the server's sockets to who asks.
    ///
    /// - Parameter onServing: Called, once at most, when another process serves; what it returns is told to that process.
    static func await(
        database: String,
        server: Server,
        onServing: @escaping @Sendable () async -> Void
    ) throws -> Successor {
        let path = Handover.path(of: database)
        let draft = path + "-new"
        let listener = csockets_stream_socket(AF_UNIX)
        guard listener >= 0 else { throw Failure("--handover: \(Handover.words())") }
        unlink(draft)
        // Made under another name: who connects reaches either the former process or this one.
        guard try Handover.withAddress(draft, { bind(listener, $0, $1) }) == 0, chmod(draft, 0o600) == 0,
            listen(listener, 4) == 0, rename(draft, path) == 0
        else {
            let reason = Handover.words()
            unlink(draft)
            close(listener)
            throw Failure("--handover: \(path): \(reason)")
        }
        let successor = Successor(listener: listener, path: path)
        DispatchQueue(label: "marginalia.handover").async { successor.serve(server, onServing) }
        return successor
    }

    private func serve(_ server: Server, _ onServing: @escaping @Sendable () async -> Void) {
        while true {
            var entry = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
            guard poll(&entry, 1, -1) >= 0 || errno == EINTR else { return }
            let connection = csockets_accept(listener, nil, nil)
            guard connection >= 0 else {
                if errno == EINVAL || errno == EBADF { return }
                continue
            }
            guard csockets_peer_may_be_trusted(connection) != 0, give(server, to: connection) else {
                close(connection)
                continue
            }
            // Left open: its end tells the other process that this one has ended.
            Task {
                await onServing()
                var byte = Handover.released
                _ = write(connection, &byte, 1)
            }
            return
        }
    }

    /// Sends the sockets and waits for the word that they are served; false when it never comes.
    private func give(_ server: Server, to connection: Int32) -> Bool {
        let isSent = server.lendListeningSockets { sockets in
            let bytes = sockets.map { UInt8($0.isOwned ? 1 : 0) }
            let descriptors = sockets.map(\.descriptor)
            return !sockets.isEmpty
                && csockets_send_descriptors(connection, bytes, bytes.count, descriptors, descriptors.count) == 0
        }
        guard isSent else { return false }
        var entry = pollfd(fd: connection, events: Int16(POLLIN), revents: 0)
        // As long as the other one needs to open the database; it can't be forgotten, its end is seen.
        guard poll(&entry, 1, -1) > 0 else { return false }
        var byte: UInt8 = 0
        return read(connection, &byte, 1) == 1 && byte == Handover.serving
    }

    /// Gives nothing to anyone any more; removes the socket unless another process has taken its place.
    func end(removing: Bool) {
        if removing { unlink(path) }
        shutdown(listener, Int32(SHUT_RDWR))
    }
}
