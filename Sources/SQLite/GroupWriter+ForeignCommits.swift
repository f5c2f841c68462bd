internal import Synchronization

extension GroupWriter {
    /// Looks whether another connection has committed since the last look; cheap, from any thread.
    ///
    /// The writer's own connection is asked, because its data version changes by others' commits alone: there is
    /// nothing to be told apart. That takes three system calls and about 1 µs, and therefore only happens when the head
    /// of the log's index is not what it was: event loops come here each time they wake. While a group is being written
    /// nobody waits: a commit of another before the group's transaction is seen by the group itself, one during it is
    /// impossible, one after it is seen by the next look.
    public func noticeForeignCommits() {
        let isForeign =
            engine.withLockIfAvailable { engine in
                guard let connection = engine.connection else { return false }
                // Taken before the version, so that a commit in between is looked at again.
                let head = engine.hasLog ? connection.logIndexHead() : nil
                if let head, head == engine.logIndexHead { return false }
                do {
                    let version = try connection.dataVersion()
                    defer { engine.dataVersion = version }
                    engine.logIndexHead = head
                    return version != engine.dataVersion
                } catch {
                    // A database that can't be read for the moment may have changed: a needless call does no harm.
                    return true
                }
            } ?? false
        if isForeign { events.onForeignCommit() }
    }
}
