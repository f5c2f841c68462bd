internal import Foundation
internal import Markup

/// Putting the comments of another program under the articles that they belong to.
public struct CommentArchiveService: Sendable {
    private let store: any Store
    private let environment: Environment
    private let secrets: Secrets

    /// A service on a store.
    ///
    /// - Parameter secret: Thirty-two random bytes kept with the database.
    public init(store: any Store, environment: Environment, secret: [UInt8]) {
        self.store = store
        self.environment = environment
        secrets = Secrets(secret: secret, environment: environment)
    }

    /// What the caller decides.
    public struct Options: Sendable {
        /// The article of all threads; nil: each thread has its own.
        public var article: Slug?
        /// Articles of threads, as somebody wrote them down.
        public var map = ThreadMap()
        /// Tells what would happen and changes nothing.
        public var isDryRun = false
        /// Comments in one transaction.
        public var batch = 200

        /// Every thread finds its own article.
        public init() {}
    }

    /// Takes an archive over; taking it over again changes nothing.
    ///
    /// Batches are transactions of their own: broken off, it can be done again and goes on.
    ///
    /// - Parameter progress: Called now and then with the comments done and their number.
    /// - Throws: `ArticlesError.notFound(.article)` when the article that was named does not exist, `StoreError`.
    public func add(
        _ archive: CommentArchive,
        options: Options,
        progress: @escaping @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in }
    ) async throws -> CommentArchiveOutcome {
        let places = try await store.read { try $0.articles.places() }
        if let slug = options.article, !places.contains(where: { $0.slug == slug }) {
            throw ArticlesError.notFound(.article)
        }
        var outcome = CommentArchiveOutcome(leftOut: archive.leftOut)
        let matcher = ThreadMatcher(places: places, fixed: options.article, map: options.map)
        let groups = group(archive, matcher, &outcome)
        let all = groups.reduce(0) { $0 + $1.comments.count }
        var done = 0
        for group in groups {
            let plan = ArchivePlan(of: group.comments, key: { importKey(of: $0) })
            outcome.count(plan.leftOut)
            var result = CommentArchiveOutcome.Article(slug: group.place.slug, threads: group.threads)
            var writer = ArchivedCommentWriter(place: group.place, environment: environment, secrets: secrets)
            for start in stride(from: 0, to: plan.entries.count, by: max(1, options.batch)) {
                let entries = Array(plan.entries[start..<min(plan.entries.count, start + max(1, options.batch))])
                let (state, isDryRun) = (writer, options.isDryRun)
                // The state comes back with the commit, so that a batch that failed leaves none of it.
                writer = try await store.write { repositories in
                    var writer = state
                    try writer.write(entries, to: isDryRun ? nil : repositories.comments, known: repositories.comments)
                    return writer
                }
                done += entries.count
                progress(done, all)
            }
            result.added = writer.added
            result.known = writer.known
            outcome.count(writer.repairs, to: \.repaired)
            outcome.articles.append(result)
        }
        return outcome
    }

    private struct Group {
        var place: ArticlePlace
        var threads: Int
        var comments: [ArchivedComment]
    }

    /// The comments of each article, in the order of the archive.
    private func group(
        _ archive: CommentArchive,
        _ matcher: ThreadMatcher,
        _ outcome: inout CommentArchiveOutcome
    ) -> [Group] {
        var comments = Dictionary(grouping: archive.comments, by: \.threadID)
        var groups: [Group] = []
        var indices: [Slug: Int] = [:]
        var threads = archive.threads
        let known = Set(threads.map(\.id))
        // Comments whose thread the archive does not tell of.
        threads += comments.keys.filter { !known.contains($0) }.sorted().map { ArchivedThread(id: $0, address: "") }
        for thread in threads {
            let own = comments.removeValue(forKey: thread.id) ?? []
            guard !own.isEmpty else { continue }
            switch matcher.article(of: thread) {
            case .success(let place):
                let index = indices[place.slug] ?? groups.count
                if index == groups.count {
                    groups.append(Group(place: place, threads: 0, comments: []))
                    indices[place.slug] = index
                }
                groups[index].threads += 1
                groups[index].comments += own
            case .failure(let mismatch):
                outcome.unmatched.append(
                    CommentArchiveOutcome.UnmatchedThread(
                        thread: thread,
                        reason: mismatch.rawValue,
                        comments: own.count
                    )
                )
            }
        }
        return groups
    }

    /// The key by which a comment is known again, whatever became of it in the archive meanwhile.
    private func importKey(of comment: ArchivedComment) -> String {
        secrets.digest("archive", [comment.id, "\(comment.createdAt.millisecondsSince1970)"])
    }
}

/// What became of an archive.
public struct CommentArchiveOutcome: Sendable, Equatable {
    /// Articles that have comments in it, in the order of their threads.
    public var articles: [Article] = []
    /// Threads whose article was not found, none of their comments taken over.
    public var unmatched: [UnmatchedThread] = []
    /// What was not taken over, by reason.
    public var leftOut: [String: Int]
    /// What was taken over with a change, by its kind.
    public var repaired: [String: Int] = [:]

    /// An article that has comments in the archive.
    public struct Article: Sendable, Equatable {
        /// Its name.
        public var slug: Slug
        /// Threads of the archive that belong to it.
        public var threads: Int
        /// Comments that were added, by their status.
        public var added: [Comment.Status: Int] = [:]
        /// Comments that were there already.
        public var known = 0
    }

    /// A thread whose article was not found.
    public struct UnmatchedThread: Sendable, Equatable {
        /// The thread.
        public var thread: ArchivedThread
        /// `unknown`, `ambiguous` or `noSuchArticle`.
        public var reason: String
        /// Its comments.
        public var comments: Int
    }

    init(leftOut: [String: Int]) {
        self.leftOut = leftOut
    }

    /// Comments that were added to all articles.
    public var added: Int { articles.reduce(0) { $0 + $1.added.values.reduce(0, +) } }

    mutating func count(
        _ more: [String: Int],
        to path: WritableKeyPath<CommentArchiveOutcome, [String: Int]> = \.leftOut
    ) {
        self[keyPath: path].merge(more, uniquingKeysWith: +)
    }
}
