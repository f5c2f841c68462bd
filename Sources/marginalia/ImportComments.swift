public import ArgumentParser
public import Articles
import ArticlesSQLite
import Foundation

struct ImportComments: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import-comments",
        abstract: "Takes over the comments that Isso, Disqus or WordPress kept.",
        discussion: Examples.text(
            """
            FILE is the database of Isso, the XML export of Disqus, or the WXR export of WordPress. A thread belongs to \
            the article whose source is its address, or whose slug is its name; --map names others. Importing again \
            changes nothing. Safe beside a running server.
            """,
            examples: "marginalia import-comments comments.db --from isso --dry-run",
            "marginalia import-comments disqus.xml --from disqus --map threads.tsv",
            "marginalia import-comments site.wxr --from wordpress --article on-citing-and-annotating"
        )
    )

    @Argument(help: "The archive; - reads an XML export from standard input.", completion: .file())
    var file: String

    @OptionGroup var database: DatabaseOption

    @Option(help: "What kept the comments (isso, disqus, wordpress).")
    var from: CommentArchiveFormat

    @Option(help: "The slug of the article that all comments belong to.", completion: Completions.articles)
    var article: String?

    @Option(
        help: "A file of lines with a thread (address, path, name or id), a tab or comma, and a slug.",
        completion: .file()
    )
    var map: String?

    @Option(
        help: "The zone of times that come without one, such as Europe/Berlin.",
        completion: Completions.timeZones
    )
    var timeZone = "UTC"

    @Flag(help: "Tell what would happen and change nothing.")
    var dryRun = false

    @Option(help: "How to report (text, json).")
    var report = Import.ReportFormat.text

    mutating func validate() throws {
        if let article, Slug(article) == nil {
            throw ValidationError("--article: “\(article)” is no slug: 1 to 100 of a-z, 0-9 and hyphens within.")
        }
        if article != nil, map != nil { throw ValidationError("--article and --map exclude each other.") }
        if from == .isso, file == "-" { throw ValidationError("A database of Isso is read from a file, not from -.") }
        guard TimeZone(identifier: timeZone) != nil else {
            throw ValidationError("--time-zone: “\(timeZone)” is not known; it is written like Europe/Berlin.")
        }
    }

    func run() async throws {
        let progress = Progress()
        var options = CommentArchiveService.Options()
        options.article = article.flatMap(Slug.init(_:))
        options.isDryRun = dryRun
        options.map = try readMap()
        progress.show("reading \(file)")
        let archive = try readArchive()
        let chosen = options
        let outcome: CommentArchiveOutcome
        do {
            outcome = try await Composition.withStore(database.path, opening: .existing) { store in
                let service = CommentArchiveService(
                    store: store,
                    environment: .live,
                    secret: try await store.secret()
                )
                return try await service.add(archive, options: chosen) { done, all in
                    progress.show("\(done) of \(all) comments")
                }
            }
        } catch ArticlesError.notFound(.article) {
            throw Failure("--article: there is no article “\(article ?? "")” in \(database.path)")
        }
        progress.end()
        switch report {
        case .json: print(try CommentArchiveReport.json(outcome, archive, isDryRun: dryRun))
        case .text: print(CommentArchiveReport.text(outcome, archive, isDryRun: dryRun))
        }
    }

    private func readMap() throws -> ThreadMap {
        guard let map else { return ThreadMap() }
        let text: String
        do {
            text = try String(contentsOfFile: map, encoding: .utf8)
        } catch {
            throw Failure("--map: can't read \(map): \(error.localizedDescription)")
        }
        do {
            return try ThreadMap(text)
        } catch {
            throw Failure("--map: \(map), \(error)")
        }
    }

    private func readArchive() throws -> CommentArchive {
        let zone = LocalTimeZone(identifier: timeZone)
        do {
            switch from {
            case .isso: return try IssoArchive.read(path: file)
            case .disqus:
                return try CommentArchiveReader.readDisqus(timeZone: { zone.moment(of: $0) }, next: try pieces())
            case .wordpress:
                return try CommentArchiveReader.readWordPress(timeZone: { zone.moment(of: $0) }, next: try pieces())
            }
        } catch let fault as CommentArchiveFault {
            throw Failure(fault.description.contains(file) ? fault.description : "\(file): \(fault)")
        }
    }

    /// The bytes of the file, piece by piece.
    private func pieces() throws -> () throws -> [UInt8] {
        let handle: FileHandle
        if file == "-" {
            handle = .standardInput
        } else {
            do {
                handle = try FileHandle(forReadingFrom: URL(filePath: file))
            } catch {
                throw Failure("can't read \(file): \(error.localizedDescription)")
            }
        }
        return { Array(try handle.read(upToCount: 1 << 16) ?? Data()) }
    }
}

extension CommentArchiveFormat: ExpressibleByArgument {}
