/// The texts of one version of an article that quotes can stand in: of each section, each note, and of the article.
struct AnchorScopes {
    /// Sections, then notes, each in the order of the article.
    let targets: [Comment.Anchor]
    private let texts: [Comment.Anchor: FoldedText]
    private let article: FoldedText

    init(_ content: ArticleContent) {
        var texts: [Comment.Anchor: FoldedText] = [:]
        for section in content.sections { texts[.section(section.anchor)] = FoldedText(section.text) }
        for citation in content.citations { texts[.citation(citation.number)] = FoldedText(citation.text) }
        self.texts = texts
        targets =
            content.sections.map { .section($0.anchor) } + content.citations.map { .citation($0.number) }
        article = FoldedText(content.sections)
    }

    /// The text of a section or note, nil when there is none; of the article for nil.
    func text(of target: Comment.Anchor?) -> FoldedText? {
        guard let target else { return article }
        return texts[target]
    }
}

extension FoldedText {
    /// The text of an article: headings and texts of all sections.
    init(_ sections: [Section]) {
        self.init(joining: sections.flatMap { [$0.heading ?? "", $0.text] })
    }
}

/// Where quotes stand in one version of an article.
struct QuoteOccurrences {
    /// For each quote, the places where it stands; nil is the article.
    private var offsets: [[UInt8]: [Comment.Anchor?: [Int]]] = [:]

    /// Bytes that the search in one version may compare: enough for any text that people write, so that one that is
    /// made of one word takes no minutes.
    private static let work = 50_000_000

    /// - Parameter quotes: Folded, each once, none empty.
    init(of quotes: [[UInt8]], in scopes: AnchorScopes) {
        guard !quotes.isEmpty else { return }
        let search = QuoteSearch(quotes)
        var work = Self.work
        for target in [nil] + scopes.targets.map(Optional.some) {
            guard let text = scopes.text(of: target) else { continue }
            for (index, found) in search.offsets(in: text.bytes, atMost: 256, work: &work) {
                offsets[quotes[index], default: [:]][target] = found
            }
        }
    }

    /// Where a quote stands in the text of a target.
    func offsets(of quote: TextQuote, at target: Comment.Anchor?) -> [Int] {
        offsets[FoldedText(quote.exact).bytes]?[target] ?? []
    }

    /// Sections where a quote stands for a section, notes for a note, nothing for the article; in no certain order.
    func places(of quote: TextQuote, like target: Comment.Anchor?) -> [(target: Comment.Anchor, offsets: [Int])] {
        (offsets[FoldedText(quote.exact).bytes] ?? [:]).compactMap { other, offsets in
            switch (target, other) {
            case (.section, .section(let name)): (.section(name), offsets)
            case (.citation, .citation(let number)): (.citation(number), offsets)
            default: nil
            }
        }
    }
}
