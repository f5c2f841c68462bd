import CSockets

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Bytes on their way to one socket: small ones copied together, large ones as they are, in order.
final class OutputBuffer {
    enum Progress {
        case done
        /// The socket takes no more for now.
        case blocked
        case failed
    }

    private enum Segment {
        case copied(Range<Int>)
        case whole([UInt8])
    }

    /// Smaller bodies are cheaper to copy than to reference.
    private static let copyLimit = 4096
    private static let vectorLimit = 16
    /// A buffer that had to grow beyond this is not worth keeping.
    private static let keptCapacity = 256 << 10

    private var copied: [UInt8] = []
    /// Where in `copied` begin the bytes that no segment covers yet.
    private var uncovered = 0
    private var segments: [Segment] = []
    private var first = 0
    /// Bytes of the first segment that have been sent.
    private var sentOfFirst = 0
    private var vectors: [iovec] = []
    /// Bytes that have not been sent.
    private(set) var byteCount = 0

    init() {
        copied.reserveCapacity(4096)
        segments.reserveCapacity(Self.vectorLimit)
        vectors.reserveCapacity(Self.vectorLimit)
    }

    var isEmpty: Bool { byteCount == 0 }
    var isWorthKeeping: Bool { copied.capacity <= Self.keptCapacity }

    // MARK: Filling

    func append(_ byte: UInt8) {
        copied.append(byte)
        byteCount += 1
    }

    func append(_ bytes: some Collection<UInt8>) {
        let before = copied.count
        copied.append(contentsOf: bytes)
        byteCount += copied.count - before
    }

    func append(_ text: StaticString) {
        text.withUTF8Buffer { append($0) }
    }

    /// Appends a number in decimal digits.
    func append(decimal number: Int) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var rest = UInt(max(number, 0))
            var start = digits.count
            repeat {
                start -= 1
                digits[start] = UInt8(ascii: "0") + UInt8(rest % 10)
                rest /= 10
            } while rest > 0
            append(UnsafeBufferPointer(rebasing: digits[start...]))
        }
    }

    /// Appends a number in hexadecimal digits.
    func append(hexadecimal number: Int) {
        append(String(number, radix: 16).utf8)
    }

    /// Appends a field's value or name; control bytes, which would split the response, become spaces.
    func append(fieldText text: String) {
        var text = text
        text.withUTF8 { bytes in
            let start = copied.count
            append(bytes)
            var hasControl = false
            for byte in bytes { hasControl = hasControl || byte < .space || byte == 0x7F }
            guard hasControl else { return }
            for index in start..<copied.count
            where (copied[index] < .space && copied[index] != .tab) || copied[index] == 0x7F {
                copied[index] = .space
            }
        }
    }

    /// Appends content; the larger without copying it.
    func append(content: [UInt8]) {
        guard content.count > Self.copyLimit else { return append(content) }
        coverCopied()
        segments.append(.whole(content))
        byteCount += content.count
    }

    /// The place at which the next copied byte will stand; good until the buffer is sent or cleared.
    var mark: Int { copied.count }

    /// The copied bytes since a mark.
    ///
    /// An array of a whole slice would share its storage, and so keep all the room of this buffer for as long as it lives.
    func bytes(since mark: Int) -> [UInt8] {
        copied.withUnsafeBufferPointer { Array(UnsafeBufferPointer(rebasing: $0[mark...])) }
    }

    /// Lets `body` overwrite bytes after a mark.
    func patch<Result>(_ mark: Int, count: Int, _ body: (UnsafeMutableRawBufferPointer) -> Result) -> Result {
        copied.withUnsafeMutableBytes { body(.init(rebasing: $0[mark..<mark + count])) }
    }

    func text(at mark: Int, count: Int) -> String {
        String(decoding: copied[mark..<mark + count], as: UTF8.self)
    }

    private func coverCopied() {
        guard uncovered < copied.count else { return }
        segments.append(.copied(uncovered..<copied.count))
        uncovered = copied.count
    }

    // MARK: Sending

    /// Sends what the socket takes; counts it in `sent`.
    func send(to descriptor: Int32, sent: inout Int) -> Progress {
        coverCopied()
        while byteCount > 0 {
            let count = sendOnce(to: descriptor)
            guard count >= 0 else {
                if errno == EINTR { continue }
                return lastCallWouldBlock() ? .blocked : .failed
            }
            sent += count
            pass(count)
        }
        clear()
        return .done
    }

    private func sendOnce(to descriptor: Int32) -> Int {
        copied.withUnsafeBytes { copied in
            vectors.removeAll(keepingCapacity: true)
            return gather(first, copied, descriptor)
        }
    }

    /// Nests, so that each array's bytes are held in place until the call that sends them.
    private func gather(_ index: Int, _ copied: UnsafeRawBufferPointer, _ descriptor: Int32) -> Int {
        guard index < segments.count, vectors.count < Self.vectorLimit else {
            let count = Int32(vectors.count)
            return vectors.withUnsafeMutableBufferPointer { csockets_send(descriptor, $0.baseAddress, count) }
        }
        let skipped = index == first ? sentOfFirst : 0
        switch segments[index] {
        case .copied(let range):
            vectors.append(Self.vector(UnsafeRawBufferPointer(rebasing: copied[range]), skipping: skipped))
            return gather(index + 1, copied, descriptor)
        case .whole(let content):
            return content.withUnsafeBytes { bytes in
                vectors.append(Self.vector(bytes, skipping: skipped))
                return gather(index + 1, copied, descriptor)
            }
        }
    }

    private static func vector(_ bytes: UnsafeRawBufferPointer, skipping count: Int) -> iovec {
        iovec(
            iov_base: bytes.baseAddress.map { UnsafeMutableRawPointer(mutating: $0 + count) },
            iov_len: bytes.count - count
        )
    }

    private func pass(_ count: Int) {
        byteCount -= count
        var rest = count
        while rest > 0, first < segments.count {
            let length =
                switch segments[first] {
                case .copied(let range): range.count
                case .whole(let content): content.count
                }
            let left = length - sentOfFirst
            if rest < left {
                sentOfFirst += rest
                return
            }
            rest -= left
            segments[first] = .copied(0..<0)  // lets go of the content
            first += 1
            sentOfFirst = 0
        }
    }

    func clear() {
        copied.removeAll(keepingCapacity: true)
        segments.removeAll(keepingCapacity: true)
        uncovered = 0
        first = 0
        sentOfFirst = 0
        byteCount = 0
    }
}
