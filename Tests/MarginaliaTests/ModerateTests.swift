import ArgumentParser
import Articles
import Foundation
import Testing

@testable import marginalia

@Suite("The command line of moderation")
struct ModerateTests {
    private static let id = "01739b2e-3d0b-7000-8000-000000000000"

    @Test(
        "What can't be is refused before the database is opened",
        arguments: [
            ["publish"], ["publish", "x"], ["reject", id, "x"], ["ban"], ["ban", "colour", "red"],
            ["ban", "name", "a", "--comment", "x"], ["ban", "name", "a", "--until", "soon"], ["unban", "x"],
            ["close"], ["close", "Not A Slug"], ["close", "a", "--at", "2027"], ["open", "a", "--until", "x"],
            ["undo"], ["undo", "x"], ["log", "--limit", "0"], ["list", "--status", "spam"], ["list", "--after", "x"],
            ["list", "--article", "A B"], ["list", "--limit", "1001"], ["pin", id, "--actor", ""],
        ]
    )
    func refused(arguments: [String]) {
        #expect(throws: (any Error).self) { try Moderate.parseAsRoot(arguments) }
    }

    @Test("Every subcommand that changes something has --dry-run, --reason and --actor; all have --database and --json")
    func options() {
        let reading = ["list", "bans", "log"]
        #expect(Moderate.configuration.subcommands.count == 14)
        for command in Moderate.configuration.subcommands {
            let help = command.helpMessage(columns: 200)
            let name = command.configuration.commandName ?? ""
            #expect(help.contains("--database") && help.contains("--json"), "\(name)")
            for option in ["--dry-run", "--reason", "--actor"] {
                #expect(help.contains(option) != reading.contains(name), "\(name) \(option)")
            }
        }
    }

    @Test("A variable becomes an option of the subcommand")
    func environment() {
        let variables = ["MARGINALIA_DATABASE": "a.sqlite"]
        #expect(
            EnvironmentArguments.expand(["moderate", "list", "--json"], environment: variables)
                == ["moderate", "list", "--database=a.sqlite", "--json"]
        )
        #expect(EnvironmentArguments.expand(["moderate"], environment: variables) == ["moderate"])
    }

    @Test("Texts that would command a terminal are shown and not obeyed")
    func printable() {
        #expect(ModerationReport.printable("a\u{1B}[2Jb\u{202E}c\u{9B}d é") == "a\u{FFFD}[2Jb\u{FFFD}c\u{FFFD}d é")
    }
}
