internal import Markup

/// Reads an article written in Markdown: front matter, sections under headings, footnotes.
///
/// Front matter is YAML between two lines `---`; its keys are those of `FrontMatterFields`. A single level-1 heading at
/// the very top is the title. Other headings outside of quotes and lists start sections, their levels counted from the
/// smallest in use; text before the first heading is the lead. Footnotes (`[^label]`) are the notes, numbered by their
/// first reference, then those without one.
///
/// A note's text holds its words as a reader reads them, the URL of a link in parentheses behind words that don't show
/// it, so that references can be read out of it; its HTML keeps emphasis and links.
public enum MarkdownImporter {
    /// Reads a document, in linear time.
    ///
    /// - Throws: `empty`, `frontMatterMalformed` and `frontMatterInvalid` with the line, `unsupportedFrontMatter`,
    ///   `headingNotFound`, and `tooComplex` for a text made to keep the parser busy.
    public static func read(
        _ text: String,
        options: ImportOptions = ImportOptions()
    ) throws(ImportError) -> ImportResult {
        let source = Array(text.utf8)
        let frontMatter = try FrontMatter(source)
        let fields = try FrontMatterFields(frontMatter.root)
        let bodyStart = frontMatter.bytes.upperBound
        let markdown: MarkdownDocument
        do {
            markdown = try MarkdownDocument(String(decoding: source[bodyStart...], as: UTF8.self))
        } catch {
            throw ImportError(code: "tooComplex", message: "The document holds too many \(error.excess) to be read.")
        }
        let raw = RawBlocks(footnotes: markdown.footnotes)
        let footnotes = raw.expanded(markdown.footnotes)
        let outline = try MarkdownOutline(
            raw.expanded(markdown.blocks),
            knownTitle: fields.title,
            headings: options.headings
        )
        let article = BlockArticle(outline, footnotes: footnotes, notation: try fields.notation(of: footnotes))
        if article.isEmpty { throw ImportError(code: "empty", message: "The document holds no text.") }
        var reading = MarkdownReading(source: source, frontMatter: frontMatter, fields: fields, article: article)
        return reading.result(title: options.title)
    }
}
