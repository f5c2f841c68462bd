/// Decides which marker-like places of the body are markers, and which notes they mean.
struct MarkerResolver: Sendable {
    let page: Page
    let numbers: NoteNumbers

    /// The markers in their order, and what looks like one but has no note.
    func resolve(_ candidates: [PrintedMarker]) -> (markers: [ResolvedMarker], orphans: [String]) {
        let usual = usualForms(candidates)
        let isSpaced = isSpacedStyle(candidates.filter { usual.contains($0.form) })
        // How many sure places each value has.
        var sure: Set<NoteValue> = []
        for candidate in candidates where usual.contains(candidate.form) && !isDoubtful(candidate, isSpaced: isSpaced) {
            sure.formUnion(candidate.values)
        }
        var cursor = NoteNumbers.Cursor()
        var markers: [ResolvedMarker] = []
        var orphans: [String] = []
        var seenOrphans: Set<String> = []
        for candidate in candidates where usual.contains(candidate.form) {
            let known = candidate.values.filter(numbers.contains)
            if known.count == candidate.values.count {
                if isDoubtful(candidate, isSpaced: isSpaced), candidate.values.allSatisfy(sure.contains) { continue }
                let next = resolved(candidate, &cursor)
                if let last = markers.last, isList(last.range, candidate.range) {
                    markers[markers.count - 1].join(next)
                } else {
                    markers.append(next)
                }
                continue
            }
            // Partly known lists such as `[3-5]` of three notes resolve as far as they go, if a word ends before them.
            let isOrphan =
                looksLikeMarker(candidate) && candidate.values.allSatisfy { $0.kind == .number && $0.rank < 1000 }
            guard isOrphan else { continue }
            for value in candidate.values where !numbers.contains(value) && seenOrphans.insert(value.printed).inserted {
                orphans.append(value.printed)
            }
            if !known.isEmpty {
                // The bracket stays in the text as printed; its known notes are cited behind it.
                let end = candidate.range.upperBound
                let citations = known.compactMap { numbers.note(for: $0, &cursor).map { numbers.numbers[$0] } }
                markers.append(
                    ResolvedMarker(
                        range: end..<end,
                        citations: citations,
                        name: known.map(\.printed).joined(separator: ", ")
                    )
                )
            }
        }
        return (markers, orphans)
    }

    private func resolved(_ candidate: PrintedMarker, _ cursor: inout NoteNumbers.Cursor) -> ResolvedMarker {
        ResolvedMarker(
            range: candidate.range,
            citations: candidate.values.compactMap { numbers.note(for: $0, &cursor).map { numbers.numbers[$0] } },
            name: candidate.values.map(\.printed).joined(separator: ", ")
        )
    }

    /// Whether nothing but a comma stands between two markers, as in `[1], [2]`; it is no mark of the sentence.
    private func isList(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
        guard !first.isEmpty, first.upperBound < second.lowerBound, page.scalars[first.upperBound] == "," else {
            return false
        }
        return page.scalars[first.upperBound + 1..<second.lowerBound].allSatisfy { $0 == " " || $0 == "\u{A0}" }
    }

    /// The forms in use: brackets and raised digits always; the weaker ones only where the stronger find nothing.
    private func usualForms(_ candidates: [PrintedMarker]) -> Set<PrintedMarker.Form> {
        var found: [PrintedMarker.Form: Set<NoteValue>] = [:]
        for candidate in candidates {
            let known = candidate.values.filter(numbers.contains)
            if !known.isEmpty { found[candidate.form, default: []].formUnion(known) }
        }
        let strong: Set<PrintedMarker.Form> = [.bracket, .caretBracket, .superscript, .caret]
        var forms = strong.union([.symbol])
        // Without any note every bracket is an orphan worth a report.
        if found.isEmpty { return forms }
        if found.keys.contains(where: strong.contains) { return forms }
        let parentheses = found[.parentheses]?.count ?? 0
        let flattened = found[.flattened]?.count ?? 0
        if parentheses > 0, parentheses >= flattened {
            forms.insert(.parentheses)
        } else if flattened * 2 >= min(numbers.numbers.count, 8) {
            forms.insert(.flattened)
        }
        return forms
    }

    private func isSpacedStyle(_ candidates: [PrintedMarker]) -> Bool {
        let spaced = candidates.count { isAfterSpace($0) }
        return spaced * 3 > candidates.count * 2
    }

    private func isAfterSpace(_ marker: PrintedMarker) -> Bool {
        marker.range.lowerBound > 0 && page.scalars[marker.range.lowerBound - 1].isSpace
    }

    /// Between two words where the page's markers stand close to the word before: perhaps words of an editor.
    private func isDoubtful(_ marker: PrintedMarker, isSpaced: Bool) -> Bool {
        guard !isSpaced, marker.form == .bracket, isAfterSpace(marker) else { return false }
        let next = page.skippingSpace(from: marker.range.upperBound, limit: page.scalars.count)
        return next < page.scalars.count && next > marker.range.upperBound
            && (page.scalars[next].isLower || page.scalars[next].isASCIIDigit)
    }

    /// Close behind a word or mark, or before one: how a marker without a note looks.
    private func looksLikeMarker(_ marker: PrintedMarker) -> Bool {
        guard marker.form != .flattened, marker.form != .parentheses, marker.range.lowerBound > 0 else { return false }
        if !isAfterSpace(marker) { return true }
        let next = page.skippingSpace(from: marker.range.upperBound, limit: page.scalars.count)
        guard next < page.scalars.count else { return true }
        return !page.scalars[next].isLower && !page.scalars[next].isASCIIDigit
    }
}
