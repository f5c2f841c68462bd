import ArgumentParser
import Articles

struct ModeratePin: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pin",
        abstract: "Puts published comments first.",
        discussion: Examples.text(examples: "marginalia moderate pin ID")
    )

    @OptionGroup var comments: CommentArguments
    @OptionGroup var options: ModerateOptions
    @OptionGroup var act: ActOptions

    func run() async throws {
        try await comments.change(CommentChange(isPinned: true), options, act)
    }
}
