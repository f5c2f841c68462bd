/// Names what stands below the article: the side bar's parts, a dedication, biographies.
struct TailReader: Sendable {
    let page: Page
    let biographies: BiographyReader
    private(set) var dedication: String?
    /// Biographies that the side bar prints, by contributor.
    private(set) var found: [Int: String] = [:]

    init(page: Page, biographies: BiographyReader) {
        self.page = page
        self.biographies = biographies
    }

    /// Enters all of a range as parts of the side bar.
    mutating func read(_ range: Range<Int>, into ledger: inout Ledger) {
        var name = "remains"
        var dedicated: Range<Int>?
        for line in page.lines[page.lineIndex(at: range.lowerBound)...] {
            guard line.range.lowerBound < range.upperBound else { break }
            var rest = page.trimmed(line.content.clamped(to: range))
            if rest.isEmpty {
                if let text = dedicated { keep(text, &ledger) }
                dedicated = nil
                continue
            }
            // A line may hold a glued heading at its front and the next one at its end.
            if let heading = Furniture.heading(page, rest) {
                if let text = dedicated { keep(text, &ledger) }
                dedicated = nil
                name = heading.name
                ledger.enter(page.trimmed(rest.lowerBound..<heading.end), as: .sidebar, "sidebar: \(name)")
                rest = page.trimmed(heading.end..<rest.upperBound)
            } else if Furniture.isImprint(page, rest) {
                name = "imprint"
            }
            let trailing = trailingHeading(rest)
            let body = page.trimmed(rest.lowerBound..<(trailing?.range.lowerBound ?? rest.upperBound))
            if !body.isEmpty {
                if name == "Dedication" {
                    dedicated = (dedicated?.lowerBound ?? body.lowerBound)..<body.upperBound
                } else if let start = biographies.start(at: body.lowerBound, limit: body.upperBound),
                    let who = start.contributor, !start.isHeading
                {
                    found[who] = page.folded(start.text..<body.upperBound)
                    ledger.enter(body, as: .metadata, "biography of \(biographies.contributors[who].name)")
                } else {
                    ledger.enter(body, as: .sidebar, "sidebar: \(name)")
                }
            }
            if let trailing {
                if let text = dedicated { keep(text, &ledger) }
                dedicated = nil
                name = trailing.name
                ledger.enter(trailing.range, as: .sidebar, "sidebar: \(name)")
            }
        }
        if let text = dedicated { keep(text, &ledger) }
    }

    private mutating func keep(_ text: Range<Int>, _ ledger: inout Ledger) {
        if dedication == nil { dedication = page.folded(text) }
        ledger.enter(text, as: .metadata, "dedication")
    }

    /// A heading that the dump has run onto the end of the line before, behind the end of a sentence.
    private func trailingHeading(_ content: Range<Int>) -> (range: Range<Int>, name: String)? {
        guard content.count > 12 else { return nil }
        let window = max(content.lowerBound + 1, content.upperBound - 30)..<content.upperBound
        for word in page.words(in: window) where page.scalars[word.lowerBound - 1].isSpace {
            var before = word.lowerBound - 1
            while before > content.lowerBound, page.scalars[before].isSpace { before -= 1 }
            guard page.scalars[before].isTerminal,
                let heading = Furniture.heading(page, word.lowerBound..<content.upperBound), !heading.isRunIn
            else { continue }
            return (word.lowerBound..<content.upperBound, heading.name)
        }
        return nil
    }
}
