import Foundation
import HTTP
import HTTPTypes
import Logging
import Synchronization

/// A line for each answered request, or for one of many; the client's address is left out, it is data about a person.
final class AccessLog: Sendable {
    /// How a line is written.
    enum Form {
        /// As an entry of the service's log.
        case entries(Logger)
        /// In the combined form of web servers, which many programs read, with `-` in the address's place.
        case combined(@Sendable (String) -> Void)
    }

    private let form: Form
    private let sample: Int
    private let seen = Atomic<Int>(0)

    /// - Parameter sample: One of so many is logged, beside all that failed with 5xx.
    init(form: Form, sample: Int) {
        self.form = form
        self.sample = sample
    }

    func write(_ record: AccessRecord) {
        let number = seen.wrappingAdd(1, ordering: .relaxed).oldValue
        guard number % sample == 0 || record.status.kind == .serverError else { return }
        switch form {
        case .entries(let logger): write(record, to: logger)
        case .combined(let write): write(Self.combined(record, at: time(nil)))
        }
    }

    private func write(_ record: AccessRecord, to logger: Logger) {
        let microseconds = record.duration.components.attoseconds / 1_000_000_000_000
        logger.info(
            "\(record.method) \(record.target) \(record.status.code)",
            metadata: [
                "method": "\(record.method)",
                "target": "\(record.target)",
                "status": "\(record.status.code)",
                "bytes": "\(record.contentBytes)",
                "microseconds": "\(record.duration.components.seconds * 1_000_000 + microseconds)",
                "request": "\(record.requestID)",
                "ready": "\(record.isReadyAnswer)",
            ]
        )
    }

    /// As Apache's `combined` (httpd.apache.org/docs/2.4/logs.html): seconds since 1970 as local time in UTC.
    static func combined(_ record: AccessRecord, at seconds: Int) -> String {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        var (clock, parts) = (seconds, tm())
        gmtime_r(&clock, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let date = "\(two(parts.tm_mday))/\(months[Int(parts.tm_mon) % 12])/\(parts.tm_year + 1900)"
        let time = "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))"
        let line =
            record.method == "-" ? "-" : "\(escaped(record.method)) \(escaped(record.target)) \(version(of: record))"
        return "- - - [\(date):\(time) +0000] \"\(line)\" \(record.status.code) "
            + (record.contentBytes > 0 ? "\(record.contentBytes)" : "-")
            + " \"\(record.referer.map(escaped) ?? "-")\" \"\(record.userAgent.map(escaped) ?? "-")\""
    }

    private static func version(of record: AccessRecord) -> String {
        switch record.version {
        case .http10: "HTTP/1.0"
        case .http11: "HTTP/1.1"
        }
    }

    /// Quotation marks, backslashes and all that is not printable ASCII as `\xNN`, so that no client can forge a line.
    private static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in text.utf8 {
            if (0x20..<0x7F).contains(byte), byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
                bytes.append(byte)
            } else {
                bytes += Array("\\x".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
