/// The shapes that the styles give to works; several of CSL's types share one.
enum WorkForm {
    /// In a journal, counted by volume and issue.
    case article
    /// In a newspaper or magazine, told by its date.
    case periodical
    /// On a site.
    case web
    /// In a book.
    case part
    /// Under a headword.
    case entry
    /// By itself, with an imprint.
    case whole
    case thesis
    /// Spoken, or read to a conference.
    case event
    case legal
    /// Kept by an archive or a person, not published.
    case archival
    case interview
    case film

    init(_ item: CSLItem) {
        let isHeld = item.containerTitle != nil
        switch item.type {
        case "article-journal", "review", "review-book", "article": self = isHeld ? .article : .whole
        case "article-magazine", "article-newspaper": self = .periodical
        case "post-weblog", "post", "webpage": self = .web
        case "chapter": self = .part
        case "entry", "entry-dictionary", "entry-encyclopedia": self = isHeld ? .entry : .part
        case "paper-conference": self = isHeld ? .part : .event
        case "speech": self = .event
        case "thesis": self = .thesis
        case "legislation", "bill", "legal_case", "treaty", "regulation", "hearing": self = .legal
        case "manuscript", "personal_communication": self = .archival
        case "interview": self = .interview
        case "motion_picture", "broadcast": self = isHeld ? .web : .film
        default: self = isHeld ? .web : .whole
        }
    }

    /// Whether the title stands in quotation marks, as those of parts and of what was never published do.
    var isQuoted: Bool {
        switch self {
        case .whole, .legal, .film: false
        default: true
        }
    }
}

extension CSLItem {
    /// Where the work is on the web: its DOI's resolver before any other address.
    var address: String? { doi.map { "https://doi.org/" + $0 } ?? url }

    /// The title in the form's manner.
    func titleText(_ form: WorkForm) -> String? {
        guard let title else { return nil }
        // A letter is described, not titled.
        let isPlain = !form.isQuoted || type == "personal_communication" || type == "dataset"
        return isPlain ? title : Typography.quoted(title)
    }

    /// The place in a statute book, reporter or treaty series, such as `42 U.S.C. § 1983`.
    var legalPlace: String? {
        var line = Line(volume)
        line.add(containerTitle, after: nil)
        line.add(page.map { Typography.range($0) }, after: nil)
        line.add(section.map { "§ " + $0 }, after: nil)
        return line.text.nonEmpty
    }

    /// What stands in front where no author is named.
    var leadEditors: [CSLName]? { author == nil ? editor : nil }

    /// The number of a report or resolution, with what it numbers, unless the title already names it.
    ///
    /// - Parameter label: What stands in front of a bare number.
    func numberText(label: String = "no. ") -> String? {
        guard let number, title?.contains(number) != true else { return nil }
        let isBare = number.first?.isNumber ?? false
        if type == "report", let genre { return genre + " " + (label == "no. " ? "" : label) + number }
        return (isBare && WorkForm(self) != .legal ? label : "") + number
    }

    /// When it first came out, where that is not when this edition did.
    var originalYears: String? {
        let years = DateFormat.years(originalDate)
        return years == DateFormat.years(issued) ? nil : years
    }

    /// What an unpublished piece is; a letter without a title is at least called one.
    var description: String? {
        genre ?? (type == "personal_communication" && title == nil ? "personal communication" : nil)
    }

    /// Whether the editors are the translators as well, and so named once.
    var editorsTranslate: Bool { editor != nil && editor == translator }

    /// The publisher, unless it is also the author.
    var ownPublisher: String? {
        guard let publisher, author?.contains(where: { $0.literal == publisher }) != true else { return nil }
        return publisher
    }
}
