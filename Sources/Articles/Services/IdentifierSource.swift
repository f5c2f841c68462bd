import Synchronization

/// Makes identifiers that grow strictly, also when the clock stands still or jumps back (RFC 9562 §6.2, method 1).
///
/// Called inside a write transaction, of which there is one at a time, it makes the order of identifiers the order of
/// commits, so that a keyset page never skips a comment that was written later under an earlier identifier.
final class IdentifierSource: Sendable {
    private let environment: Environment
    /// Milliseconds in the upper 48 bits, a counter that starts at random in the lower 12.
    private let last = Mutex<UInt64>(0)

    init(environment: Environment) {
        self.environment = environment
    }

    /// The next identifier.
    func next<Entity>() -> Identifier<Entity> {
        let milliseconds = UInt64(clamping: environment.now().millisecondsSince1970) & 0xFFFF_FFFF_FFFF
        let candidate = milliseconds << 12 | environment.randomBits() >> 53
        let count = last.withLock { last in
            last = max(candidate, last + 1)
            return last
        }
        return Identifier(
            high: (count >> 12) << 16 | 0x7000 | count & 0xFFF,
            low: 1 << 63 | environment.randomBits() >> 2
        )
    }
}
