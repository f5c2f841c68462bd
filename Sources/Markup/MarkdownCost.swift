/// An upper bound for the work that a source can make cmark-gfm do beyond a linear pass, told in one linear pass.
///
/// The version in Debian 12 (0.29.0.gfm.6) is older than the repairs of CVE-2023-22483, -22484, -22486, -24824, -26485
/// and -37463. Each case multiplies two counts within a stretch of lines without a blank one (no
/// paragraph is longer), so these products bound it. The nanoseconds per unit were measured on the worst sources found
/// by fuzzing.
struct MarkdownCost {
    /// How much super-linear work a source may cause.
    enum Allowance: Int {
        /// On an event loop.
        case comment = 5_000_000
        /// In an import; long documents get some more, see `nanoseconds(for:)`.
        case article = 400_000_000

        /// For a source of so many bytes.
        func nanoseconds(for length: Int) -> Int { self == .article ? rawValue + 50 * length : rawValue }
    }

    /// `<?`, `<![`, `<!A`: each looks for its end in the rest of the paragraph.
    private var scanning = 0
    /// `[^` × delimiters.
    private var footnotes = 0
    /// `~` × delimiters.
    private var strikethrough = 0
    /// `@` × length; punctuation × the length of a word.
    private var autolinks = 0
    /// Lines × bytes above each delimiter row, columns².
    private var tables = 0
    /// Containers open × lines, since each line is matched with all of them, and × marks, since a node that is inserted
    /// is compared with all its ancestors.
    private var nesting = 0
    /// Bytes of the URLs and titles that reference links copy.
    private var referenceBytes = 0
    /// Bytes that may become a node of their own.
    private var marks = 0
    private var length = 0
    private let features: MarkdownFeatures

    /// Measures what a source costs that is read with these features, at most.
    init(_ source: [UInt8], features: MarkdownFeatures) {
        self.features = features
        length = source.count
        var scan = MarkdownScan(hasFootnotes: features.contains(.footnotes))
        source.withUnsafeBufferPointer { scan.run($0) }
        scanning = scan.scanning
        footnotes = scan.footnotes.saturatingMultiply(6)
        strikethrough = scan.strikethrough.saturatingMultiply(2)
        autolinks = scan.mail.saturatingAdd(scan.punctuation.saturatingMultiply(5))
        tables = scan.tables.saturatingMultiply(3) / 10 + scan.columns.saturatingMultiply(4)
        nesting = scan.deepestPrefix.saturatingMultiply(scan.lines + scan.inlineMarks).saturatingMultiply(15)
        referenceBytes = scan.closingBrackets.saturatingMultiply(scan.longestReference)
        marks = scan.marks
    }

    /// Refuses what no leaving out of extensions would make cheap.
    func check(allowing allowance: Allowance) throws(MarkdownError) {
        let limit = allowance.nanoseconds(for: length)
        // 160 bytes a node in cmark, and about as many here.
        if length > 64 << 20 { throw MarkdownError(excess: "bytes") }
        if marks > 6_000_000 { throw MarkdownError(excess: "marks") }
        if nesting > limit { throw MarkdownError(excess: "nested quotes and lists") }
        if features.contains(.footnotes), footnotes > limit {
            throw MarkdownError(excess: "footnotes and emphasis marks in one paragraph")
        }
        if scanning > limit { throw MarkdownError(excess: "openings of HTML instructions in one paragraph") }
        if referenceBytes > 64 << 20 { throw MarkdownError(excess: "uses of long link references") }
    }

    /// The features that stay cheap; without the others their marks are plain text.
    func affordableFeatures(within allowance: Allowance) -> MarkdownFeatures {
        var result = features
        let limit = allowance.nanoseconds(for: length)
        if strikethrough > limit { result.remove(.strikethrough) }
        if autolinks > limit { result.remove(.autolinks) }
        if tables > limit { result.remove(.tables) }
        return result
    }
}

extension Int {
    /// The product of two numbers that are not negative, `Int.max` when it would be more.
    func saturatingMultiply(_ other: Int) -> Int {
        let (product, overflows) = multipliedReportingOverflow(by: other)
        return overflows ? Int.max : product
    }

    /// The sum of two numbers that are not negative, `Int.max` when it would be more.
    func saturatingAdd(_ other: Int) -> Int {
        let (sum, overflows) = addingReportingOverflow(other)
        return overflows ? Int.max : sum
    }
}
