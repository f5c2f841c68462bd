internal import Markup

/// Writes the text of sections as HTML with their markers; keeps count over an article, so that ids stay unique.
struct SectionHTML {
    /// What a marker shows where that is not the note's number.
    private let labels: [Int: String]
    /// How many markers of each note have been written.
    private var uses: [Int: Int] = [:]

    init(labels: [Int: String] = [:]) {
        self.labels = labels
    }

    /// `text` with its paragraphs as `<p>`; `markers` in the order of their offsets, which count UTF-16 code units.
    mutating func html(text: String, markers: [Marker]) -> String {
        guard !text.isEmpty || !markers.isEmpty else { return "" }
        var html = "<p>"
        var pending: [Unicode.Scalar] = []
        var next = 0
        var offset = 0
        var breaks = 0
        for scalar in text.unicodeScalars {
            if breaks > 0, scalar != "\n" {
                // One line break is text, two part paragraphs; markers between two paragraphs end the first.
                if breaks == 1 { pending.append("\n") } else { flush(&pending, &html, "</p>\n<p>") }
                breaks = 0
            }
            if next < markers.count, markers[next].offset <= offset {
                flush(&pending, &html, "")
                while next < markers.count, markers[next].offset <= offset {
                    html += link(markers[next])
                    next += 1
                }
            }
            if scalar == "\n" { breaks += 1 } else { pending.append(scalar) }
            offset += scalar.utf16.count
        }
        flush(&pending, &html, "")
        while next < markers.count {
            html += link(markers[next])
            next += 1
        }
        return html + "</p>"
    }

    private mutating func link(_ marker: Marker) -> String {
        let use = uses[marker.citation, default: 0] + 1
        uses[marker.citation] = use
        let id = use == 1 ? "marker-\(marker.citation)" : "marker-\(marker.citation)-\(use)"
        let label = HTML.escaped(labels[marker.citation] ?? String(marker.citation))
        return "<sup><a id=\"\(id)\" href=\"#citation-\(marker.citation)\" role=\"doc-noteref\">\(label)</a></sup>"
    }

    private func flush(_ pending: inout [Unicode.Scalar], _ html: inout String, _ end: String) {
        html += HTML.escaped(String(scalars: pending)) + end
        pending.removeAll(keepingCapacity: true)
    }
}
