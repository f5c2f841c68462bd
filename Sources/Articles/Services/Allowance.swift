/// How much of a limited thing a caller may still do (draft-ietf-httpapi-ratelimit-headers).
public struct Allowance: Sendable, Equatable {
    /// What is limited, and in which window, such as `comments-minute`.
    public var name: String
    /// How often in a window.
    public var quota: Int
    /// The length of the window.
    public var windowSeconds: Int
    /// How often still, right now.
    public var remaining: Int
    /// Seconds until one more is allowed, 0 when `remaining` is above 0.
    public var waitSeconds: Int

    /// How much a caller may still do.
    public init(name: String, quota: Int, windowSeconds: Int, remaining: Int, waitSeconds: Int) {
        self.name = name
        self.quota = quota
        self.windowSeconds = windowSeconds
        self.remaining = remaining
        self.waitSeconds = waitSeconds
    }
}
