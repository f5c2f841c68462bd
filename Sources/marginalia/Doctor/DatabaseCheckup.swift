import Articles
import ArticlesSQLite
import Foundation

/// Looks at the database, its files and the place where they are.
struct DatabaseCheckup {
    private typealias Finding = Diagnosis.Finding

    private let path: String
    private let now: Timestamp

    /// - Parameter path: As the operator names it; links are followed, as every command does.
    init(path: String, now: Timestamp) {
        self.path = URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)
        self.now = now
    }

    func findings() -> [Diagnosis.Finding] {
        let examination = SQLiteStore.examine(path: path)
        return state(examination) + log(examination) + lock(examination) + clock(examination) + access() + place()
    }

    private var files: [(path: String, facts: FileFacts)] {
        ["", "-wal", "-shm", "-lock"].compactMap { suffix in
            FileFacts(path: path + suffix).map { (path + suffix, $0) }
        }
    }

    private func state(_ examination: DatabaseExamination) -> [Finding] {
        switch examination.state {
        case .absent:
            let remedy = "`marginalia serve` makes it, or name another with --database"
            return [.advice("database", "\(path): there is none yet", remedy)]
        case .unusable(let sentence):
            let remedy =
                "nothing was changed; keep the file, and restore a backup by `marginalia restore FILE --replace`"
            return [.fault("database", sentence, remedy)]
        case .older(let version, let needed):
            let remedy = "take a backup with the program that made it, then `marginalia migrate` or start the service"
            return [.advice("database", "\(path): its schema is \(version), this program's is \(needed)", remedy)]
        case .current(let version):
            return [.ok("database", "\(path), schema \(version), first look sound; `marginalia check` looks at all")]
        }
    }

    private func log(_ examination: DatabaseExamination) -> [Finding] {
        let megabytes = examination.logBytes >> 20
        if !examination.isLogRead {
            let remedy = "start the service, or any command that writes, which takes the log in; do not delete it"
            return [.advice("log", "\(path)-wal holds changes, and its index is missing", remedy)]
        }
        // The writer empties it above 64 MB.
        if megabytes > 256 {
            let remedy = "something reads without an end, such as a backup tool or a shell on the database: end it"
            return [.advice("log", "\(path)-wal has grown to \(megabytes) MB", remedy)]
        }
        return []
    }

    private func lock(_ examination: DatabaseExamination) -> [Finding] {
        switch examination.writer {
        case .nobody: return []
        case .unknown(let words):
            return [
                .fault(
                    "lock",
                    words,
                    "give \(path)-lock to the user who runs the service, or mount a file system with locks"
                )
            ]
        case .somebody:
            // A writer lets go of it in between.
            for _ in 0..<20 {
                usleep(50_000)
                guard SQLiteStore.examine(path: path).writer == .somebody else { return [] }
            }
            let remedy = "a long import, or a process that hangs: `fuser \(path)-lock` names it"
            return [
                .advice("lock", "\(path)-lock was held each time in a second of looking; nobody else can write", remedy)
            ]
        }
    }

    private func clock(_ examination: DatabaseExamination) -> [Finding] {
        guard let last = examination.lastChange, last > now.advanced(byMilliseconds: 300_000) else {
            return [.ok("clock", "\(now)")]
        }
        let remedy = "set the clock right, for example by systemd-timesyncd; edit windows and limits go by it"
        return [.fault("clock", "it is \(now) here, and the latest change is of \(last)", remedy)]
    }

    /// Who may read and write.
    private func access() -> [Finding] {
        var findings: [Finding] = []
        let folder = FileFacts.folder(of: path)
        guard let facts = FileFacts(path: folder), facts.isFolder else {
            return [.fault("permissions", "\(folder): there is no such folder", "mkdir -p \(folder)")]
        }
        if !FileFacts.isWritable(folder) {
            let remedy = "run this as the user of the service, or chown the folder: the log stands beside the database"
            findings.append(.fault("permissions", "\(folder) can't be written to by this user", remedy))
        }
        if facts.permissions & 0o002 != 0 {
            let finding = "\(folder) can be written to by everybody, who could put another database there"
            findings.append(.advice("permissions", finding, "chmod o-w \(folder)"))
        }
        let owner = FileFacts(path: path)?.owner ?? facts.owner
        for file in files {
            if !FileFacts.isReadable(file.path) || !FileFacts.isWritable(file.path) {
                let remedy = "run this as user \(file.facts.owner), or chown the file to who runs the service"
                findings.append(.fault("permissions", "\(file.path) can't be read and written by this user", remedy))
            }
            if file.facts.owner != owner {
                let finding = "\(file.path) belongs to user \(file.facts.owner), the database to \(owner)"
                let remedy = "chown \(owner) \(file.path); and run commands as the user of the service, not as root"
                findings.append(.fault("permissions", finding, remedy))
            }
            if file.facts.isReadableByAll {
                let finding = "\(file.path) can be read by everybody (\(file.facts.octal)); it holds e-mail addresses"
                findings.append(.advice("permissions", finding, "chmod 600 \(file.path)"))
            }
        }
        if findings.isEmpty { findings.append(.ok("permissions", "files of user \(owner), closed to others")) }
        return findings
    }

    /// The file system and the room on it.
    private func place() -> [Finding] {
        let folder = FileFacts.folder(of: path)
        var findings: [Finding] = []
        switch FileSystemKind(folder: folder) {
        case .network(let name):
            let remedy = "move the database to a disk of this machine: `marginalia backup`, `marginalia restore`"
            findings.append(.fault("disk", "\(folder) is on \(name), whose locks can't be relied upon", remedy))
        case .passing(let name):
            let remedy = "use a disk, or a volume of the container"
            findings.append(
                .advice("disk", "\(folder) is on \(name), which may go with the machine or container", remedy)
            )
        case .usual: break
        }
        guard let free = SQLiteStore.freeBytes(under: folder) else { return findings }
        let size = files.reduce(0) { $0 + $1.facts.bytes }
        let room = "\(free >> 20) MB are free in \(folder)"
        if free < 1 << 20 {
            findings.append(.fault("disk", room, "make room: nothing can be written, reading goes on"))
        } else if free < size + 64 << 20 {
            findings.append(.advice("disk", "\(room); a copy of the database needs \(size >> 20) MB", "make room"))
        } else {
            findings.append(.ok("disk", room))
        }
        return findings
    }
}
