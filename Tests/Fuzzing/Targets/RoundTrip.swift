@testable import Articles

/// Writes an article as Markdown, imports that, and compares all that is stored.
struct RoundTrip {
    let document: ImportedDocument
    /// The Markdown between.
    let markdown: String
    private let content: ArticleContent

    init(_ document: ImportedDocument) {
        self.document = document
        content = Self.content(document)
        markdown = MarkdownExport.text(content)
    }

    /// What is not the same, by its name; empty when all is.
    func faults() -> [String] {
        let again: ImportedDocument
        do throws(ImportError) {
            again = try MarkdownImporter.read(markdown).document
        } catch {
            return ["its Markdown is refused: \(error.message)"]
        }
        let (left, right) = (again.readings, document.readings)
        let parts: [(String, Bool)] = [
            ("title", again.title == document.title),
            ("subtitle", again.subtitle == document.subtitle),
            ("summary", again.summary == document.summary),
            ("contributors", again.contributors == document.contributors),
            ("categories", again.categories == content.article.categories.map(\.name)),
            ("date", again.publishedOn == document.publishedOn),
            ("source", again.sourceURL == document.sourceURL),
            ("dedication", again.dedication == document.dedication),
            ("language", again.language == document.language ?? "en"),
            ("sections", again.sections == document.sections),
            ("numbers of notes", again.notes.map(\.number) == document.notes.map(\.number)),
            ("labels of notes", again.notes.map(\.label) == document.notes.map(\.label)),
            ("texts of notes", again.notes.map(\.text) == document.notes.map(\.text)),
            ("HTML of notes", again.notes.map(\.html) == document.notes.map(\.html)),
            ("kinds of notes", left.map(\.kind) == right.map(\.kind)),
            ("origins of notes", left.map(\.resolvedFrom) == right.map(\.resolvedFrom)),
            ("warnings of notes", left.map(\.warnings) == right.map(\.warnings)),
            ("works", left.map { $0.references.map(\.csl) } == right.map { $0.references.map(\.csl) }),
            ("locators", left.map { $0.references.map(\.locator) } == right.map { $0.references.map(\.locator) }),
        ]
        return parts.filter { !$0.1 }.map { "out as Markdown and in again: other \($0.0)" }
    }

    /// The article that an import would store, without identifiers that matter.
    static func content(_ document: ImportedDocument) -> ArticleContent {
        let sections = ImportService.parts(of: document)
        let slug = Slug("a-slug") ?? Slug(folding: "x")!
        var article = Article(
            id: Identifier("0197a000-0000-7000-8000-000000000001")!,
            slug: slug,
            title: document.title,
            subtitle: document.subtitle,
            summary: document.summary,
            status: document.status ?? .published,
            language: document.language ?? "en",
            publishedOn: document.publishedOn,
            updatedAt: Timestamp(millisecondsSince1970: 0),
            contributors: document.contributors,
            sourceURL: document.sourceURL,
            dedication: document.dedication
        )
        article.categories = document.categories.compactMap { name in
            Slug(folding: name).map { Category(slug: $0, name: name) }
        }
        let citations = zip(document.notes, document.readings).map { note, reading in
            Citation(
                number: note.number,
                label: note.label,
                text: note.text,
                html: note.html,
                kind: reading.kind,
                resolvedFrom: reading.resolvedFrom,
                sources: reading.references.map {
                    CitedSource(
                        source: Source(id: Identifier("0197a000-0000-7000-8000-000000000001")!, csl: $0.csl, key: ""),
                        locator: $0.locator,
                        prefix: $0.prefix,
                        confidence: $0.confidence
                    )
                },
                warnings: reading.warnings
            )
        }
        return ArticleContent(article: article, sections: sections, citations: citations)
    }
}
