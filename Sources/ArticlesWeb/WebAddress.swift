/// An http or https URL, safe as the target of a link once it is escaped as text.
///
/// Everything else that a browser might follow (`javascript:`, `data:`, a scheme broken up by tabs) makes no value.
struct WebAddress {
    /// As given.
    let text: String
    /// The host as printed, without credentials and port.
    let host: String

    init?(_ text: String) {
        let bytes = Array(text.utf8)
        // Browsers drop tabs and line breaks from URLs and trim spaces, so that none may be let through.
        guard bytes.count <= 8192, bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return nil }
        let scheme = ["http://", "https://"].first { scheme in
            bytes.count > scheme.utf8.count && zip(bytes, scheme.utf8).allSatisfy { $0 | 0x20 == $1 | 0x20 }
        }
        guard let scheme else { return nil }
        let authority = bytes.dropFirst(scheme.utf8.count).prefix { !"/?#\\".utf8.contains($0) }
        let hostAndPort = authority.lastIndex(of: UInt8(ascii: "@")).map { authority[($0 + 1)...] } ?? authority
        let host: ArraySlice<UInt8>
        if hostAndPort.first == UInt8(ascii: "["), let end = hostAndPort.firstIndex(of: UInt8(ascii: "]")) {
            host = hostAndPort[...end]
        } else {
            host = hostAndPort.prefix { $0 != UInt8(ascii: ":") }
        }
        guard !host.isEmpty else { return nil }
        self.text = text
        self.host = String(decoding: host, as: UTF8.self)
    }
}
