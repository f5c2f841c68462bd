// The entry that libFuzzer calls, for the target that FUZZ_TARGET names.
//
// With FUZZ_GROWTH=1 each input is repeated to 8, 16, 32 and 64 KiB instead, and the processor's time of each is
// compared with that of half of it. That is a measurement, so it is no test: a find is looked at by a person.
import Glibc

@testable import FuzzTargets

private let target: FuzzTarget = {
    let name = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""
    guard let target = FuzzTarget.named(name) else {
        fatalError("FUZZ_TARGET has to be one of \(FuzzTarget.all.map(\.name).joined(separator: " "))")
    }
    return target
}()
private let measuresGrowth = getenv("FUZZ_GROWTH") != nil

/// Called by libFuzzer with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    if measuresGrowth {
        if let words = growth(of: bytes) { fatalError(words) }
        return 0
    }
    // Kept out of the corpus.
    guard count <= target.maximumLength else { return -1 }
    let faults = target.faults(bytes)
    if !faults.isEmpty { fatalError(faults.joined(separator: "\n")) }
    return 0
}

/// What is wrong with how the work on an input grows; nil when it grows no faster than to three times at each doubling,
/// or is too little to be measured.
private func growth(of unit: [UInt8]) -> String? {
    guard !unit.isEmpty else { return nil }
    var times: [Double] = []
    for size in [1 << 13, 1 << 14, 1 << 15, 1 << 16] {
        let bytes = Array(repeatElement(unit, count: size / unit.count + 1).joined())
        times.append(min(milliseconds(for: bytes), milliseconds(for: bytes)))
        // A find needs no more proof, and no more minutes.
        if times.last! > 20_000 { return "\(times) ms at doubled lengths from 8 KiB" }
    }
    let isSteep = times.last! > 50 && times[3] > 3 * times[2] && times[2] > 3 * times[1]
    return isSteep ? "\(times) ms at doubled lengths from 8 KiB" : nil
}

private func milliseconds(for bytes: [UInt8]) -> Double {
    func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
    }
    let start = now()
    _ = target.faults(bytes)
    return now() - start
}
