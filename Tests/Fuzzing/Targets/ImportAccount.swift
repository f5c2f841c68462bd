import Articles

/// Holds an import of any format against the length of the document that it accounts for.
struct ImportAccount {
    /// In Unicode scalars.
    let length: Int
    let result: ImportResult

    /// What is wrong, in words; empty when the account is whole.
    func faults() -> [String] { tiling() + notes() + sections() + comments() }

    private func tiling() -> [String] {
        var end = 0
        for span in result.report.spans {
            guard span.start == end, span.end > span.start else { return ["span at \(span.start) after \(end)"] }
            end = span.end
        }
        return unless(end == length, "spans end at \(end) of \(length)")
    }

    private func notes() -> [String] {
        let notes = result.document.notes
        let numbers = notes.map(\.number)
        let rise = zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
        return unless(rise, "notes numbered \(numbers)")
            + unless(numbers.allSatisfy { (1...999_999_999).contains($0) }, "numbers beyond the API's: \(numbers)")
            + notes.flatMap { note in
                HTMLChecker.section.fault(in: note.html).map { ["note \(note.number): \($0)"] } ?? []
            }
    }

    private func sections() -> [String] {
        let numbers = Set(result.document.notes.map(\.number))
        return result.document.sections.enumerated().flatMap { index, section in
            var faults = HTMLChecker.section.fault(in: section.html).map { ["section \(index): \($0)"] } ?? []
            let length = section.text.utf16.count
            var former = 0
            for marker in section.markers {
                faults += unless(numbers.contains(marker.citation), "marker of note \(marker.citation)")
                faults += unless((former...length).contains(marker.offset), "marker at \(marker.offset)")
                faults += unless(
                    section.html.contains("href=\"#citation-\(marker.citation)\""),
                    "marker \(marker.citation) is not in the HTML"
                )
                former = max(former, min(marker.offset, length))
            }
            return faults
        }
    }

    private func comments() -> [String] {
        result.document.comments.enumerated().flatMap { index, comment in
            unless(comment.parent.map { (0..<index).contains($0) } ?? true, "comment \(index) before its parent")
        }
    }
}
