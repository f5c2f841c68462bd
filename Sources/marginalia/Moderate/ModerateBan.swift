public import ArgumentParser
public import Articles

struct ModerateBan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ban",
        abstract: "Bans an author by a mark of one of their comments, or a name, e-mail address, word or domain.",
        discussion: Examples.text(
            examples: "marginalia moderate ban address --comment ID --days 30 --reason advertising",
            "marginalia moderate ban domain spam.example"
        )
    )

    @Argument(help: "What to ban by (address, authorToken, email, name, word, domain).")
    var kind: Ban.Kind

    @Argument(help: "The e-mail address, name, word or domain.")
    var value: String?

    @Option(help: "The comment whose author is banned, in place of a value.", completion: Completions.comments)
    var comment: String?

    @Option(help: "Days until the ban ends (1 to 3650); for good when not given.")
    var days: Int?

    @Option(help: "When the ban ends, such as 2027-01-31T12:00:00Z.")
    var until: String?

    @OptionGroup var options: ModerateOptions
    @OptionGroup var act: ActOptions

    mutating func validate() throws {
        if let comment, Identifier<Comment>(comment) == nil {
            throw ValidationError("--comment: “\(comment)” is not the id of a comment.")
        }
        _ = try ValidationError.moment(until, "--until")
    }

    func run() async throws {
        let draft = BanDraft(
            kind: kind,
            value: value,
            comment: comment.flatMap { Identifier($0) },
            until: try ValidationError.moment(until, "--until"),
            days: days
        )
        let ban = try await options.withService { try await $0.ban(draft, by: act.act) }
        print(try ModerationReport.line(ban, isActive: true, asJSON: options.json, prefix: act.prefix))
    }
}

extension Ban.Kind: ExpressibleByArgument {}
