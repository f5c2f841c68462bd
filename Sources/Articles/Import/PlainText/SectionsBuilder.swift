/// Puts sections together: text, markers with offsets and quotes, HTML.
struct SectionsBuilder {
    private let markers: [ResolvedMarker]
    private var writer: SectionHTML
    private var open: Open
    private(set) var sections: [ImportedSection] = []

    private struct Open {
        var heading: String?
        var level = 1
        var paragraphs: [Flow] = []
        /// Markers that stand in the heading; they come first in the section.
        var headingMarks: [Flow.Mark] = []
    }

    init(markers: [ResolvedMarker], labels: [Int: String]) {
        self.markers = markers
        writer = SectionHTML(labels: labels)
        open = Open()
    }

    /// The number, from 1, of the section that takes the next paragraph.
    var number: Int { sections.count + 1 }

    var isEmpty: Bool { sections.isEmpty && open.heading == nil && open.paragraphs.isEmpty }

    /// Whether the open section has text already.
    var hasText: Bool { !open.paragraphs.isEmpty }

    /// Ends the open section and begins one under a heading.
    mutating func begin(heading: String, level: Int, marks: [Flow.Mark]) {
        close()
        open = Open(heading: heading, level: level, headingMarks: marks)
    }

    /// Adds a paragraph to the open section.
    mutating func append(_ flow: Flow) {
        guard flow.scalars.isEmpty else {
            open.paragraphs.append(flow)
            return
        }
        // A marker on a line of its own belongs to the words before it.
        if open.paragraphs.isEmpty {
            open.headingMarks += flow.marks
        } else {
            open.paragraphs[open.paragraphs.count - 1].append(flow.marks)
        }
    }

    /// The sections, the open one closed.
    mutating func finish() -> [ImportedSection] {
        close()
        return sections
    }

    private mutating func close() {
        defer { open = Open() }
        guard open.heading != nil || !open.paragraphs.isEmpty || !open.headingMarks.isEmpty else { return }
        var text: [Unicode.Scalar] = []
        var offset = 0
        var found: [Marker] = []
        for mark in open.headingMarks {
            append(mark.marker, paragraph: 0, offset: 0, quote: open.heading ?? "", to: &found)
        }
        for (number, flow) in open.paragraphs.enumerated() {
            if number > 0 {
                text.append(contentsOf: "\n\n".unicodeScalars)
                offset += 2
            }
            read(flow, paragraph: number, at: offset, into: &found)
            for scalar in flow.scalars {
                text.append(scalar)
                offset += scalar.utf16.count
            }
        }
        let string = String(scalars: text)
        sections.append(
            ImportedSection(
                heading: open.heading,
                level: open.level,
                text: string,
                html: writer.html(text: string, markers: found),
                markers: found
            )
        )
    }

    private func read(_ flow: Flow, paragraph: Int, at start: Int, into found: inout [Marker]) {
        guard !flow.marks.isEmpty else { return }
        let sentences = SentenceBreaker.pieces(of: flow.scalars)
        var sentence = 0
        var quotes: [Int: String] = [:]
        var units = 0
        var position = 0
        for mark in flow.marks {
            while position < mark.offset {
                units += flow.scalars[position].utf16.count
                position += 1
            }
            // The sentence that holds the last scalar before the marker: the one that ends there, else the one around.
            while sentence + 1 < sentences.count, sentences[sentence + 1].lowerBound < mark.offset { sentence += 1 }
            if quotes[sentence] == nil {
                quotes[sentence] = sentences.isEmpty ? "" : String(scalars: flow.scalars[sentences[sentence]])
            }
            append(mark.marker, paragraph: paragraph, offset: start + units, quote: quotes[sentence] ?? "", to: &found)
        }
    }

    private func append(_ marker: Int, paragraph: Int, offset: Int, quote: String, to found: inout [Marker]) {
        for citation in markers[marker].citations {
            found.append(Marker(citation: citation, paragraph: paragraph, offset: offset, quote: quote))
        }
    }
}
