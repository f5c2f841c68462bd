import ArgumentParser
import Articles

struct ModerateUnban: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unban",
        abstract: "Lifts a ban.",
        discussion: Examples.text(examples: "marginalia moderate unban ID --reason \"a mistake\"")
    )

    @Argument(help: "The ban's id; moderate bans shows it.", completion: Completions.bans)
    var id: String

    @OptionGroup var options: ModerateOptions
    @OptionGroup var act: ActOptions

    mutating func validate() throws {
        guard Identifier<Ban>(id) != nil else { throw ValidationError("“\(id)” is not the id of a ban.") }
    }

    func run() async throws {
        guard let identifier = Identifier<Ban>(id) else { preconditionFailure("validated before") }
        let ban = try await options.withService { try await $0.unban(identifier, by: act.act) }
        print(try ModerationReport.line(ban, isActive: false, asJSON: options.json, prefix: act.prefix + "lifted: "))
    }
}
