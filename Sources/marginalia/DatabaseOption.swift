import ArgumentParser

/// Where the database is, the same for every command.
struct DatabaseOption: ParsableArguments {
    /// Where it is when nobody says anything else.
    static let usualPath = "marginalia.sqlite"

    @Option(name: .customLong("database"), help: "The SQLite file.", completion: .file())
    var path = Self.usualPath
}
