import ArgumentParser
import Articles

struct ModerateBans: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bans",
        abstract: "Lists all bans, those that are over included.",
        discussion: Examples.text(examples: "marginalia moderate bans")
    )

    @OptionGroup var options: ModerateOptions

    func run() async throws {
        try await options.withService { service in
            var last: Identifier<Ban>?
            repeat {
                let page = try await service.bans(after: last, limit: 100)
                for ban in page.items {
                    print(try ModerationReport.line(ban, isActive: service.isActive(ban), asJSON: options.json))
                }
                last = page.next
            } while last != nil
        }
    }
}
