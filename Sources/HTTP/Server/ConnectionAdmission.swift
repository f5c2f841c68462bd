import Synchronization

/// Counts connections over all event loops, in all and by address.
final class ConnectionAdmission: Sendable {
    /// Whoever controls an IPv6 address usually controls the /64 that it is from.
    private enum Origin: Hashable {
        case ipv4([UInt8])
        case ipv6Network(ArraySlice<UInt8>)
    }

    private let maximum: Int
    private let maximumPerAddress: Int
    private let count = Atomic<Int>(0)
    private let byOrigin = Mutex<[Origin: Int]>([:])

    init(maximum: Int, maximumPerAddress: Int) {
        self.maximum = maximum
        self.maximumPerAddress = maximumPerAddress
    }

    /// Whether there is room for a connection; if so it is counted until `release`.
    func admit(_ peer: PeerAddress) -> Bool {
        guard count.add(1, ordering: .relaxed).newValue <= maximum else {
            count.subtract(1, ordering: .relaxed)
            return false
        }
        guard maximumPerAddress > 0, let origin = Self.origin(of: peer) else { return true }
        let isAdmitted = byOrigin.withLock { counts in
            guard counts[origin, default: 0] < maximumPerAddress else { return false }
            counts[origin, default: 0] += 1
            return true
        }
        if !isAdmitted { count.subtract(1, ordering: .relaxed) }
        return isAdmitted
    }

    func release(_ peer: PeerAddress) {
        count.subtract(1, ordering: .relaxed)
        guard maximumPerAddress > 0, let origin = Self.origin(of: peer) else { return }
        byOrigin.withLock { counts in
            let rest = counts[origin, default: 1] - 1
            counts[origin] = rest > 0 ? rest : nil
        }
    }

    private static func origin(of peer: PeerAddress) -> Origin? {
        switch peer {
        case .ipv4(let bytes, _): .ipv4(bytes)
        case .ipv6(let bytes, _): .ipv6Network(bytes.prefix(8))
        case .unix: nil
        }
    }
}
