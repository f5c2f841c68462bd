/// The Markdown of reader comments.
public enum CommentMarkup {
    /// Safe HTML of a comment, whatever the text is.
    ///
    /// Tags are `p br a em strong del code pre blockquote ul ol li`, attributes `href` (http, https, mailto), a fixed
    /// `rel`, and `start` of a list. A line break of the text is a line break to the reader. Headings become strong
    /// paragraphs, images their description, raw HTML is shown as text. Linear in the text.
    public static func html(_ markdown: String) -> String {
        do {
            let document = try MarkdownDocument(comment: markdown)
            var writer = HTMLWriter(.comment)
            writer.write(document.blocks)
            return writer.html
        } catch {
            // Marks that are only there to keep the server busy are shown as they are.
            let lines = markdown.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            return "<p>" + lines.map { HTML.escaped($0) }.joined(separator: "<br>\n") + "</p>"
        }
    }
}
