/// A socket that a server listens on, as another process would take it over.
public struct ListeningSocket: Sendable, Equatable {
    /// Open for as long as it is lent.
    public var descriptor: Int32
    /// As in `Endpoint.descriptor`.
    public var isOwned: Bool

    /// A socket that listens.
    public init(descriptor: Int32, isOwned: Bool) {
        self.descriptor = descriptor
        self.isOwned = isOwned
    }
}
