/// Somebody or something that may not take part, for good or for a term.
public struct Ban: Sendable, Equatable {
    /// Made when the ban is.
    public var id: Identifier<Ban>
    /// What is compared.
    public var kind: Kind
    /// What it is compared with: a keyed digest where `kind` is private, otherwise the folded text itself.
    public var value: String
    /// In the editor's words; empty when none was given.
    public var reason: String
    /// By the server's clock.
    public var createdAt: Timestamp
    /// From this moment on it has no effect, nil: for good.
    public var expiresAt: Timestamp?

    /// What a ban can be about.
    public enum Kind: String, Sendable, CaseIterable {
        /// The network address of the reader, /48 for IPv6.
        case address
        /// The author token, whatever name goes with it.
        case authorToken
        /// The author's address for mail.
        case email
        /// The author's name, folded.
        case name
        /// A word, or several in a row, folded.
        case word
        /// A host name with all below it.
        case domain

        /// Whether the value is kept as a digest alone, because it tells of a person.
        public var isPrivate: Bool { self == .address || self == .authorToken || self == .email }
    }

    /// A ban.
    public init(
        id: Identifier<Ban>,
        kind: Kind,
        value: String,
        reason: String,
        createdAt: Timestamp,
        expiresAt: Timestamp?
    ) {
        self.id = id
        self.kind = kind
        self.value = value
        self.reason = reason
        self.createdAt = createdAt
        self.expiresAt = expiresAt
    }

    /// Whether it has an effect at this moment.
    public func isActive(at time: Timestamp) -> Bool { expiresAt.map { time < $0 } ?? true }
}
