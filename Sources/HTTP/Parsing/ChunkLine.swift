/// The line before each chunk (RFC 9112 §7.1).
struct ChunkLine {
    /// Bytes of data that follow; none in the last chunk.
    var size: UInt64
    /// Bytes after the size: all extensions with their semicolons.
    var extensionBytes: Int

    /// More digits than a size can need are refused, leading zeros too.
    static let sizeDigits = 16

    /// Reads a line without its line end.
    init(_ input: borrowing Span<UInt8>, in line: Range<Int>) throws(HTTPParseError) {
        var index = line.lowerBound
        size = 0
        while index < line.upperBound, let digit = input[index].hexadecimalValue {
            guard index - line.lowerBound < Self.sizeDigits else { throw .malformedChunk }
            size = size << 4 | UInt64(digit)
            index += 1
        }
        guard index > line.lowerBound else { throw .malformedChunk }
        extensionBytes = line.upperBound - index
        // Extensions are read only to be sure that they are some; their meaning is ours to ignore.
        // White space around `;` and `=` is for recipients to tolerate (§7.1.1, BWS), but it is also
        // where parsers differ.
        while index < line.upperBound {
            guard input[index] == UInt8(ascii: ";") else { throw .malformedChunk }
            index = try Self.tokenEnd(input, in: index + 1..<line.upperBound)
            guard index < line.upperBound, input[index] == UInt8(ascii: "=") else { continue }
            index += 1
            if index < line.upperBound, input[index] == UInt8(ascii: "\"") {
                index = try Self.quotedStringEnd(input, in: index + 1..<line.upperBound)
            } else {
                index = try Self.tokenEnd(input, in: index..<line.upperBound)
            }
        }
    }

    private static func tokenEnd(
        _ input: borrowing Span<UInt8>,
        in range: Range<Int>
    ) throws(HTTPParseError) -> Int {
        let token = ByteSet.token
        var index = range.lowerBound
        while index < range.upperBound, token.contains(input[index]) { index += 1 }
        guard index > range.lowerBound else { throw .malformedChunk }
        return index
    }

    /// The place after the closing quote.
    private static func quotedStringEnd(
        _ input: borrowing Span<UInt8>,
        in range: Range<Int>
    ) throws(HTTPParseError) -> Int {
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = input[index]
            if byte == UInt8(ascii: "\"") { return index + 1 }
            guard byte == .tab || (byte >= .space && byte != 0x7F) else { throw .malformedChunk }
            index += byte == UInt8(ascii: "\\") ? 2 : 1
        }
        throw .malformedChunk
    }
}
