import Articles
import ArticlesSQLite
import Foundation

/// Looks how old the newest backup in a folder is.
struct BackupsCheckup {
    private typealias Finding = Diagnosis.Finding

    let folder: String
    /// Days from which on it is too old.
    let days: Int
    let database: String
    let now: Timestamp

    func findings() -> [Diagnosis.Finding] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            let finding = "\(folder) can't be read: \(error.localizedDescription)"
            return [.fault("backups", finding, "name the folder that holds them, and run this as who may read it")]
        }
        let backups = names.map { "\(folder)/\($0)" }.compactMap { path -> (path: String, facts: FileFacts)? in
            guard let facts = FileFacts(path: path), !facts.isFolder, facts.bytes > 0, SQLiteStore.isBackup(path) else {
                return nil
            }
            return (path, facts)
        }
        guard let newest = backups.max(by: { $0.facts.modifiedSecondsSince1970 < $1.facts.modifiedSecondsSince1970 })
        else {
            let remedy = "a timer that runs `marginalia backup FILE` each night"
            return [.fault("backups", "\(folder) holds no backup and no export of Marginalia", remedy)]
        }
        let seconds = Int(now.millisecondsSince1970 / 1000) - newest.facts.modifiedSecondsSince1970
        let age = seconds < 172_800 ? "\(max(0, seconds) / 3600) hours" : "\(seconds / 86_400) days"
        var findings: [Finding] = []
        if seconds > days * 86_400 {
            let remedy = "look why the timer does not run; `marginalia backup FILE` makes one now"
            findings.append(.fault("backups", "the newest, \(newest.path), is \(age) old", remedy))
        } else {
            findings.append(.ok("backups", "the newest of \(backups.count), \(newest.path), is \(age) old"))
        }
        if let place = FileFacts(path: database), place.device == newest.facts.device {
            let finding = "\(newest.path) is on the file system of the database, and would be lost with it"
            findings.append(.advice("backups", finding, "copy backups to another machine"))
        }
        return findings
    }
}
