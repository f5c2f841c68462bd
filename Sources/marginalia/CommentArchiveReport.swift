import Articles
import Foundation

/// What became of an archive of comments, for people and for programs.
enum CommentArchiveReport {
    static func text(_ outcome: CommentArchiveOutcome, _ archive: CommentArchive, isDryRun: Bool) -> String {
        var lines: [String] = []
        if isDryRun { lines.append("dry run, nothing was changed") }
        for article in outcome.articles {
            let statuses = Comment.Status.allCases.compactMap { status in
                article.added[status].map { "\($0) \(status)" }
            }
            let added = statuses.isEmpty ? "nothing new" : statuses.joined(separator: ", ")
            lines.append("\(article.slug): \(added); \(article.known) known already; threads: \(article.threads)")
        }
        for unmatched in outcome.unmatched {
            let thread = unmatched.thread
            let address = thread.address.isEmpty ? thread.id : thread.address
            lines.append("no article (\(unmatched.reason)): \(address): \(unmatched.comments) comments not taken over")
        }
        lines += outcome.leftOut.sorted { $0.key < $1.key }.map { "left out (\($0.key)): \($0.value)" }
        lines += outcome.repaired.sorted { $0.key < $1.key }.map { "changed (\($0.key)): \($0.value)" }
        lines.append("\(archive.comments.count) comments read, \(outcome.added) added")
        return lines.joined(separator: "\n")
    }

    static func json(_ outcome: CommentArchiveOutcome, _ archive: CommentArchive, isDryRun: Bool) throws -> String {
        let wire = Wire(
            dryRun: isDryRun,
            commentsRead: archive.comments.count,
            commentsAdded: outcome.added,
            articles: outcome.articles.map { article in
                Wire.Article(
                    slug: article.slug.rawValue,
                    threads: article.threads,
                    added: Dictionary(uniqueKeysWithValues: article.added.map { ($0.key.rawValue, $0.value) }),
                    known: article.known
                )
            },
            unmatched: outcome.unmatched.map { unmatched in
                Wire.Thread(
                    id: unmatched.thread.id,
                    address: unmatched.thread.address,
                    title: unmatched.thread.title,
                    reason: unmatched.reason,
                    comments: unmatched.comments
                )
            },
            leftOut: outcome.leftOut,
            changed: outcome.repaired
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(wire), as: UTF8.self)
    }

    private struct Wire: Encodable {
        struct Article: Encodable {
            let slug: String
            let threads: Int
            let added: [String: Int]
            let known: Int
        }
        struct Thread: Encodable {
            let id: String
            let address: String
            let title: String?
            let reason: String
            let comments: Int
        }
        let dryRun: Bool
        let commentsRead: Int
        let commentsAdded: Int
        let articles: [Article]
        let unmatched: [Thread]
        let leftOut: [String: Int]
        let changed: [String: Int]
    }
}
