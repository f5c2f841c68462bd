import Articles
import Dispatch
import Foundation

extension Environment {
    /// The system's clocks and its source of randomness.
    static let live = Environment(
        now: { Timestamp(millisecondsSince1970: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down))) },
        uptimeNanoseconds: { DispatchTime.now().uptimeNanoseconds },
        randomBits: {
            var generator = SystemRandomNumberGenerator()
            return generator.next()
        }
    )
}
