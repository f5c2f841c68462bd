/// Finds the place that a reader's quote speaks of.
enum QuotePlacing {
    /// Why a quote has no place.
    enum Fault: Error, Equatable {
        /// The words stand nowhere.
        case exact
        /// The words stand there, but never after the prefix.
        case prefix
        /// The words stand there, but never before the suffix.
        case suffix
        /// Prefix and suffix stand around them, but never both.
        case both
    }

    /// Of the words around a quote so many characters are kept, where the reader gave none.
    static let contextLength = 32

    /// The quote as it stands in a text, with the words around it.
    ///
    /// It is the first place where the words stand, or the first one with the prefix and suffix that are given.
    static func place(_ quote: TextQuote, in text: FoldedText) throws(Fault) -> TextQuote {
        let exact = FoldedText(quote.exact).bytes
        guard !exact.isEmpty else { throw .exact }
        var work = Int.max
        let offsets = QuoteSearch([exact]).offsets(in: text.bytes, atMost: 10_000, work: &work)[0] ?? []
        let found = try range(of: quote, in: text, among: offsets)
        return self.quote(found.exact, in: text, start: found.start, end: found.end)
    }

    /// The first of the offsets at which the words stand that has prefix and suffix, and where these begin and end;
    /// nil for one that is not given.
    static func range(of quote: TextQuote, in text: FoldedText, among offsets: [Int]) throws(Fault)
        -> (exact: Range<Int>, start: Int?, end: Int?)
    {
        let length = FoldedText(quote.exact).bytes.count
        let prefix = FoldedText(quote.prefix ?? "").bytes
        let suffix = FoldedText(quote.suffix ?? "").bytes
        var hasPrefix = false
        var hasSuffix = false
        for offset in offsets {
            let start = self.start(of: prefix, before: offset, in: text)
            let end = self.end(of: suffix, after: offset + length, in: text)
            hasPrefix = hasPrefix || start != nil
            hasSuffix = hasSuffix || end != nil
            guard let start, let end else { continue }
            return (offset..<offset + length, prefix.isEmpty ? nil : start, suffix.isEmpty ? nil : end)
        }
        throw offsets.isEmpty ? .exact : !hasPrefix ? .prefix : !hasSuffix ? .suffix : .both
    }

    /// The quote of a range, with the words around it: from `start` and to `end`, or `contextLength` characters.
    static func quote(
        _ range: Range<Int>,
        in text: FoldedText,
        start: Int? = nil,
        end: Int? = nil
    ) -> TextQuote {
        var start = start ?? text.start(ofCharacters: contextLength, before: range.lowerBound)
        var end = end ?? text.end(ofCharacters: contextLength, after: range.upperBound)
        // No space at the outer ends, where it would be folded away when the quote is placed again.
        if start < range.lowerBound, text.bytes[start] == UInt8(ascii: " ") { start += 1 }
        if end > range.upperBound, text.bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
        return TextQuote(
            exact: text.text(range),
            prefix: start < range.lowerBound ? text.text(start..<range.lowerBound) : nil,
            suffix: end > range.upperBound ? text.text(range.upperBound..<end) : nil
        )
    }

    /// Where a prefix begins that stands right before an offset, a space between them or not.
    private static func start(of prefix: [UInt8], before offset: Int, in text: FoldedText) -> Int? {
        let before = text.bytes[..<offset]
        let end = before.last == UInt8(ascii: " ") ? offset - 1 : offset
        return text.bytes[..<end].suffix(prefix.count).elementsEqual(prefix) ? end - prefix.count : nil
    }

    /// Where a suffix ends that stands right after an offset, a space between them or not.
    private static func end(of suffix: [UInt8], after offset: Int, in text: FoldedText) -> Int? {
        let after = text.bytes[offset...]
        let start = after.first == UInt8(ascii: " ") ? offset + 1 : offset
        return text.bytes[start...].prefix(suffix.count).elementsEqual(suffix) ? start + suffix.count : nil
    }
}
