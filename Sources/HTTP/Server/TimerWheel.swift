/// Deadlines of many small identifiers, coarse and cheap: setting, moving and cancelling one take constant time.
///
/// An identifier has at most one deadline. Time is in ticks, whose length is the owner's affair.
/// A pure value: it has no clock.
struct TimerWheel {
    private static let slotCount = 1024
    private static let none: Int32 = -1

    /// The first identifier of each slot; the identifiers of a slot form a doubly linked list.
    private var heads = [Int32](repeating: none, count: slotCount)
    private var next: [Int32] = []
    private var previous: [Int32] = []
    /// The tick at which an identifier is due, or none.
    private var due: [UInt64?] = []
    private var current: UInt64
    private(set) var count = 0
    /// No identifier is due before this tick.
    private var earliest = UInt64.max

    init(now: UInt64) {
        current = now
    }

    /// When to call `advance` again; nil when nothing is set.
    var nextTick: UInt64? { count == 0 ? nil : max(earliest, current + 1) }

    /// Sets the deadline of `id` in place of one that it may have; what is past is due at the next tick.
    mutating func schedule(_ id: Int, at tick: UInt64) {
        cancel(id)
        if id >= due.count {
            let added = id + 1 - due.count
            due.append(contentsOf: repeatElement(nil, count: added))
            next.append(contentsOf: repeatElement(Self.none, count: added))
            previous.append(contentsOf: repeatElement(Self.none, count: added))
        }
        let tick = max(tick, current + 1)
        let slot = Int(tick % UInt64(Self.slotCount))
        due[id] = tick
        next[id] = heads[slot]
        previous[id] = Self.none
        if heads[slot] != Self.none { previous[Int(heads[slot])] = Int32(id) }
        heads[slot] = Int32(id)
        count += 1
        earliest = min(earliest, tick)
    }

    /// When `id` is due; nil when it has no deadline.
    func deadline(of id: Int) -> UInt64? {
        id < due.count ? due[id] : nil
    }

    mutating func cancel(_ id: Int) {
        guard id < due.count, let tick = due[id] else { return }
        let slot = Int(tick % UInt64(Self.slotCount))
        if previous[id] == Self.none {
            heads[slot] = next[id]
        } else {
            next[Int(previous[id])] = next[id]
        }
        if next[id] != Self.none { previous[Int(next[id])] = previous[id] }
        due[id] = nil
        count -= 1
        if count == 0 { earliest = .max }
    }

    /// Takes out every identifier that is due at `tick` or before.
    mutating func advance(to tick: UInt64) -> [Int] {
        guard tick > current else { return [] }
        defer { current = tick }
        guard count > 0, earliest <= tick else { return [] }
        var expired: [Int] = []
        let first = max(current + 1, earliest)
        let steps = min(tick - first + 1, UInt64(Self.slotCount))
        for step in 0..<steps {
            var id = heads[Int((first + step) % UInt64(Self.slotCount))]
            while id != Self.none {
                let following = next[Int(id)]
                if let at = due[Int(id)], at <= tick {
                    cancel(Int(id))
                    expired.append(Int(id))
                }
                id = following
            }
        }
        current = tick
        earliest = count == 0 ? .max : earliestFromSlots()
        return expired
    }

    /// Looks at one round of slots at most; a deadline further off is looked for again after that.
    private func earliestFromSlots() -> UInt64 {
        for step in 1...UInt64(Self.slotCount) where heads[Int((current + step) % UInt64(Self.slotCount))] != Self.none
        {
            return current + step
        }
        return current + UInt64(Self.slotCount)
    }
}
