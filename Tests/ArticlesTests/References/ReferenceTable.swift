import Articles
import Testing

/// Notes with the reading that a careful person gives them, in a form that is quick to write and to check.
struct ReferenceTable: Sendable, CustomTestStringConvertible {
    var name: String
    var rows: [Row]

    struct Row: Sendable {
        var note: String
        /// One list of fields a work; empty for a remark.
        var works: [[Field]]
    }

    struct Field: Sendable, Equatable {
        var name: String
        var value: String
    }

    var testDescription: String { name }

    init(name: String, text: String) {
        self.name = name
        rows = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
            let line = line.drop { $0 == " " }
            if line.hasPrefix("> ") {
                rows.append(Row(note: String(line.dropFirst(2)), works: [[]]))
                continue
            }
            guard !rows.isEmpty, !line.isEmpty else { continue }
            let last = rows.count - 1
            if line == "remark" {
                rows[last].works = []
            } else if line == "+" {
                rows[last].works.append([])
            } else if let space = line.firstIndex(of: " "), Self.names.contains(String(line[..<space])),
                !rows[last].works.isEmpty
            {
                let value = String(line[line.index(after: space)...])
                rows[last].works[rows[last].works.count - 1].append(Field(name: String(line[..<space]), value: value))
            } else {
                // A line that is no field goes on with the note, whose line was broken there.
                rows[last].note += "\n" + line
            }
        }
    }

    private static let names: Set<String> = [
        "type", "author", "editor", "translator", "title", "container", "publisher", "place", "issued", "accessed",
        "volume", "issue", "edition", "page",
        "number", "url", "doi", "isbn", "locator", "prefix", "authority",
    ]

    /// The same fields of a work as the reader gives it.
    static func fields(_ reference: Reference) -> [Field] {
        let csl = reference.csl
        var fields = [Field(name: "type", value: csl.type)]
        func add(_ name: String, _ value: String?) {
            if let value { fields.append(Field(name: name, value: value)) }
        }
        for name in csl.author ?? [] { add("author", text(name)) }
        for name in csl.editor ?? [] { add("editor", text(name)) }
        for name in csl.translator ?? [] { add("translator", text(name)) }
        add("title", csl.title)
        add("container", csl.containerTitle)
        add("publisher", csl.publisher)
        add("place", csl.publisherPlace)
        add("issued", csl.issued.map(text))
        add("accessed", csl.accessed.map(text))
        add("volume", csl.volume)
        add("issue", csl.issue)
        add("edition", csl.edition)
        add("page", csl.page)
        add("number", csl.number)
        add("url", csl.url)
        add("doi", csl.doi)
        add("isbn", csl.isbn)
        add("locator", reference.locator)
        add("prefix", reference.prefix)
        add("authority", csl.authority)
        return fields
    }

    private static func text(_ name: CSLName) -> String {
        if let literal = name.literal { return "= " + literal }
        var text = name.family ?? ""
        if let given = name.given { text += ", " + given }
        if let suffix = name.suffix { text += ", " + suffix }
        if let particle = name.nonDroppingParticle { text += " (" + particle + ")" }
        return text
    }

    private static func text(_ date: CSLDate) -> String {
        if let literal = date.literal { return "literal " + literal }
        let parts = (date.dateParts ?? []).map { part in
            part.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "-")
        }
        return parts.joined(separator: "/") + (date.season.map { " season \($0)" } ?? "")
    }
}

/// Right, wrong and missing fields of a table, and what went wrong where.
struct ReferenceScore {
    var right = 0
    var wrong = 0
    var missing = 0
    var byField: [String: (right: Int, wrong: Int, missing: Int)] = [:]
    var faults: [String] = []

    var precision: Double { right + wrong == 0 ? 1 : Double(right) / Double(right + wrong) }
    var recall: Double { right + missing == 0 ? 1 : Double(right) / Double(right + missing) }

    /// A wrong value counts as wrong and as missing; so does a work too many or too few, with all its fields.
    mutating func add(_ row: ReferenceTable.Row, _ reading: NoteReading) {
        let read = reading.references.map(ReferenceTable.fields)
        for index in 0..<max(row.works.count, read.count) {
            compare(
                index < row.works.count ? row.works[index] : [],
                index < read.count ? read[index] : [],
                note: row.note
            )
        }
    }

    private mutating func compare(_ wanted: [ReferenceTable.Field], _ found: [ReferenceTable.Field], note: String) {
        var rest = found
        var missed: [ReferenceTable.Field] = []
        for field in wanted {
            let match = rest.firstIndex { other in
                guard other.name == field.name else { return false }
                return field.name == "type"
                    ? field.value.split(separator: "|").contains { $0 == other.value } : other.value == field.value
            }
            if let match {
                rest.remove(at: match)
                right += 1
                byField[field.name, default: (0, 0, 0)].right += 1
            } else {
                missed.append(field)
                missing += 1
                byField[field.name, default: (0, 0, 0)].missing += 1
            }
        }
        for field in rest {
            wrong += 1
            byField[field.name, default: (0, 0, 0)].wrong += 1
        }
        guard !missed.isEmpty || !rest.isEmpty else { return }
        let lines =
            missed.map { "    wanted \($0.name): \($0.value)" } + rest.map { "    found  \($0.name): \($0.value)" }
        faults.append(note + "\n" + lines.joined(separator: "\n"))
    }

    var summary: String {
        let rows = byField.sorted { $0.key < $1.key }.map { name, count in
            "\(name): \(count.right) right, \(count.wrong) wrong, \(count.missing) missing"
        }
        return "precision \(rounded(precision)), recall \(rounded(recall)) over \(right + missing) fields\n"
            + rows.joined(separator: "\n")
    }

    private func rounded(_ value: Double) -> String {
        let thousandths = Int(value * 1000 + 0.5)
        return "\(thousandths / 1000)." + String(String(1000 + thousandths % 1000).dropFirst())
    }
}
