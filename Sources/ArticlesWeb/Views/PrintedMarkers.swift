import Articles
import Markup

/// What the markers in the text show: numbers, and where they were printed otherwise the labels of notes.
///
/// A note is headed by what its markers show. The name that a note has in Markdown (`[^ranke]`) is a label too, and is
/// shown nowhere.
struct PrintedMarkers {
    private let texts: Set<String>

    init(_ sections: [Section]) {
        var texts: Set<String> = []
        for section in sections {
            for part in section.html.split(separator: " role=\"doc-noteref\">").dropFirst() {
                texts.insert(String(part.prefix { $0 != "<" }))
            }
        }
        self.texts = texts
    }

    /// Whether a marker shows the label.
    func contains(_ label: String) -> Bool { texts.contains(HTML.escaped(label)) }
}
