/// Values by key that know in which order they were used; their owner decides how many are too many.
///
/// Finding, storing and removing take constant time, and finding allocates nothing.
struct RecencyCache<Key: Hashable, Value> {
    private struct Node {
        let key: Key
        let value: Value
        /// Neighbours in order of use.
        var newer = none
        var older = none
    }

    private static var none: Int { -1 }

    private var places: [Key: Int] = [:]
    private var nodes: [Node?] = []
    private var free: [Int] = []
    private var newest = none
    private var oldest = none

    var count: Int { places.count }

    /// The value under a key, which does not count as use.
    subscript(key: Key) -> Value? { places[key].flatMap { nodes[$0]?.value } }

    /// Notes that the value under a key is used now.
    mutating func use(_ key: Key) {
        // Mostly it is the one that was used just before.
        guard newest != Self.none, nodes[newest]?.key != key, let place = places[key] else { return }
        unlink(place)
        linkAsNewest(place)
    }

    /// Puts a value under a key that has none.
    mutating func store(_ value: Value, under key: Key) {
        precondition(places[key] == nil, "The value that was there has to be removed first")
        let place = free.popLast() ?? nodes.count
        let node = Node(key: key, value: value)
        if place == nodes.count { nodes.append(node) } else { nodes[place] = node }
        places[key] = place
        linkAsNewest(place)
    }

    mutating func remove(_ key: Key) -> Value? {
        guard let place = places.removeValue(forKey: key), let node = nodes[place] else { return nil }
        unlink(place)
        nodes[place] = nil
        free.append(place)
        return node.value
    }

    /// Takes out what was not used for longest.
    mutating func removeOldest() -> Value? {
        guard oldest != Self.none, let key = nodes[oldest]?.key else { return nil }
        return remove(key)
    }

    private mutating func unlink(_ place: Int) {
        guard let node = nodes[place] else { return }
        if node.newer == Self.none { newest = node.older } else { nodes[node.newer]?.older = node.older }
        if node.older == Self.none { oldest = node.newer } else { nodes[node.older]?.newer = node.newer }
    }

    private mutating func linkAsNewest(_ place: Int) {
        nodes[place]?.newer = Self.none
        nodes[place]?.older = newest
        if newest != Self.none { nodes[newest]?.newer = place }
        newest = place
        if oldest == Self.none { oldest = place }
    }
}
