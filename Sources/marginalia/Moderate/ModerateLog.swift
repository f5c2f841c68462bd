import ArgumentParser
import Articles

struct ModerateLog: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "Shows what editors did, the latest first.",
        discussion: Examples.text(examples: "marginalia moderate log --limit 100")
    )

    @Option(help: "The most acts to show (1 to 1000).")
    var limit = 25

    @Option(help: "Go on with acts before the one of this number.")
    var before: Int?

    @OptionGroup var options: ModerateOptions

    mutating func validate() throws { try ServeSettings.check(1...1000, limit, "--limit") }

    func run() async throws {
        let page = try await options.withService { try await $0.log(before: before, limit: limit) }
        for entry in page.items { print(try ModerationReport.line(entry, asJSON: options.json)) }
        if let next = page.next, !options.json { print("more: --before \(next)") }
    }
}
