public import ArgumentParser
public import Articles
import Foundation

/// What `serve` asks of comments.
struct CommentSettings: ParsableArguments {
    @Option(help: "Comments that wait for an editor (none, first: an author's until one was published, links, all).")
    var moderation = ModerationPolicy.none

    @Option(help: "Days after publication at which an article's comments close, unless it says otherwise; 0: never.")
    var commentsCloseDays = 0

    @Option(help: "Comments that one address may post a minute (IPv6: one /48); 0: no limit.")
    var commentsPerMinute = 2

    @Option(help: "Comments that one address may post a day (default: 20, without a limit a minute none); 0: no limit.")
    var commentsPerDay: Int?

    @Option(help: "Links that one comment may have; -1: no limit.")
    var maxLinks = 3

    @Option(help: "A file with words and domains that are refused, one a line; # begins a remark.", completion: .file())
    var blocklistFile: String?

    @Option(help: "Seconds between a form's stamp and its comment, at least; 0: any.")
    var minFillSeconds = 2

    @Option(help: "Whether clients of the API must send a stamp, as the page's form does (on, off).")
    var requireStamp = ServeSettings.Switch.off

    @Option(help: "Zero bits that a proof of work must have; 0: none is asked for.")
    var proofOfWork = 0

    @Option(help: "Days after which the digest of a comment's address is forgotten.")
    var addressDays = 90

    @Option(help: "Minutes for which authors may change a comment; 0: never.")
    var editWindow = 15

    @Option(help: "Take votes on comments (on, off).")
    var votes = ServeSettings.Switch.on

    @Option(help: "Votes that one address may cast a minute; 0: no limit.")
    var votesPerMinute = 30

    @Option(help: "How deep replies are shown nested; deeper ones stand beside their nearest shown ancestor.")
    var shownDepth = 5

    @Option(help: "Names that only the editor may post under, parted by commas; look-alikes count.")
    var reservedNames = ""

    /// The names of all options, for the environment and for the documentation's test.
    static let options = [
        "moderation", "comments-close-days", "comments-per-minute", "comments-per-day", "max-links", "blocklist-file",
        "min-fill-seconds", "require-stamp", "proof-of-work", "address-days",
        "edit-window", "votes", "votes-per-minute", "shown-depth", "reserved-names",
    ]

    mutating func validate() throws {
        try ServeSettings.check(0...36_500, commentsCloseDays, "--comments-close-days")
        try ServeSettings.check(0...1_000_000, commentsPerMinute, "--comments-per-minute")
        try ServeSettings.check(0...1_000_000, commentsPerDay ?? 0, "--comments-per-day")
        try ServeSettings.check(-1...1_000, maxLinks, "--max-links")
        try ServeSettings.check(0...3_600, minFillSeconds, "--min-fill-seconds")
        try ServeSettings.check(0...32, proofOfWork, "--proof-of-work")
        try ServeSettings.check(1...3_650, addressDays, "--address-days")
        try ServeSettings.check(0...525_600, editWindow, "--edit-window")
        try ServeSettings.check(0...1_000_000, votesPerMinute, "--votes-per-minute")
        try ServeSettings.check(1...32, shownDepth, "--shown-depth")
        _ = try blocklist()
    }

    /// The rules for comments, as the services take them.
    var rules: CommentRules {
        var rules = CommentRules()
        rules.closeAfterDays = commentsCloseDays
        rules.editWindowSeconds = Int64(editWindow) * 60
        rules.takesVotes = votes == .on
        rules.shownDepth = shownDepth
        rules.reservedNames = ServeSettings.items(reservedNames)
        return rules
    }

    /// The settings as the services take them.
    func spam() throws -> SpamSettings {
        var spam = SpamSettings()
        spam.moderation = moderation
        spam.maxLinks = maxLinks < 0 ? nil : maxLinks
        spam.blocklist = try blocklist()
        spam.minFillSeconds = minFillSeconds
        spam.isStampRequired = requireStamp == .on
        spam.proofOfWorkBits = proofOfWork
        spam.commentsPerMinute = commentsPerMinute
        // Who lifts the one limit and does not speak of the other wants none.
        spam.commentsPerDay = commentsPerDay ?? (commentsPerMinute == 0 ? 0 : 20)
        spam.addressDays = addressDays
        return spam
    }

    private func blocklist() throws -> Blocklist {
        guard let blocklistFile else { return Blocklist() }
        let text: String
        do {
            text = try String(contentsOfFile: blocklistFile, encoding: .utf8)
        } catch {
            throw ValidationError("--blocklist-file: can't read \(blocklistFile): \(error.localizedDescription)")
        }
        do {
            return try Blocklist(lines: text)
        } catch {
            throw ValidationError(
                "--blocklist-file: line \(error.line) of \(blocklistFile) has no letter or digit: “\(error.text)”"
            )
        }
    }
}

extension ModerationPolicy: ExpressibleByArgument {}
