import ArgumentParser
import Articles
import ArticlesSQLite

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes everything in the database as JSON Lines, also while it is served.",
        discussion: """
            Holds e-mail addresses and secrets: the file is readable by its owner alone. `marginalia restore` reads it \
            back to an identical database; its last line tells a file that was cut off.

            Example: marginalia export everything.jsonl
            """
    )

    @Argument(help: "The file to write; it must not exist. - is standard output.", completion: .file())
    var destination = "-"

    @OptionGroup var database: DatabaseOption

    func run() async throws {
        let progress = Progress()
        let counts = try SQLiteStore.export(
            database: database.path,
            to: destination,
            at: Environment.live.now(),
            progress: { progress.show("wrote \($0) rows") }
        )
        progress.end()
        guard destination != "-" else { return }
        print("\(destination) holds \(counts.values.reduce(0, +)) rows of \(counts.count) tables of \(database.path)")
    }
}
