internal import XML

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
        guard html.contains(where: { $0 != " " && !$0.isNewline }) else { return "" }
        do {
            // Without an element around it libxml2 takes the place of the first text for that of a page's head.
            let tree = try XMLTree(html: Array("<div>\(html)</div>".utf8), limits: XMLLimits(nodes: 200_000))
            let reader = HTMLBlocks(tree, spacing: keepsLineBreaks ? .collapsedLines : .collapsed)
            return markdown(reader.blocks(in: tree.top))
        } catch {
            // Beyond the bounds of any comment: shown as it stands.
            let lines = html.split(whereSeparator: \.isNewline).map { [Inline.text(String($0))] }
            return markdown([Block(.paragraph(Array(lines.joined(separator: [.lineBreak]))))])
        }
    }

    /// The Markdown of a comment that says what these blocks say, as far as a comment can.
    public static func markdown(_ blocks: [Block]) -> String {
        var markdown = ""
        for isPlain in [false, true] {
            let allowed = CommentPolicy(isPlain: isPlain).blocks(blocks)
            let words = words(of: allowed)
            // Addresses become links by themselves, unless marks that stand in them would then be read otherwise.
            for linksAddresses in [true, false] {
                markdown = MarkdownWriter(.comment(linksAddresses: linksAddresses)).text(allowed)
                while markdown.last?.isNewline == true { markdown.removeLast() }
                if shows(markdown, words) { return markdown }
            }
        }
        return markdown
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
