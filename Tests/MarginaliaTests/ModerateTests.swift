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

    // MARK: On a database

    private struct Site {
        let folder: URL
        let options: [String]

        /// A database with an article and two comments, made by the commands themselves.
        init() async throws {
            folder = FileManager.default.temporaryDirectory.appending(path: "moderate-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            options = ["--database", folder.appending(path: "a.sqlite").path]
            let document = folder.appending(path: "a.md")
            try Self.document.write(to: document, atomically: true, encoding: .utf8)
            let command = try Import.parse([document.path] + options)
            try await command.run()
        }

        private static let document = """
            ---
            title: An Article
            slug: an-article
            date: 2026-03-04
            comments:
              - author: Ann
                date: 2026-03-05T10:00:00Z
                body: The first.
              - author: Bob
                date: 2026-03-05T11:00:00Z
                body: The second.
            ---
            Words.
            """

        func run(_ arguments: [String]) async throws {
            var command = try Moderate.parseAsRoot(arguments + options)
            guard var command = command as? any AsyncParsableCommand else { return try command.run() }
            try await command.run()
        }

        func service<Result: Sendable>(_ body: (ModerationService) async throws -> Result) async throws -> Result {
            try await ModerateOptions.parse(options).withService(body)
        }

        func comments(_ status: Articles.Comment.Status) async throws -> [Articles.Comment] {
            try await service { service in
                let page = try await service.comments(
                    status: status,
                    slug: nil,
                    newestFirst: false,
                    after: nil,
                    limit: 100,
                    counting: false
                )
                return page.items.map(\.comment)
            }
        }

        func remove() {
            // What can't be removed is in the system's folder for such files.
            try? FileManager.default.removeItem(at: folder)
        }
    }

    @Test("Each subcommand does what it says, a dry run nothing, and the log undoes it")
    func acts() async throws {
        let site = try await Site()
        defer { site.remove() }
        let ids = try await site.comments(.published).map(\.id.description)
        #expect(ids.count == 2)
        try await site.run(["reject"] + ids + ["--dry-run"])
        #expect(try await site.comments(.published).count == 2)
        try await site.run(["reject"] + ids + ["--reason", "off topic", "--actor", "Eve", "--json"])
        #expect(try await site.comments(.rejected).count == 2)
        try await site.run(["publish", ids[0]])
        try await site.run(["pin", ids[0]])
        #expect(try await site.comments(.published).map(\.isPinned) == [true])
        try await site.run(["unpin", ids[0]])
        try await site.run(["delete", ids[0]])
        #expect(try await site.comments(.deleted).map(\.body) == ["The first."])
        try await site.run(["restore", ids[0]])
        await #expect(throws: Failure.self) { try await site.run(["restore", ids[0]]) }
        try await site.run(["ban", "name", "Bob", "--days", "3"])
        await #expect(throws: Failure.self) { try await site.run(["ban", "name", "BOB"]) }
        let ban = try #require(try await site.service { try await $0.bans(after: nil, limit: 9).items.first })
        #expect(ban.value == "bob" && ban.expiresAt != nil)
        try await site.run(["bans", "--json"])
        try await site.run(["unban", ban.id.description])
        try await site.run(["close", "an-article"])
        try await site.run(["open", "an-article", "--until", "2099-01-01T00:00:00Z"])
        await #expect(throws: Failure.self) { try await site.run(["close", "another-article"]) }
        try await site.run(["list", "--status", "rejected", "--article", "an-article"])
        try await site.run(["log", "--json", "--limit", "1000"])
        let log = try await site.service { try await $0.log(before: nil, limit: 100).items }
        #expect(
            log.map(\.action.rawValue) == [
                "articleComments", "articleComments", "banRemoved", "banAdded", "commentStatus", "commentStatus",
                "commentPinned", "commentPinned", "commentStatus", "commentStatus", "commentStatus",
            ]
        )
        #expect(log.suffix(2).map(\.actor) == ["Eve", "Eve"] && log.last?.reason == "off topic")
        try await site.run(["undo", "\(log[0].sequence)"])
        await #expect(throws: Failure.self) { try await site.run(["undo", "\(log[0].sequence)"]) }
        await #expect(throws: Failure.self) { try await site.run(["undo", "999"]) }
    }

    @Test("Without a database nothing is made")
    func absent() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "absent-\(UUID().uuidString).sqlite").path
        let command = try ModerateList.parse(["--database", path])
        await #expect(throws: (any Error).self) { try await command.run() }
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
