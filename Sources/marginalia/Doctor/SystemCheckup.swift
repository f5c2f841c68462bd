import Articles
import ArticlesSQLite
import Foundation
import HTTP

/// Looks at what the program needs of the machine.
struct SystemCheckup {
    private typealias Finding = Diagnosis.Finding

    let settings: ServeSettings
    /// The most files that the process could have open.
    let openFiles: Int
    let temporaryFolder: String

    func findings() -> [Diagnosis.Finding] {
        sqlite() + files() + zones() + temporary() + addresses()
    }

    private func sqlite() -> [Finding] {
        let version = "SQLite \(SQLiteStore.libraryVersion)"
        let faults = SQLiteStore.libraryFaults.map { fault in
            Finding.fault("sqlite", "\(version) \(fault)", "install the system's own, such as Debian's libsqlite3-0")
        }
        return faults.isEmpty ? [.ok("sqlite", version)] : faults
    }

    private func files() -> [Finding] {
        let needed = settings.limits.maxConnections + 64
        guard openFiles < needed else { return [.ok("files", "\(openFiles) may be open at once")] }
        let finding =
            "\(openFiles) files may be open at once, and --max-connections is \(settings.limits.maxConnections)"
        return [.advice("files", finding, "LimitNOFILE=65536 in the unit, or ulimit -Hn 65536")]
    }

    private func zones() -> [Finding] {
        guard TimeZone(identifier: "Europe/Berlin") == nil else { return [] }
        let finding = "the system knows no time zones, so that --time-zone can't be used by imports"
        return [.advice("zones", finding, "apt-get install tzdata")]
    }

    private func temporary() -> [Finding] {
        guard !FileFacts.isWritable(temporaryFolder) else { return [] }
        let finding = "\(temporaryFolder) can't be written to, so that `marginalia check` can't look at search indexes"
        return [.advice("temporary", finding, "TMPDIR=FOLDER")]
    }

    // MARK: Where the service listens

    private func addresses() -> [Finding] {
        let tcp = settings.hosts.map { ("\($0) port \(settings.port)", Endpoint.tcp(host: $0, port: settings.port)) }
        let unix = settings.unixSocket.map { [($0, Endpoint.unix(path: $0))] } ?? []
        return (tcp + unix).map(address)
    }

    private func address(_ name: String, _ endpoint: Endpoint) -> Finding {
        switch endpoint.use(asking: "/v1") {
        case .free: return .ok("address", "\(name) is free")
        case .refused(let error):
            let remedy = "--host and --port of this machine; ports below 1024 need the capability CAP_NET_BIND_SERVICE"
            return .fault("address", "the service can't listen: \(error)", remedy)
        case .taken(let answer):
            guard let running = Self.version(in: answer) else {
                return .fault("address", "\(name) is taken by another program", "end it, or choose another --port")
            }
            guard running != Version.number else {
                return .ok("address", "\(name): Marginalia \(running) serves there")
            }
            let finding = "\(name): Marginalia \(running) serves there, and this is \(Version.number)"
            return .advice("address", finding, "restart the service")
        }
    }

    /// The version of a Marginalia that answered `GET /v1`; nil when it was something else.
    static func version(in answer: String) -> String? {
        guard let start = answer.range(of: "\r\n\r\n")?.upperBound,
            let root = try? JSONSerialization.jsonObject(with: Data(answer[start...].utf8)) as? [String: Any],
            (root["name"] as? String)?.lowercased() == "marginalia"
        else { return nil }
        return root["version"] as? String
    }
}
