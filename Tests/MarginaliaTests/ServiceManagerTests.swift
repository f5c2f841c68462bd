import Foundation
import HTTP
import Testing

@testable import marginalia

@Suite("Service manager")
struct ServiceManagerTests {
    private func sockets(_ environment: [String: String]) throws -> [ListeningSocket] {
        try ServiceManager(environment: environment).listeningSockets()
    }

    @Test("Sockets that are meant for this process are taken from 3 on, and stay the manager's")
    func handedOver() throws {
        #expect(
            try sockets(["LISTEN_PID": "\(getpid())", "LISTEN_FDS": "2"])
                == [ListeningSocket(descriptor: 3, isOwned: false), ListeningSocket(descriptor: 4, isOwned: false)]
        )
    }

    @Test("Without them, or with another process's, there are none")
    func none() throws {
        #expect(try sockets([:]).isEmpty)
        #expect(try sockets(["LISTEN_FDS": "1"]).isEmpty)
        #expect(try sockets(["LISTEN_PID": "1", "LISTEN_FDS": "1"]).isEmpty)
    }

    @Test("What is no number is an error", arguments: [("x", "1"), ("1", "x"), ("1", "-1"), ("1", "2000"), ("", "")])
    func malformed(owner: String, count: String) {
        #expect(throws: Failure.self) { try sockets(["LISTEN_PID": owner, "LISTEN_FDS": count]) }
    }

    @Test("Nobody is told where there is no manager, and one that is gone is no error")
    func notifying() {
        ServiceManager(environment: [:]).notify("READY=1")
        for path in ["/nowhere/socket", "@marginalia-nobody", String(repeating: "x", count: 200)] {
            ServiceManager(environment: ["NOTIFY_SOCKET": path]).notify("READY=1")
        }
    }
}
