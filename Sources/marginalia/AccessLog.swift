import HTTP
import HTTPTypes
import Logging
import Synchronization

/// A line for each answered request, or for one of many; the client's address is left out, it is data about a person.
final class AccessLog: Sendable {
    private let logger: Logger
    private let sample: Int
    private let seen = Atomic<Int>(0)

    /// - Parameter sample: One of so many is logged, beside all that failed with 5xx.
    init(logger: Logger, sample: Int) {
        self.logger = logger
        self.sample = sample
    }

    func write(_ record: AccessRecord) {
        let number = seen.wrappingAdd(1, ordering: .relaxed).oldValue
        guard number % sample == 0 || record.status.kind == .serverError else { return }
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
