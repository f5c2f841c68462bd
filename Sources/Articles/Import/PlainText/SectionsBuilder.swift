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
        var places: [(marker: Int, paragraph: Int, offset: Int)] = open.headingMarks.map { ($0.marker, 0, 0) }
        for (number, flow) in open.paragraphs.enumerated() {
            if number > 0 {
                text.append(contentsOf: "\n\n".unicodeScalars)
                offset += 2
            }
            var position = 0
            var units = 0
            for mark in flow.marks {
                while position < mark.offset {
                    units += flow.scalars[position].utf16.count
                    position += 1
                }
                places.append((mark.marker, number, offset + units))
            }
            text += flow.scalars
            for scalar in flow.scalars { offset += scalar.utf16.count }
        }
        let string = String(scalars: text)
        let sentences = Sentences(string)
        let found = places.flatMap { place in
            let quote = sentences.supported(at: place.offset).map(String.init) ?? ""
            return markers[place.marker].citations.map {
                Marker(citation: $0, paragraph: place.paragraph, offset: place.offset, quote: quote)
            }
        }
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
}
