import ArgumentParser
import Articles

struct ModerateDelete: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete",
        abstract: "Deletes comments; where they are answered a tombstone stays. restore brings them back.",
        discussion: Examples.text(examples: "marginalia moderate delete ID --reason \"asked for by its author\"")
    )

    @OptionGroup var comments: CommentArguments
    @OptionGroup var options: ModerateOptions
    @OptionGroup var act: ActOptions

    func run() async throws {
        try await comments.change(CommentChange(status: .deleted), options, act)
    }
}
