public import ArgumentParser
public import Articles
import ArticlesSQLite
import Foundation

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Imports a document: a new article, or a new revision of a known one.",
        discussion: Examples.text(
            """
            Creates the database when it does not exist. Importing the same document again changes nothing; comments \
            stay. Safe beside a running server.
            """,
            examples: "marginalia import essay.txt --title \"An Essay\" --time-zone America/New_York",
            "marginalia import essay.txt --dry-run --report json",
            "marginalia import - --format markdown --slug notes < article.md"
        )
    )

    @Argument(help: "The document; - reads standard input.", completion: .file())
    var file: String

    @OptionGroup var database: DatabaseOption

    @Option(
        help: "The article's name in URLs; made of the title or the file name when not given.",
        completion: Completions.articles
    )
    var slug: String?

    @Option(help: "The title, where the document has none or another.")
    var title: String?

    @Option(help: "The format (text, markdown, html, jats, json); told from name and content when not given.")
    var format: DocumentFormat?

    @Option(
        help: "The zone of times that come without one, such as Europe/Berlin.",
        completion: Completions.timeZones
    )
    var timeZone = "UTC"

    @Option(help: "A heading as it stands in the text, in place of those found (repeatable, in order).")
    var heading: [String] = []

    @Flag(help: "Tell what would happen and change nothing.")
    var dryRun = false

    @Option(help: "How to report (text, json).")
    var report = ReportFormat.text

    enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
    }

    mutating func validate() throws {
        if let slug, Slug(slug) == nil {
            throw ValidationError("--slug: “\(slug)” must be 1 to 100 of a-z, 0-9 and hyphens within.")
        }
        guard TimeZone(identifier: timeZone) != nil else {
            throw ValidationError("--time-zone: “\(timeZone)” is not known; it is written like Europe/Berlin.")
        }
    }

    func run() async throws {
        let progress = Progress()
        // An error is said on a line of its own.
        defer { progress.end() }
        let bytes = try Input.bytes(of: file)
        progress.show("reading \(bytes.count) bytes")
        let result: ImportResult
        do {
            result = try DocumentImporter.read(
                bytes,
                fileName: file == "-" ? nil : file,
                format: format,
                options: ImportOptions(title: title, headings: heading)
            )
        } catch {
            throw Failure("\(file): \(error.message) (\(error.code))")
        }
        progress.show("saving \(result.document.sections.count) sections, \(result.document.notes.count) notes")
        let zone = LocalTimeZone(identifier: timeZone)
        let options = ImportService.Options(
            slug: slug.flatMap(Slug.init(_:)),
            fileName: file == "-" ? nil : file,
            isDryRun: dryRun,
            timeZone: { zone.moment(of: $0) }
        )
        let outcome = try await Composition.withStore(database.path, keeps: !dryRun) { store in
            let service = ImportService(store: store, environment: .live, secret: try await store.secret())
            return try await service.save(result.document, options: options)
        }
        progress.end()
        switch report {
        case .json: print(try ImportReportText.json(outcome, result, isDryRun: dryRun))
        case .text: print(ImportReportText.text(outcome, result, isDryRun: dryRun))
        }
    }
}

extension DocumentFormat: ExpressibleByArgument {}
