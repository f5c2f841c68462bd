internal import Markup
internal import XML

/// Reads a web page that shows one article: the page of a blog, a content system, a wiki or a word processor.
///
/// What surrounds the article is told as side bar in the report; its title, byline, date and more come from what the page
/// marks as such. Notes are found by the links to them, in either direction; where nothing links, by the labels printed
/// in front of them. A note's number is the printed one when the printed numbers rise; otherwise it is its place, and
/// `label` is what is printed. Of the markup in the text what `ArticleMarkup` knows is kept, of all else the words.
public enum HTMLImporter {
    /// Reads a page, in linear time.
    ///
    /// - Throws: `empty`, `headingNotFound`, and `tooComplex` for a page made to keep the parser busy.
    public static func read(
        _ text: String,
        options: ImportOptions = ImportOptions()
    ) throws(ImportError) -> ImportResult {
        let source = Array(text.utf8)
        let tree: XMLTree
        do {
            tree = try XMLTree(html: source)
        } catch {
            throw ImportError(error, format: .html)
        }
        guard tree.nodes.contains(where: { tree.isText($0) && tree.text(of: $0).contains { !$0.isWhitespace } }) else {
            throw ImportError(code: "empty", message: "The document holds no text.")
        }
        var reading = HTMLReading(HTMLPage(tree, source: source))
        return try reading.result(options: options)
    }
}
