/// The URL of a receiver.
public struct WebhookAddress: Sendable, Hashable {
    /// As configured; its path may be a secret, so it stands in no log.
    public let url: String
    /// Scheme, host and port, for the log.
    public let origin: String

    /// An http or https URL without user and fragment; nil for anything else.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count <= 2_000,
            bytes.allSatisfy({ (0x21...0x7E).contains($0) && !#""<>\^`{|}#"#.utf8.contains($0) })
        else { return nil }
        guard let scheme = ["https://", "http://"].first(where: { text.hasPrefix($0) }) else { return nil }
        let rest = text.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        guard Self.isHost(authority) else { return nil }
        url = text
        origin = scheme + authority
    }

    /// Whether the text is a host with or without a port.
    private static func isHost(_ authority: Substring) -> Bool {
        var host = authority
        if let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") {
            let port = authority[authority.index(after: colon)...]
            guard port.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = UInt16(port), number > 0 else {
                return false
            }
            host = authority[..<colon]
        }
        if host.hasPrefix("["), host.hasSuffix("]") {
            let literal = host.dropFirst().dropLast()
            return literal.contains(":") && literal.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
        }
        return !host.isEmpty
            && host.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
                default: "-._".utf8.contains(byte)
                }
            }
    }
}
