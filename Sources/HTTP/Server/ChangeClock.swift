import Synchronization

/// Tells whether something has changed since a moment, for any number of things and without a lock.
///
/// Things are named by tags (`article:some-slug`, `comments:…`). Whoever changes one calls `invalidate` after the
/// change is visible to readers and before it is acknowledged; whoever keeps an answer takes a `Snapshot` before
/// reading what the answer is made of. Tags that share a slot invalidate each other: that costs a miss, never a
/// stale answer.
public final class ChangeClock: Sendable {
    private static let slotCount = 4096
    /// The slot that every answer depends on.
    private static let everything = slotCount

    private let sequence = Atomic<UInt64>(0)
    /// The sequence number of the last change to a tag of the slot.
    private let slots: InlineArray<4097, Atomic<UInt64>>

    /// Creates a clock at which nothing has changed yet.
    public init() {
        slots = InlineArray { _ in Atomic(0) }
    }

    /// A moment on the clock.
    public struct Snapshot: Sendable {
        fileprivate let sequence: UInt64
    }

    /// Which slots an answer depends on.
    struct Slots: Sendable {
        fileprivate let indices: [UInt16]
        var count: Int { indices.count }
    }

    /// The present moment; take it before reading the data.
    public var snapshot: Snapshot { Snapshot(sequence: sequence.load(ordering: .acquiring)) }

    /// Says that what the tags name has changed.
    public func invalidate(_ tags: some Sequence<String>) {
        let moment = sequence.add(1, ordering: .acquiringAndReleasing).newValue
        // The maximum and not a plain store: of two writers the later must not be undone by the earlier.
        for tag in tags {
            slots[Self.slot(of: tag)].max(moment, ordering: .acquiringAndReleasing)
        }
    }

    /// Says that anything may have changed, as after a write by another process.
    public func invalidateAll() {
        let moment = sequence.add(1, ordering: .acquiringAndReleasing).newValue
        slots[Self.everything].max(moment, ordering: .acquiringAndReleasing)
    }

    /// Whether nothing that the tags name has changed since the snapshot.
    public func isUnchanged(_ tags: some Sequence<String>, since snapshot: Snapshot) -> Bool {
        isUnchanged(Self.slots(of: tags), since: snapshot)
    }

    static func slots(of tags: some Sequence<String>) -> Slots {
        Slots(indices: tags.map { UInt16(slot(of: $0)) })
    }

    @inline(__always)
    func isUnchanged(_ dependencies: Slots, since snapshot: Snapshot) -> Bool {
        guard slots[Self.everything].load(ordering: .acquiring) <= snapshot.sequence else { return false }
        for index in dependencies.indices
        where slots[Int(index)].load(ordering: .acquiring) > snapshot.sequence {
            return false
        }
        return true
    }

    /// FNV-1a (RFC 9923); tags are our own, so nobody gains by collisions.
    private static func slot(of tag: String) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in tag.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Int((hash ^ hash >> 32) % UInt64(slotCount))
    }
}
