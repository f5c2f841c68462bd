/// Weighs whether a reading is one of a work at all, and how sure it is.
enum Evidence {
    static func isReference(_ parser: ReferenceParser, isSameAuthor: Bool) -> Bool {
        let csl = parser.csl
        if csl.type == "legal_case" || csl.type == "legislation" || csl.type == "bill" {
            return csl.title != nil || csl.containerTitle != nil || csl.number != nil
        }
        if csl.doi != nil || csl.url != nil || csl.isbn != nil { return true }
        let isProse = prose(parser)
        if !parser.traits.isDisjoint(with: [.interview, .personal, .thesis]), csl.author != nil || csl.title != nil {
            return !isProse || csl.issued != nil
        }
        guard csl.title != nil || csl.containerTitle != nil else { return false }
        if parser.traits.contains(.imprint), csl.publisher != nil || csl.publisherPlace != nil {
            return !isProse || csl.issued != nil
        }
        if isProse { return false }
        if parser.traits.contains(.quotedTitle) {
            return csl.author != nil || csl.containerTitle != nil || csl.publisher != nil || csl.issued != nil
                || parser.locator != nil
        }
        if csl.containerTitle != nil {
            return csl.issued != nil || csl.volume != nil || csl.page != nil || parser.locator != nil
        }
        if csl.type == "treaty" { return csl.issued != nil || parser.locator != nil }
        if csl.author != nil || csl.editor != nil || isSameAuthor {
            return csl.issued != nil || csl.publisher != nil || parser.locator != nil || csl.volume != nil
                || parser.traits.contains(.bibliography) || csl.edition != nil
                || !parser.traits.isDisjoint(with: [.speech, .manuscript, .archive, .film, .conference])
        }
        return csl.publisher != nil && csl.issued != nil || csl.number != nil && csl.issued != nil
            || csl.issued != nil && parser.traits.contains(.film)
            || parser.traits.contains(.italicTitle) && (csl.issued != nil || parser.locator != nil)
            || csl.edition != nil || parser.traits.contains(.archive)
    }

    /// Words of a sentence outnumber what a reference can have outside of its title.
    private static func prose(_ parser: ReferenceParser) -> Bool {
        var words = 0
        var index = parser.span.lowerBound
        let title = parser.titleSpan
        while index < parser.span.upperBound {
            let token = parser.scan[index]
            let isInTitle = title.map { $0.contains(index) } ?? false
            if token.kind == .word, token.has(.lower), token.isA(.prose), !token.has(.italic),
                !(isInTitle && parser.traits.contains(.quotedTitle)),
                !(isInTitle && parser.traits.contains(.authorYear))
            {
                words += isInTitle ? 1 : 2
            }
            index = parser.scan.next(index)
        }
        return words >= 2
    }

    /// The mean of the fields, less for what was left over and for what such a work should have and lacks.
    static func confidence(_ parser: ReferenceParser) -> Double {
        let csl = parser.csl
        var value = parser.sure.mean
        // Laws and talks need neither publisher nor date to be known by.
        if !selfContained.contains(csl.type) {
            if csl.title == nil { value -= csl.containerTitle == nil ? 0.4 : 0.1 }
            if csl.issued == nil, csl.url == nil, csl.doi == nil { value -= 0.15 }
            if csl.containerTitle == nil, csl.publisher == nil, csl.url == nil, csl.doi == nil { value -= 0.1 }
        }
        let length = Double(max(1, parser.span.count))
        value -= min(0.4, Double(parser.proseCount) / length)
        return Double(Int(max(0.05, min(0.99, value)) * 100 + 0.5)) / 100
    }

    private static let selfContained: Set<String> = [
        "legislation", "legal_case", "treaty", "bill", "interview", "personal_communication",
    ]

    /// The number of a resolution that is not the one at the end of its URL: one of the two is misprinted.
    static func differsFromURL(_ parser: ReferenceParser) -> Bool {
        guard let url = parser.csl.url, let title = parser.titleSpan,
            let word = title.first(where: { parser.scan.isWord($0, "resolution") }), word + 1 < title.upperBound,
            parser.scan.isKind(word + 1, .number)
        else { return false }
        let number = parser.scan.text(word + 1..<word + 2)
        let last = url.split(separator: "/").last ?? ""
        return last.count == number.count && last.allSatisfy(\.isNumber) && last != number
    }
}

/// Tells a short title from a full reference: family names alone, or a title with nothing but a place in it.
enum ShortTitle {
    static func read(_ parser: ReferenceParser) -> ShortForm? {
        let csl = parser.csl
        guard csl.url == nil, csl.doi == nil, csl.isbn == nil, csl.issued == nil, csl.publisher == nil,
            csl.publisherPlace == nil, csl.volume == nil, csl.containerTitle == nil,
            csl.number == nil, csl.edition == nil, csl.page == nil, !parser.traits.contains(.imprint),
            parser.traits.isDisjoint(with: [
                .interview, .personal, .thesis, .archive, .film, .conference, .speech, .manuscript, .report,
            ]), csl.type != "legal_case", csl.type != "bill"
        else { return nil }
        let names = csl.author ?? csl.editor ?? []
        let families = names.compactMap { $0.family ?? $0.literal }
        let title = csl.title
        guard let span = parser.titleSpan ?? (families.isEmpty ? nil : parser.span), span.count <= 30 else {
            return nil
        }
        if !families.isEmpty {
            let isShort = parser.traits.contains(.surnames) && (title != nil || parser.locator != nil)
            return ShortForm(
                kind: .named,
                families: families,
                title: title,
                locator: parser.locator,
                isCertain: isShort
            )
        }
        guard title != nil else { return nil }
        if parser.traits.contains(.quotedTitle) {
            guard parser.residuals.isEmpty || parser.locator != nil else { return nil }
            return ShortForm(kind: .named, title: title, locator: parser.locator, isCertain: parser.locator != nil)
        }
        // "Nye and Keohane, 23": what was taken for a title may be the names.
        guard parser.proseCount == 0,
            parser.scan[span.lowerBound].isCapitalWord || parser.scan[span.lowerBound].has(.italic)
        else { return nil }
        if let list = parser.scan.names(span), parser.locator != nil {
            return ShortForm(
                kind: .named,
                families: list.names.compactMap { $0.family ?? $0.literal },
                title: nil,
                locator: parser.locator,
                isCertain: list.isSurnames && parser.locator != nil && list.names.allSatisfy { $0.literal == nil }
            )
        }
        guard parser.locator != nil || parser.traits.contains(.italicTitle) || span.count <= 8 else { return nil }
        return ShortForm(kind: .named, title: title, locator: parser.locator, isCertain: false)
    }
}
