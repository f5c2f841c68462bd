import ArgumentParser
import Articles

struct ModerateOpen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Opens the comments of an article again.",
        discussion: Examples.text(
            """
            Where `serve` has --comments-close-days, an article without an end of its own closes that many days after \
            its publication; --until gives it one, which wins.
            """,
            examples: "marginalia moderate open on-citing-and-annotating --until 2027-01-31T12:00:00Z"
        )
    )

    @OptionGroup var article: ArticleArgument

    @Option(help: "When they close, such as 2027-01-31T12:00:00Z.")
    var until: String?

    @OptionGroup var options: ModerateOptions
    @OptionGroup var act: ActOptions

    mutating func validate() throws { _ = try ValidationError.moment(until, "--until") }

    func run() async throws {
        let closing = try ValidationError.moment(until, "--until").map { CommentsPolicyChange.Closing.at($0) } ?? .never
        let (slug, change) = (article.slug, CommentsPolicyChange(isOpen: true, closing: closing))
        let policy = try await options.withService { try await $0.setComments(of: slug, change, by: act.act) }
        print(try ModerationReport.line(policy, of: slug, asJSON: options.json, prefix: act.prefix))
    }
}
