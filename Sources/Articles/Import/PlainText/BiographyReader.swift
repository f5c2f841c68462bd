/// Tells where the page speaks of its contributors: "X is a …", "About the author".
struct BiographyReader: Sendable {
    let page: Page
    private let names: [String: [Name]]
    let contributors: [Contributor]

    private struct Name {
        let contributor: Int
        let words: [String]
    }

    init(page: Page, contributors: [Contributor]) {
        self.page = page
        self.contributors = contributors
        var names: [String: [Name]] = [:]
        for (index, contributor) in contributors.enumerated() {
            let bare = PersonName.withoutNickname(contributor.name)
            let short = contributor.given.split(separator: " ").first.map { "\($0) \(contributor.family)" }
            for form in Set([contributor.name, bare, "\(contributor.given) \(contributor.family)", short ?? bare]) {
                let words = form.split(separator: " ").map { Self.folded($0.unicodeScalars) }.filter { !$0.isEmpty }
                // A single word is too little to tell a biography by, unless it is all that is known.
                guard let first = words.first, words.count > 1 || contributor.given.isEmpty else { continue }
                names[first, default: []].append(Name(contributor: index, words: words))
            }
        }
        self.names = names
    }

    /// The start of a biography at a position, or of the heading over it.
    struct Start: Sendable {
        /// The contributor named; nil for "The author is …" and headings that name none.
        let contributor: Int?
        /// Where the words about the person begin; after the heading, if it is one.
        let text: Int
        let isHeading: Bool
    }

    func startsBiography(at position: Int, limit: Int) -> Bool { start(at: position, limit: limit) != nil }

    func start(at position: Int, limit: Int) -> Start? {
        var start = position
        // Remains of emphasis, dashes and bullets.
        while start < limit, start - position < 4, "*_~/—–-•[(".unicodeScalars.contains(page.scalars[start]) {
            start += 1
        }
        start = page.skippingSpace(from: start, limit: limit)
        guard start < limit, page.scalars[start].isUpper || !page.scalars[start].isLower else { return nil }
        for phrase in Self.headings {
            guard var end = page.end(ofWords: phrase, at: start, limit: limit) else { continue }
            if end < limit, page.scalars[end] == ":" { end += 1 }
            return Start(contributor: nil, text: page.skippingSpace(from: end, limit: limit), isHeading: true)
        }
        if let end = page.end(ofWords: "about", at: start, limit: limit),
            let (contributor, after) = name(at: page.skippingSpace(from: end, limit: limit), limit: limit)
        {
            let isAlone = after >= limit || page.scalars[after] == ":"
            let text = page.skippingSpace(from: min(after + (isAlone ? 1 : 0), limit), limit: limit)
            return isAlone ? Start(contributor: contributor, text: text, isHeading: true) : nil
        }
        for phrase in [
            "the author is", "the author was", "the authors are", "the writer is", "the author works",
            "the author teaches",
        ] {
            if page.end(ofWords: phrase, at: start, limit: limit) != nil {
                return Start(contributor: nil, text: start, isHeading: false)
            }
        }
        let title = page.end(ofOneOf: ["dr.", "dr", "prof.", "professor"], at: start, limit: limit)
        guard
            let (contributor, after) = name(
                at: title.map { page.skippingSpace(from: $0, limit: limit) } ?? start,
                limit: limit
            ),
            isFollowedByVerb(after, limit: limit)
        else { return nil }
        return Start(contributor: contributor, text: start, isHeading: false)
    }

    /// The contributor whose name stands at a position, and where the name ends.
    func name(at position: Int, limit: Int) -> (contributor: Int, end: Int)? {
        guard position < limit else { return nil }
        let words = page.words(in: position..<min(limit, position + 200), atMost: 9)
        guard let first = words.first, let candidates = names[Self.folded(page.scalars[first])] else { return nil }
        let texts = words.map { Self.folded(page.scalars[$0]) }
        let match = candidates.filter { texts.starts(with: $0.words) }.max { $0.words.count < $1.words.count }
        guard let match else { return nil }
        var end = words[match.words.count - 1].upperBound
        while end > position, page.scalars[end - 1].isTerminal || [",", ":", ";"].contains(page.scalars[end - 1]) {
            if page.scalars[end - 1] == ".", match.words.last.map(PageLexicon.isNameSuffix) ?? false { break }
            end -= 1
        }
        return (match.contributor, end)
    }

    private func isFollowedByVerb(_ position: Int, limit: Int) -> Bool {
        let words = page.words(in: position..<min(limit, position + 160), atMost: 14).map { page.text($0) }
        guard let first = words.first else { return false }
        if Self.verbs.contains(first) { return true }
        // “Jane Doe, PhD, is …” and “Jane Doe (Basel) is …”
        guard
            first == "," || first.hasPrefix("(") || first.hasPrefix("[") || first.hasPrefix(",")
                || page.scalars[position] == ","
        else { return false }
        return words.contains { $0 == "is" || $0 == "was" }
    }

    private static func folded(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var text: [Unicode.Scalar] = []
        for scalar in scalars where scalar.isWordPart || scalar == "-" { text.append(scalar) }
        return String(scalars: text).lowercased()
    }

    private static let headings =
        [
            "about the author", "about the authors", "about the contributor", "about the contributors", "author bio",
            "author bios",
            "author biography", "author information", "about the writer", "note on the author", "author's bio",
            "biography:",
            "contributors:", "about the editor", "about the editors", "biographical note", "biographies",
        ] + PageVocabulary.all(\.aboutTheAuthor)

    private static let verbs: Set<String> = [
        "is", "was", "has", "holds", "serves", "served", "works", "worked", "teaches", "taught", "studies", "studied",
        "writes",
        "wrote", "lives", "received", "earned", "graduated", "specializes", "specialises", "currently", "recently",
        "joined",
        "leads", "directs", "heads", "researches", "edits", "covers", "grew", "completed", "runs", "reports",
        "ist", "war", "arbeitet", "lehrt", "forscht", "schreibt", "lebt", "leitet", "studierte", "est", "était",
        "enseigne", "travaille", "dirige", "vit", "es", "era", "trabaja", "enseña", "investiga", "dirige", "vive",
    ]
}
