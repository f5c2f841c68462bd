/// Where a server listens.
public enum Endpoint: Sendable, Hashable {
    /// A numeric address or a name, each of whose addresses is listened on; port 0 lets the system choose.
    ///
    /// `::` does not take IPv4 connections: add an endpoint `0.0.0.0` for them.
    case tcp(host: String, port: UInt16)
    /// A Unix-domain socket; a socket file that nobody listens on is replaced. Removed when the server ends.
    case unix(path: String)
    /// A listening socket that was inherited, as with systemd's `LISTEN_FDS`; the server closes it when it ends.
    case descriptor(Int32)
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
