import ArgumentParser
import Articles

struct ModeratePublish: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Publishes comments that wait, were rejected or were deleted by an editor.",
        discussion: Examples.text(
            examples: "marginalia moderate publish ID --reason \"on topic\"",
            "marginalia moderate publish ID --dry-run"
        )
    )

    @OptionGroup var comments: CommentArguments
    @OptionGroup var options: ModerateOptions
    @OptionGroup var act: ActOptions

    func run() async throws {
        try await comments.change(CommentChange(status: .published), options, act)
    }
}
