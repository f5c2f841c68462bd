#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

// A span checks its bounds: a slip in the parser is an error and never a read beyond the buffer.
extension Span<UInt8> {
    /// The place of the first line feed at or after `start`.
    func firstLineFeed(from start: Int) -> Int? {
        guard start < count else { return nil }
        return withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress,
                let found = memchr(base + start, Int32(UInt8.lineFeed), bytes.count - start)
            else { return nil }
            return UnsafeRawPointer(found) - UnsafeRawPointer(base)
        }
    }

    func first(_ byte: UInt8, in range: Range<Int>) -> Int? {
        for index in range where self[index] == byte { return index }
        return nil
    }

    func contains(only set: ByteSet, in range: Range<Int>) -> Bool {
        for index in range where !set.contains(self[index]) { return false }
        return true
    }

    /// Whether the bytes are those of `word`, which is in lower case, whatever their case.
    func matches(_ word: StaticString, in range: Range<Int>) -> Bool {
        guard word.utf8CodeUnitCount == range.count else { return false }
        return word.withUTF8Buffer { letters in
            for offset in 0..<letters.count where self[range.lowerBound + offset].lowercasedASCII != letters[offset] {
                return false
            }
            return true
        }
    }

    /// Whether the bytes are exactly those of `word`.
    func equals(_ word: StaticString, in range: Range<Int>) -> Bool {
        guard word.utf8CodeUnitCount == range.count else { return false }
        return word.withUTF8Buffer { letters in
            for offset in 0..<letters.count where self[range.lowerBound + offset] != letters[offset] { return false }
            return true
        }
    }

    /// The range without the spaces and tabs at either end (`OWS`, RFC 9110 §5.6.3).
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, self[start] == .space || self[start] == .tab { start += 1 }
        while start < end, self[end - 1] == .space || self[end - 1] == .tab { end -= 1 }
        return start..<end
    }

    /// Calls `body` with each trimmed element of a comma-separated list, empty ones included.
    func forEachListElement<Failure: Error>(
        in range: Range<Int>,
        _ body: (Range<Int>) throws(Failure) -> Void
    ) throws(Failure) {
        var start = range.lowerBound
        while true {
            let end = first(UInt8(ascii: ","), in: start..<range.upperBound) ?? range.upperBound
            try body(trimmed(start..<end))
            guard end < range.upperBound else { return }
            start = end + 1
        }
    }

    /// The bytes as text; callers have checked that they are ASCII.
    func string(in range: Range<Int>) -> String {
        withUnsafeBufferPointer { String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self) }
    }
}
