/// Where a server listens.
public enum Endpoint: Sendable, Hashable {
    /// A numeric address or a name, each of whose addresses is listened on; port 0 lets the system choose.
    ///
    /// `::` does not take IPv4 connections: add an endpoint `0.0.0.0` for them.
    case tcp(host: String, port: UInt16)
    /// A Unix-domain socket; a socket file that nobody listens on is replaced. Removed when the server ends.
    ///
    /// `mode` is that of the file: who may write to it may connect.
    case unix(path: String, mode: UInt16 = 0o600)
    /// A listening socket that was inherited, as with systemd's `LISTEN_FDS`, or taken over from another server, which
    /// had opened it.
    ///
    /// One that is not owned is served on by somebody: what waits in its backlog when the server drains is left there,
    /// and so is the file of a Unix-domain socket.
    case descriptor(Int32, isOwned: Bool = false)
}

/// Where a server does listen.
public enum BoundAddress: Sendable, Hashable, CustomStringConvertible {
    case ipv4(host: String, port: UInt16)
    case ipv6(host: String, port: UInt16)
    case unix(path: String)

    /// nil for a Unix-domain socket.
    public var port: UInt16? {
        switch self {
        case .ipv4(_, let port), .ipv6(_, let port): port
        case .unix: nil
        }
    }

    /// As a URL writes it: `http://127.0.0.1:8080`, `http://[::1]:8080`, `unix:/run/…`.
    public var description: String {
        switch self {
        case .ipv4(let host, let port): "http://\(host):\(port)"
        case .ipv6(let host, let port): "http://[\(host)]:\(port)"
        case .unix(let path): "unix:\(path)"
        }
    }
}
