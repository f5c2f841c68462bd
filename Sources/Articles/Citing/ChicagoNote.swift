/// Notes by the Chicago Manual of Style, 17th edition, without the full stop at their end.
enum ChicagoNote {
    /// The first mention of a work.
    static func full(_ item: CSLItem, locator: String? = nil) -> String {
        let form = WorkForm(item)
        var line = Line(lead(item))
        switch form {
        case .entry:
            line = Line(item.containerTitle)
            line.add(item.edition.map(Typography.edition))
            line.add(item.title.map { "s.v. " + Typography.quoted($0) })
            line.add(item.author.map { "by " + NameFormat.chicagoNote($0) })
            line.add(imprint(item) ?? DateFormat.chicago(item.issued))
            line.add(locator.map { Typography.pages($0) })
        case .interview:
            line.add(item.titleText(form))
            line.add(interview(item))
            held(item, &line)
            line.add(pages(item, locator))
        case .legal:
            legal(item, &line)
            line.add(locator.map { Typography.pages($0) })
        default:
            line.add(item.titleText(form))
            body(item, form, locator, &line)
        }
        line.add(access(item))
        line.add(item.address)
        return line.text
    }

    /// Any later mention: family name, short title, pinpoint.
    static func short(_ item: CSLItem, locator: String?) -> String {
        let form = WorkForm(item)
        var line = Line()
        if let names = item.author ?? item.leadEditors ?? item.director {
            line.add(NameFormat.chicagoNote(names, NameFormat.short))
        }
        if let title = item.title.map(shortTitle) {
            var short = item
            short.title = title
            line.add(short.titleText(form))
        } else if line.text.isEmpty {
            line.add(item.legalPlace ?? item.containerTitle ?? item.numberText())
        }
        line.add(locator.map { Typography.pages($0) })
        return line.text
    }

    /// The title without its subtitle.
    static func shortTitle(_ title: String) -> String {
        for mark in [": ", "? ", ". "] {
            guard let range = title.firstRange(of: mark) else { continue }
            let short = title[..<range.lowerBound] + (mark == "? " ? "?" : "")
            // A few letters in front of a colon are an abbreviation or a number, no title, and a mark left open is none.
            let isBalanced = short.filter { $0 == "“" }.count == short.filter { $0 == "”" }.count
            if short.count >= 4, isBalanced { return String(short) }
        }
        return title
    }

    // MARK: Parts

    private static func lead(_ item: CSLItem) -> String? {
        if let author = item.author { return NameFormat.chicagoNote(author) }
        guard let editors = item.leadEditors, WorkForm(item) == .whole else { return nil }
        return NameFormat.chicagoNote(editors) + (editors.count > 1 ? ", eds." : ", ed.")
    }

    private static func body(_ item: CSLItem, _ form: WorkForm, _ locator: String?, _ line: inout Line) {
        switch form {
        case .article:
            line.add(item.containerTitle)
            counted(item, locator, &line)
        case .periodical, .web:
            line.add(item.director.map { "directed by " + NameFormat.chicagoNote($0) })
            held(item, &line)
            line.add(pages(item, locator))
        case .part:
            line.add(item.containerTitle.map { "in " + $0 })
            edition(item, hasLead: false, &line)
            line.add(item.collectionTitle)
            line.add(imprint(item).map { "(\($0))" }, after: nil)
            line.add(pages(item, locator))
        case .thesis:
            let facts = [item.genre ?? "thesis", item.publisher, DateFormat.chicago(item.issued), item.numberText()]
            line.add("(\(facts.compactMap(\.self).joined(separator: ", ")))", after: nil)
            line.add(pages(item, locator))
        case .event:
            let facts = [
                item.genre ?? (item.type == "speech" ? "speech" : item.eventTitle.map { _ in "paper presented at" }),
                item.eventTitle, item.publisher, item.publisherPlace, DateFormat.chicago(item.issued),
            ].compactMap(\.self).joined(separator: ", ").replacing("presented at, ", with: "presented at ")
            line.add(facts.isEmpty ? nil : "(\(facts))", after: nil)
            line.add(locator.map { Typography.pages($0) })
        case .archival:
            line.add(item.description)
            line.add(DateFormat.chicago(item.issued))
            line.add(locator.map { Typography.pages($0) })
            for part in [item.archiveLocation, item.archive, item.publisher, item.publisherPlace] { line.add(part) }
        default:
            line.add(item.director.map { "directed by " + NameFormat.chicagoNote($0) })
            edition(item, hasLead: item.author == nil, &line)
            line.add(item.collectionTitle)
            line.add(item.numberText())
            line.add(imprint(item).map { "(\($0))" }, after: nil)
            line.add(item.type == "motion_picture" ? item.genre : nil)
            line.add(pages(item, locator))
        }
    }

    /// The place in a journal, such as `52, no. 4 (Autumn 1998): 890`.
    private static func counted(_ item: CSLItem, _ locator: String?, _ line: inout Line) {
        line.add(item.volume, after: nil)
        line.add(item.issue.map { "no. " + $0 })
        let isCounted = item.volume != nil || item.issue != nil
        let date = isCounted ? DateFormat.chicagoMonth(item.issued) : DateFormat.chicago(item.issued)
        if isCounted { line.add(date.map { "(\($0))" }, after: nil) } else { line.add(date) }
        guard let pages = pages(item, locator) else { return }
        if isCounted && Typography.isPage(pages) { line.append(": " + pages) } else { line.add(pages) }
    }

    private static func edition(_ item: CSLItem, hasLead: Bool, _ line: inout Line) {
        let showsEditors = !hasLead || WorkForm(item) != .whole
        let isBoth = showsEditors && item.editorsTranslate
        if showsEditors {
            line.add(item.editor.map { (isBoth ? "ed. and trans. " : "ed. ") + NameFormat.chicagoNote($0) })
        }
        if !isBoth { line.add(item.translator.map { "trans. " + NameFormat.chicagoNote($0) }) }
        line.add(item.edition.map(Typography.edition))
        line.add(item.volume.map(Typography.volume))
    }

    /// The site or periodical with its date.
    private static func held(_ item: CSLItem, _ line: inout Line) {
        line.add(item.containerTitle)
        if item.ownPublisher != item.containerTitle { line.add(item.ownPublisher) }
        line.add(DateFormat.chicago(item.issued))
    }

    private static func interview(_ item: CSLItem) -> String {
        let interviewer = item.interviewer.map { "interview by " + NameFormat.chicagoNote($0) }
        return interviewer ?? item.genre ?? "interview"
    }

    private static func legal(_ item: CSLItem, _ line: inout Line) {
        if line.text.isEmpty, item.type != "legal_case" { line.add(item.authority) }
        line.add(item.title)
        line.add(item.numberText())
        line.add(item.legalPlace)
        let court = item.type == "legal_case" ? item.authority : nil
        let facts = [court, item.ownPublisher, DateFormat.chicago(item.issued)].compactMap(\.self)
        line.add(facts.isEmpty ? nil : "(\(facts.joined(separator: court == nil ? ", " : " ")))", after: nil)
    }

    /// `New York: Pantheon Books, 1978`, with the year of the first edition in front.
    static func imprint(_ item: CSLItem, hasOriginal: Bool = true) -> String? {
        let house = [item.publisherPlace, item.ownPublisher].compactMap(\.self).joined(separator: ": ")
        let parts = [house.nonEmpty, DateFormat.chicago(item.issued)].compactMap(\.self)
        let original = hasOriginal ? item.originalYears : nil
        return [original, parts.joined(separator: ", ").nonEmpty].compactMap(\.self).joined(separator: "; ").nonEmpty
    }

    /// The pinpoint, or else the pages of the whole.
    private static func pages(_ item: CSLItem, _ locator: String?) -> String? {
        (locator ?? item.page).map { Typography.pages($0) }
    }

    /// When the page was looked at, where it has no date of its own.
    static func access(_ item: CSLItem) -> String? {
        guard item.issued?.parts == nil, item.address != nil else { return nil }
        return DateFormat.chicago(item.accessed).map { "accessed " + $0 }
    }
}
