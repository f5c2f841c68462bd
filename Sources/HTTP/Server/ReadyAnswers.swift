import CSockets

/// Answers kept as bytes by the exact head of the request that they answer: the same head, the same answer.
///
/// So neither parser nor handler runs for a request that was seen before. Whether an answer still holds is asked of
/// the `ChangeClock` when it is stored and at each use. Bounded by bytes; what was not used for longest goes first.
/// Each event loop has its own, so nothing here is shared.
struct ReadyAnswers {
    /// Longer heads are seldom repeated.
    static let longestHead = 1024

    /// An answer without its date and request identifier, which are written in when it is sent.
    struct Answer {
        /// Status line and fields, up to and with the empty line.
        var head: [UInt8]
        /// Where in `head` the date stands.
        var dateOffset: Int
        /// Where in `head` the request identifier stands.
        var identifierOffset: Int
        /// Shared by answers of equal content; empty for HEAD and 304.
        var content: [UInt8]
        var record: AccessRecord?
        /// For counting: its status, and the index of its route.
        var status = 200
        var route = 0
    }

    /// An answer that is kept.
    ///
    /// A class, so that finding one costs one reference and not a dozen.
    final class Entry {
        let answer: Answer
        fileprivate let key: [UInt8]
        fileprivate let hash: UInt64
        fileprivate let dependencies: ChangeClock.Slots
        fileprivate let snapshot: ChangeClock.Snapshot
        fileprivate let contentKey: String?
        fileprivate let byteCount: Int

        fileprivate init(
            _ answer: Answer,
            key: [UInt8],
            hash: UInt64,
            dependencies: ChangeClock.Slots,
            snapshot: ChangeClock.Snapshot,
            contentKey: String?,
            byteCount: Int
        ) {
            self.answer = answer
            self.key = key
            self.hash = hash
            self.dependencies = dependencies
            self.snapshot = snapshot
            self.contentKey = contentKey
            self.byteCount = byteCount
        }
    }

    private struct SharedContent {
        var bytes: [UInt8]
        var users: Int
    }

    /// What an entry takes beside its bytes, roughly.
    private static let overhead = 512

    private let clock: ChangeClock
    private let limit: Int
    private let seed: UInt64
    /// By the hash of their keys.
    private var entries = RecencyCache<UInt64, Entry>()
    private var contents: [String: SharedContent] = [:]
    /// Bytes of memory taken, roughly.
    private(set) var byteCount = 0

    /// Answers that may take `limit` bytes; 0 keeps none.
    ///
    /// The seed is random, so that nobody can choose heads whose hashes collide.
    init(clock: ChangeClock, limit: Int, seed: UInt64) {
        self.clock = clock
        self.limit = limit
        self.seed = seed
    }

    var isEnabled: Bool { limit > 0 }
    var count: Int { entries.count }
    /// The moment before which data is read for an answer that is to be stored.
    var snapshot: ChangeClock.Snapshot { clock.snapshot }

    /// The end of a head that starts at `start` and may be a key; nil when it is not whole or too long.
    static func headEnd(in input: borrowing Span<UInt8>, from start: Int) -> Int? {
        // Only GET and HEAD have ready answers.
        guard start < input.count, input[start] == UInt8(ascii: "G") || input[start] == UInt8(ascii: "H") else {
            return nil
        }
        return input.withUnsafeBytes { bytes in
            let head = UnsafeRawBufferPointer(rebasing: bytes[start..<min(start + longestHead, bytes.count)])
            let length = csockets_end_of_head(head.baseAddress, head.count)
            return length == 0 ? nil : start + length
        }
    }

    /// The answer to the head in `range`, if one is kept and holds.
    mutating func entry(for input: borrowing Span<UInt8>, in range: Range<Int>) -> Entry? {
        let found: Entry? = input.withUnsafeBytes { bytes in
            let head = UnsafeRawBufferPointer(rebasing: bytes[range])
            guard let entry = entries[Self.hash(head, seed: seed)], entry.key.count == head.count,
                entry.key.withUnsafeBytes({ csockets_are_equal($0.baseAddress, head.baseAddress, head.count) != 0 })
            else { return nil }
            return entry
        }
        guard let found else { return nil }
        guard clock.isUnchanged(found.dependencies, since: found.snapshot) else {
            remove(found)
            return nil
        }
        entries.use(found.hash)
        return found
    }

    /// Keeps an answer, unless what it was made of has changed since the snapshot.
    ///
    /// The `contentKey` is equal for answers that probably have equal content, such as target and ETag.
    mutating func store(
        _ answer: Answer,
        key: [UInt8],
        contentKey: String?,
        tags: [String],
        since snapshot: ChangeClock.Snapshot
    ) {
        let dependencies = ChangeClock.slots(of: tags)
        guard clock.isUnchanged(dependencies, since: snapshot) else { return }
        let hash = key.withUnsafeBytes { Self.hash($0, seed: seed) }
        if let former = entries[hash] { remove(former) }

        let ownBytes = key.count + answer.head.count + dependencies.count * 2 + Self.overhead
        let shared = share(answer.content, contentKey)
        guard ownBytes + shared.added <= limit else {
            if let key = shared.key { release(key) }
            return
        }
        var answer = answer
        answer.content = shared.content
        byteCount += ownBytes + shared.added
        let entry = Entry(
            answer,
            key: key,
            hash: hash,
            dependencies: dependencies,
            snapshot: snapshot,
            contentKey: shared.key,
            byteCount: shared.key == nil ? ownBytes + shared.added : ownBytes
        )
        entries.store(entry, under: hash)
        while byteCount > limit, let oldest = entries.removeOldest() { giveBack(oldest) }
    }

    /// The content to keep, under which key it is shared, and what it adds in bytes.
    private mutating func share(_ content: [UInt8], _ key: String?) -> (content: [UInt8], key: String?, added: Int) {
        guard let key, !content.isEmpty else { return (content, nil, content.count) }
        guard var shared = contents[key] else {
            contents[key] = SharedContent(bytes: content, users: 1)
            return (content, key, content.count)
        }
        guard shared.bytes == content else { return (content, nil, content.count) }
        shared.users += 1
        contents[key] = shared
        return (shared.bytes, key, 0)
    }

    /// Gives back one use of a shared content, and says how many bytes that frees.
    @discardableResult
    private mutating func release(_ key: String) -> Int {
        guard var shared = contents[key] else { return 0 }
        shared.users -= 1
        guard shared.users == 0 else {
            contents[key] = shared
            return 0
        }
        contents[key] = nil
        return shared.bytes.count
    }

    private mutating func remove(_ entry: Entry) {
        if let removed = entries.remove(entry.hash) { giveBack(removed) }
    }

    private mutating func giveBack(_ entry: Entry) {
        byteCount -= entry.byteCount
        if let key = entry.contentKey { byteCount -= release(key) }
    }

    /// Folded multiplication of eight bytes at a time (as in wyhash), from a secret seed.
    static func hash(_ bytes: UnsafeRawBufferPointer, seed: UInt64) -> UInt64 {
        var state = seed ^ UInt64(bytes.count)
        var offset = 0
        while bytes.count - offset >= 8 {
            state = mix(state ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self), 0x9E37_79B9_7F4A_7C15)
            offset += 8
        }
        var rest: UInt64 = 0
        while offset < bytes.count {
            rest = rest << 8 | UInt64(bytes[offset])
            offset += 1
        }
        return mix(state ^ rest, 0xE703_7ED1_A0B4_28DB ^ seed)
    }

    private static func mix(_ one: UInt64, _ other: UInt64) -> UInt64 {
        let product = one.multipliedFullWidth(by: other)
        return product.high ^ product.low
    }
}
