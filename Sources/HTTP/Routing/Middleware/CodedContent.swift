import Synchronization

/// A content in gzip coding, made when it is first asked for.
final class CodedContent: Sendable {
    /// Bytes that are compressed within some 2 ms; more is done away from the event loop.
    private static let quickly = 128 << 10

    private let gzip = Mutex<[UInt8]?>(nil)
    private let turns = Turns<Int32, [UInt8]>()

    /// The coding of `content`, which has to be the same at each call; nil when memory is short.
    func gzip(of content: [UInt8], level: Int32) async -> [UInt8]? {
        if let made = gzip.withLock({ $0 }) { return made }
        guard content.count > Self.quickly else { return keep(Gzip.compress(content, level: level)) }
        switch await turns.take(level) {
        case .shared(let made): return made
        case .alone: return nil
        case .own:
            let made = await LongWork.run { keep(Gzip.compress(content, level: level)) }
            turns.end(level, made)
            return made
        }
    }

    private func keep(_ made: [UInt8]?) -> [UInt8]? {
        if let made { gzip.withLock { $0 = made } }
        return made
    }
}
