/// Names a request so that sending it again does nothing again (draft-ietf-httpapi-idempotency-key-header).
public struct IdempotencyKey: Sendable, Equatable {
    /// 8…128 visible ASCII characters.
    public let value: String
    /// A digest of what was asked.
    public let requestDigest: String

    /// A key, or nil when `value` breaks the rule above.
    public init?(value: String, requestDigest: String) {
        guard (8...128).contains(value.utf8.count), value.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            return nil
        }
        self.value = value
        self.requestDigest = requestDigest
    }

    /// Answers older than this are forgotten: 24 hours.
    static func oldest(at now: Timestamp) -> Timestamp { now.advanced(byMilliseconds: -86_400_000) }
}
