import Foundation

/// The kinds of file systems on which a database is not safe, or not for long.
enum FileSystemKind: Equatable {
    /// Whose locks, or whose flushing, can't be relied upon (sqlite.org/howtocorrupt.html §2.1).
    case network(String)
    /// Gone when the machine, or the container, ends.
    case passing(String)
    case usual

    /// - Parameter name: Linux' name for it, such as `ext4`.
    init(name: String) {
        self =
            switch name {
            case "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "lustre", "gfs2", "ocfs2": .network(name)
            case _ where name.hasPrefix("fuse"): .network(name)
            case "tmpfs", "ramfs", "overlay", "aufs": .passing(name)
            default: .usual
            }
    }

    /// The kind that a folder is on; the usual where the system does not tell.
    init(folder: String) {
        let path = URL(filePath: folder).resolvingSymlinksInPath().path(percentEncoded: false)
        // Only Linux has such a file.
        let mounts = (try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8)) ?? ""
        self = FileSystemKind(name: Self.name(of: path, in: mounts) ?? "")
    }

    /// The name of the file system that a path is on, by the kernel's list of mounts (proc(5), `mountinfo`).
    static func name(of path: String, in mounts: String) -> String? {
        var found: (point: String, name: String)?
        for line in mounts.split(separator: "\n") {
            let parts = line.split(separator: " ")
            guard parts.count > 6, let dash = parts.firstIndex(of: "-"), dash + 1 < parts.count else { continue }
            let point = String(parts[4]).replacing("\\040", with: " ")
            let isAbove = point == "/" || path == point || path.hasPrefix(point + "/")
            // Of two at one place the later lies above.
            if isAbove, point.count >= found?.point.count ?? 0 { found = (point, String(parts[dash + 1])) }
        }
        return found?.name
    }
}
