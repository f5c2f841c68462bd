import ArgumentParser
import Articles
import ArticlesSQLite
import Foundation

/// What a shell completes arguments with that only the database, or the system, knows.
enum Completions {
    /// Slugs of articles.
    static let articles = CompletionKind.custom { words, _, _ in names(.articles, words) }

    /// Identifiers of comments that the subcommand of `moderate` could act on.
    static let comments = CompletionKind.custom { words, _, _ in
        names(.comments(words.compactMap { statuses[$0] }.first ?? Comment.Status.allCases), words)
    }

    /// Identifiers of bans.
    static let bans = CompletionKind.custom { words, _, _ in names(.bans, words) }

    /// Numbers of acts in the log.
    static let acts = CompletionKind.custom { words, _, _ in names(.acts, words) }

    /// Names of time zones.
    static let timeZones = CompletionKind.custom { _, _, _ in TimeZone.knownTimeZoneIdentifiers.sorted() }

    private static let statuses: [String: [Comment.Status]] = [
        "publish": [.pending, .rejected, .deleted], "reject": [.pending, .published],
        "delete": [.pending, .published, .rejected], "restore": [.deleted], "pin": [.published],
        "unpin": [.published],
    ]

    private static func names(_ kind: SQLiteStore.NameKind, _ words: [String]) -> [String] {
        SQLiteStore.names(
            kind,
            path: database(in: words, environment: ProcessInfo.processInfo.environment)
        )
    }

    /// The database that a command line names so far, its words as they were typed.
    static func database(in words: [String], environment: [String: String]) -> String {
        func unquoted(_ word: some StringProtocol) -> String {
            String(word.filter { $0 != "\"" && $0 != "'" && $0 != "\\" })
        }
        if let index = words.firstIndex(of: "--database"), index + 1 < words.count, !words[index + 1].isEmpty {
            return unquoted(words[index + 1])
        }
        if let word = words.first(where: { $0.hasPrefix("--database=") }) {
            return unquoted(word.dropFirst("--database=".count))
        }
        let variable = environment[EnvironmentArguments.variable("database")]
        return variable.flatMap { $0.isEmpty ? nil : $0 } ?? DatabaseOption.usualPath
    }
}
