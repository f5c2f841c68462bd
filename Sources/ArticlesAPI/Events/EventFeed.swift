internal import Articles
internal import Synchronization

/// Reads and writes out the events of articles once for all listeners that stand at the same place.
///
/// A thousand listeners that have heard everything ask for the same next events; the first of them reads the database,
/// the others share its bytes.
final class EventFeed: Sendable {
    /// Some events, written out.
    struct Chunk: Sendable {
        var bytes: [UInt8]
        /// The number of the last of them.
        var last: Int
        /// The article is no longer published: there is nothing to listen to.
        var isFinal: Bool
    }

    private struct Place: Hashable {
        var article: Identifier<Article>
        var sequence: Int
    }

    private struct Kept {
        var chunk: Chunk
        var moment: UInt64
    }

    /// Enough for listeners a few events apart; those far behind read for themselves.
    private static let keptChunks = 64
    /// Events read at once, and bytes after which no more are written out: what a listener that doesn't read takes.
    private static let chunkEvents = 50
    private static let chunkBytes = 64 << 10

    private let changes: ChangeService
    private let bell: ChangeBell
    private let kept = Mutex<[Place: Kept]>([:])

    init(changes: ChangeService, bell: ChangeBell) {
        self.changes = changes
        self.bell = bell
    }

    /// The events after a number; nil when there are none yet.
    ///
    /// - Parameter slug: The name under which the article is listened to.
    func chunk(of article: Identifier<Article>, slug: Slug, after sequence: Int) async throws -> Chunk? {
        let place = Place(article: article, sequence: sequence)
        if let kept = kept.withLock({ $0[place] }), !bell.isRung(.article(slug), since: kept.moment) {
            return kept.chunk
        }
        // Before the read: what changes during it makes the chunk stale.
        let moment = bell.moment
        let records = try await changes.changes(of: article, after: sequence, limit: Self.chunkEvents)
        guard !records.isEmpty else { return nil }
        var chunk = Chunk(bytes: [], last: sequence, isFinal: false)
        for record in records {
            EventText.append(record, to: &chunk.bytes)
            chunk.last = record.sequence
            chunk.isFinal = record.kind == .articleRemoved && record.articleSlug == slug
            if chunk.isFinal || chunk.bytes.count > Self.chunkBytes { break }
        }
        kept.withLock { kept in
            if kept.count >= Self.keptChunks { kept = kept.filter { $0.value.moment >= moment } }
            if kept.count < Self.keptChunks { kept[place] = Kept(chunk: chunk, moment: moment) }
        }
        return chunk
    }
}
