internal import Foundation

/// Finds many quotes in a text in one pass over it.
///
/// Quotes are told by their first eight bytes, looked up at each place of the text; only there they are compared whole.
struct QuoteSearch {
    private let quotes: [[UInt8]]
    /// By the number of bytes that are looked up, 1…8: which quotes begin with these bytes.
    private var beginnings: [(mask: UInt64, quotes: [UInt64: [Int]])] = []

    /// A search for quotes, none of them empty.
    init(_ quotes: [[UInt8]]) {
        self.quotes = quotes
        for length in 1...8 {
            var table: [UInt64: [Int]] = [:]
            for (index, quote) in quotes.enumerated() where min(8, quote.count) == length {
                let key = quote.prefix(length).reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
                table[key, default: []].append(index)
            }
            guard !table.isEmpty else { continue }
            beginnings.append((length == 8 ? .max : (1 << UInt64(length * 8)) - 1, table))
        }
    }

    /// The offsets at which quotes stand, in order, at most `limit` for each; those that stand nowhere are left out.
    ///
    /// - Parameter work: Bytes that may still be compared; those of this call are taken off. When none are left,
    ///   what was not found by then counts as absent.
    func offsets(in text: [UInt8], atMost limit: Int, work: inout Int) -> [Int: [Int]] {
        var found: [Int: [Int]] = [:]
        guard !beginnings.isEmpty else { return found }
        var counts = Array(repeating: 0, count: quotes.count)
        text.withUnsafeBufferPointer { text in
            // The bytes at the place and after it, the first one lowest; zeros beyond the end, where `stands` looks.
            var window = text.prefix(8).reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
            for place in text.indices {
                for (mask, table) in beginnings {
                    guard let candidates = table[window & mask] else { continue }
                    for index in candidates where work > 0 && counts[index] < limit {
                        work -= quotes[index].count
                        guard Self.stands(quotes[index], in: text, at: place) else { continue }
                        counts[index] += 1
                        found[index, default: []].append(place)
                    }
                }
                window >>= 8
                if place + 8 < text.count { window |= UInt64(text[place + 8]) << 56 }
            }
        }
        return found
    }

    private static func stands(_ quote: [UInt8], in text: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        guard quote.count <= text.count - place, let start = text.baseAddress else { return false }
        return memcmp(quote, start + place, quote.count) == 0
    }
}
