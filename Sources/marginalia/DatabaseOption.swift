import ArgumentParser

/// Where the database is, the same for every command.
struct DatabaseOption: ParsableArguments {
    @Option(name: .customLong("database"), help: "The SQLite file.", completion: .file())
    var path = "marginalia.sqlite"
}
