/// Writes blocks as HTML that is safe by construction: every tag and attribute in the result is written out here, and
/// all that comes from the document passes `HTML.escaped` or `LinkTarget.checked`.
///
/// Recursive: the document's depth is bounded by `MarkdownDocument.maximumDepth`.
struct HTMLWriter {
    /// What the HTML is for.
    enum Style {
        /// `p br a em strong del code pre blockquote ul ol li`, all links marked as a reader's.
        case comment
        /// Those, and `img table thead tbody tr th td hr sup sub`.
        case article
    }

    private(set) var html = ""
    private let style: Style
    /// The HTML of a footnote's marker, trusted.
    private let marker: (FootnoteReference) -> String
    /// Markers met inside a link, which can't hold their links.
    private var pendingMarkers = ""
    private var isInLink = false

    init(_ style: Style, marker: @escaping (FootnoteReference) -> String = { _ in "" }) {
        self.style = style
        self.marker = marker
    }

    /// Writes blocks, a line break between each two; as in the items of a tight list, where paragraphs have no tags.
    mutating func write(_ blocks: [Block], isTight: Bool = false) {
        var isFirst = true
        for block in blocks where !isLeftOut(block) {
            if !isFirst { html += "\n" }
            isFirst = false
            if isTight, case .paragraph(let inlines) = block.kind { write(inlines) } else { write(block) }
        }
    }

    private func isLeftOut(_ block: Block) -> Bool {
        if style == .article, case .htmlBlock(let raw) = block.kind { RawHTML.isComment(raw) } else { false }
    }

    private mutating func write(_ block: Block) {
        switch block.kind {
        case .paragraph(let inlines): element("p", inlines)
        case .heading(_, let inlines):
            // Headings of the page are not a comment's or a quotation's to make.
            html += "<p>"
            element("strong", inlines)
            html += "</p>"
        case .codeBlock(let language, let code):
            let name = language.flatMap(Self.className)
            html += style == .article && name != nil ? "<pre><code class=\"language-\(name ?? "")\">" : "<pre><code>"
            html += HTML.escaped(code)
            html += "</code></pre>"
        case .htmlBlock(let raw):
            html += "<p>"
            writeLines(raw)
            html += "</p>"
        case .thematicBreak: html += style == .article ? "<hr>" : "<p>* * *</p>"
        case .blockQuote(let blocks):
            html += "<blockquote>"
            write(blocks)
            html += "</blockquote>"
        case .list(let list): write(list)
        case .table(let table): write(table)
        }
    }

    private mutating func write(_ list: Block.ItemList) {
        let tag = list.start == nil ? "ul" : "ol"
        if let start = list.start, start != 1 { html += "<ol start=\"\(start)\">" } else { html += "<\(tag)>" }
        // What is made a paragraph needs its tags, and then all do.
        let isTight = list.isTight && !list.items.joined().contains { $0.isMadeParagraph && !isLeftOut($0) }
        for item in list.items {
            html += "\n<li>"
            write(item, isTight: isTight)
            html += "</li>"
        }
        html += "\n</\(tag)>"
    }

    private mutating func write(_ table: Block.Table) {
        html += "<table>\n<thead>\n<tr>"
        for cell in table.head { element("th", cell) }
        html += "</tr>\n</thead>"
        if !table.rows.isEmpty {
            html += "\n<tbody>"
            for row in table.rows {
                html += "\n<tr>"
                for cell in row { element("td", cell) }
                html += "</tr>"
            }
            html += "\n</tbody>"
        }
        html += "\n</table>"
    }

    private mutating func element(_ tag: String, _ inlines: [Inline]) {
        html += "<\(tag)>"
        write(inlines)
        html += "</\(tag)>"
    }

    /// Writes running text.
    mutating func write(_ inlines: [Inline]) {
        let passing = style == .article ? RawHTML.passingTags(in: inlines) : []
        for (index, inline) in inlines.enumerated() {
            switch inline {
            case .text(let text): html += HTML.escaped(text)
            case .softBreak: html += style == .comment ? "<br>\n" : "\n"
            case .lineBreak: html += "<br>\n"
            case .code(let code): html += "<code>\(HTML.escaped(code))</code>"
            case .html(let raw): write(raw: raw, isPassing: passing.contains(index))
            case .emphasis(let inlines): element("em", inlines)
            case .strong(let inlines): element("strong", inlines)
            case .strikethrough(let inlines): element("del", inlines)
            case .link(let destination, let title, let inlines):
                writeLink(destination, title: title) { writer in writer.write(inlines.words(of: destination)) }
            case .image(let source, let title, let alternative): writeImage(source, title: title, alternative)
            case .footnoteReference(let reference):
                if isInLink { pendingMarkers += marker(reference) } else { html += marker(reference) }
            }
        }
    }

    private mutating func writeLink(_ destination: String, title: String, content: (inout HTMLWriter) -> Void) {
        let use = style == .comment ? LinkTarget.Use.commentLink : .articleLink
        guard !isInLink, let url = LinkTarget.checked(destination, for: use) else { return content(&self) }
        html += "<a href=\"\(HTML.escaped(url))\""
        switch style {
        case .comment: html += " rel=\"nofollow ugc noopener\""
        case .article: if !title.isEmpty { html += " title=\"\(HTML.escaped(title))\"" }
        }
        html += ">"
        isInLink = true
        content(&self)
        isInLink = false
        html += "</a>\(pendingMarkers)"
        pendingMarkers = ""
    }

    private mutating func writeImage(_ source: String, title: String, _ alternative: [Inline]) {
        let text = PlainText(alternative.withoutReferences).text
        switch style {
        case .comment:
            writeLink(source, title: "") { writer in writer.html += HTML.escaped(text.isEmpty ? source : text) }
        case .article:
            if let url = LinkTarget.checked(source, for: .articleImage) {
                html += "<img src=\"\(HTML.escaped(url))\" alt=\"\(HTML.escaped(text))\""
                if !title.isEmpty { html += " title=\"\(HTML.escaped(title))\"" }
                html += ">"
            } else {
                html += HTML.escaped(text)
            }
            for reference in alternative.footnoteReferences {
                if isInLink { pendingMarkers += marker(reference) } else { html += marker(reference) }
            }
        }
    }

    private mutating func write(raw: String, isPassing: Bool) {
        switch isPassing ? RawHTML.tag(raw) : nil {
        case .open(let name): html += "<\(name)>"
        case .close(let name): html += "</\(name)>"
        case .lineBreak: html += "<br>"
        case nil:
            if style == .article, RawHTML.isComment(raw) { return }
            html += HTML.escaped(raw)
        }
    }

    /// Raw lines as text, their breaks kept.
    private mutating func writeLines(_ raw: String) {
        var isFirst = true
        for line in raw.split(whereSeparator: \.isNewline) {
            if !isFirst { html += "<br>\n" }
            isFirst = false
            html += HTML.escaped(line)
        }
    }

    /// The language of a code block as part of a class name, nil when it has other characters than such names.
    private static func className(_ language: String) -> String? {
        let isName = language.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
                || [0x2B, 0x2D, 0x2E, 0x23, 0x5F].contains($0)
        }
        return isName && (1...32).contains(language.utf8.count) ? language : nil
    }
}

extension Block {
    /// Whether this is no paragraph and written as one.
    fileprivate var isMadeParagraph: Bool {
        switch kind {
        case .heading, .htmlBlock: true
        default: false
        }
    }
}

extension [Inline] {
    /// All references in these pieces, in their order.
    var footnoteReferences: [FootnoteReference] {
        flatMap { inline -> [FootnoteReference] in
            switch inline {
            case .footnoteReference(let reference): [reference]
            case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines), .link(_, _, let inlines),
                .image(_, _, let inlines):
                inlines.footnoteReferences
            default: []
            }
        }
    }
}
