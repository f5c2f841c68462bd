internal import HTTPTypes

/// A block of IP addresses, such as `10.0.0.0/8` or `2001:db8::/32`; a single address without a slash.
public struct AddressRange: Sendable, Equatable {
    private let bytes: [UInt8]
    private let bits: Int

    /// A block, or nil when the text is none.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let bytes = IPAddress.parse(String(parts[0])) else { return nil }
        self.bytes = bytes
        if parts.count == 2 {
            guard parts[1].utf8.count <= 3, let bits = UInt8(parts[1]), Int(bits) <= bytes.count * 8 else { return nil }
            self.bits = Int(bits)
        } else {
            bits = bytes.count * 8
        }
    }

    /// Whether an address of four or sixteen bytes lies in the block.
    public func contains(_ address: [UInt8]) -> Bool {
        guard address.count == bytes.count else { return false }
        return address.indices.allSatisfy { index in
            let rest = bits - index * 8
            guard rest > 0 else { return true }
            let mask: UInt8 = rest >= 8 ? 0xFF : ~(0xFF >> UInt8(rest))
            return address[index] & mask == bytes[index] & mask
        }
    }
}

/// Finds the client behind proxies that are trusted (RFC 7239, and `X-Forwarded-For` as commonly sent).
///
/// The chain is read from the nearest hop back; the first address that is not a trusted proxy's is the client's.
/// What stands before it could have been written by anyone and is not looked at.
public struct ClientAddress: Sendable {
    private let trustedProxies: [AddressRange]

    /// A finder that believes these peers alone; a Unix-domain socket is always a proxy of the same machine.
    public init(trustedProxies: [AddressRange]) {
        self.trustedProxies = trustedProxies
    }

    /// The client's address: four bytes, sixteen, or none where nothing tells it.
    public func address(of request: Request) -> [UInt8] {
        let peer: [UInt8]
        switch request.peer {
        case .ipv4(let bytes, port: _), .ipv6(let bytes, port: _): peer = IPAddress.unmapped(bytes)
        case .unix: peer = []
        }
        guard peer.isEmpty || isTrusted(peer) else { return peer }
        var nearest = peer
        for hop in hops(of: request).reversed() {
            // An obfuscated or unknown hop ends what can be told.
            guard let address = hop.flatMap(IPAddress.parse) else { return nearest }
            nearest = address
            if !isTrusted(address) { return address }
        }
        return nearest
    }

    /// The prefix by which callers are limited: the whole of an IPv4 address, /48 of an IPv6 one.
    public func limitedPrefix(of request: Request) -> [UInt8] {
        let address = address(of: request)
        return address.count == 16 ? Array(address.prefix(6)) : address
    }

    private func isTrusted(_ address: [UInt8]) -> Bool { trustedProxies.contains { $0.contains(address) } }

    private func hops(of request: Request) -> [String?] {
        let forwarded = request.fields[values: .forwarded]
        guard forwarded.isEmpty else {
            return forwarded.flatMap { $0.split(separator: ",") }.map { element in
                element.split(separator: ";").lazy
                    .map { $0.drop { $0 == " " || $0 == "\t" } }
                    .first { $0.lowercased().hasPrefix("for=") }
                    .map { Self.node(String($0.dropFirst(4))) }
            }
        }
        return request.fields[values: .xForwardedFor].flatMap { $0.split(separator: ",") }.map { Self.node(String($0)) }
    }

    /// A node without its quotes, brackets and port (RFC 7239 §6).
    private static func node(_ text: String) -> String {
        let bare = text.filter { $0 != "\"" && $0 != " " && $0 != "\t" }
        if bare.hasPrefix("[") { return String(bare.dropFirst().prefix { $0 != "]" }) }
        return bare.filter { $0 == ":" }.count == 1 ? String(bare.prefix { $0 != ":" }) : bare
    }
}

extension HTTPField.Name {
    fileprivate static let forwarded = HTTPField.Name("Forwarded")!
    fileprivate static let xForwardedFor = HTTPField.Name("X-Forwarded-For")!
}
