/// Works as a RIS file (Research Information Systems), lines ended by CR LF.
public enum RISWriter {
    /// A record a work, in the order given; empty for none.
    public static func text(_ entries: [BibliographyEntry]) -> String {
        entries.map(record).joined()
    }

    private static func record(_ entry: BibliographyEntry) -> String {
        let item = entry.item.onOneLine
        var lines: [String] = []
        func add(_ tag: String, _ value: String?) {
            if let value { lines.append("\(tag)  - \(value)") }
        }
        func names(_ tag: String, _ names: [CSLName]?) { for name in names ?? [] { add(tag, self.name(name)) } }
        let type = type(of: item)
        add("TY", type)
        add("ID", entry.key)
        names("AU", item.author)
        names(item.author == nil && item.director != nil ? "AU" : "A3", item.director)
        names("A2", item.editor)
        names("A4", item.translator)
        add("TI", item.title)
        add("T2", item.containerTitle ?? item.eventTitle)
        add("T3", item.collectionTitle)
        dates(item.issued, add)
        add("PB", item.publisher)
        add("CY", item.publisherPlace)
        add("VL", item.volume)
        add("IS", item.issue ?? (type == "RPRT" ? item.number : nil))
        add("ET", item.edition)
        pages(item.page, add)
        add("SE", item.section)
        add("M1", item.issue == nil && type == "RPRT" ? nil : item.number)
        add("M3", item.genre)
        add("SN", item.isbn)
        add("DO", item.doi)
        add("UR", item.url)
        add("Y2", item.accessed?.parts.map { date($0[0], other: "") })
        add("AB", item.abstract)
        add("LA", item.language)
        add("DB", item.archive)
        add("AN", item.archiveLocation)
        add("N1", item.authority)
        add("N1", item.interviewer.map { "Interview by " + NameFormat.series($0.map(NameFormat.natural)) })
        add("N1", item.containerTitle == nil ? nil : item.eventTitle)
        add("RP", item.originalDate?.parts.map { date($0[0], other: "") })
        lines.append("ER  - ")
        return lines.map { $0 + "\r\n" }.joined()
    }

    private static func type(of item: CSLItem) -> String {
        switch item.type {
        case "article-journal", "review", "review-book": "JOUR"
        case "article-magazine": "MGZN"
        case "article-newspaper": "NEWS"
        case "book": item.author == nil && item.editor != nil ? "EDBOOK" : "BOOK"
        case "chapter": "CHAP"
        case "entry-dictionary": "DICT"
        case "entry", "entry-encyclopedia": "ENCYC"
        case "paper-conference": "CPAPER"
        case "report": "RPRT"
        case "thesis": "THES"
        case "webpage": "ELEC"
        case "post-weblog", "post": "BLOG"
        case "dataset": "DATA"
        case "legislation": "STAT"
        case "bill": "BILL"
        case "legal_case": "CASE"
        case "treaty", "regulation": "LEGAL"
        case "hearing": "HEAR"
        case "motion_picture": "MPCT"
        case "broadcast": "VIDEO"
        case "manuscript": "MANSCPT"
        case "personal_communication", "interview": "PCOMM"
        default: "GEN"
        }
    }

    /// `van den Berg, Åsa, Jr.`; an organisation as it is, its commas too: RIS has no mark to protect them.
    private static func name(_ name: CSLName) -> String { NameFormat.inverted(name) }

    private static func dates(_ issued: CSLDate?, _ add: (String, String?) -> Void) {
        guard let issued else { return }
        guard let parts = issued.parts else {
            add("DA", issued.literal.map { "///" + $0 })
            return
        }
        add("PY", "\(parts[0][0])")
        var other = issued.season.flatMap { (1...4).contains($0) ? DateFormat.seasons[$0 - 1] : nil } ?? ""
        // A record has one date; the end of a range stands in the part that is free.
        if parts.count > 1, parts[1] != parts[0] { other = DateFormat.chicago(issued) ?? "" }
        add("DA", date(parts[0], other: other))
    }

    /// `YYYY/MM/DD/other`, all three slashes there whatever is known.
    private static func date(_ parts: [Int], other: String) -> String {
        func padded(_ number: Int?) -> String { number.map { $0 < 10 ? "0\($0)" : "\($0)" } ?? "" }
        let month = parts.count > 1 ? parts[1] : nil
        let day = parts.count > 2 ? parts[2] : nil
        return "\(parts[0])/\(padded(month))/\(padded(day))/\(other)"
    }

    /// Only a plain range has two ends; all else stands whole in the first.
    private static func pages(_ page: String?, _ add: (String, String?) -> Void) {
        guard let page else { return }
        let ends = page.split(whereSeparator: { $0 == "–" || $0 == "-" }).map { Typography.oneLine(String($0)) }
        guard ends.count == 2, !page.contains(",") else {
            add("SP", page)
            return
        }
        add("SP", ends[0])
        add("EP", ends[1])
    }
}
