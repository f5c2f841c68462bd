import ArgumentParser

@main
struct Marginalia: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "marginalia",
        abstract: "Serves articles with their notes and reader comments."
    )
}
