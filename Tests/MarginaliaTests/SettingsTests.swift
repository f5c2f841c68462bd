import ArgumentParser
import Articles
import Testing

@testable import marginalia

@Suite("Settings")
struct SettingsTests {
    @Test("Variables become options of the command that has them, unless the option is given")
    func environment() {
        let variables = ["MARGINALIA_PORT": "81", "MARGINALIA_EVENT_LOOPS": "3", "MARGINALIA_OTHER": "x"]
        #expect(
            EnvironmentArguments.expand(["serve", "--port", "82"], environment: variables)
                == ["serve", "--event-loops=3", "--port", "82"]
        )
        #expect(EnvironmentArguments.expand(["serve", "--port=82"], environment: variables).count == 3)
        #expect(EnvironmentArguments.expand(["import", "x"], environment: variables) == ["import", "x"])
        #expect(EnvironmentArguments.expand([], environment: variables).isEmpty)
        #expect(EnvironmentArguments.expand(["serve"], environment: ["MARGINALIA_HOST": ""]) == ["serve"])
    }

    @Test("Every option of serve can be set in the environment")
    func completeness() throws {
        let help = Serve.helpMessage(columns: 200)
        let shown = help.split(separator: "\n").compactMap { line -> String? in
            let words = line.split(separator: " ")
            guard let option = words.first, option.hasPrefix("--"), words.count > 1, words[1].hasPrefix("<") else {
                return nil
            }
            return String(option.dropFirst(2))
        }
        #expect(!shown.isEmpty)
        #expect(Set(shown) == Set(Serve.options))
    }

    @Test(
        "A setting that can't be is refused before anything is opened, with its name",
        arguments: [
            ["--port", "65536"], ["--port", "x"], ["--event-loops", "-1"], ["--comments-per-minute", "-1"],
            ["--comments-per-day", "x"], ["--moderation", "some"], ["--max-links", "-2"], ["--min-fill-seconds", "-1"],
            ["--require-stamp", "perhaps"], ["--proof-of-work", "33"], ["--comments-close-days", "-1"],
            ["--address-days", "0"], ["--blocklist-file", "/nowhere/words.txt"],
            ["--edit-window", "-1"], ["--votes", "maybe"], ["--votes-per-minute", "-1"], ["--shown-depth", "0"],
            ["--trusted-proxy", "nowhere"], ["--cors-origin", "example.org"], ["--ready-answers", "maybe"],
            ["--read-limit", "0"], ["--host", ""], ["--public-url", "notes"], ["--log-level", "loud"],
            ["--target-bytes", "10"], ["--header-bytes", "0"], ["--header-fields", "0"], ["--trailer-bytes", "-1"],
            ["--chunk-extension-bytes", "-1"], ["--body-bytes", "0"], ["--document-bytes", "0"],
            ["--held-megabytes", "0"], ["--first-byte-timeout", "0"], ["--head-timeout", "nan"],
            ["--body-timeout", "-1"], ["--body-rate", "-1"], ["--idle-timeout", "1e9"], ["--write-timeout", "0.01"],
            ["--linger-timeout", "x"], ["--max-connections", "0"], ["--connections-per-address", "-1"],
            ["--requests-per-connection", "-1"], ["--output-bytes", "1"], ["--backlog", "0"],
            ["--queue-limit", "-1"], ["--unix-socket-mode", "8"], ["--unix-socket-mode", "1000"],
            ["--handover", "maybe"], ["--failed-disk-delay", "-1"], ["--access-log", "apache"],
            ["--metrics", "all"], ["--metrics", "token"], ["--metrics-token-file", "/nowhere"],
            ["--access-log-sample", "0"], ["--slow-statement", "-1"], ["--drain-delay", "-1"],
            ["--ready-answers-megabytes", "0"], ["--max-age", "-5"], ["--drain", "4000"],
        ]
    )
    func refused(arguments: [String]) throws {
        do {
            _ = try Serve.parse(arguments.map { $0.hasPrefix("-") && $0 != arguments[0] ? $0 : $0 })
            Issue.record("\(arguments) was taken")
        } catch {
            #expect(Serve.fullMessage(for: error).contains(arguments[0]))
        }
    }

    @Test("The defaults are good")
    func defaults() throws {
        let serve = try Serve.parse([])
        #expect(serve.settings.port == 8080)
        #expect(try serve.settings.allowedOrigins() == nil)
        #expect(try serve.settings.editorToken(environment: [:]) == nil)
    }

    @Test("The editor's token comes from the environment and must not be short")
    func token() throws {
        let settings = try Serve.parse([]).settings
        #expect(
            try settings.editorToken(environment: ["MARGINALIA_EDITOR_TOKEN": " 0123456789abcdef "])
                == "0123456789abcdef"
        )
        #expect(throws: ValidationError.self) {
            try settings.editorToken(environment: ["MARGINALIA_EDITOR_TOKEN": "short"])
        }
    }

    @Test(
        "Without a limit a minute there is none a day either, unless it is named",
        arguments: [
            ([], 2, 20), (["--comments-per-minute", "0"], 0, 0), (["--comments-per-minute", "5"], 5, 20),
            (["--comments-per-minute", "0", "--comments-per-day", "7"], 0, 7), (["--comments-per-day", "0"], 2, 0),
        ]
    )
    func limits(arguments: [String], perMinute: Int, perDay: Int) throws {
        let spam = try Serve.parse(arguments).settings.comments.spam()
        #expect(spam.commentsPerMinute == perMinute)
        #expect(spam.commentsPerDay == perDay)
    }

    @Test(
        "A token that Authorization: Bearer can't carry is refused, and not printed",
        arguments: [
            "correct horse battery staple", "pässwort-mit-umlaut", "0123456789abcdef=0", "================",
            "\"0123456789abcdef\"", "0123456789abcdef,x", "0123456789\tabcdef", "0123456789\u{200B}abcdef",
        ]
    )
    func unsendableToken(_ token: String) throws {
        let settings = try Serve.parse([]).settings
        do {
            let taken = try settings.editorToken(environment: ["MARGINALIA_EDITOR_TOKEN": token])
            Issue.record("taken: \(taken ?? "none")")
        } catch let error as ValidationError {
            #expect(error.message.contains("Authorization: Bearer") && !error.message.contains(token))
        }
    }

    @Test("Tokens as programs make them are taken", arguments: ["q+/Zm9vYmFyYmF6cXV4Zm9v==", "a-b.c_d~e+f/0123456"])
    func sendableToken(_ token: String) throws {
        let settings = try Serve.parse([]).settings
        #expect(try settings.editorToken(environment: ["MARGINALIA_EDITOR_TOKEN": token]) == token)
    }

    @Test(
        "A slug or zone that can't be is refused",
        arguments: [
            ["x.txt", "--slug", "Not A Slug"], ["x.txt", "--time-zone", "Mars/Olympus"], ["x.txt", "--format", "pdf"],
        ]
    )
    func importing(arguments: [String]) {
        #expect(throws: (any Error).self) { try Import.parse(arguments) }
    }
}
