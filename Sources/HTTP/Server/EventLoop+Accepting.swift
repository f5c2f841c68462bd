import CSockets

extension EventLoop {
    func startListening() {
        do {
            try poller.add(alarm.readEnd, token: Self.alarmToken, interest: .reading, isShared: false)
            for (token, listener) in listeners.enumerated() {
                try poller.add(
                    listener.descriptor,
                    token: UInt64(token),
                    interest: .reading,
                    isShared: listener.isShared
                )
            }
        } catch {
            // Without them the loop can't do anything; the others go on.
            configuration.errorLog?(error, "-")
        }
    }

    /// Whether there may be more in the backlog.
    @discardableResult
    func accept(from listener: Listener) -> Bool {
        assertOnThread()
        // A bound, so that a storm of connections doesn't starve those that are there.
        for _ in 0..<64 where acceptsAgainAt == nil {
            let (descriptor, peer) = SocketAddress.accept { csockets_accept(listener.descriptor, $0, $1) }
            guard descriptor >= 0 else {
                if lastCallLostConnection() { continue }
                // Out of descriptors: leave the others in the backlog, or this would spin.
                if lastCallLacksResources() { pauseAccepting() }
                return false
            }
            counters.accepted.add(1)
            take(descriptor, peer.peer)
        }
        return acceptsAgainAt == nil
    }

    private func take(_ descriptor: Int32, _ peer: PeerAddress) {
        #if !os(Linux)
            if peer != .unix { sendSegmentsAtOnce(descriptor) }
        #endif
        let isAdmitted = admission.admit(peer)
        generation = generation == .max ? 1 : generation + 1
        let connection = Connection(
            loop: self,
            descriptor: descriptor,
            token: UInt64(generation) << 32 | UInt64(UInt32(descriptor)),
            peer: peer,
            isAdmitted: isAdmitted
        )
        do {
            try poller.add(descriptor, token: connection.token, interest: .reading, isShared: false)
        } catch {
            if isAdmitted { admission.release(peer) }
            closeDescriptor(descriptor)
            pauseAccepting()
            return
        }
        if Int(descriptor) >= connections.count {
            connections.append(contentsOf: repeatElement(nil, count: Int(descriptor) + 1 - connections.count))
        }
        connections[Int(descriptor)] = connection
        openCount += 1
        counters.open.set(openCount)
        if isAdmitted {
            connection.begin()
        } else {
            counters.rejected.add(1)
            turnedAway += 1
            // Too many even to say no to: leave the others in the backlog.
            if turnedAway >= 64 { pauseAccepting() }
            connection.turnAway()
        }
    }

    private func pauseAccepting() {
        if acceptsAgainAt == nil { setAccepting(false) }
        acceptsAgainAt = now + 100
    }

    func setAccepting(_ isAccepting: Bool) {
        guard drain == nil else { return }
        for (token, listener) in listeners.enumerated() {
            // Removed and added, for a shared socket can't be modified (EPOLLEXCLUSIVE).
            if isAccepting {
                do {
                    try poller.add(
                        listener.descriptor,
                        token: UInt64(token),
                        interest: .reading,
                        isShared: listener.isShared
                    )
                } catch {
                    acceptsAgainAt = now + 100
                }
            } else {
                poller.remove(listener.descriptor)
            }
        }
    }
}
