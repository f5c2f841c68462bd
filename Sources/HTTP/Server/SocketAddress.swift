#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A `sockaddr` of any family.
struct SocketAddress {
    private var storage = sockaddr_storage()
    private var length = socklen_t(MemoryLayout<sockaddr_storage>.size)

    private init() {}

    /// The address of a Unix-domain socket; nil when the path is empty or too long for one.
    init?(path: String) {
        let bytes = Array(path.utf8)
        var address = sockaddr_un()
        guard !bytes.isEmpty, bytes.count < MemoryLayout.size(ofValue: address.sun_path), !bytes.contains(0) else {
            return nil
        }
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        withUnsafeMutableBytes(of: &storage) { target in
            withUnsafeBytes(of: &address) { target.copyMemory(from: $0) }
        }
        length = socklen_t(MemoryLayout<sockaddr_un>.size)
    }

    var family: Int32 { Int32(storage.ss_family) }

    // MARK: Calls

    /// What a descriptor is bound to.
    static func local(of descriptor: Int32) -> SocketAddress? {
        var address = SocketAddress()
        let status = address.withMutablePointer { getsockname(descriptor, $0, $1) }
        return status == 0 ? address : nil
    }

    /// Accepts a connection; what `call` returns, and the peer.
    static func accept(_ call: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32) -> (
        descriptor: Int32, peer: SocketAddress
    ) {
        var address = SocketAddress()
        let descriptor = address.withMutablePointer(call)
        return (descriptor, address)
    }

    /// All addresses of a numeric host or a name.
    static func resolve(host: String) throws(SocketError) -> [SocketAddress] {
        var hints = addrinfo()
        hints.ai_flags = AI_PASSIVE
        #if canImport(Glibc)
            hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        #else
            hints.ai_socktype = SOCK_STREAM
        #endif
        var list: UnsafeMutablePointer<addrinfo>?
        let status = getaddrinfo(host, nil, &hints, &list)
        guard status == 0 else {
            throw SocketError(operation: "host \(host) (\(String(cString: gai_strerror(status))))", code: EADDRNOTAVAIL)
        }
        defer { freeaddrinfo(list) }
        var addresses: [SocketAddress] = []
        var next = list
        while let entry = next {
            next = entry.pointee.ai_next
            guard entry.pointee.ai_family == AF_INET || entry.pointee.ai_family == AF_INET6,
                let source = entry.pointee.ai_addr
            else { continue }
            var address = SocketAddress()
            address.length = entry.pointee.ai_addrlen
            withUnsafeMutableBytes(of: &address.storage) {
                $0.copyMemory(from: UnsafeRawBufferPointer(start: source, count: Int(entry.pointee.ai_addrlen)))
            }
            addresses.append(address)
        }
        return addresses
    }

    func bind(_ descriptor: Int32) -> Int32 {
        #if canImport(Glibc)
            withPointer { Glibc.bind(descriptor, $0, $1) }
        #elseif canImport(Musl)
            withPointer { Musl.bind(descriptor, $0, $1) }
        #else
            withPointer { Darwin.bind(descriptor, $0, $1) }
        #endif
    }

    func connect(_ descriptor: Int32) -> Int32 {
        #if canImport(Glibc)
            withPointer { Glibc.connect(descriptor, $0, $1) }
        #elseif canImport(Musl)
            withPointer { Musl.connect(descriptor, $0, $1) }
        #else
            withPointer { Darwin.connect(descriptor, $0, $1) }
        #endif
    }

    // MARK: Contents

    var port: UInt16 {
        switch family {
        case AF_INET: UInt16(bigEndian: read(sockaddr_in.self).sin_port)
        case AF_INET6: UInt16(bigEndian: read(sockaddr_in6.self).sin6_port)
        default: 0
        }
    }

    mutating func setPort(_ port: UInt16) {
        switch family {
        case AF_INET:
            var address = read(sockaddr_in.self)
            address.sin_port = port.bigEndian
            write(address)
        case AF_INET6:
            var address = read(sockaddr_in6.self)
            address.sin6_port = port.bigEndian
            write(address)
        default:
            break
        }
    }

    /// As the peer of a connection; an IPv4 address that came in by an IPv6 socket is an IPv4 address.
    var peer: PeerAddress {
        switch family {
        case AF_INET:
            return .ipv4(withUnsafeBytes(of: read(sockaddr_in.self).sin_addr) { Array($0) }, port: port)
        case AF_INET6:
            let bytes = withUnsafeBytes(of: read(sockaddr_in6.self).sin6_addr) { Array($0) }
            let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
            return bytes.starts(with: mapped) ? .ipv4(Array(bytes[12...]), port: port) : .ipv6(bytes, port: port)
        default:
            return .unix
        }
    }

    var bound: BoundAddress {
        switch family {
        case AF_INET:
            return .ipv4(host: text(of: read(sockaddr_in.self).sin_addr), port: port)
        case AF_INET6:
            return .ipv6(host: text(of: read(sockaddr_in6.self).sin6_addr), port: port)
        default:
            let path = withUnsafeBytes(of: read(sockaddr_un.self).sun_path) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            return .unix(path: path)
        }
    }

    private func text<Address>(of address: Address) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
            guard let base = buffer.baseAddress,
                let text = withUnsafePointer(to: address, { inet_ntop(family, $0, base, 64) })
            else { return "?" }
            return String(cString: text)
        }
    }

    // MARK: Memory

    // `sockaddr_storage` is large enough and aligned for each kind of address.

    private func read<Address>(_ type: Address.Type) -> Address {
        withUnsafeBytes(of: storage) { $0.load(as: type) }
    }

    private mutating func write<Address>(_ address: Address) {
        withUnsafeMutableBytes(of: &storage) { target in
            withUnsafeBytes(of: address) { target.copyMemory(from: $0) }
        }
    }

    private func withPointer(_ call: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        withUnsafePointer(to: storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { call($0, length) }
        }
    }

    private mutating func withMutablePointer(
        _ call: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32
    ) -> Int32 {
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        defer { self.length = length }
        return withUnsafeMutablePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { call($0, &length) }
        }
    }
}
