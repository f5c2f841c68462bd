extension CommentMarkup {
    /// The Markdown that says what a comment of another program says in HTML.
    ///
    /// `html` of the result shows the same words: paragraphs, line breaks, emphasis, links to http, https and mailto,
    /// code, quotations and lists are kept, all else is its words, images and players a link to them. Scripts, styles
    /// and forms are left out. Where Markdown can't say it, emphasis and links go and the words stay.
    ///
    /// - Parameters:
    ///   - html: A piece of HTML, however malformed.
    ///   - keepsLineBreaks: Whether a line break of the source is one to the reader, an empty line a new paragraph.
    public static func markdown(html: String, keepsLineBreaks: Bool = false) -> String {
        let blocks: [Block]
        do {
            blocks = try CommentHTMLReader.blocks(of: html, keepsLineBreaks: keepsLineBreaks)
        } catch {
            // Beyond the bounds of any comment: shown as it stands.
            blocks = [Block(.paragraph([.text(html)]))]
        }
        let words = words(of: blocks)
        for isPlain in [false, true] {
            let markdown = CommentMarkdownWriter(isPlain: isPlain).markdown(blocks)
            if isPlain || shows(markdown, words) { return markdown }
        }
        return ""
    }

    /// Whether readers of a comment with this text see these words.
    private static func shows(_ markdown: String, _ words: [Substring]) -> Bool {
        do {
            return try self.words(of: MarkdownDocument(comment: markdown).blocks) == words
        } catch {
            return false
        }
    }

    private static func words(of blocks: [Block]) -> [Substring] {
        PlainText(blocks).text.split(whereSeparator: \.isWhitespace)
    }
}
