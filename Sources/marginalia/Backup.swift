import ArgumentParser
import ArticlesSQLite

struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes a checked copy of the database, also while it is served.",
        discussion: Examples.text(
            """
            The copy is a whole database in one file: to restore, stop the server and put it in the database's place.
            """,
            examples: "marginalia backup backups/tuesday.sqlite",
            "marginalia backup \"backups/$(date +%F).sqlite\""
        )
    )

    @Argument(help: "The file to write; it must not exist.", completion: .file())
    var destination: String

    @OptionGroup var database: DatabaseOption

    func run() async throws {
        let (progress, destination) = (Progress(), destination)
        try await Composition.withStore(database.path, opening: .existing) { store in
            try await store.backUp(to: destination) { copied, pages in
                progress.show("copied \(copied) of \(pages) pages")
            }
        }
        progress.end()
        print("\(destination) holds a checked copy of \(database.path)")
    }
}
