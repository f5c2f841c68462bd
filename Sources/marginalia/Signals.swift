import CSockets
import Dispatch
import Foundation

/// Signals that the service heeds.
///
/// They come by a handler that writes to a pipe, and not by Dispatch's signal sources: on Linux these get a signal only
/// if it happens to be taken by a thread that can pass it on, and lost about one SIGTERM of a hundred under load.
enum Signals {
    /// The numbers of these signals in the order in which they come, from now on; to be called once in a process.
    static func caught(_ numbers: [Int32]) throws -> AsyncStream<Int32> {
        let descriptor = csockets_catch_signals(numbers, numbers.count)
        guard descriptor >= 0 else { throw Failure("can't catch signals: \(String(cString: strerror(errno)))") }
        let (stream, continuation) = AsyncStream<Int32>.makeStream()
        // A queue of its own lends a thread that waits for as long as the process lives.
        DispatchQueue(label: "marginalia.signals").async {
            var byte: UInt8 = 0
            while true {
                let count = read(descriptor, &byte, 1)
                if count == 1 {
                    continuation.yield(Int32(byte))
                } else if count == 0 || errno != EINTR {
                    return continuation.finish()
                }
            }
        }
        return stream
    }
}
