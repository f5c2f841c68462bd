import Foundation

/// Says on a terminal what a long command is at, on a line that it overwrites; nothing elsewhere.
struct Progress {
    private let isShown = isatty(STDERR_FILENO) == 1

    func show(_ step: String) {
        guard isShown else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K\(step) …".utf8))
    }

    /// Clears the line.
    func end() {
        guard isShown else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }
}
