/// Works as a BibTeX file in UTF-8, for BibTeX itself and for biblatex, whose types and fields it uses.
public enum BibTeXWriter {
    /// An entry a work, in the order given; empty for none.
    public static func text(_ entries: [BibliographyEntry]) -> String {
        entries.map(entry).joined(separator: "\n")
    }

    private static func entry(_ entry: BibliographyEntry) -> String {
        let item = entry.item.onOneLine
        let type = type(of: item)
        var fields: [(String, String)] = []
        func add(_ name: String, _ value: String?) {
            if let value, !value.isEmpty { fields.append((name, value)) }
        }
        func text(_ name: String, _ value: String?) { add(name, value.map(LaTeXText.escaped)) }
        add("author", item.author.map(LaTeXText.names))
        add("editor", item.editor.map(LaTeXText.names))
        if item.editor == nil, let directors = item.director {
            add("editor", LaTeXText.names(directors))
            add("editortype", "director")
        }
        add("translator", item.translator.map(LaTeXText.names))
        add("title", item.title.map(LaTeXText.title))
        add(containerField(of: type), item.containerTitle.map(isPart(type) ? LaTeXText.title : LaTeXText.escaped))
        if type == "article", item.type != "article-journal" {
            add("entrysubtype", item.type == "article-newspaper" ? "newspaper" : "magazine")
        }
        text("series", item.collectionTitle)
        text("eventtitle", item.eventTitle)
        text(publisherField(of: type), item.publisher)
        text("address", item.publisherPlace)
        dates(item, add)
        text("volume", item.volume)
        if let issue = item.issue {
            text("number", issue)
        } else {
            text("number", item.number)
        }
        text("edition", item.edition)
        add("pages", item.page.map { LaTeXText.escaped($0).replacing("–", with: "--").doublingLoneHyphens() })
        text("type", type == "phdthesis" ? nil : item.genre)
        text("isbn", item.isbn)
        add("doi", item.doi.map(LaTeXText.verbatim))
        add("url", item.url.map(LaTeXText.verbatim))
        add("urldate", item.accessed?.parts.map { iso($0[0]) })
        add("langid", item.language.flatMap { languages[String($0.prefix { $0 != "-" })] })
        text("abstract", item.abstract)
        text("note", note(of: item, type))
        // A month is one of BibTeX's own words, which styles write out in their languages.
        let lines = fields.map { $0.0 == "month" ? "  month = \($0.1)" : "  \($0.0) = {\($0.1)}" }
        return "@\(type){\(entry.key)" + lines.map { ",\n" + $0 }.joined() + "\n}\n"
    }

    /// The names by which LaTeX's babel knows languages.
    private static let languages = [
        "de": "ngerman", "en": "english", "es": "spanish", "fr": "french", "it": "italian", "ja": "japanese",
        "la": "latin", "nl": "dutch", "pl": "polish", "pt": "portuguese", "ru": "russian", "vi": "vietnamese",
    ]

    // MARK: Types

    private static func type(of item: CSLItem) -> String {
        switch item.type {
        case "article-journal", "article-magazine", "article-newspaper", "review", "review-book": return "article"
        case "book": return item.author == nil && item.editor != nil ? "collection" : "book"
        case "chapter", "entry", "entry-dictionary", "entry-encyclopedia":
            return item.containerTitle == nil ? "inbook" : item.type == "chapter" ? "incollection" : "inreference"
        case "paper-conference": return "inproceedings"
        case "report": return "report"
        case "thesis":
            let isDoctoral = item.genre.map { $0.lowercased().contains("ph") || $0.lowercased().contains("doctor") }
            return isDoctoral ?? false ? "phdthesis" : "thesis"
        case "webpage", "post-weblog", "post": return "online"
        case "dataset": return "dataset"
        case "legislation", "bill", "regulation": return "legislation"
        case "legal_case": return "jurisdiction"
        case "treaty", "hearing": return "legal"
        case "motion_picture": return "movie"
        case "broadcast": return "video"
        case "personal_communication": return "letter"
        case "manuscript": return "unpublished"
        default: return "misc"
        }
    }

    private static func isPart(_ type: String) -> Bool {
        ["inbook", "incollection", "inreference", "inproceedings"].contains(type)
    }

    private static func containerField(of type: String) -> String {
        if isPart(type) { return "booktitle" }
        switch type {
        case "article", "legislation", "jurisdiction", "legal": return "journal"
        case "online", "misc", "dataset", "video", "movie": return "organization"
        default: return "maintitle"
        }
    }

    private static func publisherField(of type: String) -> String {
        switch type {
        case "report": "institution"
        case "thesis", "phdthesis": "school"
        default: "publisher"
        }
    }

    // MARK: Dates

    /// `year` and `month` for BibTeX; `date` besides where those can't say it all.
    private static func dates(_ item: CSLItem, _ add: (String, String?) -> Void) {
        if let issued = item.issued {
            if let parts = issued.parts {
                add("year", "\(parts[0][0])")
                if parts[0].count > 1 { add("month", months[parts[0][1] - 1]) }
                if let season = issued.season, (1...4).contains(season), parts[0].count == 1 {
                    // ISO 8601-2 §4.8: 21 is spring.
                    add("date", iso(parts[0]) + "-\(20 + season)")
                } else if parts.count > 1 || parts[0].count > 2 {
                    add("date", parts.map(iso).joined(separator: "/"))
                }
            } else {
                add("year", issued.literal.map(LaTeXText.escaped))
            }
        }
        add("origdate", item.originalDate?.parts.map { iso($0[0]) })
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    private static func iso(_ parts: [Int]) -> String {
        let sign = parts[0] < 0 ? "-" : ""
        let year = String(abs(parts[0]))
        let padded = sign + String(repeating: "0", count: max(0, 4 - year.count)) + year
        return ([padded] + parts.dropFirst().map { $0 < 10 ? "0\($0)" : "\($0)" }).joined(separator: "-")
    }

    /// What has no field of its own.
    private static func note(of item: CSLItem, _ type: String) -> String? {
        let parts: [String?] = [
            item.issue != nil ? item.number.map { "No. " + $0 } : nil,
            item.section.map { "§ " + $0 },
            item.authority,
            item.interviewer.map { "Interview by " + NameFormat.series($0.map(NameFormat.natural)) },
            type == "phdthesis" ? item.genre : nil,
            item.archiveLocation,
            item.archive,
        ]
        return parts.compactMap(\.self).joined(separator: ", ").nonEmpty
    }
}

extension String {
    /// A hyphen between figures as the two that LaTeX prints as a dash of ranges.
    fileprivate func doublingLoneHyphens() -> String {
        Typography.range(self).replacing("–", with: "--")
    }
}
