import ArgumentParser

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Brings the database to the schema of this version; serve and import do so too.",
        discussion: Examples.text(examples: "marginalia migrate")
    )

    @OptionGroup var database: DatabaseOption

    func run() async throws {
        // Opening does it.
        try await Composition.withStore(database.path) { _ in }
        print("\(database.path) has the schema of this version")
    }
}
