/// The Markdown of article sections and notes.
public enum ArticleMarkup {
    /// Safe HTML of blocks.
    ///
    /// Tags are `p br a img em strong del code pre blockquote ul ol li table thead tbody tr th td hr sup sub`; links go
    /// to http, https, mailto, `#anchor` and paths on this site. Of raw HTML only `sup`, `sub` and `br` without
    /// attributes pass; comments are left out, all else is shown as text. Headings become strong paragraphs.
    ///
    /// - Parameter marker: The HTML of a footnote's marker, called once a reference in the order of the text; it is
    ///   written as it is, so it must be safe.
    public static func html(_ blocks: [Block], marker: (FootnoteReference) -> String) -> String {
        withoutActuallyEscaping(marker) { marker in
            var writer = HTMLWriter(.article, marker: marker)
            writer.write(blocks)
            return writer.html
        }
    }

    /// As `html(_:marker:)`, but a single paragraph is written without `p`, to stand in a list item, and
    /// without white space around it.
    public static func html(note blocks: [Block], marker: (FootnoteReference) -> String) -> String {
        guard blocks.count == 1, case .paragraph(let inlines) = blocks[0].kind else {
            return html(blocks, marker: marker)
        }
        return withoutActuallyEscaping(marker) { marker in
            var writer = HTMLWriter(.article, marker: marker)
            writer.write(inlines)
            // What a link to nowhere leaves may begin or end with a line break.
            let html = writer.html[...].drop(while: isBlank)
            return String(html.reversed().drop(while: isBlank).reversed())
        }
    }

    private static func isBlank(_ character: Character) -> Bool { [" ", "\n", "\t"].contains(character) }

    /// Whether blocks hold raw HTML that is shown as text.
    public static func hasRawHTML(_ blocks: [Block]) -> Bool {
        blocks.contains { block in
            switch block.kind {
            case .htmlBlock(let raw): !RawHTML.isComment(raw)
            case .paragraph(let inlines), .heading(_, let inlines): hasRawHTML(inlines)
            case .blockQuote(let blocks): hasRawHTML(blocks)
            case .list(let list): list.items.contains { hasRawHTML($0) }
            case .table(let table): (table.rows + [table.head]).contains { $0.contains { hasRawHTML($0) } }
            case .codeBlock, .thematicBreak: false
            }
        }
    }

    private static func hasRawHTML(_ inlines: [Inline]) -> Bool {
        let passing = RawHTML.passingTags(in: inlines)
        return inlines.enumerated().contains { index, inline in
            switch inline {
            case .html(let raw): !passing.contains(index) && !RawHTML.isComment(raw)
            case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines), .link(_, _, let inlines):
                hasRawHTML(inlines)
            default: false
            }
        }
    }
}
