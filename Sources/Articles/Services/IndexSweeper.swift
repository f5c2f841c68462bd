import Synchronization

/// Takes the words of what was erased out of the search index's pages, a part at a time, beside other writes, and then
/// the former pages out of the log; and merges indexes that writing has scattered.
///
/// Several erasures at once are swept together. What a process leaves undone the next one does at its start.
final class IndexSweeper: Sendable {
    private enum Stage {
        case idle
        case running
        /// Asked for while it runs.
        case runningAndAsked
    }

    private let store: any Store
    private let stage = Mutex(Stage.idle)
    /// In nanoseconds of the time that never jumps.
    private let lastLook: Mutex<UInt64>
    private static let pauseOfLooks: UInt64 = 3_600_000_000_000

    init(store: any Store, at uptime: UInt64) {
        self.store = store
        lastLook = Mutex(uptime)
    }

    /// After something was written: once an hour looks whether the indexes are scattered.
    func written(at uptime: UInt64) {
        let isDue = lastLook.withLock { last in
            guard uptime >= last + Self.pauseOfLooks else { return false }
            last = uptime
            return true
        }
        if isDue { start() }
    }

    /// Sweeps beside the caller, once more if it is at it already.
    func start() {
        guard isFirst() else { return }
        Task { await run() }
    }

    private func isFirst() -> Bool {
        stage.withLock { stage in
            defer { stage = stage == .idle ? .running : .runningAndAsked }
            return stage == .idle
        }
    }

    private func run() async {
        var pause = 1
        var isDone = false
        repeat {
            do {
                try await store.write { try $0.comments.noteScatteredSearch() }
                while try await store.write({ try $0.comments.sweepSearch() }) {}
                isDone = try await store.emptyLog()
                // A reader may take its time, such as a copy of the whole database.
                if !isDone { try await Task.sleep(for: .seconds(pause)) }
                pause = min(2 * pause, 16)
            } catch {
                // The store notes what is due, and every start looks at the log; the next of either goes on.
                isDone = true
            }
        } while isAsked() || !isDone
    }

    private func isAsked() -> Bool {
        stage.withLock { stage in
            defer { stage = stage == .runningAndAsked ? .running : .idle }
            return stage == .runningAndAsked
        }
    }
}

/// `RecentPosts` shared by all event loops.
final class RecentPostsBox: Sendable {
    private let posts: Mutex<RecentPosts>

    init(seconds: Int64) {
        posts = Mutex(RecentPosts(seconds: seconds))
    }

    func note(_ id: Identifier<Comment>, at uptime: UInt64) { posts.withLock { $0.note(id, at: uptime) } }

    func uptime(of id: Identifier<Comment>) -> UInt64? { posts.withLock { $0.uptime(of: id) } }
}
