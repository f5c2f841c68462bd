import ArgumentParser
import Articles

struct ModerateUnpin: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unpin",
        abstract: "No longer puts comments first.",
        discussion: Examples.text(examples: "marginalia moderate unpin ID")
    )

    @OptionGroup var comments: CommentArguments
    @OptionGroup var options: ModerateOptions
    @OptionGroup var act: ActOptions

    func run() async throws {
        try await comments.change(CommentChange(isPinned: false), options, act)
    }
}
