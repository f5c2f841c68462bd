internal import Crypto
internal import FoundationEssentials

/// The key that a service and its receivers share, by which receivers know who sent a message (Standard Webhooks).
public struct WebhookSecret: Sendable {
    private let key: SymmetricKey

    /// The fewest bytes that a key may have.
    public static let leastBytes = 16

    /// A secret as it is written: `whsec_` and base64, or any other text; nil when it is malformed or too short.
    public init?(_ text: String) {
        let bytes: [UInt8]
        if text.hasPrefix("whsec_") {
            guard let data = Data(base64Encoded: String(text.dropFirst("whsec_".count))) else { return nil }
            bytes = Array(data)
        } else {
            bytes = Array(text.utf8)
        }
        guard bytes.count >= Self.leastBytes else { return nil }
        key = SymmetricKey(data: bytes)
    }

    /// The value of `Webhook-Signature`: `v1,` and base64 of HMAC-SHA256 over id, time and body, points between them.
    public func signature(id: String, timestamp: Int64, body: [UInt8]) -> String {
        var mac = HMAC<SHA256>(key: key)
        mac.update(data: Array("\(id).\(timestamp).".utf8))
        mac.update(data: body)
        return "v1," + Data(mac.finalize()).base64EncodedString()
    }
}
