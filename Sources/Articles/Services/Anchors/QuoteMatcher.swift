/// Knows a quote again in a text that was edited.
struct QuoteMatcher {
    private let exact: [UInt8]
    /// The words around it, as far as they are known.
    private let before: [UInt8]
    private let after: [UInt8]
    /// Whether it began and ended where words do.
    private let isWhole: (start: Bool, end: Bool)
    /// It was this one of so many occurrences in its text; nil when that is not known.
    private let ordinal: (index: Int, count: Int)?

    /// A quote of so many bytes is told by its words alone.
    private static let tellingLength = 24
    /// So many bytes on one side of a shorter one have to agree.
    private static let tellingContext = 16
    /// So many bytes on each side are compared to choose between places.
    private static let comparedContext = 96

    /// - Parameters:
    ///   - text: The text before the edit; nil when the section or note was gone by then.
    ///   - offsets: Where the quote's words stood in it.
    init(_ quote: TextQuote, formerly text: FoldedText?, offsets: [Int]) {
        exact = FoldedText(quote.exact).bytes
        // Only one that stood there has an ordinal and surroundings; of another the stored ones are all that is known.
        if let text, let index = Self.index(of: quote, in: text, offsets) {
            let end = offsets[index] + exact.count
            before = Array(text.bytes[..<offsets[index]].suffix(Self.comparedContext))
            after = Array(text.bytes[end...].prefix(Self.comparedContext))
            isWhole = (text.isWordBoundary(offsets[index]), text.isWordBoundary(end))
            ordinal = (index, offsets.count)
        } else {
            before = Array((quote.prefix ?? "").utf8)
            after = Array((quote.suffix ?? "").utf8)
            let text = FoldedText((quote.prefix ?? "") + quote.exact + (quote.suffix ?? ""))
            isWhole = (text.isWordBoundary(before.count), text.isWordBoundary(before.count + exact.count))
            ordinal = nil
        }
    }

    /// The one place in these texts that it can be told to stand at; nil when there is none, or more than one.
    ///
    /// - Parameter texts: Each with the offsets at which the quote's words stand.
    /// - Returns: The number of the text, and the quote with the words around it there.
    func match(in texts: [(text: FoldedText, offsets: [Int])]) -> (text: Int, quote: TextQuote)? {
        var best: [(text: Int, index: Int, agreement: Int)] = []
        for (number, (text, offsets)) in texts.enumerated() {
            for (index, offset) in offsets.enumerated() {
                guard let agreement = agreement(in: text, at: offset) else { continue }
                if let first = best.first, agreement < first.agreement { continue }
                if let first = best.first, agreement > first.agreement { best = [] }
                best.append((number, index, agreement))
            }
        }
        var chosen = best.first
        if best.count > 1 {
            // Equal on both sides: it is the one it was, if as many stand there as before.
            guard texts.count == 1, let ordinal, ordinal.count == texts[0].offsets.count else { return nil }
            chosen = best.first { $0.index == ordinal.index }
        }
        guard let chosen else { return nil }
        let (text, offsets) = texts[chosen.text]
        let start = offsets[chosen.index]
        return (chosen.text, QuotePlacing.quote(start..<start + exact.count, in: text))
    }

    /// How many bytes around a place agree with those around the quote; nil when they are too few to tell it.
    private func agreement(in text: FoldedText, at offset: Int) -> Int? {
        let end = offset + exact.count
        guard !isWhole.start || text.isWordBoundary(offset), !isWhole.end || text.isWordBoundary(end) else {
            return nil
        }
        let here = text.bytes[..<offset].suffix(Self.comparedContext)
        let there = text.bytes[end...].prefix(Self.comparedContext)
        let (left, right) = (Self.common(before.reversed(), here.reversed()), Self.common(after, there))
        let isTold =
            exact.count >= Self.tellingLength || Self.isTelling(left, of: before.count, here.count)
            || Self.isTelling(right, of: after.count, there.count)
        return isTold ? left + right : nil
    }

    private static func isTelling(_ agreement: Int, of length: Int, _ available: Int) -> Bool {
        // Fewer words up to an end of the text agree only with the same ones up to an end.
        agreement >= tellingContext || agreement == length && agreement == available
    }

    private static func common(_ one: some Sequence<UInt8>, _ other: some Sequence<UInt8>) -> Int {
        var count = 0
        for (byte, another) in zip(one, other) {
            guard byte == another else { break }
            count += 1
        }
        return count
    }

    /// Which of the offsets the stored quote means.
    private static func index(of quote: TextQuote, in text: FoldedText, _ offsets: [Int]) -> Int? {
        do {
            return offsets.firstIndex(of: try QuotePlacing.range(of: quote, in: text, among: offsets).exact.lowerBound)
        } catch {
            // Its place was lost by an earlier edit.
            return nil
        }
    }
}
