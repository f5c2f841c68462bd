import CSockets
import Foundation
import HTTP

/// The service manager that started the process, if one did: it may hand over sockets that it opened itself and wants
/// to be told how the service is (sd_listen_fds(3), sd_notify(3)).
struct ServiceManager {
    private let environment: [String: String]

    init(environment: [String: String]) {
        self.environment = environment
    }

    /// The sockets that were handed over, descriptors from 3 on; none when they were meant for another process.
    ///
    /// They outlive the process: the manager keeps them open, so connections wait while the service is restarted.
    func listeningSockets() throws -> [ListeningSocket] {
        guard let owner = environment["LISTEN_PID"], let count = environment["LISTEN_FDS"] else { return [] }
        guard let owner = Int32(owner), let count = Int32(count), (0...1024).contains(count) else {
            throw Failure("LISTEN_PID=\(owner) and LISTEN_FDS=\(count) must be numbers")
        }
        guard owner == getpid() else { return [] }
        return (0..<count).map { ListeningSocket(descriptor: 3 + $0, isOwned: false) }
    }

    /// Tells the manager a state such as `READY=1`; without a manager nothing happens.
    func notify(_ state: String) {
        guard let path = environment["NOTIFY_SOCKET"], !path.isEmpty else { return }
        // A manager that can't be told finds out by its own time limits.
        _ = csockets_send_datagram(path, state, state.utf8.count)
    }
}
