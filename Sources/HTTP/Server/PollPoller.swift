#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// `poll(2)`, for systems without epoll.
final class PollPoller: Poller {
    private var watched: [pollfd] = []
    private var tokens: [UInt64] = []
    private var places: [Int32: Int] = [:]

    func add(_ descriptor: Int32, token: UInt64, interest: Interest, isShared: Bool) throws(SocketError) {
        places[descriptor] = watched.count
        watched.append(pollfd(fd: descriptor, events: Self.bits(of: interest), revents: 0))
        tokens.append(token)
    }

    func modify(_ descriptor: Int32, token: UInt64, interest: Interest) {
        guard let place = places[descriptor] else { return }
        watched[place].events = Self.bits(of: interest)
        tokens[place] = token
    }

    func remove(_ descriptor: Int32) {
        guard let place = places.removeValue(forKey: descriptor) else { return }
        let last = watched.count - 1
        if place != last {
            watched[place] = watched[last]
            tokens[place] = tokens[last]
            places[watched[place].fd] = place
        }
        watched.removeLast()
        tokens.removeLast()
    }

    func willClose(_ descriptor: Int32) {
        remove(descriptor)
    }

    func wait(milliseconds: Int32, into events: inout [PollEvent]) {
        events.removeAll(keepingCapacity: true)
        var remaining = poll(&watched, nfds_t(watched.count), milliseconds)
        for index in watched.indices {
            guard remaining > 0 else { return }
            let bits = Int32(watched[index].revents)
            guard bits != 0 else { continue }
            remaining -= 1
            events.append(
                PollEvent(
                    token: tokens[index],
                    isReadable: bits & Int32(POLLIN) != 0,
                    isWritable: bits & Int32(POLLOUT) != 0,
                    isHungUp: bits & Int32(POLLHUP | POLLERR | POLLNVAL) != 0
                )
            )
        }
    }

    // It tells all.
    let mayHaveMore = false

    func close() {}

    private static func bits(of interest: Interest) -> Int16 {
        var bits: Int32 = 0
        if interest.contains(.reading) { bits |= Int32(POLLIN) }
        if interest.contains(.writing) { bits |= Int32(POLLOUT) }
        return Int16(bits)
    }
}
