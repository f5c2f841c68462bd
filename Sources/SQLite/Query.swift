internal import Synchronization

/// The text of one statement, which every connection prepares once and then keeps.
///
/// Make each one once, as a static constant: every instance takes a place in each connection that runs it.
public struct Query: Sendable {
    /// SQL whose parameters are numbered, `?1` being the first.
    public let text: String
    /// The place of the prepared statement in every connection's table.
    let index: Int

    /// A statement of this text.
    public init(_ text: String) {
        self.text = text
        index = nextIndex.wrappingAdd(1, ordering: .relaxed).oldValue
    }
}

private let nextIndex = Atomic<Int>(0)
