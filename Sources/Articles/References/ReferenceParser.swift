/// Reads one reference, without its signal, from a span of a note.
///
/// The opening (who, when, title) is read by its style; all after the title by one grammar for every style, because
/// the pieces that follow a title differ in order and punctuation but hardly in kind. What fits nowhere stays out.
struct ReferenceParser {
    /// What a reference turned out to hold, as far as it bears on the type of the work.
    struct Traits: OptionSet {
        let rawValue: UInt32

        static let thesis = Traits(rawValue: 1 << 0)
        static let interview = Traits(rawValue: 1 << 1)
        static let personal = Traits(rawValue: 1 << 2)
        static let speech = Traits(rawValue: 1 << 3)
        static let conference = Traits(rawValue: 1 << 4)
        static let manuscript = Traits(rawValue: 1 << 5)
        static let report = Traits(rawValue: 1 << 6)
        static let film = Traits(rawValue: 1 << 7)
        static let blog = Traits(rawValue: 1 << 8)
        static let dataset = Traits(rawValue: 1 << 9)
        static let archive = Traits(rawValue: 1 << 10)
        static let broadcast = Traits(rawValue: 1 << 11)
        static let chapter = Traits(rawValue: 1 << 12)
        static let quotedTitle = Traits(rawValue: 1 << 13)
        static let authorYear = Traits(rawValue: 1 << 14)
        /// `(Place: Publisher, year)` or the same without brackets.
        static let imprint = Traits(rawValue: 1 << 15)
        static let bibliography = Traits(rawValue: 1 << 16)
        static let webpage = Traits(rawValue: 1 << 17)
        static let newspaper = Traits(rawValue: 1 << 18)
        static let resolution = Traits(rawValue: 1 << 19)
        /// The authors stand by their family names alone.
        static let surnames = Traits(rawValue: 1 << 20)
        static let dayDate = Traits(rawValue: 1 << 21)
        static let encyclopedia = Traits(rawValue: 1 << 22)
        static let preprint = Traits(rawValue: 1 << 23)
        static let italicTitle = Traits(rawValue: 1 << 24)
    }

    /// A piece after the title that nothing else claimed.
    struct Residual {
        var span: Range<Int>
        var isAfterPeriod: Bool
        var isAfterVolume: Bool
    }

    let scan: NoteScan
    let span: Range<Int>
    var csl = CSLItem(type: "")
    var sure = FieldConfidence()
    var locator: String?
    var alias: String?
    var traits: Traits = []
    var residuals: [Residual] = []
    /// A break inside a URL or DOI was mended.
    var hasMendedURL = false
    /// Tokens that were left over as prose.
    var proseCount = 0
    var isAfterPeriod = false
    var titleSpan: Range<Int>?

    init(scan: NoteScan, span: Range<Int>) {
        self.scan = scan
        self.span = span
    }

    /// Reads the whole span; what it found stands in the properties afterwards.
    mutating func parse() {
        guard !span.isEmpty else { return }
        readIdentifiers()
        if readLegal() {
            return
        }
        let tail = readOpening()
        if tail < span.upperBound { readTail(tail..<span.upperBound) }
        assignResiduals()
        csl.type = WorkType.decide(self)
        settleFields()
    }

    // MARK: identifiers

    /// URLs, DOIs and ISBNs, wherever they stand.
    mutating func readIdentifiers() {
        for index in span where scan[index].kind == .identifier {
            let position = Int(scan[index].value)
            guard position >= 0, position < scan.identifiers.count else { continue }
            let identifier = scan.identifiers[position]
            if identifier.isMended { hasMendedURL = true }
            switch identifier.kind {
            case .doi:
                if csl.doi == nil { csl.doi = identifier.value }
            case .isbn:
                if csl.isbn == nil { csl.isbn = identifier.value }
            case .url:
                if csl.url != nil, identifier.value.holds(oneOf: Lexicon.archiveHosts) {
                    csl.archiveLocation = csl.archiveLocation ?? identifier.value
                } else if csl.url == nil {
                    csl.url = identifier.value
                }
            }
        }
        if csl.url == nil, csl.doi == nil, let link = scan.links.first,
            span.upperBound == scan.count || scan.links.count == 1
        {
            let (identifier, _) =
                IdentifierScanner(bytes: Array(link.utf8)).identifier(at: 0) ?? (.init(kind: .url, value: link), 0)
            if identifier.kind == .doi { csl.doi = identifier.value } else { csl.url = identifier.value }
        }
        if csl.doi != nil { sure.set(.doi, 0.99) }
        if csl.url != nil { sure.set(.url, hasMendedURL ? 0.8 : 0.99) }
        if csl.isbn != nil { sure.set(.isbn, 0.99) }
    }

    // MARK: fields

    mutating func setTitle(_ range: Range<Int>, _ confidence: Double) {
        guard csl.title == nil, !range.isEmpty else { return }
        titleSpan = range
        let text = scan.text(range)
        guard text.utf8.count <= 2_000 else { return }
        csl.title = text
        sure.set(.title, confidence)
    }

    mutating func setContainer(_ range: Range<Int>, _ confidence: Double) {
        guard csl.containerTitle == nil, !range.isEmpty, range.count <= 60 else { return }
        csl.containerTitle = scan.text(range)
        sure.set(.containerTitle, confidence)
        noteContainer(range)
    }

    mutating func setIssued(_ date: CSLDate, _ confidence: Double) {
        if csl.issued == nil {
            csl.issued = date
            sure.set(.issued, confidence)
            if date.dateParts?.first?.count == 3 { traits.insert(.dayDate) }
        } else if let old = csl.issued?.dateParts?.first, let new = date.dateParts?.first, new.count > old.count,
            old[0] == new[0]
        {
            // A year with the authors and the full date later on.
            csl.issued = date
            if new.count == 3 { traits.insert(.dayDate) }
        }
    }

    mutating func setPublisher(_ range: Range<Int>, _ confidence: Double) {
        let range = scan.trim(range)
        guard csl.publisher == nil, !range.isEmpty, range.count <= 40 else { return }
        csl.publisher = scan.text(range)
        sure.set(.publisher, confidence)
        if isPublisher(range) || !scan.isOrganisation(range) { traits.insert(.housePublisher) }
    }

    mutating func setPlace(_ range: Range<Int>, _ confidence: Double) {
        let range = scan.trim(range)
        guard csl.publisherPlace == nil, !range.isEmpty, range.count <= 16 else { return }
        csl.publisherPlace = scan.text(range)
        sure.set(.publisherPlace, confidence)
    }

    mutating func setLocator(_ range: Range<Int>) {
        guard locator == nil, !range.isEmpty, range.count <= 40 else { return }
        locator = scan.text(range)
    }

    mutating func setPage(_ range: Range<Int>, _ confidence: Double) {
        guard csl.page == nil, !range.isEmpty, range.count <= 40 else { return }
        csl.page = scan.text(range)
        sure.set(.page, confidence)
    }

    /// Takes back what only makes sense for another type.
    private mutating func settleFields() {
        // "Statista. “…,” Statista, 2019": a site that is its own author.
        if let author = csl.author, author.count == 1, author[0].given == nil, let name = author[0].family,
            name == csl.containerTitle || name == csl.publisher
        {
            csl.author = [CSLName(literal: name)]
        }
        switch csl.type {
        case "book", "thesis", "manuscript", "motion_picture":
            // Pages of a whole book are a place in it.
            if let page = csl.page, locator == nil {
                locator = page
                csl.page = nil
            }
        default: break
        }
        if csl.type == "book", csl.containerTitle != nil, csl.title == nil {
            csl.title = csl.containerTitle
            csl.containerTitle = nil
        }
    }
}
