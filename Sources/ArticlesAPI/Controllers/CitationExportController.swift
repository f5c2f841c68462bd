internal import Articles
internal import HTTP
internal import HTTPTypes

/// Works for reference managers and word processors: those of an article's notes, and the article itself.
struct CitationExportController: Sendable {
    let articles: ArticleService
    /// Scheme and authority of the pages; nil when not known.
    let publicURL: String?

    /// How to cite the article itself.
    func article(_ request: Request, as format: CitationFormat) async throws -> Response {
        let slug = try request.slug()
        let style = try style(request, format)
        let article = try await articles.content(slug: slug, sections: false, citations: false).article
        let item = article.cslItem(address: publicURL.map { $0 + Path.page(slug) })
        let entry = BibliographyEntry(item: item)
        return try response(
            format,
            style,
            entries: [entry],
            lines: [style.text(of: item)],
            name: slug.rawValue,
            at: "\(Path.article(slug)).\(format.rawValue)",
            tags: [FreshnessTag.article(slug)]
        )
    }

    /// Every work of the notes, once; in Chicago's notes every note.
    func citations(_ request: Request, as format: CitationFormat) async throws -> Response {
        let slug = try request.slug()
        let style = try style(request, format)
        let citations = try await articles.citations(slug: slug)
        let entries = BibliographyEntry.entries(citations.flatMap { $0.sources.map(\.source) })
        let lines = style == .chicagoNotes ? ChicagoNotes.lines(citations) : style.list(entries.map(\.item))
        return try response(
            format,
            style,
            entries: entries,
            lines: lines,
            name: "\(slug)-citations",
            at: "\(Path.citations(slug)).\(format.rawValue)",
            tags: [FreshnessTag.article(slug)]
        )
    }

    /// The works of one note, under the keys that they have among all notes.
    func citation(_ request: Request, as format: CitationFormat) async throws -> Response {
        let slug = try request.slug()
        let style = try style(request, format)
        let number = try request.citationNumber()
        let citations = try await articles.citations(slug: slug)
        guard let citation = citations.first(where: { $0.number == number }) else {
            throw ArticlesError.notFound(.citation)
        }
        let cited = Set(citation.sources.map(\.source.id))
        let entries = BibliographyEntry.entries(citations.flatMap { $0.sources.map(\.source) }, only: cited)
        let lines = style == .chicagoNotes ? [ChicagoNotes.line(citation)] : style.list(entries.map(\.item))
        return try response(
            format,
            style,
            entries: entries,
            lines: lines,
            name: "\(slug)-citation-\(number)",
            at: "\(Path.citations(slug))/\(number).\(format.rawValue)",
            tags: [FreshnessTag.article(slug)]
        )
    }

    /// One source.
    func source(_ request: Request, as format: CitationFormat) async throws -> Response {
        let id = try request.sourceID()
        let style = try style(request, format)
        let source = try await articles.source(id: id, after: nil, limit: 1, counting: false).source
        return try response(
            format,
            style,
            entries: BibliographyEntry.entries([source]),
            lines: [style.text(of: source.csl)],
            name: "source-\(id)",
            at: "\(Path.source(id)).\(format.rawValue)",
            tags: [FreshnessTag.articles]
        )
    }

    private func style(_ request: Request, _ format: CitationFormat) throws -> CitationStyle {
        try request.query(allowing: format.parameters) { query in
            format == .txt ? query.choice("style", of: CitationStyle.self) : nil
        } ?? .chicagoNotes
    }

    private func response(
        _ format: CitationFormat,
        _ style: CitationStyle,
        entries: [BibliographyEntry],
        lines: [String],
        name: String,
        at path: String,
        tags: [String]
    ) throws -> Response {
        let text =
            switch format {
            case .bib: BibTeXWriter.text(entries)
            case .ris: RISWriter.text(entries)
            case .cslJSON: try CSLJSONWriter.text(entries)
            case .txt: lines.map { $0 + "\n" }.joined()
            }
        var response = Response(mediaType: format.contentType, text: text, freshnessTags: tags)
        // Reference managers take a file; text is there to be read and copied.
        let kind = format == .txt ? "inline" : "attachment"
        response.fields[.contentDisposition] = "\(kind); filename=\"\(name).\(format.rawValue)\""
        response.fields[.contentLocation] = style == .chicagoNotes ? path : "\(path)?style=\(style.rawValue)"
        return response
    }
}

extension Request {
    /// The number of the note that the path names.
    func citationNumber() throws -> Int {
        guard let number = parameters["number"].flatMap(Int.init(decimal:)) else {
            throw ArticlesError.notFound(.citation)
        }
        return number
    }

    /// The source that the path names.
    func sourceID() throws -> Identifier<Source> {
        guard let id = parameters["id"].flatMap({ Identifier<Source>($0) }) else {
            throw ArticlesError.notFound(.source)
        }
        return id
    }
}
