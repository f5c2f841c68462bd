/// What the services need of the world, injected so that tests can choose it.
public struct Environment: Sendable {
    /// The wall clock.
    public var now: @Sendable () -> Timestamp
    /// Time that never jumps, in nanoseconds from an arbitrary start.
    public var uptimeNanoseconds: @Sendable () -> UInt64
    /// Unpredictable bits for tokens and identifiers.
    public var randomBits: @Sendable () -> UInt64

    /// What the services need of the world.
    public init(
        now: @escaping @Sendable () -> Timestamp,
        uptimeNanoseconds: @escaping @Sendable () -> UInt64,
        randomBits: @escaping @Sendable () -> UInt64
    ) {
        self.now = now
        self.uptimeNanoseconds = uptimeNanoseconds
        self.randomBits = randomBits
    }
}

/// The environment's random bits as a generator.
struct EnvironmentRandom: RandomNumberGenerator {
    let environment: Environment

    func next() -> UInt64 { environment.randomBits() }
}
