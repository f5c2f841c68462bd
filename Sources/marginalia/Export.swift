import ArgumentParser
import Articles
import ArticlesAPI
import ArticlesSQLite

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes everything in the database as JSON Lines, also while it is served.",
        discussion: Examples.text(
            """
            Holds e-mail addresses and secrets: the file is readable by its owner alone. `marginalia restore` reads it \
            back to an identical database; its last line tells a file that was cut off.

            With --public it holds what readers may see, in the shapes of the API, and nothing private; that is for \
            giving away and is not read back.
            """,
            examples: "marginalia export all.jsonl",
            "marginalia export - | gzip > all.jsonl.gz",
            "marginalia export public.jsonl --public"
        )
    )

    @Argument(help: "The file to write; it must not exist. - is standard output.", completion: .file())
    var destination = "-"

    @OptionGroup var database: DatabaseOption

    @Flag(name: .customLong("public"), help: "Only what readers may see.")
    var isPublic = false

    func run() async throws {
        let progress = Progress()
        guard !isPublic else { return try await exportPublic(progress) }
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

    private func exportPublic(_ progress: Progress) async throws {
        let destination = destination
        let counts = try await Composition.withStore(database.path, opening: .existing) { store in
            let export = PublicExport(
                articles: ArticleService(store: store),
                comments: CommentService(store: store, environment: .live, secret: try await store.secret())
            )
            return try await ExportFile.write(to: destination) { write in
                try await export.write(progress: { progress.show("wrote \($0.articles) articles") }, to: write)
            }
        }
        progress.end()
        guard destination != "-" else { return }
        print("\(destination) holds \(counts.articles) articles and \(counts.comments) comments for readers")
    }
}
