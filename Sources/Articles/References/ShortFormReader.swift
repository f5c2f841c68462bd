/// A reference that only points at a work which another note names.
struct ShortForm: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
        /// Ibid., Id.: the work of the reference before.
        case ibid
        /// Op. cit., supra without a number, or a short title: the work by these names or this title.
        case named
        /// Supra note 5, (n 5).
        case note(Int)
    }

    var kind: Kind
    /// Family names, or the name of a body, as printed.
    var families: [String] = []
    var title: String?
    var year: Int?
    var locator: String?
    /// It can't be anything but a short form, so that no match is worth a warning.
    var isCertain = true
}

/// Reads forms such as "ibid", "op cit", "supra" and author-year; short titles are told only after a full reading fails.
struct ShortFormReader {
    let scan: NoteScan
    let span: Range<Int>

    static let ibidWords: Set<Word> = ["ibid", "ibidem", "ibíd", "ebd", "ebenda", "id", "idem", "ivi", "там"]

    static func startsIbid(_ scan: NoteScan, _ index: Int, _ end: Int) -> Bool {
        guard index < end, scan[index].kind == .word, ibidWords.contains(scan[index].word) else { return false }
        if scan[index].word == "id" || scan[index].word == "ebd" { return scan[index].has(.dotted) || end - index == 1 }
        return true
    }

    func read() -> ShortForm? {
        guard !span.isEmpty else { return nil }
        if Self.startsIbid(scan, span.lowerBound, span.upperBound) { return ibid() }
        if let form = noteNumber() { return form }
        if let form = opCit() { return form }
        return authorYear()
    }

    // MARK: ibid.

    private func ibid() -> ShortForm? {
        let isIdem = scan.isWord(span.lowerBound, "idem")
        var index = span.lowerBound + 1
        while index < span.upperBound,
            scan[index].kind == .comma || scan[index].kind == .period || scan[index].kind == .colon
        { index += 1 }
        if index < span.upperBound, isIdem || scan.isWord(span.lowerBound, "id"),
            scan[index].isCapitalWord || scan[index].kind == .openQuote, !scan[index].isA(.tail)
        {
            // Another work by the same author; that is for the full reading.
            return nil
        }
        return ShortForm(kind: .ibid, locator: locator(index))
    }

    /// Where a title begins behind "Idem" or a long dash, whose author is the one of the reference before.
    static func sameAuthorEnd(_ scan: NoteScan, _ span: Range<Int>) -> Int? {
        guard let first = span.first else { return nil }
        let isIdem =
            scan.isWord(first, "idem") || scan.isWord(first, "id") && scan[first].has(.dotted)
            || scan.isWord(first, "eadem")
        let isDash = scan[first].kind == .dash && scan[first].end - scan[first].start >= 3
        guard isIdem || isDash else { return nil }
        var index = first + 1
        while index < span.upperBound, scan[index].kind == .dash || scan[index].isDelimiter { index += 1 }
        return index < span.upperBound ? index : nil
    }

    // MARK: supra

    private func noteNumber() -> ShortForm? {
        var index = span.lowerBound
        let limit = min(span.upperBound, span.lowerBound + 40)
        while index < limit {
            if scan.opensQuote(index), let mate = scan.mate(index) {
                index = mate + 1
                continue
            }
            // "(n 5)", "(note 5)"
            if scan.opensGroup(index), let mate = scan.mate(index), mate == index + 3,
                scan.isWord(index + 1, in: Self.noteWords), let number = number(index + 2)
            {
                return form(.note(number), names: span.lowerBound..<index, after: mate + 1)
            }
            let isSupra = scan.isWord(index, "supra") || scan.isWord(index, "above")
            if isSupra {
                var next = index + 1
                if scan.isKind(next, .comma) { next += 1 }
                if scan.isWord(next, in: Self.noteWords), let number = number(next + 1) {
                    return form(.note(number), names: span.lowerBound..<index, after: next + 2)
                }
                if scan.isWord(index, "supra") { return form(.named, names: span.lowerBound..<index, after: index + 1) }
            }
            // "see note 5 above"
            if scan.isWord(index, in: Self.noteWords), let number = number(index + 1),
                scan.isWord(index + 2, in: ["above", "supra"]), index > span.lowerBound
            {
                return form(.note(number), names: span.lowerBound..<index, after: index + 3)
            }
            index += 1
        }
        return nil
    }

    private static let noteWords: Set<Word> = ["note", "n", "nn", "notes", "fn", "footnote", "anm"]

    private func number(_ index: Int) -> Int? {
        guard index < span.upperBound, scan.isKind(index, .number), scan[index].value > 0, scan[index].value < 1_000_000
        else { return nil }
        return Int(scan[index].value)
    }

    // MARK: op. cit.

    private func opCit() -> ShortForm? {
        for index in span.lowerBound..<min(span.upperBound, span.lowerBound + 40) {
            if scan.isWord(index, "op") || scan.isWord(index, "loc"), scan.isWord(index + 1, "cit") {
                return form(.named, names: span.lowerBound..<index, after: index + 2)
            }
            if scan.isWord(index, "aao") || scan.isWord(index, "opcit") {
                return form(.named, names: span.lowerBound..<index, after: index + 1)
            }
        }
        return nil
    }

    private func form(_ kind: ShortForm.Kind, names: Range<Int>, after: Int) -> ShortForm? {
        var form = ShortForm(kind: kind, locator: locator(after))
        let head = scan.trim(names)
        if head.isEmpty { return kind == .named ? ShortForm(kind: .named, locator: form.locator) : form }
        if let quote = head.first(where: { scan.opensQuote($0) }), let mate = scan.mate(quote) {
            form.title = scan.text(scan.trim(quote + 1..<mate))
            form.families = families(head.lowerBound..<quote)
        } else {
            form.families = families(head)
            if form.families.isEmpty, let comma = head.first(where: { scan[$0].kind == .comma }) {
                form.families = families(head.lowerBound..<comma)
                form.title = scan.text(scan.trim(comma + 1..<head.upperBound))
            } else if form.families.isEmpty {
                // Too long for a title: a sentence that points back.
                guard head.count <= 14 else { return nil }
                form.title = scan.text(head)
            }
        }
        return form
    }

    private func families(_ range: Range<Int>) -> [String] {
        guard let list = scan.names(range) else { return [] }
        return list.names.compactMap { $0.family ?? $0.literal }
    }

    // MARK: Smith 2004, 45

    /// The author-year form of a note, alone or in brackets.
    private func authorYear() -> ShortForm? {
        var inner = scan.trim(span)
        if inner.count > 2, scan.opensGroup(inner.lowerBound), scan.mate(inner.lowerBound) == inner.upperBound - 1 {
            inner = scan.trim(inner.lowerBound + 1..<inner.upperBound - 1)
        }
        guard inner.count <= 24, inner.count >= 2 else { return nil }
        for index in inner.dropFirst() {
            let isGroup = scan.opensGroup(index)
            let at = isGroup ? index + 1 : index
            guard let year = scan.year(at) ?? scan.suffixedYear(at) else { continue }
            var after = at + 1
            var place: String?
            if isGroup {
                guard let mate = scan.mate(index) else { return nil }
                // "(2004: 12)", "(2004, 12)"
                if mate > at + 1 {
                    place = locator(at + 2)
                    guard place != nil else { return nil }
                }
                after = mate + 1
            }
            let who = inner.lowerBound..<index
            guard who.count <= 14,
                !who.contains(where: { scan[$0].kind == .openQuote || scan[$0].kind == .number || scan[$0].isA(.month) }
                )
            else { return nil }
            guard let list = scan.names(who),
                list.isSurnames
                    || list.names.count == 1 && list.names[0].literal != nil
                        && !who.contains(where: { scan[$0].kind == .comma }) && who.count <= 8
            else { return nil }
            if after < inner.upperBound {
                guard scan[after].isDelimiter || scan.isWord(after, in: ["at", "p", "pp"]) else { return nil }
                place = ShortFormReader(scan: scan, span: span.lowerBound..<inner.upperBound).locator(after)
                guard place != nil else { return nil }
            }
            return ShortForm(
                kind: .named,
                families: list.names.compactMap { $0.family ?? $0.literal },
                year: year,
                locator: place
            )
        }
        return nil
    }

    // MARK: locators

    /// The pinpoint that begins here, without a page's label; nil when something else does.
    func locator(_ start: Int) -> String? {
        let parser = ReferenceParser(scan: scan, span: span)
        var index = start
        while index < span.upperBound,
            scan[index].isDelimiter || scan.isWord(index, in: ["at", "p", "pp", "page", "pages", "pg", "s"])
        { index += 1 }
        guard index < span.upperBound else { return nil }
        if scan.isSectionMark(index) {
            var next = index
            while next < span.upperBound, scan.isSectionMark(next) { next += 1 }
            guard let found = parser.pages(at: next) else { return nil }
            return scan.text(index..<found.end)
        }
        if scan[index].kind == .word, scan[index].isA(.tail), parser.isCount(index + 1) {
            return scan.text(index..<(parser.pages(at: index + 1)?.end ?? index + 2))
        }
        guard let found = parser.pages(at: index) else { return nil }
        var end = found.end
        // "2:345"
        if scan.isKind(end, .colon), let rest = parser.pages(at: end + 1), end + 1 < span.upperBound { end = rest.end }
        return scan.text(index..<end)
    }
}
