import ArgumentParser
import Foundation

@main
struct Marginalia: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "marginalia",
        abstract: "Serves articles with their notes and reader comments.",
        discussion: """
            Every option of `serve`, and --database of every command, can also be set in the environment: --event-loops \
            as MARGINALIA_EVENT_LOOPS, and so on. An option on the command line wins.

            For completions in your shell: marginalia --generate-completion-script bash, zsh or fish.
            """,
        version: Version.number,
        subcommands: [
            Serve.self, Import.self, ImportComments.self, References.self, Moderate.self, Migrate.self, Backup.self,
            Export.self, Restore.self, Check.self, Doctor.self,
        ]
    )

    static func main() async {
        // What is written holds addresses of readers: it is nobody else's to read.
        umask(0o077)
        do {
            let arguments = EnvironmentArguments.expand(
                Array(CommandLine.arguments.dropFirst()),
                environment: ProcessInfo.processInfo.environment
            )
            var command = try parseAsRoot(arguments)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            exit(withError: error)
        }
    }
}

/// The version of the service.
enum Version {
    static let number = "0.1.0"
}
