internal import Markup

/// Makes sections with texts, HTML and markers of the parts of an outline.
struct MarkdownSections {
    /// One for each part, in order.
    private(set) var sections: [ImportedSection] = []
    private(set) var warnings: [ImportReport.Warning] = []

    /// How many markers of each note have been written, so that their ids stay unique.
    private var uses: [Int: Int] = [:]
    /// What a marker shows where that is not the note's number.
    private let labels: [Int: String]

    /// - Parameters:
    ///   - texts: The words of each part.
    ///   - leading: References that stand in headings, for each part.
    init(
        _ parts: [MarkdownOutline.Part],
        texts: [PlainText],
        leading: [[FootnoteReference]],
        numbering: FootnoteNumbering,
        labels: [Int: String] = [:]
    ) {
        self.labels = labels
        for (index, part) in parts.enumerated() {
            let sentences = Sentences(texts[index].text)
            var markers: [Marker] = []
            for reference in leading[index] {
                guard let number = numbering.number(of: reference) else { continue }
                let quote = sentences.supported(at: 0).map(String.init) ?? ""
                markers.append(Marker(citation: number, paragraph: 0, offset: 0, quote: quote))
                warn(
                    "markerInHeading",
                    "The marker of note \(number) stands in a heading; it was put before the text below."
                )
            }
            for place in texts[index].references {
                guard let number = numbering.number(of: place.reference) else { continue }
                let quote = sentences.supported(at: place.offset).map(String.init) ?? ""
                markers.append(
                    Marker(citation: number, paragraph: place.paragraph, offset: place.offset, quote: quote)
                )
            }
            let lead = leading[index].map { marker($0, numbering) }.joined()
            let body = ArticleMarkup.html(part.blocks) { marker($0, numbering) }
            if ArticleMarkup.hasRawHTML(part.blocks) {
                let place = part.heading.map { "“\($0.text)”" } ?? "The lead"
                warn("rawHTML", "\(place) holds HTML tags; they are shown as text.")
            }
            sections.append(
                ImportedSection(
                    heading: part.heading?.text,
                    level: part.heading?.level ?? 1,
                    text: texts[index].text,
                    html: Self.prefixed(body, with: lead),
                    markers: markers
                )
            )
        }
    }

    private mutating func warn(_ code: String, _ message: String) {
        warnings.append(ImportReport.Warning(code: code, message: message))
    }

    private mutating func marker(_ reference: FootnoteReference, _ numbering: FootnoteNumbering) -> String {
        guard let number = numbering.number(of: reference) else { return "" }
        let use = uses[number, default: 0] + 1
        uses[number] = use
        let id = use == 1 ? "marker-\(number)" : "marker-\(number)-\(use)"
        let shown = labels[number].map { HTML.escaped($0) } ?? "\(number)"
        return "<sup><a id=\"\(id)\" href=\"#citation-\(number)\" role=\"doc-noteref\">\(shown)</a></sup>"
    }

    private static func prefixed(_ html: String, with lead: String) -> String {
        if lead.isEmpty { return html }
        if html.hasPrefix("<p>") { return "<p>\(lead)\(html.dropFirst(3))" }
        return html.isEmpty ? "<p>\(lead)</p>" : "<p>\(lead)</p>\n\(html)"
    }
}
