public import ArgumentParser
import Articles
import Foundation
import HTTP
public import Logging

/// Everything about `serve` that can be set; validated before a port opens.
struct ServeSettings: ParsableArguments {
    enum Switch: String, ExpressibleByArgument, CaseIterable {
        case on
        case off
    }

    enum AccessLogSwitch: String, ExpressibleByArgument, CaseIterable {
        case on
        case combined
        case off
    }

    @Option(help: "Addresses to listen on, parted by commas.")
    var host = "127.0.0.1"

    @Option(help: "The TCP port; 0 takes a free one and prints it.")
    var port: UInt16 = 8080

    @Option(help: "Also listen on a Unix-domain socket at this path.", completion: .file())
    var unixSocket: String?

    @Option(help: "The mode of that socket's file, in octal: who may write to it may connect.")
    var unixSocketMode = FileMode(bits: 0o600)

    @Option(
        help: """
            Take the sockets over from the process that serves this database, which then drains and ends, and let the \
            next one do the same (on, off).
            """
    )
    var handover = Switch.off

    @Option(help: "Event loops, each a thread; 0: one a core.")
    var eventLoops = 0

    @Option(
        help: "A file whose first line is the editor's token; MARGINALIA_EDITOR_TOKEN holds the token itself.",
        completion: .file()
    )
    var editorTokenFile: String?

    @Option(help: "Proxies whose Forwarded or X-Forwarded-For is believed: addresses or blocks, parted by commas.")
    var trustedProxy = ""

    @Option(help: "Keep answers to public GETs ready in memory (on, off).")
    var readyAnswers = Switch.on

    @Option(help: "Memory for ready answers, in MB.")
    var readyAnswersMegabytes = 64

    @Option(help: "Origins that browsers may call from, parted by commas; * allows all.")
    var corsOrigin = "*"

    @Option(help: "Seconds that caches may keep an answer.")
    var maxAge = 0

    @Option(help: "Seconds that caches may go on using an old answer while they fetch a new one.")
    var staleWhileRevalidate = 60

    @Option(help: "The most milliseconds that one read of the database may take.")
    var readLimit = 2000

    @Option(help: "The most milliseconds that one search may take.")
    var searchLimit = 250

    @Option(help: "Where visitors find the service, such as https://notes.example.org; canonical links begin with it.")
    var publicUrl: String?

    @Option(help: "Import the bundled sample when the database has no article (on, off).")
    var sample = Switch.on

    @Option(
        help: """
            Log each request (on: to the log; combined: in the form of web servers, to standard output; off).
            """
    )
    var accessLog = AccessLogSwitch.off

    @Option(help: "The least level that is logged (trace, debug, info, notice, warning, error, critical).")
    var logLevel = Logger.Level.info

    @Option(help: "Seconds for which reading goes on after the disk failed, before the service ends with 74.")
    var failedDiskDelay = 30

    @Option(name: .customLong("drain"), help: "Seconds that requests at work have to finish after SIGTERM.")
    var drainSeconds = 10

    @OptionGroup var notifications: NotificationSettings

    @OptionGroup var comments: CommentSettings

    @OptionGroup(title: "Limits") var limits: LimitSettings

    @OptionGroup(title: "Seeing inside") var observation: ObservationSettings

    mutating func validate() throws {
        try Self.check(0...1024, eventLoops, "--event-loops")
        try Self.check(1...65536, readyAnswersMegabytes, "--ready-answers-megabytes")
        try Self.check(0...31_536_000, maxAge, "--max-age")
        try Self.check(0...31_536_000, staleWhileRevalidate, "--stale-while-revalidate")
        try Self.check(1...600_000, readLimit, "--read-limit")
        try Self.check(1...600_000, searchLimit, "--search-limit")
        try Self.check(0...3600, drainSeconds, "--drain")
        try Self.check(0...31_536_000, failedDiskDelay, "--failed-disk-delay")
        if let publicUrl, CORSPolicy.isOrigin(publicUrl) == false {
            throw ValidationError("--public-url: “\(publicUrl)” is no origin such as https://example.org.")
        }
        _ = try trustedProxies()
        _ = try allowedOrigins()
        guard !hosts.isEmpty || unixSocket != nil else {
            throw ValidationError("--host must name an address unless --unix-socket is given.")
        }
    }

    /// Addresses to listen on.
    var hosts: [String] { Self.items(host) }

    func trustedProxies() throws -> [AddressRange] {
        try Self.items(trustedProxy).map { item in
            guard let range = AddressRange(item) else {
                throw ValidationError(
                    "--trusted-proxy: “\(item)” is neither an address nor a block such as 10.0.0.0/8."
                )
            }
            return range
        }
    }

    /// Nil: every origin.
    func allowedOrigins() throws -> [String]? {
        let origins = Self.items(corsOrigin)
        if origins == ["*"] { return nil }
        for origin in origins {
            guard CORSPolicy.isOrigin(origin) else {
                throw ValidationError("--cors-origin: “\(origin)” is no origin such as https://example.org.")
            }
        }
        return origins
    }

    /// The editor's token; nil when none is configured.
    func editorToken(environment: [String: String]) throws -> String? {
        let token: String?
        if let path = editorTokenFile {
            do {
                token = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline).first
                    .map(String.init)
            } catch {
                throw ValidationError("--editor-token-file: can't read \(path): \(error.localizedDescription)")
            }
        } else {
            token = environment["MARGINALIA_EDITOR_TOKEN"]
        }
        let trimmed = token?.trimmingCharacters(in: .whitespaces)
        guard let trimmed, trimmed.utf8.count >= 16 else {
            if token == nil { return nil }
            throw ValidationError("The editor's token must have at least 16 characters.")
        }
        guard Request.isBearerToken(trimmed) else {
            // The token itself is not shown: what is printed at a start is kept in logs.
            throw ValidationError(
                "The editor's token can't be sent as Authorization: Bearer: it must be of ASCII letters, digits and "
                    + "- . _ ~ + / alone, with = at its end only, such as `openssl rand -base64 32` prints."
            )
        }
        return trimmed
    }

    static func check(_ range: ClosedRange<Int>, _ value: Int, _ option: String) throws {
        guard range.contains(value) else {
            throw ValidationError("\(option) must be from \(range.lowerBound) to \(range.upperBound), not \(value).")
        }
    }

    static func items(_ list: String) -> [String] {
        list.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
}

extension Logger.Level: @retroactive ExpressibleByArgument {}
