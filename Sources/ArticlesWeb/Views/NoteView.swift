import Articles

/// The template's view of a note.
struct NoteView: View {
    let number: Int
    let label: String?
    /// The note with its links onward and back.
    let noteHTML: String

    /// A note.
    ///
    /// - Parameters:
    ///   - markers: How often it is cited.
    ///   - resolvesTo: The number of the note on this page that holds the work which this one only points at.
    ///   - showsLabel: Whether its markers show the label and not the number.
    ///   - remarks: Leads to the comments on it.
    ///   - chrome: Attributes of the site's own words.
    init(
        _ citation: Citation,
        markers: Int,
        resolvesTo: Int?,
        showsLabel: Bool = true,
        remarks: RemarksView? = nil,
        chrome: String
    ) {
        number = citation.number
        label = showsLabel ? citation.label.nonEmpty : nil
        var links = ""
        if let resolvesTo {
            links += "\u{A0}<a class=\"resolved\" href=\"#citation-\(resolvesTo)\"\(chrome)>see note \(resolvesTo)</a>"
        }
        for occurrence in stride(from: 1, through: markers, by: 1) {
            let place = markers == 1 ? "" : ", place \(occurrence) of \(markers)"
            // U+FE0E keeps the arrow from being drawn as an emoji.
            links += """
                \u{A0}<a class="back" href="#\(PageIdentifiers.marker(citation.number, occurrence: occurrence))" \
                role="doc-backlink" aria-label="Back to the text of note \(citation.number)\(place)"\(chrome)>\
                ↩\u{FE0E}\(markers == 1 ? "" : "<sup>\(occurrence)</sup>")</a>
                """
        }
        if let remarks {
            links += "\u{A0}<a class=\"remarks\" href=\"#\(remarks.remarksID)\"\(chrome)>\(remarks.remarksLabel)</a>"
        }
        // The links belong at the end of the last line and not on a line of their own.
        if citation.html.hasSuffix("</p>") {
            noteHTML = citation.html.dropLast("</p>".count) + links + "</p>"
        } else {
            noteHTML = citation.html + links
        }
    }
}
