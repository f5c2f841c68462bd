internal import Articles
internal import Synchronization

/// One client that listens to an article: a position in the changes, and nothing that is queued.
///
/// The server asks for the next bytes when the socket has taken the ones before, so that a client that doesn't read
/// costs one chunk until the server gives it up.
final class EventListener: Sendable {
    private enum State {
        case opening
        case listening
        case ended
    }

    private struct Position {
        var state = State.opening
        var sequence: Int
    }

    private let article: Identifier<Article>
    private let slug: Slug
    private let feed: EventFeed
    private let bell: ChangeBell
    private let settings: EventSettings
    private let uptimeNanoseconds: @Sendable () -> UInt64
    private let position: Mutex<Position>
    /// Held for as long as the stream is.
    private let admission: ChangeBell.Listener

    init(
        to start: ListeningStart,
        slug: Slug,
        feed: EventFeed,
        bell: ChangeBell,
        settings: EventSettings,
        uptimeNanoseconds: @escaping @Sendable () -> UInt64,
        admission: ChangeBell.Listener
    ) {
        article = start.article
        self.slug = slug
        self.feed = feed
        self.bell = bell
        self.settings = settings
        self.uptimeNanoseconds = uptimeNanoseconds
        self.admission = admission
        position = Mutex(Position(sequence: start.sequence))
    }

    /// The events as chunks, each made when it is asked for.
    var stream: AsyncStream<[UInt8]> {
        AsyncStream { await self.next() }
    }

    /// The next bytes to send, as soon as there are some; nil when the stream is over.
    func next() async -> [UInt8]? {
        let (state, sequence) = position.withLock { position in
            defer { if position.state == .opening { position.state = .listening } }
            return (position.state, position.sequence)
        }
        switch state {
        case .ended: return nil
        case .opening:
            return EventText.opening(retryMilliseconds: settings.retryMilliseconds, lastEventID: sequence)
        case .listening: break
        }
        let deadline = uptimeNanoseconds() + UInt64(settings.heartbeatSeconds) * 1_000_000_000
        while true {
            // Before the read, so that what comes after it is not slept through.
            let moment = bell.moment
            do {
                if let chunk = try await feed.chunk(of: article, slug: slug, after: sequence) {
                    position.withLock { position in
                        position.sequence = chunk.last
                        if chunk.isFinal { position.state = .ended }
                    }
                    return chunk.bytes
                }
            } catch {
                // The client connects again, and goes on where it is.
                return nil
            }
            switch await bell.wait(for: .article(slug), since: moment, until: deadline) {
            case .rung: continue
            case .timedOut: return EventText.heartbeat
            case .ended: return nil
            }
        }
    }
}

/// How streams of events are kept up.
public struct EventSettings: Sendable {
    /// After so long without an event a comment is sent.
    public var heartbeatSeconds: Int
    /// How long a client shall wait before it connects again.
    public var retryMilliseconds: Int

    /// How streams of events are kept up.
    public init(heartbeatSeconds: Int = 15, retryMilliseconds: Int = 3_000) {
        self.heartbeatSeconds = heartbeatSeconds
        self.retryMilliseconds = retryMilliseconds
    }
}
