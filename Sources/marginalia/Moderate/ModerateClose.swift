import ArgumentParser
import Articles

struct ModerateClose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Closes the comments of an article, now or at a time to come; they can still be read.",
        discussion: Examples.text(
            examples: "marginalia moderate close on-citing-and-annotating",
            "marginalia moderate close on-citing-and-annotating --at 2027-01-31T12:00:00Z"
        )
    )

    @OptionGroup var article: ArticleArgument

    @Option(help: "When, such as 2027-01-31T12:00:00Z; now when not given.")
    var at: String?

    @OptionGroup var options: ModerateOptions
    @OptionGroup var act: ActOptions

    mutating func validate() throws { _ = try ValidationError.moment(at, "--at") }

    func run() async throws {
        let change =
            try ValidationError.moment(at, "--at").map { CommentsPolicyChange(closing: .at($0)) }
            ?? CommentsPolicyChange(isOpen: false)
        let slug = article.slug
        let policy = try await options.withService { try await $0.setComments(of: slug, change, by: act.act) }
        print(try ModerationReport.line(policy, of: slug, asJSON: options.json, prefix: act.prefix))
    }
}
