/// The body as the page lays it out: paragraphs, and headings that stand on lines of their own.
struct BodyReader: Sendable {
    let page: Page
    /// Taken out of the text before a line is judged: a heading may carry one.
    let markers: [ResolvedMarker]
    /// When not nil, only these lines are headings.
    let wanted: Set<String>?

    /// A stretch of the body.
    enum Block: Sendable {
        case heading(Range<Int>, level: Int, confidence: Double, reason: String)
        case paragraph(Range<Int>)
        case furniture(Range<Int>, name: String)
    }

    /// A line of the body with what the judging needs.
    private struct Line {
        let content: Range<Int>
        let isAfterBlank: Bool
        var isBeforeBlank: Bool
        var furniture: String?
    }

    /// The blocks of a range in their order.
    func blocks(in range: Range<Int>) -> [Block] {
        let lines = lines(in: range)
        guard !lines.isEmpty else { return [] }
        let isWrapped = isWrapped(lines)
        let shapes = lines.map { $0.furniture == nil ? headingShape(of: $0.content) : nil }
        var blocks: [Block] = []
        var open: Range<Int>?
        var index = 0
        func close() {
            if let paragraph = open { blocks.append(.paragraph(paragraph)) }
            open = nil
        }
        while index < lines.count {
            let line = lines[index]
            if let name = line.furniture {
                close()
                blocks.append(.furniture(line.content, name: name))
            } else if let (confidence, reason) = heading(
                at: index,
                lines,
                shapes,
                isWrapped: isWrapped,
                continuesParagraph: open != nil
            ) {
                close()
                blocks.append(
                    .heading(line.content, level: level(of: line.content), confidence: confidence, reason: reason)
                )
            } else if let paragraph = open, !line.isAfterBlank,
                !opensParagraph(line.content, after: paragraph, isWrapped: isWrapped)
            {
                open = paragraph.lowerBound..<line.content.upperBound
            } else {
                close()
                open = line.content
            }
            index += 1
        }
        close()
        return blocks
    }

    private func lines(in range: Range<Int>) -> [Line] {
        var lines: [Line] = []
        var isAfterBlank = true
        for line in page.lines[page.lineIndex(at: range.lowerBound)...] {
            guard line.range.lowerBound < range.upperBound else { break }
            let content = page.trimmed(line.content.clamped(to: range))
            if content.isEmpty {
                isAfterBlank = true
                if !lines.isEmpty { lines[lines.count - 1].isBeforeBlank = true }
                continue
            }
            lines.append(
                Line(content: content, isAfterBlank: isAfterBlank, isBeforeBlank: false, furniture: furniture(content))
            )
            isAfterBlank = false
        }
        if !lines.isEmpty { lines[lines.count - 1].isBeforeBlank = true }
        return lines
    }

    private func furniture(_ content: Range<Int>) -> String? {
        if Furniture.isRule(page, content) { return "sidebar: rule" }
        if Furniture.isButtons(page, content) { return "sidebar: buttons" }
        if Furniture.isImprint(page, content) { return "sidebar: imprint" }
        if let heading = Furniture.heading(page, content), content.count <= 200,
            heading.isRunIn ? heading.name != "Author" : heading.name == "Advertisement"
        {
            return "sidebar: \(heading.name)"
        }
        if Furniture.commentsHeader(page, content) != nil, content.count < 40 { return "sidebar: comments link" }
        return nil
    }

    // MARK: Paragraphs

    /// Whether lines are broken for their width: then most of them end inside a sentence.
    private func isWrapped(_ lines: [Line]) -> Bool {
        var (inside, pairs) = (0, 0)
        for (line, next) in zip(lines, lines.dropFirst())
        where !next.isAfterBlank && line.furniture == nil && next.furniture == nil && line.content.count >= 40 {
            pairs += 1
            if !endsSentence(line.content) { inside += 1 }
        }
        return pairs > 2 && inside * 10 > pairs * 4
    }

    private func endsSentence(_ content: Range<Int>) -> Bool {
        var end = withoutTrailingBrackets(withoutTrailingMarkers(content)).upperBound
        while end > content.lowerBound, page.scalars[end - 1].isCloser { end -= 1 }
        guard end > content.lowerBound else { return true }
        return page.scalars[end - 1].isTerminal || page.scalars[end - 1] == ":"
    }

    private func opensParagraph(_ content: Range<Int>, after paragraph: Range<Int>, isWrapped: Bool) -> Bool {
        if "•●▪◦*-–—".unicodeScalars.contains(page.scalars[content.lowerBound]), content.count > 2,
            page.scalars[content.lowerBound + 1].isSpace
        {
            return true
        }
        guard !isWrapped else { return false }
        return endsSentence(page.lines[page.lineIndex(at: paragraph.upperBound - 1)].content.clamped(to: paragraph))
    }

    private func withoutTrailingMarkers(_ content: Range<Int>) -> Range<Int> {
        var content = content
        // A bracket that is known in part only has a marker without extent behind it.
        while let marker = marker(endingAt: content.upperBound), marker.lowerBound > content.lowerBound, !marker.isEmpty
        {
            content = page.trimmed(content.lowerBound..<marker.lowerBound)
        }
        return content
    }

    /// Without brackets that look like markers but have no note.
    private func withoutTrailingBrackets(_ content: Range<Int>) -> Range<Int> {
        var content = content
        while content.count > 3, page.scalars[content.upperBound - 1] == "]" {
            var start = content.upperBound - 2
            while start > content.lowerBound, content.upperBound - start < 8, page.scalars[start].isASCIIDigit {
                start -= 1
            }
            guard page.scalars[start] == "[", start > content.lowerBound, start < content.upperBound - 2 else { break }
            content = page.trimmed(content.lowerBound..<start)
        }
        return content
    }

    private func marker(endingAt end: Int) -> Range<Int>? {
        var (low, high) = (0, markers.count)
        while low < high {
            let middle = (low + high) / 2
            if markers[middle].range.upperBound < end { low = middle + 1 } else { high = middle }
        }
        return low < markers.count && markers[low].range.upperBound == end ? markers[low].range : nil
    }

    // MARK: Headings

    /// What a line by itself tells: how much its words look like a heading, 0…1; nil when they can't be one.
    private func headingShape(of content: Range<Int>) -> Double? {
        let content = withoutTrailingBrackets(withoutTrailingMarkers(content))
        guard !content.isEmpty, content.count <= 160 else { return nil }
        let words = page.words(in: content, atMost: 22)
        guard let first = words.first, words.count <= 20 else { return nil }
        let folded = page.folded(content).lowercased()
        let bare = folded.drop { $0.isNumber || ".): ".contains($0) }
        if PageLexicon.isStandardHeading(String(bare.filter { $0 != ":" })) { return 1 }
        let last = page.scalars[content.upperBound - 1]
        guard last != ".", last != ",", last != ";", last != "…",
            !(last.isCloser && page.scalars[max(content.upperBound - 2, content.lowerBound)].isTerminal)
        else { return nil }
        var start = first.lowerBound
        while start < first.upperBound, page.scalars[start].isOpeningQuote || page.scalars[start] == "¿" { start += 1 }
        guard start < first.upperBound, !page.scalars[start].isLower, page.scalars[start].isWordPart else { return nil }
        guard page.end(ofOneOf: Self.captions, at: first.lowerBound, limit: content.upperBound) == nil else {
            return nil
        }
        guard content.contains(where: { page.scalars[$0].isLetter }) else { return nil }
        let main = words.filter {
            page.scalars[$0.lowerBound].isLetter && !PageLexicon.isMinor(page.text($0).lowercased())
        }
        let capitals = main.count { page.scalars[$0.lowerBound].isUpper || !page.scalars[$0.lowerBound].isLower }
        // Two sentences are no heading.
        if zip(words, words.dropFirst()).contains(where: {
            endsSentence($0) && $0.count > 4 && page.scalars[$1.lowerBound].isUpper
        }) {
            return nil
        }
        if words.count > 14, capitals < main.count { return nil }
        if capitals == main.count { return words.count <= 12 ? 1 : 0.8 }
        // Sentence case: a question or a phrase, unless its verb makes it a sentence.
        let texts = words.map { page.text($0).lowercased() }
        if last == "?" { return words.count <= 14 ? 0.8 : 0.4 }
        if ["he", "she", "it", "they", "we", "i", "you", "this", "that", "these"].contains(texts[0]),
            texts.contains(where: PageLexicon.isAuxiliary)
        {
            return 0.35
        }
        return words.count <= 10 ? 0.75 : 0.45
    }

    private static let captions = [
        "edited by", "written by", "by", "translated by", "filed under", "posted in", "tags", "tagged", "keywords",
        "figure", "fig.", "table", "photo", "photograph", "image", "image credit", "source", "credit", "caption", "map",
    ]

    private func heading(
        at index: Int,
        _ lines: [Line],
        _ shapes: [Double?],
        isWrapped: Bool,
        continuesParagraph: Bool
    ) -> (confidence: Double, reason: String)? {
        let line = lines[index]
        if let wanted {
            return wanted.contains(page.folded(withoutTrailingMarkers(line.content))) ? (1, "named by the caller") : nil
        }
        guard let shape = shapes[index], index + 1 < lines.count else { return nil }
        // Words must follow: not only more headings, buttons or nothing.
        guard
            let following = (index + 1..<min(index + 3, lines.count)).first(where: {
                lines[$0].furniture == nil && shapes[$0] == nil
            })
        else { return nil }
        let isList =
            index > 0 && following > index + 1 && shapes[index - 1] != nil && lines[index - 1].furniture == nil
            && !line.isAfterBlank
        if isList { return nil }
        let next = lines[following].content
        if line.isAfterBlank, line.isBeforeBlank {
            return (
                shape >= 1 ? 0.97 : shape,
                shape >= 1
                    ? "a line of its own between blank lines" : "a short line between blank lines, in sentence case"
            )
        }
        let isLongerBelow =
            next.count >= max(60, line.content.count * 3 / 2) || next.count > line.content.count && endsSentence(next)
        if line.isAfterBlank {
            guard isLongerBelow || shape >= 1 else { return nil }
            return (shape >= 1 ? 0.93 : shape - 0.05, "a short line over a paragraph")
        }
        // Without a blank line before it, a wrapped line may be the short end of a paragraph.
        let previousEnds =
            index == 0 || lines[index - 1].furniture != nil || endsSentence(lines[index - 1].content)
            || !continuesParagraph
        guard previousEnds, isLongerBelow || line.isBeforeBlank && shape >= 1 else { return nil }
        if isWrapped {
            return shape >= 1 && isLongerBelow ? (0.75, "a short line in title case between lines of text") : nil
        }
        return (shape >= 1 ? 0.9 : shape - 0.1, "a short line without a full stop between paragraphs")
    }

    /// 2 for `1.1 Scope`, 3 for `1.1.1 …`, else 1.
    private func level(of content: Range<Int>) -> Int {
        guard page.scalars[content.lowerBound].isASCIIDigit else { return 1 }
        var groups = 1
        var index = content.lowerBound
        while index < content.upperBound, page.scalars[index].isASCIIDigit || page.scalars[index] == "." {
            if page.scalars[index] == ".", index + 1 < content.upperBound, page.scalars[index + 1].isASCIIDigit {
                groups += 1
            }
            index += 1
        }
        return min(groups, 6)
    }
}
