import ArgumentParser
import Articles

struct ModerateReject: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject",
        abstract: "Rejects comments: readers don't see them.",
        discussion: Examples.text(examples: "marginalia moderate reject ID --reason advertising")
    )

    @OptionGroup var comments: CommentArguments
    @OptionGroup var options: ModerateOptions
    @OptionGroup var act: ActOptions

    func run() async throws {
        try await comments.change(CommentChange(status: .rejected), options, act)
    }
}
