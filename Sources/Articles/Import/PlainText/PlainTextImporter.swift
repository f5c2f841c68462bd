/// Reads the plain-text dump of a web page that shows one article.
///
/// The page is cut from both ends inwards: head, comments and side bar, notes, biographies; what is left is the body, whose
/// headings may have lost their lines. Nothing is looked up in time or place, and the work is linear in the text.
///
/// A note's `number` is the printed one when the printed numbers rise, gaps or not; otherwise (letters, signs, numbers that
/// start again or stand out of order) it is the note's place in the list, and `label` is what is printed.
/// A marker without a note stays in the text as printed and is listed in `markersWithoutNote`.
public enum PlainTextImporter {
    /// The article in the text, with a report on each of its scalars.
    ///
    /// In the report's spans the separators `line break` stand for one space of the text, `paragraph break` for two line
    /// breaks, all other separators for nothing.
    ///
    /// - Throws: `empty` when the text prints nothing, or nothing of an article; `headingNotFound` when a heading of the options is not in the body.
    public static func read(_ text: String, options: ImportOptions) throws(ImportError) -> ImportResult {
        let page = Page(text)
        guard page.scalars.contains(where: { !$0.isSpace }) else {
            throw ImportError(code: "empty", message: "The document holds no text.")
        }
        var reading = PageReading(page: page, options: options)
        let result = try reading.result()
        // It would replace an article by nothing.
        guard !result.document.sections.isEmpty || !result.document.notes.isEmpty else {
            throw ImportError(code: "empty", message: "The document holds neither text nor notes of an article.")
        }
        return result
    }
}
