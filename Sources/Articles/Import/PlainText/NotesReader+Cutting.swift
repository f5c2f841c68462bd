/// Cutting the list that was found into its notes.
extension NotesReader {
    func list(from first: NoteLabel, heading: Range<Int>?) -> NoteList? {
        let accepted = accept(from: first)
        guard !accepted.isEmpty else { return nil }
        var list = NoteList(heading: heading)
        let isOnLines = accepted.count { $0.isAtLineStart } * 2 > accepted.count
        for (index, label) in accepted.enumerated() {
            let start = page.skippingSpace(from: label.range.upperBound, limit: range.upperBound)
            let limit = index + 1 < accepted.count ? accepted[index + 1].range.lowerBound : range.upperBound
            guard index + 1 == accepted.count else {
                list.notes.append(note(label, page.trimmed(start..<limit)))
                continue
            }
            list.notes.append(note(label, start..<lastNoteEnd(from: start, isOnLines: isOnLines)))
        }
        return list
    }

    /// The labels that open notes, from the first on.
    func accept(from first: NoteLabel) -> [NoteLabel] {
        let group = labels.filter {
            $0.range.lowerBound >= first.range.lowerBound && $0.value.kind == first.value.kind
                && ($0.form == first.form
                    || $0.isAtLineStart && first.isAtLineStart && Self.areKin($0.form, first.form))
                || $0.form == .symbol && $0.isAtLineStart && $0.range.lowerBound > first.range.lowerBound
                    && first.isAtLineStart
        }
        let stop =
            group.first { label in
                label.isAtLineStart && isParted(from: first, label)
            }?.range.lowerBound ?? Int.max
        let onLines = group.filter { $0.isAtLineStart && $0.range.lowerBound < stop }
        // One note a line: then numbers elsewhere are part of a note.
        if first.isAtLineStart, onLines.count > 1 || group.count == 1 {
            return rising(onLines, limit: 3 * onLines.count + 40)
        }
        var sentenceStarts: [NoteValue: Int] = [:]
        var lastOfRank: [Int: Int] = [:]
        for label in group where label.isAtSentenceStart {
            sentenceStarts[label.value] = label.range.lowerBound
            if label.value.kind == first.value.kind { lastOfRank[label.value.rank] = label.range.lowerBound }
        }
        var accepted = [first]
        var seen: Set<NoteValue> = [first.value]
        for label in group.dropFirst() {
            let previous = accepted[accepted.count - 1]
            let isNext = label.value.rank == previous.value.rank + 1
            let comesBetterLater =
                !label.isAtSentenceStart && (sentenceStarts[label.value] ?? 0) > label.range.lowerBound
            let fits =
                isNext && !comesBetterLater
                || label.isAtSentenceStart && first.form != .dot && label.value.rank <= 3 * group.count + 20
                    && !seen.contains(label.value)
                || label.isAtSentenceStart && first.form == .dot
                    && (1...3).contains(label.value.rank - previous.value.rank)
                    // A number is left out only where it comes nowhere.
                    && (isNext || (lastOfRank[previous.value.rank + 1] ?? 0) < label.range.lowerBound)
            guard fits, label.range.lowerBound > previous.range.upperBound else { continue }
            accepted.append(label)
            seen.insert(label.value)
        }
        return accepted
    }

    /// Labels at line starts, without years and other numbers that only happen to stand there.
    func rising(_ labels: [NoteLabel], limit: Int) -> [NoteLabel] {
        var accepted: [NoteLabel] = []
        for label in labels
        where label.value.rank <= limit && label.range.lowerBound >= accepted.last?.range.upperBound ?? 0 {
            // A wrapped line that begins with a number: `12. The` inside a note would have to continue the count.
            if label.form == .bare || label.form == .dot, let last = accepted.last, label.value.kind == .number,
                label.value.rank > last.value.rank + 5
            {
                continue
            }
            accepted.append(label)
        }
        return accepted
    }

    static func areKin(_ left: NoteLabel.Form, _ right: NoteLabel.Form) -> Bool {
        let kin: Set<NoteLabel.Form> = [.dot, .closingParenthesis, .bare]
        return kin.contains(left) && kin.contains(right)
    }

    /// Whether a line that ends lists stands between the two.
    func isParted(from first: NoteLabel, _ label: NoteLabel) -> Bool {
        let line = page.lineIndex(at: label.range.lowerBound)
        guard line > 0 else { return false }
        // Only the line before can tell; a heading further up has parted the labels before this one.
        var before = line - 1
        while before > 0, page.lines[before].isBlank { before -= 1 }
        let content = page.lines[before].content
        guard content.lowerBound > first.range.upperBound, !content.isEmpty else { return false }
        return Self.announcesNotes(page, content) || isPlainHeading(content)
    }

    /// A short line in capitals or title case without label or stop.
    func isPlainHeading(_ content: Range<Int>) -> Bool {
        guard content.count <= 80, page.scalars[content.lowerBound].isUpper,
            !page.scalars[content.upperBound - 1].isTerminal, labels(at: content.lowerBound).isEmpty
        else { return false }
        return PageLexicon.isStandardHeading(page.folded(content).lowercased())
    }

    func note(_ label: NoteLabel?, _ range: Range<Int>) -> PrintedNote {
        var text = page.trimmed(range)
        var links: [Range<Int>] = []
        func isLink(_ scalar: Unicode.Scalar) -> Bool { "↩↑⤴↵\u{FE0E}\u{FE0F}".unicodeScalars.contains(scalar) }
        var start = text.lowerBound
        if start < text.upperBound, isLink(page.scalars[start]) || page.scalars[start] == "^" {
            while start < text.upperBound, isLink(page.scalars[start]) || page.scalars[start] == "^" { start += 1 }
            if start < text.upperBound, page.scalars[start].isSpace {
                links.append(text.lowerBound..<start)
                text = page.trimmed(start..<text.upperBound)
            }
        }
        var end = text.upperBound
        while end > text.lowerBound, isLink(page.scalars[end - 1]) || page.scalars[end - 1].isSpace { end -= 1 }
        if end < text.upperBound {
            let link = page.trimmed(end..<text.upperBound)
            if !link.isEmpty { links.append(link) }
            text = text.lowerBound..<end
        }
        return PrintedNote(label: label, text: text, backLinks: links)
    }

    // MARK: The end

    func lastNoteEnd(from start: Int, isOnLines: Bool) -> Int {
        var line = page.lineIndex(at: start)
        let first = start..<min(max(start, page.lines[line].content.upperBound), range.upperBound)
        var end = runInEnd(of: first)
        guard end == first.upperBound else { return end }
        while line + 1 < page.lines.count {
            line += 1
            let content = page.lines[line].content
            guard !content.isEmpty, content.upperBound <= range.upperBound, !endsList(content) else { break }
            let scalar = page.scalars[content.lowerBound]
            let isContinued =
                !page.scalars[end - 1].isTerminal && !page.scalars[end - 1].isCloser || scalar.isLower || scalar == "“"
                || page.end(
                    ofOneOf: ["http", "https", "www", "doi"],
                    at: content.lowerBound,
                    limit: content.upperBound
                ) != nil
            guard isContinued, end > start || isOnLines else { break }
            end = content.upperBound
        }
        return max(end, start)
    }

    /// Whether a line is certainly no part of a note.
    func endsList(_ content: Range<Int>) -> Bool {
        Furniture.commentsHeader(page, content) != nil || Furniture.heading(page, content) != nil
            || Furniture.isButtons(page, content)
            || Furniture.isImprint(page, content) || Furniture.filedUnder(page, content) != nil
            || biographies.startsBiography(at: content.lowerBound, limit: content.upperBound)
            || Self.announcesNotes(page, content) || isPlainHeading(content)
            || page.end(ofWords: "edited by", at: content.lowerBound, limit: content.upperBound) != nil
                && content.count < 120
    }

    /// Where a biography, a share bar or the comments run into the last note.
    func runInEnd(of content: Range<Int>) -> Int {
        var previous: Range<Int>?
        for word in page.words(in: content) {
            defer { previous = word }
            guard let before = previous,
                page.scalars[word.lowerBound].isUpper || page.scalars[word.lowerBound].isASCIIDigit
            else { continue }
            let last = page.scalars[before.upperBound - 1]
            guard last.isTerminal || last.isCloser || last == "/" || page.scalars[before.lowerBound] == "h" else {
                continue
            }
            let limit = content.upperBound
            if biographies.startsBiography(at: word.lowerBound, limit: limit)
                || Furniture.runsIn(page, at: word.lowerBound, limit: limit)
            {
                return before.upperBound
            }
        }
        return content.upperBound
    }
}
