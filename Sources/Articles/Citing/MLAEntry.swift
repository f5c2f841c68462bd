/// Entries of a list of works cited by the Modern Language Association, 9th edition.
enum MLAEntry {
    static func entry(_ item: CSLItem) -> String {
        let form = WorkForm(item)
        var line = Line(lead(item, form))
        if form == .legal, item.type != "legal_case", line.text.isEmpty { line.add(item.authority) }
        line.add(item.titleText(form), after: ".")
        line.sentence(item.originalYears)
        let title = line.text
        switch form {
        case .thesis:
            line.sentence(DateFormat.mla(item.issued))
            line.sentence([item.publisher, item.genre ?? "thesis"].compactMap(\.self).joined(separator: ", "))
        case .interview:
            let interviewer = item.interviewer.map { "Interview by " + NameFormat.mlaInside($0) }
            line.sentence(interviewer ?? item.genre ?? "Interview")
            container(item, form, &line)
        case .archival:
            line.sentence(item.description)
            line.sentence(DateFormat.mla(item.issued))
            let keeper = [item.archive, item.publisher, item.publisherPlace, item.archiveLocation]
            line.sentence(keeper.compactMap(\.self).joined(separator: ", "))
        default:
            container(item, form, &line)
        }
        line.add(item.address, after: line.text == title ? "." : line.text.hasSuffix(".") ? nil : ",")
        if item.issued?.parts == nil, item.address != nil, let day = DateFormat.mla(item.accessed) {
            line.sentence("Accessed " + day)
        }
        return line.ended()
    }

    private static func lead(_ item: CSLItem, _ form: WorkForm) -> String? {
        if let author = item.author { return NameFormat.mla(author) }
        guard let editors = item.leadEditors, form == .whole else { return nil }
        return NameFormat.mla(editors) + (editors.count > 1 ? ", editors" : ", editor")
    }

    /// What MLA calls the container: everything behind the title, comma by comma.
    private static func container(_ item: CSLItem, _ form: WorkForm, _ line: inout Line) {
        var parts: [String?] = [item.containerTitle]
        parts.append(item.director.map { "directed by " + NameFormat.mlaInside($0) })
        if item.author != nil || form != .whole {
            let verb = item.editorsTranslate ? "edited and translated by " : "edited by "
            parts.append(item.editor.map { verb + NameFormat.mlaInside($0) })
        }
        let isSaid = item.editorsTranslate && (item.author != nil || form != .whole)
        parts.append(isSaid ? nil : item.translator.map { "translated by " + NameFormat.mlaInside($0) })
        parts.append(item.edition.map(Typography.edition))
        parts.append(item.volume.map(Typography.volume))
        parts.append(item.issue.map { "no. " + $0 })
        parts.append(item.numberText())
        parts.append(item.section.map { "sec. " + $0 })
        if form == .event { parts += [item.eventTitle, item.genre] }
        if form != .article, form != .periodical, item.publisher != item.containerTitle {
            parts.append(item.ownPublisher)
        }
        if form == .event || form == .film && item.publisher == nil { parts.append(item.publisherPlace) }
        if form == .legal, item.type == "legal_case" { parts.append(item.authority) }
        parts.append(DateFormat.mla(item.issued))
        parts.append(
            item.page.map { page in
                let isOne = !page.contains { $0 == "–" || $0 == "-" || $0 == "," }
                return (isOne ? "p. " : "pp. ") + Typography.pages(page, isMLA: true)
            }
        )
        let known = parts.compactMap { $0?.nonEmpty }
        guard let first = known.first else { return }
        line.add(item.containerTitle == nil ? Typography.capitalized(first) : first, after: ".")
        for part in known.dropFirst() { line.add(part) }
    }
}
