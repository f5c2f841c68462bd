import ArgumentParser
import Articles

struct ModerateUndo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Undoes an act of the log, unless things have changed since; the undoing is logged, too.",
        discussion: Examples.text(
            examples: "marginalia moderate undo 1 --dry-run",
            "marginalia moderate undo 1 --reason \"a mistake\""
        )
    )

    @Argument(help: "The number of the act; moderate log shows it.", completion: Completions.acts)
    var sequence: Int

    @OptionGroup var options: ModerateOptions
    @OptionGroup var act: ActOptions

    func run() async throws {
        let entry = try await options.withService { try await $0.undo(sequence, by: act.act) }
        print(try ModerationReport.line(entry, asJSON: options.json, prefix: act.prefix))
    }
}
