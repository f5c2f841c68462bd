import ArgumentParser
import Articles
import ArticlesSQLite

struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes a database of an export or a backup.",
        discussion: Examples.text(
            """
            The database is whole, checked and on the disk, or not made at all. One that exists is left alone unless \
            --replace is given and no server uses it.
            """,
            examples: "marginalia restore everything.jsonl --database new.sqlite",
            "marginalia restore backups/monday.sqlite --replace"
        )
    )

    @Argument(help: "An export (- reads standard input) or a backup.", completion: .file())
    var file: String

    @OptionGroup var database: DatabaseOption

    @Flag(help: "Replace the database that is there.")
    var replace = false

    @Flag(help: "Count anew all numbers that follow from rows, as `marginalia check` may advise.")
    var recount = false

    func run() async throws {
        let progress = Progress()
        let origin = try SQLiteStore.restore(
            file,
            to: database.path,
            isReplacing: replace,
            isRecounting: recount,
            at: Environment.live.now(),
            progress: { progress.show("read \($0)") }
        )
        progress.end()
        switch origin {
        case .backup: print("\(database.path) is restored from the backup \(file)")
        case .export(let counts):
            print("\(database.path) is restored from \(counts.values.reduce(0, +)) rows of \(file)")
        }
    }
}
