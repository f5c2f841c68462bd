import Articles
import Foundation
import Logging

/// The service's log: text on a terminal, otherwise a JSON object a line; always on standard error.
enum Logs {
    static func make(level: Logger.Level) -> Logger {
        let isTerminal = isatty(STDERR_FILENO) == 1
        var logger = Logger(label: "marginalia") { _ in
            LineLogHandler(format: isTerminal ? .text : .json) { line in
                write(line, to: STDERR_FILENO)
            }
        }
        logger.logLevel = level
        return logger
    }

    /// Writes a line by one call, so that lines of several threads don't mix.
    ///
    /// Who reads the log may go away; that is no reason to end.
    static func write(_ line: String, to descriptor: Int32) {
        var rest = Array((line + "\n").utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { return }
            rest = rest.dropFirst(written)
        }
    }
}

/// Writes each entry as one line.
struct LineLogHandler: LogHandler {
    enum Format {
        case text
        case json
    }

    let format: Format
    let write: @Sendable (String) -> Void
    var logLevel: Logger.Level = .info
    var metadata: Logger.Metadata = [:]

    init(format: Format, write: @escaping @Sendable (String) -> Void) {
        self.format = format
        self.write = write
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let fields = metadata.merging(event.metadata ?? [:]) { $1 }.mapValues { "\($0)" }
        // Not by Foundation's formatter: it asks for the time zone, and that loads 2 MB of ICU's code and data.
        let time = Environment.live.now().description
        switch format {
        case .text:
            let rest = fields.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
            write("\(time) \(event.level) \(event.message)\(rest)")
        case .json:
            var object = fields
            object["time"] = time
            object["level"] = event.level.rawValue
            object["message"] = "\(event.message)"
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            // A dictionary of strings always encodes.
            write(String(decoding: (try? encoder.encode(object)) ?? Data(), as: UTF8.self))
        }
    }
}
