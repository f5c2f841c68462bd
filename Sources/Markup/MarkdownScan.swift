/// The counts that `MarkdownCost` is made of, gathered line by line.
///
/// A stretch is a run of lines without a blank one. A line that starts a footnote definition starts a stretch as well:
/// it ends whatever paragraph came before.
struct MarkdownScan {
    private(set) var scanning = 0
    private(set) var footnotes = 0
    private(set) var strikethrough = 0
    private(set) var mail = 0
    private(set) var punctuation = 0
    private(set) var tables = 0
    private(set) var columns = 0
    private(set) var deepestPrefix = 0
    private(set) var lines = 0
    private(set) var closingBrackets = 0
    private(set) var longestReference = 0
    private(set) var marks = 0
    /// Those that are not at the start of a line, opening a container.
    private(set) var inlineMarks = 0

    private var stretch = Stretch()

    private struct Stretch {
        var bytes = 0
        var lines = 0
        var openings = 0
        var footnotes = 0
        var delimiters = 0
        var tildes = 0
        var ats = 0
        var mostColumns = 0
        var reference = Reference.none
        /// Since the label.
        var referenceBytes = 0
    }

    /// `<?`, `<![` and `<!A` on one line, each of which looks for its end in the rest of the paragraph.
    private struct Openings {
        private var instructions = 0
        private var sections = 0
        private var declarations = 0
        private var first = 0

        var count: Int { instructions + sections + declarations }

        mutating func open(_ mark: UInt8, _ next: UInt8, at index: Int) {
            let wasEmpty = count == 0
            switch (mark, next) {
            case (UInt8(ascii: "?"), _): instructions += 1
            case (UInt8(ascii: "!"), UInt8(ascii: "[")): sections += 1
            case (UInt8(ascii: "!"), 0x41...0x5A), (UInt8(ascii: "!"), 0x61...0x7A): declarations += 1
            default: return
            }
            if wasEmpty { first = index }
        }

        /// Those that a `>` ends are done; returns the bytes that they looked at.
        ///
        /// cmark takes `??>` and `]]]>` for no end.
        mutating func close(after before: (UInt8, UInt8, UInt8), at index: Int) -> Int {
            var closed = declarations
            declarations = 0
            switch before {
            case (_, let other, UInt8(ascii: "?")) where other != UInt8(ascii: "?"):
                closed += instructions
                instructions = 0
            case (let other, UInt8(ascii: "]"), UInt8(ascii: "]")) where other != UInt8(ascii: "]"):
                closed += sections
                sections = 0
            default: break
            }
            return closed.saturatingMultiply(index - first)
        }
    }

    /// Where in a link reference, `[label]: url "title"`, the scan stands.
    private enum Reference {
        case none, colon, beforeURL, url, beforeTitle, title(end: UInt8), endless
    }

    /// Whether `[^label]:` starts a footnote, not a link reference.
    private let hasFootnotes: Bool

    init(hasFootnotes: Bool) {
        self.hasFootnotes = hasFootnotes
    }

    /// Reads the whole source.
    mutating func run(_ source: UnsafeBufferPointer<UInt8>) {
        var start = 0
        while start < source.count {
            var end = start
            while end < source.count, source[end] != UInt8(ascii: "\n"), source[end] != UInt8(ascii: "\r") { end += 1 }
            readLine(source, start, end)
            start = end + 1
        }
        endStretch()
    }

    private mutating func endStretch() {
        scanning = scanning.saturatingAdd(stretch.openings.saturatingMultiply(stretch.bytes))
        footnotes = footnotes.saturatingAdd(stretch.footnotes.saturatingMultiply(stretch.delimiters))
        strikethrough = strikethrough.saturatingAdd(stretch.tildes.saturatingMultiply(stretch.delimiters))
        mail = mail.saturatingAdd(stretch.ats.saturatingMultiply(stretch.bytes))
        // Each row of a table is filled up to the columns of its head.
        columns = columns.saturatingAdd(stretch.mostColumns.saturatingMultiply(stretch.lines).saturatingMultiply(25))
        endReference()
        stretch = Stretch()
    }

    private mutating func readLine(_ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
        lines += 1
        var first = start
        var column = 0
        while first < end, source[first] == UInt8(ascii: " ") || source[first] == UInt8(ascii: "\t") {
            column += source[first] == UInt8(ascii: "\t") ? 4 : 1
            first += 1
        }
        guard first < end else { return endStretch() }
        let isFootnote = hasFootnotes && column <= 3 && isDefinition(source, first, end)
        if isFootnote { endStretch() }
        if column <= 3, isBulletItem(source, first, end) { endStretch() }
        let containers = containerMarkers(source, first, end)
        let pipes = readBytes(source, first, end, textStart: containers.end, isFootnote: isFootnote)
        columns = columns.saturatingAdd(pipes.saturatingMultiply(pipes))
        if isDelimiterRow(source, first, end) {
            tables = tables.saturatingAdd(stretch.lines.saturatingMultiply(stretch.bytes))
            stretch.mostColumns = max(stretch.mostColumns, pipes)
        }
        if containers.count > 0 { deepestPrefix = max(deepestPrefix, containers.count + column / 2) }
        marks += containers.count + 1
        stretch.bytes += end - start + 1
        stretch.lines += 1
    }

    /// Counts the line's marks; returns its pipes.
    private mutating func readBytes(
        _ source: UnsafeBufferPointer<UInt8>,
        _ first: Int,
        _ end: Int,
        textStart: Int,
        isFootnote: Bool
    ) -> Int {
        var marksBefore = marks
        var pipes = 0
        var isFootnoteLabel = isFootnote
        var openings = Openings()
        var wordStart = first
        var wordPunctuation = 0
        for index in first..<end {
            let next = index + 1 < end ? source[index + 1] : 0
            readReference(source[index])
            if index == textStart { marksBefore = marks }
            switch source[index] {
            case UInt8(ascii: "<"):
                marks += 1
                openings.open(next, index + 2 < end ? source[index + 2] : 0, at: index)
            case UInt8(ascii: ">"):
                marks += 1
                guard index >= first + 3 else { break }
                let before = (source[index - 3], source[index - 2], source[index - 1])
                scanning = scanning.saturatingAdd(openings.close(after: before, at: index))
            case UInt8(ascii: "["):
                marks += 1
                if next == UInt8(ascii: "^") { stretch.footnotes += 1 }
            case UInt8(ascii: "]"):
                marks += 1
                closingBrackets += 1
                if next == UInt8(ascii: ":"), !isFootnoteLabel { startReference() }
                isFootnoteLabel = false
            case UInt8(ascii: "*"), UInt8(ascii: "_"):
                marks += 1
                stretch.delimiters += 1
            case UInt8(ascii: "~"):
                marks += 1
                stretch.delimiters += 1
                stretch.tildes += 1
            case UInt8(ascii: "@"): stretch.ats += 1
            case UInt8(ascii: "|"):
                marks += 1
                pipes += 1
            case UInt8(ascii: "`"), UInt8(ascii: "&"), UInt8(ascii: "\\"), UInt8(ascii: "w"):
                marks += 1
            case UInt8(ascii: "!"), UInt8(ascii: ":"):
                marks += 1
                wordPunctuation += 1
            case UInt8(ascii: ")"), UInt8(ascii: ";"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "?"),
                UInt8(ascii: "\""), UInt8(ascii: "'"):
                wordPunctuation += 1
            case UInt8(ascii: " "), UInt8(ascii: "\t"):
                punctuation = punctuation.saturatingAdd(wordPunctuation.saturatingMultiply(index - wordStart))
                wordStart = index + 1
                wordPunctuation = 0
            default: break
            }
        }
        punctuation = punctuation.saturatingAdd(wordPunctuation.saturatingMultiply(end - wordStart))
        readReference(UInt8(ascii: "\n"))
        stretch.openings += openings.count
        if textStart < end { inlineMarks += marks - marksBefore }
        return pipes
    }

    /// Follows what may be the URL and title of a link reference, which every use copies.
    private mutating func readReference(_ byte: UInt8) {
        let isSpace = byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
        stretch.referenceBytes += 1
        switch stretch.reference {
        case .none: return
        case .colon: stretch.reference = .beforeURL
        case .beforeURL: if !isSpace { stretch.reference = .url }
        case .url: if isSpace { stretch.reference = .beforeTitle }
        case .beforeTitle:
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): stretch.reference = .title(end: byte)
            case UInt8(ascii: "("): stretch.reference = .title(end: UInt8(ascii: ")"))
            default: if !isSpace { endReference() }
            }
        case .title(let end): if byte == end { stretch.reference = .url }
        // A title that another reference interrupts may be anything up to the stretch's end.
        case .endless: break
        }
    }

    private mutating func startReference() {
        switch stretch.reference {
        case .title, .endless: stretch.reference = .endless
        case .none, .colon, .beforeURL, .url, .beforeTitle:
            endReference()
            stretch.reference = .colon
        }
    }

    private mutating func endReference() {
        if case .none = stretch.reference {} else { longestReference = max(longestReference, stretch.referenceBytes) }
        stretch.reference = .none
        stretch.referenceBytes = 0
    }

    private func isDefinition(_ source: UnsafeBufferPointer<UInt8>, _ first: Int, _ end: Int) -> Bool {
        guard first + 2 < end, source[first] == UInt8(ascii: "["), source[first + 1] == UInt8(ascii: "^") else {
            return false
        }
        var index = first + 2
        while index < end, source[index] != UInt8(ascii: "]"), source[index] != UInt8(ascii: " ") { index += 1 }
        return index > first + 2 && index + 1 < end && source[index] == UInt8(ascii: "]")
            && source[index + 1] == UInt8(ascii: ":")
    }

    private func isDelimiterRow(_ source: UnsafeBufferPointer<UInt8>, _ first: Int, _ end: Int) -> Bool {
        var hasDash = false
        for index in first..<end {
            switch source[index] {
            case UInt8(ascii: "-"): hasDash = true
            case UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">"): break
            default: return false
            }
        }
        return hasDash
    }

    /// Whether the line is an item of a bulleted list with words in it: no paragraph goes on in such a line.
    private func isBulletItem(_ source: UnsafeBufferPointer<UInt8>, _ first: Int, _ end: Int) -> Bool {
        first + 2 < end && [0x2A, 0x2B, 0x2D].contains(source[first]) && source[first + 1] == 0x20
            && source[first + 2] > 0x20
    }

    /// How many quotes, lists and footnotes the start of a line can open, and where the words after them start.
    private func containerMarkers(
        _ source: UnsafeBufferPointer<UInt8>,
        _ first: Int,
        _ end: Int
    ) -> (count: Int, end: Int) {
        var count = 0
        var index = first
        // A line of one kind of mark is a thematic break.
        var kinds: Set<UInt8> = []
        while index < end {
            switch source[index] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"): break
            case UInt8(ascii: ">"):
                kinds.insert(UInt8(ascii: ">"))
                count += 1
            case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "_"):
                kinds.insert(source[index])
                count += 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"): kinds.insert(UInt8(ascii: "0"))
            case UInt8(ascii: "."), UInt8(ascii: ")"):
                let isNumbered = index > first && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(source[index - 1])
                guard isNumbered else { return (count, index) }
                count += 1
            case UInt8(ascii: "["):
                guard isDefinition(source, index, end) else { return (count, index) }
                while source[index] != UInt8(ascii: "]") { index += 1 }
                index += 1
                kinds.insert(UInt8(ascii: "["))
                count += 1
            default: return (count, index)
            }
            index += 1
        }
        let isRule = kinds.count == 1 && !kinds.isDisjoint(with: [0x2D, 0x2A, 0x5F])
        return isRule ? (0, first) : (count, end)
    }
}
