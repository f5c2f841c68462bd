internal import Dispatch

/// Time that never jumps, in nanoseconds since the machine started.
enum Uptime {
    static var now: UInt64 { DispatchTime.now().uptimeNanoseconds }

    /// The moment so many milliseconds from now; the end of time when the number is too large, now when it is negative.
    static func after(milliseconds: Int) -> UInt64 {
        let (nanoseconds, isTooLarge) = UInt64(max(0, milliseconds)).multipliedReportingOverflow(by: 1_000_000)
        let (deadline, isOver) = now.addingReportingOverflow(nanoseconds)
        return isTooLarge || isOver ? .max : deadline
    }
}
