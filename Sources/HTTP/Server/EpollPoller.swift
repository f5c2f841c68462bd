#if os(Linux)
    import CSockets

    /// `epoll(7)`.
    final class EpollPoller: Poller {
        private let epoll: Int32
        private var found = [epoll_event](repeating: epoll_event(), count: 256)

        init() throws(SocketError) {
            epoll = csockets_epoll_create()
            guard epoll >= 0 else { throw SocketError(operation: "epoll_create1") }
        }

        func add(_ descriptor: Int32, token: UInt64, interest: Interest, isShared: Bool) throws(SocketError) {
            var bits = Self.bits(of: interest)
            // Without it every loop would wake for each connection, and all but one for nothing.
            if isShared { bits |= csockets_epoll_exclusive }
            guard control(EPOLL_CTL_ADD, descriptor, token: token, bits: bits) else {
                throw SocketError(operation: "epoll_ctl")
            }
        }

        func modify(_ descriptor: Int32, token: UInt64, interest: Interest) {
            _ = control(EPOLL_CTL_MOD, descriptor, token: token, bits: Self.bits(of: interest))
        }

        func remove(_ descriptor: Int32) {
            _ = control(EPOLL_CTL_DEL, descriptor, token: 0, bits: 0)
        }

        // The kernel forgets a descriptor that is closed.
        func willClose(_ descriptor: Int32) {}

        private(set) var mayHaveMore = false

        func wait(milliseconds: Int32, into events: inout [PollEvent]) {
            events.removeAll(keepingCapacity: true)
            let count = epoll_wait(epoll, &found, Int32(found.count), milliseconds)
            mayHaveMore = count == Int32(found.count)
            guard count > 0 else { return }  // EINTR is as good as a time-out
            for index in 0..<Int(count) {
                let bits = found[index].events
                events.append(
                    PollEvent(
                        token: found[index].data.u64,
                        isReadable: bits & csockets_epoll_in != 0,
                        isWritable: bits & csockets_epoll_out != 0,
                        isHungUp: bits & csockets_epoll_hangup != 0
                    )
                )
            }
        }

        func close() {
            closeDescriptor(epoll)
        }

        private func control(_ operation: Int32, _ descriptor: Int32, token: UInt64, bits: UInt32) -> Bool {
            var event = epoll_event()
            event.events = bits
            event.data.u64 = token
            return epoll_ctl(epoll, operation, descriptor, &event) == 0
        }

        private static func bits(of interest: Interest) -> UInt32 {
            var bits: UInt32 = 0
            if interest.contains(.reading) { bits |= csockets_epoll_in }
            if interest.contains(.writing) { bits |= csockets_epoll_out }
            return bits
        }
    }
#endif
