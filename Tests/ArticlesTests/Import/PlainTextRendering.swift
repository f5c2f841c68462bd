import Articles

/// Everything that an import reads, as text that a test table can hold: markers stand in the text as `{5}`.
enum PlainTextRendering {
    static func rendered(_ result: ImportResult) -> String {
        let document = result.document
        var lines: [String] = []
        func add(_ name: String, _ value: String?) { if let value { lines.append("\(name): \(value)") } }
        add("title", document.title)
        add("subtitle", document.subtitle)
        for person in document.contributors {
            let parts = [person.name, person.given, person.family, person.affiliation ?? "-"].joined(separator: " | ")
            add(person.role.rawValue, parts)
            add("  biography", person.biography)
        }
        add("date", document.publishedOn?.description)
        add("dedication", document.dedication)
        if !document.categories.isEmpty { add("categories", document.categories.joined(separator: ", ")) }
        for section in document.sections {
            lines.append("# \(section.level) \(section.heading ?? "(lead)")")
            lines += marked(section).split(separator: "\n").map(String.init)
        }
        for note in document.notes {
            let label = note.label.map { " (\($0))" } ?? ""
            add("note \(note.number)\(label)", note.text.replacing("\n", with: "⏎"))
        }
        for comment in document.comments {
            let parent = comment.parent.map { " ↳\($0)" } ?? ""
            let body = comment.body.replacing("\n", with: "⏎")
            add("comment\(parent)", "\(comment.authorName) | \(time(comment.postedAt)) | \(body)")
        }
        let report = result.report
        if !report.markersWithoutNote.isEmpty { add("without note", report.markersWithoutNote.joined(separator: ", ")) }
        if !report.notesWithoutMarker.isEmpty {
            add("without marker", report.notesWithoutMarker.joined(separator: ", "))
        }
        for warning in report.warnings { add("warning", warning.code) }
        return lines.joined(separator: "\n")
    }

    private static func marked(_ section: ImportedSection) -> String {
        var units = Array(section.text.utf16)
        for marker in section.markers.reversed() where marker.offset <= units.count {
            units.insert(contentsOf: Array("{\(marker.citation)}".utf16), at: marker.offset)
        }
        return String(decoding: units, as: UTF16.self)
    }

    private static func time(_ time: ImportedComment.PostingTime?) -> String {
        switch time {
        case .exact(let timestamp): "\(timestamp)"
        case .local(let local): "\(local.date) \(local.hour):\(local.minute):\(local.second)"
        case nil: "-"
        }
    }
}
