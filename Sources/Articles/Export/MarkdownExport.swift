internal import Markup

/// Writes an article as Markdown with front matter and footnotes, to be imported again without loss.
///
/// Each text is written, read back by the importer and compared. What Markdown can't say as it stands (white space that
/// is kept, numbers that are no order, works that the text of a note doesn't tell) is said in the front matter; a section
/// or note that would still come back as another is written as a raw block of HTML.
public enum MarkdownExport {
    /// The Markdown of an article.
    public static func text(_ content: ArticleContent) -> String {
        var form = Form(content)
        var text = form.text()
        guard let first = form.differences(text) else { return text }
        // Spacing is the article's, not the section's: ask for it only where it helps.
        var kept = form
        kept.keepsSpacing = true
        let keptText = kept.text()
        var differences = first
        if let second = kept.differences(keptText) {
            if second.count < first.count { (form, text, differences) = (kept, keptText, second) }
        } else {
            return keptText
        }
        form.rawSections = differences.sections
        form.rawNotes = differences.notes
        text = form.text()
        if form.differences(text) != nil, !form.keepsSpacing {
            form.keepsSpacing = true
            text = form.text()
        }
        return text
    }

    /// What of an article came back as something else.
    struct Differences {
        var sections: Set<Int> = []
        var notes: Set<Int> = []
        var count: Int { sections.count + notes.count }
    }

    /// One way to write an article.
    struct Form {
        let content: ArticleContent
        var keepsSpacing = false
        /// Indices of sections that are written as HTML.
        var rawSections: Set<Int> = []
        /// Numbers of notes that are written as HTML.
        var rawNotes: Set<Int> = []
        private let levelOffset: Int
        private let needsNumbers: Bool
        private let showsLabels: Bool

        init(_ content: ArticleContent) {
            self.content = content
            levelOffset = content.sections.contains { $0.level > 5 } ? 0 : 1
            let labels = content.citations.compactMap { note in note.label.map { (note.number, $0) } }
            showsLabels = StoredSections.showLabels(
                Dictionary(labels) { $1 },
                in: content.sections.lazy.map(\.html)
            )
            needsNumbers = !Self.isNumberedByReference(content) || showsLabels
        }

        /// Whether definitions are labelled by their numbers: raw blocks call them by nothing else.
        private var isNumberedAsPrinted: Bool {
            let hasRawBlocks = !rawSections.isEmpty || !rawNotes.isEmpty
            return needsNumbers || hasRawBlocks && content.citations.contains { $0.label != nil }
        }

        /// Whether the notes would get the same numbers, and no labels, from the order of their first references.
        private static func isNumberedByReference(_ content: ArticleContent) -> Bool {
            var order: [Int] = []
            var seen: Set<Int> = []
            for marker in content.sections.flatMap(\.markers) where seen.insert(marker.citation).inserted {
                order.append(marker.citation)
            }
            order += content.citations.map(\.number).filter { !seen.contains($0) }
            return order == Array(1...max(1, content.citations.count)).prefix(content.citations.count).map(\.self)
                && content.citations.map(\.number) == order
                && content.citations.allSatisfy { Self.canBeLabel($0.label) }
        }

        /// Whether a label can stand in `[^…]` and reads as itself.
        private static func canBeLabel(_ label: String?) -> Bool {
            guard let label else { return true }
            return !label.isEmpty && Int(label) == nil
                && label.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
        }

        private func label(_ citation: Citation) -> String {
            isNumberedAsPrinted ? String(citation.number) : citation.label ?? String(citation.number)
        }

        func text() -> String {
            var labels: [Int: String] = [:]
            for citation in content.citations { labels[citation.number] = label(citation) }
            let writer = MarkdownWriter { labels[$0.footnote] ?? String($0.footnote) }
            var text = FrontMatterText(
                content,
                isNumberedAsPrinted: isNumberedAsPrinted,
                showsLabels: showsLabels,
                keepsSpacing: keepsSpacing
            ).text
            for (index, section) in content.sections.enumerated() {
                if let heading = section.heading {
                    text += "\n" + writer.heading(heading, level: section.level + levelOffset)
                }
                let body = blocks(section.html, isRaw: rawSections.contains(index))
                if !body.isEmpty { text += "\n" + writer.text(body) }
            }
            for citation in content.citations {
                let blocks = blocks(citation.html, isRaw: rawNotes.contains(citation.number))
                text += "\n" + writer.definition(label(citation), blocks)
            }
            return text
        }

        /// A reference's index is the note's number here.
        private func blocks(_ html: String, isRaw: Bool) -> [Block] {
            guard !isRaw, let blocks = StoredHTML.blocks(html, note: { $0 }) else {
                return html.isEmpty ? [] : [MarkdownWriter.rawBlock(html)]
            }
            return blocks
        }

        /// What comes back as something else; nil when nothing does.
        func differences(_ text: String) -> Differences? {
            let document: ImportedDocument
            do {
                document = try MarkdownImporter.read(text).document
            } catch {
                return Differences(
                    sections: Set(content.sections.indices),
                    notes: Set(content.citations.map(\.number))
                )
            }
            var differences = Differences()
            for (index, section) in content.sections.enumerated() {
                let read = document.sections.indices.contains(index) ? document.sections[index] : nil
                let isSame =
                    read?.text == section.text && read?.html == section.html && read?.markers == section.markers
                if !isSame { differences.sections.insert(index) }
            }
            for (index, citation) in content.citations.enumerated() {
                let read = document.notes.indices.contains(index) ? document.notes[index] : nil
                if read?.text != citation.text || read?.html != citation.html {
                    differences.notes.insert(citation.number)
                }
            }
            return differences.count == 0 ? nil : differences
        }
    }
}

extension UInt8 {
    fileprivate var isLetterOrDigit: Bool {
        (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
    }
}
