internal import Markup

/// Writes sections whose references are the numbers of notes; keeps count over an article, so that ids stay unique.
struct StoredSections {
    private let labels: [Int: String]
    private var uses: [Int: Int] = [:]
    /// The notes that the markers of the section written last lead to, in their order.
    private(set) var lastMarkers: [Int] = []

    /// - Parameter labels: What is printed in place of numbers.
    init(labels: [Int: String]) {
        self.labels = labels
    }

    mutating func html(_ blocks: [Block]) -> String {
        var written: [Int] = []
        let html = ArticleMarkup.html(blocks) { reference in
            let number = reference.footnote
            written.append(number)
            return marker(number)
        }
        lastMarkers = written
        return html
    }

    /// Whether markers show the labels of their notes, and not the numbers.
    static func showLabels(_ labels: [Int: String], in sections: some Sequence<String>) -> Bool {
        // One marker tells; a note that isn't cited tells nothing.
        labels.sorted { $0.key < $1.key }.prefix(20).contains { number, label in
            let marker = "href=\"#citation-\(number)\" role=\"doc-noteref\">\(HTML.escaped(label))</a>"
            return sections.contains { $0.contains(marker) }
        }
    }

    private mutating func marker(_ number: Int) -> String {
        let use = uses[number, default: 0] + 1
        uses[number] = use
        let id = use == 1 ? "marker-\(number)" : "marker-\(number)-\(use)"
        let shown = HTML.escaped(labels[number] ?? String(number))
        return "<sup><a id=\"\(id)\" href=\"#citation-\(number)\" role=\"doc-noteref\">\(shown)</a></sup>"
    }
}
