/// Where pieces end, and what is a page.
extension ReferenceParser {
    func isPieceEnd(_ index: Int) -> Bool {
        guard index < span.upperBound else { return true }
        let token = scan[index]
        return token.isDelimiter && token.kind != .colon || token.kind == .open || token.kind == .close
            || token.kind == .identifier
    }

    func pieceEnd(_ start: Int) -> Int {
        scan.first(in: start..<min(span.upperBound, start + 40)) {
            scan[$0].isDelimiter || scan[$0].kind == .open || scan[$0].kind == .identifier
        }
            ?? min(span.upperBound, start + 40)
    }

    func hasYear(_ index: Int) -> Bool {
        index + 1 < span.upperBound && scan[index].isDelimiter && scan.date(at: index + 1, end: span.upperBound) != nil
            || scan.isKind(index, .number)
            || index < span.upperBound && scan.opensGroup(index) && scan.year(index + 1) != nil
    }

    func hasYearSoon(_ start: Int) -> Bool {
        var index = start
        var steps = 0
        while index < span.upperBound, steps < 14 {
            if scan.year(index) != nil { return true }
            if scan[index].kind == .openQuote { return false }
            index = scan.next(index)
            steps += 1
        }
        return false
    }

    func isRoman(_ index: Int) -> Bool {
        guard index < scan.count, scan[index].kind == .word else { return false }
        let letters = scan.bytes[Int(scan[index].start)..<Int(scan[index].end)]
        guard letters.count <= 8 else { return false }
        return letters.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "i"), UInt8(ascii: "v"), UInt8(ascii: "x"), UInt8(ascii: "l"), UInt8(ascii: "c"),
                UInt8(ascii: "d"), UInt8(ascii: "m"), UInt8(ascii: "I"),
                UInt8(ascii: "V"), UInt8(ascii: "X"), UInt8(ascii: "L"), UInt8(ascii: "C"), UInt8(ascii: "D"),
                UInt8(ascii: "M"):
                true
            default: false
            }
        }
    }

    /// `xii`, `xii–xv`: the index after it.
    func romanPages(_ index: Int) -> Int? {
        guard index < scan.count, scan[index].has(.lower) else { return nil }
        // "xii–xv" is one word to the tokenizer.
        if scan[index].has(.hyphenated), isRomanRange(index) { return index + 1 }
        guard isRomanRange(index) else { return nil }
        if scan.isKind(index + 1, .dash), isRoman(index + 2) { return index + 3 }
        return index + 1
    }

    func isRomanRange(_ index: Int) -> Bool {
        let letters = scan.bytes[Int(scan[index].start)..<Int(scan[index].end)]
        let roman = Set("ivxlc".utf8)
        return letters.count <= 16
            && letters.allSatisfy { roman.contains($0) || $0 == 0x2D || $0 == 0xE2 || $0 == 0x80 || $0 == 0x93 }
    }

    /// A page, a range or several, such as `12`, `108–111`, `12n3`, `xii–xv`, `A4`, or `12, 45–47` in a list.
    func pages(at start: Int) -> (end: Int, isRange: Bool)? {
        guard let first = onePage(start) else { return nil }
        var end = first.end
        var isRange = first.isRange
        if scan.isWord(end, "ff") || scan.isWord(end, "f"), end < span.upperBound { end += 1 }
        // Further pages of the same list, as far as the piece goes.
        var turns = 0
        while end + 1 < span.upperBound, scan.isKind(end, .comma), turns < 20, scan.year(end + 1) == nil,
            let more = onePage(end + 1),
            isPieceEnd(more.end) || scan.isKind(more.end, .comma)
        {
            end = more.end
            isRange = isRange || more.isRange
            turns += 1
        }
        if end + 1 < span.upperBound, scan.isWord(end, "and") || scan.isSymbol(end, 0x26), let more = onePage(end + 1),
            isPieceEnd(more.end)
        {
            end = more.end
        }
        return (end, isRange)
    }

    func onePage(_ start: Int) -> (end: Int, isRange: Bool)? {
        guard start < span.upperBound else { return nil }
        if let roman = romanPages(start) { return (roman, roman > start + 1) }
        guard isPageNumber(start) else { return nil }
        if start + 2 < span.upperBound, scan.isKind(start + 1, .dash), isPageNumber(start + 2) {
            return (start + 3, true)
        }
        return (start + 1, false)
    }

    func isPageNumber(_ index: Int) -> Bool {
        guard index < span.upperBound else { return false }
        if scan.isKind(index, .number) { return scan[index].end - scan[index].start <= 6 }
        guard scan[index].kind == .word, scan[index].has(.hasDigit), scan[index].end - scan[index].start <= 9,
            scan.ordinal(index) == nil
        else { return false }
        return !scan[index].has(.hyphenated) && !scan[index].has(.documentSymbol) && isPageCode(index)
    }

    /// `A4`, `LZ01`, `e1005`, `12n3`, `23ff`; not `W3C` or `1970s`.
    func isPageCode(_ index: Int) -> Bool {
        var position = Int(scan[index].start)
        let end = Int(scan[index].end)
        func skip(_ isPart: (UInt8) -> Bool) -> Int {
            let start = position
            while position < end, isPart(scan.bytes[position]) { position += 1 }
            return position - start
        }
        let isLetter: (UInt8) -> Bool = { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
        let head = skip(isLetter)
        guard head <= 2, skip(Tokenizer.isDigit) > 0 else { return false }
        if position == end { return true }
        guard head == 0,
            scan.bytes[position] == UInt8(ascii: "n") || scan.bytes[position] == UInt8(ascii: "f")
                || scan.bytes[position] == UInt8(ascii: "a") || scan.bytes[position] == UInt8(ascii: "b")
        else { return false }
        return skip(isLetter) <= 2 && skip(Tokenizer.isDigit) >= 0 && position == end
    }
}
