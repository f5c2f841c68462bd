/// Cuts biographies out of a stretch of the page.
struct BiographyFinder: Sendable {
    let page: Page
    let reader: BiographyReader
    /// Whether biographies begin on lines of their own here; else at any sentence.
    let needsLineStart: Bool

    /// A biography, or its heading alone.
    struct Found: Sendable {
        let contributor: Int?
        let heading: Range<Int>?
        var text: Range<Int>

        var range: Range<Int> {
            (heading?.lowerBound ?? text.lowerBound)..<max(text.upperBound, heading?.upperBound ?? 0)
        }
    }

    /// The biographies, each reaching to the next one, to a line of furniture or a heading, or to the end.
    func find(in range: Range<Int>) -> [Found] {
        var found: [Found] = []
        var pendingHeading: (range: Range<Int>, contributor: Int?)?
        for start in starts(in: range) {
            let end = end(of: start.position, in: range)
            if start.start.isHeading {
                if let heading = pendingHeading {
                    found.append(
                        Found(
                            contributor: heading.contributor,
                            heading: heading.range,
                            text: heading.range.upperBound..<heading.range.upperBound
                        )
                    )
                }
                let heading = page.trimmed(start.position..<start.start.text)
                let text = page.trimmed(
                    min(start.start.text, range.upperBound)..<max(end, min(start.start.text, range.upperBound))
                )
                if text.isEmpty {
                    pendingHeading = (heading, start.start.contributor)
                } else {
                    found.append(
                        Found(
                            contributor: start.start.contributor ?? named(at: text),
                            heading: heading,
                            text: withoutRemains(text)
                        )
                    )
                    pendingHeading = nil
                }
                continue
            }
            let text = withoutRemains(page.trimmed(start.position..<end))
            found.append(Found(contributor: start.start.contributor, heading: pendingHeading?.range, text: text))
            pendingHeading = nil
        }
        // Each reaches to the next at most.
        for index in found.indices.dropLast() where found[index].text.upperBound > found[index + 1].range.lowerBound {
            let limit = max(found[index].text.lowerBound, found[index + 1].range.lowerBound)
            found[index].text = page.trimmed(found[index].text.lowerBound..<limit)
        }
        return found
    }

    private struct Position {
        let position: Int
        let start: BiographyReader.Start
    }

    private func starts(in range: Range<Int>) -> [Position] {
        var starts: [Position] = []
        var isFree = isLineStart(range.lowerBound)
        var previous: Unicode.Scalar = "."
        var index = range.lowerBound
        while index < range.upperBound {
            let scalar = page.scalars[index]
            if scalar.isSpace {
                if scalar.isLineBreak { isFree = true }
                index += 1
                continue
            }
            let isWordStart = index == range.lowerBound || page.scalars[index - 1].isSpace
            let isCandidate = isFree || !needsLineStart && (previous.isTerminal || previous.isCloser)
            if isWordStart, isCandidate {
                let limit =
                    needsLineStart
                    ? min(range.upperBound, page.lines[page.lineIndex(at: index)].range.upperBound) : range.upperBound
                if let start = reader.start(at: index, limit: limit) {
                    starts.append(Position(position: index, start: start))
                    index = max(index + 1, min(start.text, range.upperBound))
                    isFree = start.isHeading
                    previous = "."
                    continue
                }
            }
            isFree = false
            previous = scalar
            index += 1
        }
        return starts
    }

    private func isLineStart(_ position: Int) -> Bool {
        page.lines[page.lineIndex(at: position)].content.lowerBound >= position
    }

    private func named(at text: Range<Int>) -> Int? {
        reader.start(at: text.lowerBound, limit: text.upperBound)?.contributor
    }

    /// The end of the words about a person: before a line that is certainly about something else.
    private func end(of start: Int, in range: Range<Int>) -> Int {
        let first = page.lineIndex(at: start)
        var end = min(range.upperBound, page.lines[first].content.upperBound)
        for word in page.words(in: start..<max(start, end)).dropFirst()
        where page.scalars[word.lowerBound].isUpper && Furniture.runsIn(page, at: word.lowerBound, limit: end) {
            return page.trimmed(start..<word.lowerBound).upperBound
        }
        for line in page.lines[(first + 1)...] {
            guard line.range.lowerBound < range.upperBound else { break }
            let content = line.content.clamped(to: range)
            if content.isEmpty { continue }
            if Furniture.isButtons(page, content) || Furniture.isImprint(page, content)
                || Furniture.heading(page, content) != nil
                || Furniture.filedUnder(page, content) != nil || Furniture.commentsHeader(page, content) != nil
                || NotesReader.announcesNotes(page, content)
                || reader.start(at: content.lowerBound, limit: content.upperBound) != nil
            {
                break
            }
            // A short line without a stop is a heading or a link.
            if content.count < 60, !page.scalars[content.upperBound - 1].isTerminal,
                !page.scalars[content.upperBound - 1].isCloser,
                end > start + 20
            {
                break
            }
            end = content.upperBound
        }
        return max(end, start)
    }

    /// Without the stars and underscores that emphasis has left.
    private func withoutRemains(_ text: Range<Int>) -> Range<Int> {
        var text = text
        while let first = text.first, "*_~/•—–".unicodeScalars.contains(page.scalars[first]) {
            text = page.trimmed(first + 1..<text.upperBound)
        }
        while let last = text.last, "*_~/".unicodeScalars.contains(page.scalars[last]) {
            text = page.trimmed(text.lowerBound..<last)
        }
        return text
    }
}
