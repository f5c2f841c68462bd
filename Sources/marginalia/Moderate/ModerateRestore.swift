import ArgumentParser
import Articles

struct ModerateRestore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Brings back comments that an editor deleted; what its author erased is gone.",
        discussion: Examples.text(examples: "marginalia moderate restore ID")
    )

    @OptionGroup var comments: CommentArguments
    @OptionGroup var options: ModerateOptions
    @OptionGroup var act: ActOptions

    func run() async throws {
        try await comments.change(CommentChange(status: .published, expected: .deleted), options, act)
    }
}
