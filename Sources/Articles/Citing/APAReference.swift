/// Entries of a reference list by the American Psychological Association, 7th edition.
enum APAReference {
    static func entry(_ item: CSLItem) -> String {
        let form = WorkForm(item)
        if form == .legal { return legal(item) }
        let lead = lead(item, form)
        let date = "(\(DateFormat.apa(item.issued, yearOnly: isDatedByYear(form))))"
        var line = Line(lead ?? title(item, form))
        // Where nobody is named, the title takes the place of the author.
        line.add(date, after: lead == nil && !line.text.isEmpty ? "." : nil)
        if lead != nil { line.add(title(item, form), after: ".") }
        body(item, form, &line)
        line.add(item.address.map { access(item) + $0 }, after: ".")
        if let years = item.originalYears {
            line.add("(Original work published \(years))", after: item.address == nil ? "." : nil)
        }
        return line.text.hasSuffix(")") && item.originalYears != nil ? line.text : line.ended(stopAfterAddress: false)
    }

    private static func lead(_ item: CSLItem, _ form: WorkForm) -> String? {
        if let author = item.author { return stopped(NameFormat.apa(author)) }
        if let directors = item.director {
            return NameFormat.apa(directors) + (directors.count > 1 ? " (Directors)." : " (Director).")
        }
        guard let editors = item.leadEditors, form == .whole else { return nil }
        return NameFormat.apa(editors) + (editors.count > 1 ? " (Eds.)." : " (Ed.).")
    }

    private static func stopped(_ text: String) -> String { text.hasSuffix(".") ? text : text + "." }

    /// Title, with edition, volume and number in parentheses, and what it is in brackets.
    private static func title(_ item: CSLItem, _ form: WorkForm) -> String? {
        var line = Line(item.title)
        if form == .whole {
            let counts = [
                item.edition.map(Typography.edition).map(Typography.capitalizedRevision),
                item.volume.map(Typography.volume).map(Typography.capitalized), item.numberText(label: "No. "),
            ].compactMap(\.self).joined(separator: ", ")
            let isBoth = item.author != nil && item.editorsTranslate
            let people = [
                item.author == nil
                    ? nil
                    : item.editor.map { role($0, isBoth ? "Ed. & Trans." : "Ed.", isBoth ? "Eds. & Trans." : "Eds.") },
                isBoth ? nil : item.translator.map { role($0, "Trans.", "Trans.") },
            ].compactMap(\.self).joined(separator: "; ")
            let facts = [people, counts].filter { !$0.isEmpty }.joined(separator: "; ")
            if !facts.isEmpty { line.add("(\(facts))", after: nil) }
        }
        if form == .thesis { line.add(item.numberText(label: "Publication No. ").map { "(\($0))" }, after: nil) }
        if let kind = kind(item, form) { line.add("[\(kind)]", after: nil) }
        return line.text.nonEmpty
    }

    private static func kind(_ item: CSLItem, _ form: WorkForm) -> String? {
        switch form {
        case .thesis:
            return [item.genre ?? "Thesis", item.publisher].compactMap(\.self).joined(separator: ", ")
        case .interview:
            let interviewers = item.interviewer.map {
                "Interview by " + NameFormat.series($0.map(NameFormat.naturalInitials), and: "&")
            }
            return interviewers ?? item.genre.map(Typography.capitalized) ?? "Interview"
        case .event:
            return item.genre.map(Typography.capitalized) ?? (item.type == "speech" ? "Speech" : "Paper presentation")
        case .archival: return item.description.map(Typography.capitalized)
        case .film:
            return item.genre.map(Typography.capitalized)
                ?? (item.type == "broadcast" ? "Broadcast" : item.address == nil ? "Film" : "Video")
        default: return item.type == "dataset" ? "Data set" : nil
        }
    }

    private static func body(_ item: CSLItem, _ form: WorkForm, _ line: inout Line) {
        switch form {
        case .article:
            line.add(item.containerTitle, after: ".")
            let issue = item.issue.map { "(\($0))" } ?? ""
            line.add((item.volume.map { $0 + issue } ?? issue).nonEmpty)
            line.add(item.page.map { Typography.range($0) })
        case .periodical, .web, .interview:
            line.add(item.containerTitle, after: ".")
            if form == .periodical { line.add(item.page.map { Typography.range($0) }) }
            if item.ownPublisher != item.containerTitle { line.sentence(item.ownPublisher) }
        case .part, .entry:
            line.sentence(container(item))
            line.sentence(item.ownPublisher)
        case .thesis:
            break
        case .event:
            line.sentence([item.eventTitle, item.publisherPlace].compactMap(\.self).joined(separator: ", "))
        case .archival:
            line.sentence([item.archiveLocation, item.archive].compactMap(\.self).joined(separator: ", "))
            line.sentence([item.ownPublisher, item.publisherPlace].compactMap(\.self).joined(separator: ", "))
        default:
            line.sentence(item.ownPublisher)
        }
    }

    /// The book around a chapter, such as `In A. T. Grafton (Ed.), A Book (2nd ed., Vol. 1, pp. 3–5)`.
    private static func container(_ item: CSLItem) -> String? {
        guard let containerTitle = item.containerTitle else { return nil }
        var line = Line(item.editor.map { "In \(role($0, "Ed.", "Eds.", parted: " (")))" } ?? "In")
        line.add(containerTitle, after: item.editor == nil ? nil : ",")
        let facts = [
            item.translator.map { role($0, "Trans.", "Trans.") },
            item.edition.map(Typography.edition).map(Typography.capitalizedRevision),
            item.volume.map(Typography.volume).map(Typography.capitalized),
            item.page.map { page in
                let isOne = !page.contains { $0 == "–" || $0 == "-" || $0 == "," }
                return (isOne ? "p. " : "pp. ") + Typography.range(page)
            },
        ].compactMap(\.self)
        if !facts.isEmpty { line.add("(\(facts.joined(separator: ", ")))", after: nil) }
        return line.text
    }

    private static func role(_ names: [CSLName], _ one: String, _ several: String, parted: String = ", ") -> String {
        let texts = names.map(NameFormat.naturalInitials)
        return NameFormat.series(texts, and: "&") + parted + (names.count > 1 ? several : one)
    }

    private static func legal(_ item: CSLItem) -> String {
        var line = Line(item.type == "legal_case" ? nil : item.authority)
        line.add(item.title, after: ".")
        line.add(item.numberText(label: "No. "))
        // A treaty is known by its day, which stands before the place where it was printed.
        if item.type == "treaty" { line.add(DateFormat.chicago(item.issued)) }
        line.add(item.legalPlace)
        let court = item.type == "legal_case" ? item.authority : nil
        let year = item.type == "treaty" ? nil : DateFormat.years(item.issued)
        let facts = [court, year].compactMap(\.self).joined(separator: " ")
        if !facts.isEmpty { line.add("(\(facts))", after: nil) }
        line.add(item.address, after: ".")
        return line.ended(stopAfterAddress: false)
    }

    private static func isDatedByYear(_ form: WorkForm) -> Bool {
        switch form {
        case .article, .part, .entry, .whole, .thesis, .film: true
        default: false
        }
    }

    /// A page without a date may change, and so the day on which it was read counts.
    private static func access(_ item: CSLItem) -> String {
        guard item.issued?.parts == nil, item.doi == nil, let day = DateFormat.chicago(item.accessed) else { return "" }
        return "Retrieved \(day), from "
    }
}

extension Typography {
    /// `Rev. ed.` begins with a capital in APA, `2nd ed.` with a figure.
    static func capitalizedRevision(_ edition: String) -> String { capitalized(edition) }
}
