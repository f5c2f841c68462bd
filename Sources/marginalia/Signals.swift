import CSockets
import Dispatch
import Foundation

/// Signals that the service heeds.
///
/// They come by a handler that writes to a pipe, and not by Dispatch's signal sources: on Linux these get a signal only
/// if it happens to be taken by a thread that can pass it on, and lost about one SIGTERM of a hundred under load.
enum Signals {
    /// Calls `body` with the numbers of these signals in the order in which they come, from now on; once in a process.
    static func watch(_ numbers: [Int32], _ body: @escaping @Sendable (Int32) -> Void) throws {
        let descriptor = csockets_catch_signals(numbers, numbers.count)
        guard descriptor >= 0 else { throw Failure("can't catch signals: \(String(cString: strerror(errno)))") }
        // A queue of its own lends a thread that waits for as long as the process lives.
        DispatchQueue(label: "marginalia.signals").async {
            var byte: UInt8 = 0
            while true {
                let count = read(descriptor, &byte, 1)
                if count == 1 {
                    body(Int32(byte))
                } else if count == 0 || errno != EINTR {
                    return
                }
            }
        }
    }
}
