import ArgumentParser
import Articles
import ArticlesAPI
import ArticlesSQLite
import Foundation
import HTTP

/// What every subcommand of `moderate` has.
struct ModerateOptions: ParsableArguments {
    @OptionGroup var database: DatabaseOption

    @Flag(help: "Write JSON, an object a line.")
    var json = false

    /// Runs `body` on the service of the database, its refusals told as sentences.
    func withService<Result: Sendable>(_ body: (ModerationService) async throws -> Result) async throws -> Result {
        try await Composition.withStore(database.path, opening: .existing) { store in
            let service = ModerationService(store: store, environment: .live, secret: try await store.secret())
            do {
                return try await body(service)
            } catch let error as ArticlesError {
                throw Failure(Self.sentence(error))
            }
        }
    }

    /// What the API would say.
    private static func sentence(_ error: ArticlesError) -> String {
        if case .notFound(let subject) = error { return "There is no such \(subject)." }
        guard let problem = ErrorMap.problem(for: error) else { return "\(error)" }
        let faults = problem.errors.map { "\($0.field) \($0.message)" }
        return faults.isEmpty ? problem.detail : faults.joined(separator: "; ")
    }
}

/// What every subcommand has that changes something.
struct ActOptions: ParsableArguments {
    @Option(help: "Why, for the log.")
    var reason = ""

    @Option(help: "Who acts, for the log.")
    var actor = "command line"

    @Flag(help: "Check everything, tell what would happen, and change nothing.")
    var dryRun = false

    mutating func validate() throws {
        guard (1...64).contains(actor.count), !actor.contains(where: \.isNewline) else {
            throw ValidationError("--actor must have 1 to 64 characters in one line.")
        }
    }

    var act: ModerationAct { ModerationAct(actor: actor, reason: reason, isDryRun: dryRun) }

    /// What stands before a report of something that wasn't done.
    var prefix: String { dryRun ? "would be: " : "" }
}

/// The comments that a subcommand acts on.
struct CommentArguments: ParsableArguments {
    @Argument(help: "The comments' ids.", completion: Completions.comments)
    var ids: [String]

    mutating func validate() throws {
        guard !ids.isEmpty else { throw ValidationError("Name at least one comment.") }
        for id in ids where Identifier<Comment>(id) == nil {
            throw ValidationError("“\(id)” is not the id of a comment; moderate list shows them.")
        }
    }

    var identifiers: [Identifier<Comment>] { ids.compactMap { Identifier($0) } }
}

/// An article that a subcommand acts on.
struct ArticleArgument: ParsableArguments {
    @Argument(help: "The article's name in URLs.", completion: Completions.articles)
    var article: String

    mutating func validate() throws {
        guard Slug(article) != nil else {
            throw ValidationError("“\(article)” must be 1 to 100 of a-z, 0-9 and hyphens within.")
        }
    }

    var slug: Slug {
        guard let slug = Slug(article) else { preconditionFailure("validated before") }
        return slug
    }
}

extension CommentArguments {
    /// Makes one change of each comment and reports on it.
    func change(_ change: CommentChange, _ options: ModerateOptions, _ act: ActOptions) async throws {
        let identifiers = identifiers
        try await options.withService { service in
            for id in identifiers {
                let seen = try await service.change(id, change, by: act.act)
                print(try ModerationReport.line(seen, asJSON: options.json, prefix: act.prefix))
            }
        }
    }
}

extension ValidationError {
    /// A moment of the command line.
    static func moment(_ text: String?, _ option: String) throws -> Timestamp? {
        guard let text else { return nil }
        guard let moment = Timestamp(rfc3339: text) else {
            throw ValidationError("\(option): “\(text)” is no time such as 2027-01-31T12:00:00Z.")
        }
        return moment
    }
}
