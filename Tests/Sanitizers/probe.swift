// Four threads count on one place, with a mutex that they contend for (`locked`) or without one (`bare`). The thread
// sanitizer has to be silent about the first and to report the second.
import Glibc
import Synchronization

let isLocked = CommandLine.arguments.dropFirst().first == "locked"
let mutex = Mutex(())
nonisolated(unsafe) var count = 0
var threads: [pthread_t] = []
for _ in 0..<4 {
    var thread = pthread_t()
    pthread_create(
        &thread,
        nil,
        { _ in
            for _ in 0..<50_000 { if isLocked { mutex.withLock { _ in count += 1 } } else { count += 1 } }
            return nil
        },
        nil
    )
    threads.append(thread)
}
for thread in threads { pthread_join(thread, nil) }
