/// Entries of a bibliography by the Chicago Manual of Style, 17th edition.
enum ChicagoBibliography {
    static func entry(_ item: CSLItem) -> String {
        let form = WorkForm(item)
        var line = Line(lead(item, form))
        switch form {
        case .legal:
            // The manual gives laws in notes alone; a list of works has them all the same.
            line = Line(ChicagoNote.full(item))
            return line.ended()
        case .entry:
            line.add(item.titleText(form), after: ".")
            line.sentence(item.containerTitle.map { "In " + $0 })
            edition(item, &line)
            line.sentence(ChicagoNote.imprint(item, hasOriginal: false))
        case .interview:
            line.add(item.titleText(form), after: ".")
            let interviewer = item.interviewer.map { "Interview by " + NameFormat.chicagoNote($0) }
            line.sentence(interviewer ?? item.genre ?? "Interview")
            held(item, &line)
        default:
            line.add(item.titleText(form), after: ".")
            body(item, form, &line)
        }
        line.sentence(ChicagoNote.access(item))
        line.add(item.address, after: ".")
        return line.ended()
    }

    private static func lead(_ item: CSLItem, _ form: WorkForm) -> String? {
        if let author = item.author { return NameFormat.chicagoBibliography(author) }
        guard let editors = item.leadEditors, form == .whole else { return nil }
        return NameFormat.chicagoBibliography(editors) + (editors.count > 1 ? ", eds" : ", ed")
    }

    private static func body(_ item: CSLItem, _ form: WorkForm, _ line: inout Line) {
        switch form {
        case .article:
            line.add(item.containerTitle, after: ".")
            line.add(item.volume, after: nil)
            line.add(item.issue.map { "no. " + $0 })
            let isCounted = item.volume != nil || item.issue != nil
            let date = isCounted ? DateFormat.chicagoMonth(item.issued) : DateFormat.chicago(item.issued)
            if isCounted { line.add(date.map { "(\($0))" }, after: nil) } else { line.add(date) }
            guard let page = item.page.map({ Typography.pages($0) }) else { return }
            if isCounted { line.append(": " + page) } else { line.add(page) }
        case .periodical, .web:
            line.sentence(item.director.map { "Directed by " + NameFormat.series($0.map(NameFormat.natural)) })
            held(item, &line)
            line.add(item.page.map { Typography.pages($0) })
        case .part:
            line.sentence(item.containerTitle.map { "In " + $0 })
            line.add(item.editor.map { "edited by " + NameFormat.series($0.map(NameFormat.natural)) })
            line.add(item.page.map { Typography.pages($0) })
            edition(item, &line)
            line.sentence(item.collectionTitle)
            line.sentence(ChicagoNote.imprint(item, hasOriginal: false))
        case .thesis:
            let facts = [item.genre ?? "Thesis", item.publisher, DateFormat.chicago(item.issued), item.numberText()]
            line.sentence(facts.compactMap(\.self).joined(separator: ", "))
        case .event:
            let kind =
                item.genre ?? (item.type == "speech" ? "Speech" : item.eventTitle.map { _ in "Paper presented at" })
            let facts = [kind, item.eventTitle, item.publisher, item.publisherPlace, DateFormat.chicago(item.issued)]
            line.sentence(
                facts.compactMap(\.self).joined(separator: ", ").replacing("presented at, ", with: "presented at ")
            )
        case .archival:
            line.sentence(item.description)
            line.sentence(DateFormat.chicago(item.issued))
            line.sentence(item.archiveLocation)
            line.sentence(item.archive)
            line.sentence([item.publisher, item.publisherPlace].compactMap(\.self).joined(separator: ", "))
        default:
            line.sentence(item.director.map { "Directed by " + NameFormat.series($0.map(NameFormat.natural)) })
            line.sentence(item.originalYears)
            if item.author != nil || form != .whole {
                let verb = item.editorsTranslate ? "Edited and translated by " : "Edited by "
                line.sentence(item.editor.map { verb + NameFormat.series($0.map(NameFormat.natural)) })
            }
            edition(item, &line)
            line.sentence(item.collectionTitle)
            line.sentence(item.numberText())
            line.sentence(ChicagoNote.imprint(item, hasOriginal: false))
            if item.type == "motion_picture" { line.sentence(item.genre) }
        }
    }

    private static func edition(_ item: CSLItem, _ line: inout Line) {
        let isSaid = item.editorsTranslate && item.author != nil && WorkForm(item) == .whole
        line.sentence(
            isSaid ? nil : item.translator.map { "Translated by " + NameFormat.series($0.map(NameFormat.natural)) }
        )
        line.sentence(item.edition.map(Typography.edition))
        line.sentence(item.volume.map(Typography.volume))
    }

    private static func held(_ item: CSLItem, _ line: inout Line) {
        line.add(item.containerTitle, after: ".")
        if item.ownPublisher != item.containerTitle {
            item.containerTitle == nil ? line.sentence(item.ownPublisher) : line.add(item.ownPublisher)
        }
        let date = DateFormat.chicago(item.issued)
        item.containerTitle == nil && item.ownPublisher == nil ? line.sentence(date) : line.add(date)
    }
}
