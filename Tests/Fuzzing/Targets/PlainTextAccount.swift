import Articles
import Markup

/// Holds an import's report against the text that it accounts for.
struct PlainTextAccount {
    let text: String
    let result: ImportResult

    /// What is wrong, in words; empty when the account is whole.
    func faults() -> [String] {
        let scalars = Array(text.unicodeScalars)
        return tiling(scalars.count) + rebuilding(scalars) + markers()
    }

    private func tiling(_ count: Int) -> [String] {
        var end = 0
        for span in result.report.spans {
            guard span.start == end, span.end > span.start else { return ["span at \(span.start) after \(end)"] }
            end = span.end
        }
        return end == count ? [] : ["spans end at \(end) of \(count)"]
    }

    private func rebuilding(_ scalars: [Unicode.Scalar]) -> [String] {
        var sections: [String: String] = [:]
        var notes: [String: String] = [:]
        var comments: [String: String] = [:]
        var last: String?
        var pending = ""
        for span in result.report.spans {
            let printed = String(String.UnicodeScalarView(scalars[span.start..<span.end]))
            switch span.kind {
            case .text:
                sections[span.name, default: ""] += (last == span.name ? pending : "") + printed
                (last, pending) = (span.name, "")
            case .separator:
                if span.name == "line break" { pending += " " }
                if span.name == "paragraph break" { pending += "\n\n" }
            case .note: notes[span.name, default: ""] += printed
            case .comment: comments[span.name, default: ""] += printed
            default: break
            }
        }
        var faults: [String] = []
        for (index, section) in result.document.sections.enumerated()
        where !same(sections["section \(index + 1)"] ?? "", section.text) {
            faults.append("section \(index + 1) can't be rebuilt")
        }
        for note in result.document.notes where !same(HTML.shown(notes["note \(note.number)"] ?? ""), note.text) {
            faults.append("note \(note.number) can't be rebuilt")
        }
        for (index, comment) in result.document.comments.enumerated() {
            let body = comment.body.unicodeScalars.filter { $0 != "\n" }
            let printed = (comments["comment \(index + 1)"] ?? "").unicodeScalars.filter { $0 != "\n" }
            if !body.elementsEqual(printed) {
                faults.append("comment \(index + 1) can't be rebuilt")
            }
        }
        return faults
    }

    private func markers() -> [String] {
        var faults: [String] = []
        let numbers = Set(result.document.notes.map(\.number))
        if numbers.count != result.document.notes.count { faults.append("two notes of one number") }
        for section in result.document.sections {
            let units = Array(section.text.utf16)
            // Where paragraphs begin, counted once for all markers.
            var breaks: [Int] = []
            for index in units.indices.dropLast() where units[index] == 10 && units[index + 1] == 10 {
                breaks.append(index)
            }
            var previous = 0
            for marker in section.markers {
                if !numbers.contains(marker.citation) { faults.append("marker of no note \(marker.citation)") }
                if !(previous...units.count).contains(marker.offset) {
                    faults.append("offset \(marker.offset) out of order")
                }
                if breaks.count(where: { $0 < marker.offset }) != marker.paragraph {
                    faults.append("paragraph at \(marker.offset)")
                }
                if !Self.contains(marker.quote, in: units), section.heading != marker.quote {
                    faults.append("quote at \(marker.offset) is not in the text")
                }
                previous = marker.offset
            }
        }
        return faults
    }

    private static func contains(_ part: String, in units: [UInt16]) -> Bool {
        let part = Array(part.utf16)
        guard let first = part.first else { return true }
        var start = units.startIndex
        while let next = units[start...].firstIndex(of: first), next + part.count <= units.count {
            if units[next..<next + part.count] == part[...] { return true }
            start = next + 1
        }
        return false
    }

    private func same(_ left: String, _ right: String) -> Bool {
        left.unicodeScalars.elementsEqual(right.unicodeScalars)
    }
}
