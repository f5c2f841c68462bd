import HTTP
import HTTPTypes
import Logging

/// A line for each answered request; the client's address is left out, it is data about a person.
enum AccessLog {
    static func write(_ record: AccessRecord, to logger: Logger) {
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
}
