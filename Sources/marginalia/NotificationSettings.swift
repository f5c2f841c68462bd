import ArgumentParser

/// Who is told of changes as they happen, and how.
struct NotificationSettings: ParsableArguments {
    @Option(help: "Clients that may listen to events at once.")
    var eventListeners = 2_000

    @Option(help: "Seconds without an event after which listeners get a sign of life.")
    var eventHeartbeat = 15

    /// The names of all options, for the environment and for the documentation's test.
    static let options = ["event-listeners", "event-heartbeat"]

    mutating func validate() throws {
        try ServeSettings.check(0...1_000_000, eventListeners, "--event-listeners")
        try ServeSettings.check(1...3_600, eventHeartbeat, "--event-heartbeat")
    }
}
