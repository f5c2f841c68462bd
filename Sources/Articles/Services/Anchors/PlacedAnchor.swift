/// A comment's anchor, of which it is known that it stands there.
struct PlacedAnchor: Equatable {
    /// Nil: the article as a whole.
    var target: Comment.Anchor?
    /// Folded, with the words around it.
    var quote: TextQuote?
}

extension ArticleReading {
    /// Looks whether the article has what an anchor names and says what it quotes; a section's former anchor is taken
    /// for its present one.
    ///
    /// - Throws: `ArticlesError.invalid`, naming the part of the anchor that is at fault.
    func place(
        _ target: Comment.Anchor?,
        _ quote: TextQuote?,
        in article: Identifier<Article>
    ) throws -> PlacedAnchor {
        switch target {
        case nil:
            guard let quote else { return PlacedAnchor() }
            let text = FoldedText(try sections(of: article))
            return PlacedAnchor(quote: try placed(quote, in: text, "this article"))
        case .section(let anchor):
            guard let section = try section(anchor: anchor, of: article) else {
                throw ArticlesError.invalidAnchor("id", .unknown, "must be the anchor of a section of this article")
            }
            return PlacedAnchor(
                target: .section(section.anchor),
                quote: try quote.map { try placed($0, in: FoldedText(section.text), "this section") }
            )
        case .citation(let number):
            guard let citation = try citation(number: number, of: article) else {
                throw ArticlesError.invalidAnchor("number", .unknown, "must be the number of a note of this article")
            }
            return PlacedAnchor(
                target: target,
                quote: try quote.map { try placed($0, in: FoldedText(citation.text), "this note") }
            )
        }
    }

    private func placed(_ quote: TextQuote, in text: FoldedText, _ place: String) throws -> TextQuote {
        do {
            return try QuotePlacing.place(quote, in: text)
        } catch {
            switch error {
            case .exact:
                throw ArticlesError.invalidAnchor("quote.exact", .notFound, "must be words that stand in \(place)")
            case .prefix:
                throw ArticlesError.invalidAnchor("quote.prefix", .notFound, "must be the words before the quote")
            case .suffix:
                throw ArticlesError.invalidAnchor("quote.suffix", .notFound, "must be the words after the quote")
            case .both:
                let message = "must be the words before the quote where the suffix stands after it"
                throw ArticlesError.invalidAnchor("quote.prefix", .notFound, message)
            }
        }
    }
}

extension ArticlesError {
    /// A part of a comment's anchor is at fault.
    static func invalidAnchor(_ part: String, _ code: InvalidField.Code, _ message: String) -> ArticlesError {
        .invalid([InvalidField(field: "anchor.\(part)", code: code, message: message)])
    }
}
