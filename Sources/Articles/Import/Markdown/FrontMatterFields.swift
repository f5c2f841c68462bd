internal import Markup

/// What the front matter says, checked.
///
/// Keys: `title`, `subtitle`, `summary`, `slug`, `language`, `date`, `status`, `authors`, `editors`, `categories`,
/// `source`, `dedication`, `comments`; and those that an export writes where the text alone would not say it:
/// `contributors`, `numbering`, `labels`, `markers`, `spacing`, `references`. `author`, `editor`, `category` and `lang` mean the same as their kin. A key
/// without a value counts as absent, an unknown one gets a warning.
struct FrontMatterFields {
    var title: String?
    var subtitle: String?
    var summary: String?
    var slug: Slug?
    var language: String?
    var date: CalendarDate?
    var status: Article.Status?
    var contributors: [Contributor] = []
    var categories: [String] = []
    var source: String?
    var dedication: String?
    var comments: [ImportedComment] = []
    /// Where each comment stands in the YAML, in scalars.
    var commentRanges: [Range<Int>] = []
    var warnings: [ImportReport.Warning] = []
    /// Whether a note's number is its label.
    var isNumberedAsPrinted = false
    /// What is printed in place of numbers.
    var labels: [Int: String] = [:]
    /// Whether markers show numbers where there are labels.
    var showsNumbers = false
    var keepsSpacing = false
    /// The works of notes, by number.
    var readings: [Int: NoteReading] = [:]

    /// Reads them; without front matter all are empty.
    init(_ root: YAMLNode?) throws(ImportError) {
        guard let root else { return }
        guard case .mapping(let entries) = root.kind else {
            throw FrontMatterValue(root, of: "front matter").fault("it must be lines of `key: value`")
        }
        var seen: [String: String] = [:]
        for entry in entries {
            let value = FrontMatterValue(entry.value, of: entry.key)
            guard !value.isNull else { continue }
            let key = Self.synonyms[entry.key] ?? entry.key
            // Categories go on, as Hugo and Jekyll have both keys.
            if let other = seen.updateValue(entry.key, forKey: key),
                key != "categories"
            {
                throw value.fault("it says the same as `\(other)`; write one of them")
            }
            try read(key, value)
        }
    }

    private static let synonyms = [
        "author": "authors", "editor": "editors", "category": "categories", "lang": "language",
    ]

    private mutating func read(_ key: String, _ value: FrontMatterValue) throws(ImportError) {
        switch key {
        case "title": title = try value.words()
        case "subtitle": subtitle = try value.words()
        case "summary": summary = try value.words()
        case "dedication": dedication = try value.words()
        case "slug":
            slug = Slug(try value.words())
            if slug == nil { throw value.fault("a slug has 1 to 100 of a-z, 0-9 and -, and no - at its ends") }
        case "language":
            language = try value.words().replacing("_", with: "-")
            if !LanguageTag.isWellFormed(language ?? "") {
                throw value.fault("write a language tag such as `en` or `pt-BR`")
            }
        case "date": date = try value.date()
        case "status":
            let word = try value.words()
            status = Article.Status(rawValue: word == "publish" ? "published" : word)
            if status == nil { throw value.fault("write draft, published or withdrawn") }
        case "authors": contributors += try FrontMatterPeople.contributors(value, role: .author, warnings: &warnings)
        case "editors": contributors += try FrontMatterPeople.contributors(value, role: .editor, warnings: &warnings)
        case "categories":
            for category in try value.lines(splitAtCommas: true) where !categories.contains(category) {
                categories.append(category)
            }
        case "source":
            source = try value.words()
            if !FrontMatterValue.isWebAddress(source ?? "") { throw value.fault("write an http or https address") }
        case "comments": try readComments(value)
        case "contributors":
            contributors += try FrontMatterPeople.contributors(value, role: nil, warnings: &warnings)
        case "numbering":
            guard try value.words() == "printed" else { throw value.fault("only `printed` is known") }
            isNumberedAsPrinted = true
        case "markers":
            guard try value.words() == "numbers" else { throw value.fault("only `numbers` is known") }
            showsNumbers = true
        case "spacing":
            guard try value.words() == "kept" else { throw value.fault("only `kept` is known") }
            keepsSpacing = true
        case "labels": try readLabels(value)
        case "references":
            // Pandoc keeps bibliographies here.
            if value.items.contains(where: { $0.hasKey("note") }) || !value.items.contains(where: { $0.hasKey("id") }) {
                try readReferences(value)
            } else {
                leaveOut(value)
            }
        default:
            warnings.append(
                ImportReport.Warning(
                    code: "unknownKey",
                    message: "Line \(value.line): the front matter's `\(key)` is not known and was left out."
                )
            )
        }
    }

    /// Other programs have settings or data of their own under the same key.
    private mutating func leaveOut(_ value: FrontMatterValue) {
        let message = "Line \(value.line): what stands under `\(value.key)` is another program's and was left out."
        warnings.append(ImportReport.Warning(code: "unknownValue", message: message))
    }

    private mutating func readComments(_ value: FrontMatterValue) throws(ImportError) {
        guard case .sequence = value.node.kind else { return leaveOut(value) }
        for item in value.items {
            let fields = try item.fields(known: ["author", "website", "date", "body", "replyTo"], warnings: &warnings)
            guard let author = try fields["author"]?.words(), !author.isEmpty else {
                throw item.fault("the comment needs an `author`")
            }
            guard let body = try fields["body"]?.text(), !body.isEmpty else {
                throw item.fault("the comment needs a `body`")
            }
            var comment = ImportedComment(authorName: author, body: body)
            if let website = fields["website"] {
                comment.website = try website.words()
                guard FrontMatterValue.isWebAddress(comment.website ?? "") else {
                    throw website.fault("write an http or https address")
                }
            }
            comment.postedAt = try fields["date"]?.postingTime()
            if let parent = fields["replyTo"] {
                guard let number = Int(try parent.words()), (1...max(1, comments.count)).contains(number),
                    !comments.isEmpty
                else { throw parent.fault("write the number of a comment above, from 1") }
                comment.parent = number - 1
            }
            comments.append(comment)
            commentRanges.append(item.node.range)
        }
    }
}
