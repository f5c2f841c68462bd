/// A note's text made fit for scanning: white space folded, Markdown's marks and invisible characters taken out.
///
/// What the marks meant is kept beside it, because an italic run is the best sign of a title.
struct NoteText: Sendable {
    /// One space, or one line feed where a line was broken, between words.
    private(set) var bytes: [UInt8] = []
    /// Byte ranges that were printed in italics, in order.
    private(set) var italics: [Range<Int>] = []
    /// Targets of Markdown links.
    private(set) var links: [String] = []

    init(_ text: String) {
        var copy = text
        copy.withUTF8 { read($0) }
    }

    private mutating func read(_ source: UnsafeBufferPointer<UInt8>) {
        bytes.reserveCapacity(source.count)
        let dropped = Self.linkMarks(source, links: &links)
        var openEmphasis: [UInt8: Int] = [:]
        var index = 0
        var nextDropped = 0
        var isSpacePending = false
        var isBreakPending = false
        var isInURL = false
        var runEnd = 0
        while index < source.count {
            if nextDropped < dropped.count, index == dropped[nextDropped].lowerBound {
                index = dropped[nextDropped].upperBound
                nextDropped += 1
                continue
            }
            let byte = source[index]
            let white = Self.whiteSpace(source, index)
            if white > 0 {
                isSpacePending = true
                if byte == 0x0A || byte == 0x0D { isBreakPending = true }
                index += white
                isInURL = false
                continue
            }
            let invisible = Self.invisible(source, index)
            if invisible > 0 {
                index += invisible
                continue
            }
            if byte == 0x5C, index + 1 < source.count, Self.isEscapable(source[index + 1]) {
                index += 1
            } else if !isInURL, byte == 0x2A || byte == 0x5F {
                let end = Self.run(source, index)
                if end - index <= 3,
                    mark(source, index..<end, byte, isSpacePending: isSpacePending, open: &openEmphasis)
                {
                    index = end
                    continue
                }
                // A long run is a rule or an ornament, taken whole so that it is looked at once.
                runEnd = end
            }
            if isSpacePending {
                if !bytes.isEmpty { bytes.append(isBreakPending ? 0x0A : 0x20) }
                isSpacePending = false
                isBreakPending = false
            }
            if source[index] == 0x3A, index + 2 < source.count, source[index + 1] == 0x2F, source[index + 2] == 0x2F {
                isInURL = true
            }
            repeat {
                bytes.append(source[index])
                index += 1
            } while index < runEnd
            runEnd = 0
        }
        if !italics.isEmpty { italics.sort { $0.lowerBound < $1.lowerBound } }
    }

    /// Takes a run of `*` or `_` for the start or the end of emphasis, if it stands like one.
    private mutating func mark(
        _ source: UnsafeBufferPointer<UInt8>,
        _ run: Range<Int>,
        _ byte: UInt8,
        isSpacePending: Bool,
        open: inout [UInt8: Int]
    ) -> Bool {
        let after = run.upperBound < source.count ? source[run.upperBound] : 0x20
        let before = run.lowerBound > 0 ? source[run.lowerBound - 1] : 0x20
        let isAfterBlank = after <= 0x20
        let isBeforeBlank = before <= 0x20
        if let start = open[byte], !isBeforeBlank, byte == 0x2A || !Self.isLetter(after) {
            open[byte] = nil
            if start < bytes.count { italics.append(start..<bytes.count) }
            return true
        }
        guard open[byte] == nil, !isAfterBlank, byte == 0x2A || !Self.isLetter(before) else { return false }
        open[byte] = bytes.count + (isSpacePending && !bytes.isEmpty ? 1 : 0)
        return true
    }

    /// The brackets and targets of Markdown links, to be left out; the targets go to `links`.
    private static func linkMarks(_ source: UnsafeBufferPointer<UInt8>, links: inout [String]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var opens: [Int] = []
        var index = 0
        while index < source.count {
            switch source[index] {
            case 0x5B: opens.append(index)
            case 0x5D:
                guard let open = opens.popLast() else { break }
                let start = index + 2
                guard start + 4 < source.count, source[index + 1] == 0x28, source[start] == 0x68,
                    source[start + 1] == 0x74, source[start + 2] == 0x74, source[start + 3] == 0x70
                else { break }
                var end = start
                var depth = 1
                while end < source.count, source[end] > 0x20 {
                    if source[end] == 0x28 { depth += 1 }
                    if source[end] == 0x29 {
                        depth -= 1
                        if depth == 0 { break }
                    }
                    end += 1
                }
                guard depth == 0 else {
                    index = end
                    continue
                }
                links.append(String(decoding: source[start..<end], as: UTF8.self))
                ranges.append(open..<(open + 1))
                ranges.append(index..<(end + 1))
                index = end
            default: break
            }
            index += 1
        }
        if ranges.count > 2 { ranges.sort { $0.lowerBound < $1.lowerBound } }
        return ranges
    }

    private static func run(_ source: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var end = start
        while end < source.count, source[end] == source[start] { end += 1 }
        return end
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5A) || (byte >= 0x61 && byte <= 0x7A)
            || byte >= 0xC3
    }

    private static func isEscapable(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2A, 0x5F, 0x5B, 0x5D, 0x28, 0x29, 0x23, 0x60, 0x2E, 0x2D, 0x26, 0x3C, 0x3E, 0x22, 0x27, 0x7E: true
        default: false
        }
    }

    /// The length of the white space character at `index`, 0 when there is none.
    private static func whiteSpace(_ source: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        let byte = source[index]
        if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) { return 1 }
        if byte == 0xC2, index + 1 < source.count, source[index + 1] == 0xA0 { return 2 }
        guard index + 2 < source.count else { return 0 }
        // U+2000…U+200A, U+2028, U+2029, U+202F and the ideographic space.
        if byte == 0xE2, source[index + 1] == 0x80 {
            let last = source[index + 2]
            return last <= 0x8A || last == 0xA8 || last == 0xA9 || last == 0xAF ? 3 : 0
        }
        return byte == 0xE3 && source[index + 1] == 0x80 && source[index + 2] == 0x80 ? 3 : 0
    }

    /// The length of a character that prints nothing: zero-width space and joiners, soft hyphen, direction marks, BOM.
    private static func invisible(_ source: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        let byte = source[index]
        if byte == 0xC2, index + 1 < source.count, source[index + 1] == 0xAD { return 2 }
        guard index + 2 < source.count else { return 0 }
        if byte == 0xE2, source[index + 1] == 0x80 {
            let last = source[index + 2]
            return (last >= 0x8B && last <= 0x8F) || (last >= 0xAA && last <= 0xAE) ? 3 : 0
        }
        // Word joiner and isolates.
        if byte == 0xE2, source[index + 1] == 0x81 {
            let last = source[index + 2]
            return last == 0xA0 || (last >= 0xA6 && last <= 0xA9) ? 3 : 0
        }
        return byte == 0xEF && source[index + 1] == 0xBB && source[index + 2] == 0xBF ? 3 : 0
    }
}
