import Articles

/// The site's own words, which are English whatever the article's language; translations would begin here.
enum Wording {
    /// "1 note", "12 notes".
    static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

    static func readingTime(minutes: Int) -> String { "\(count(minutes, "minute")) to read" }

    /// "A", "A and B", "A, B, and C".
    static func joined(_ parts: [String], carryingCommas: Bool = false) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        let comma = parts.count > 2 || carryingCommas ? "," : ""
        return parts.dropLast().joined(separator: ", ") + comma + " and " + last
    }

    /// "28 July 2020".
    static func date(_ date: CalendarDate) -> String { "\(date.day) \(months[date.month - 1]) \(date.year)" }

    /// "28 July 2020, 14:22 UTC".
    static func moment(_ time: Timestamp) -> String {
        "\(date(time.date)), \(time.description.dropFirst(11).prefix(5)) UTC"
    }

    static func isEnglish(_ language: String) -> Bool { primarySubtag(of: language) == "en" }

    /// `rtl` for languages written from right to left, by script subtag where there is one (BCP 47).
    static func direction(of language: String) -> String {
        let subtags = language.lowercased().split(separator: "-")
        if let script = subtags.dropFirst().first(where: { $0.count == 4 }) {
            return rightToLeftScripts.contains(String(script)) ? "rtl" : "ltr"
        }
        return rightToLeftLanguages.contains(primarySubtag(of: language)) ? "rtl" : "ltr"
    }

    private static func primarySubtag(of language: String) -> String {
        String(language.lowercased().prefix { $0 != "-" })
    }

    private static let rightToLeftLanguages: Set = [
        "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi",
    ]
    private static let rightToLeftScripts: Set = ["adlm", "arab", "aran", "hebr", "nkoo", "rohg", "syrc", "thaa"]
    private static let months = [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ]
}

/// A time for people and for machines.
struct Moment: View {
    let machine: String
    let human: String

    init(_ time: Timestamp) {
        machine = time.description
        human = Wording.moment(time)
    }

    init(_ date: CalendarDate) {
        machine = date.description
        human = Wording.date(date)
    }
}

extension Optional<String> {
    /// Nil for a text without a visible character too.
    var nonEmpty: String? { flatMap(\.nonEmpty) }
}

extension String {
    /// Nil for a text without a visible character.
    var nonEmpty: String? { allSatisfy(\.isWhitespace) ? nil : self }
}

extension Article {
    /// In the order of the byline.
    var authors: [Contributor] { contributors.filter { $0.role == .author } }

    /// In the order of the byline.
    var editors: [Contributor] { contributors.filter { $0.role == .editor } }

    /// What the page of an article without a title is headed by: it says what this is, and claims no title.
    var suppliedTitle: String {
        authors.isEmpty ? "An untitled article" : "An article by \(Wording.joined(authors.map(\.name)))"
    }

    /// A title for places that have nothing else: the browser's tab, search results, a link in a message.
    var shareTitle: String {
        if let title = title.nonEmpty { return title }
        guard let publishedOn else { return suppliedTitle }
        let names = Wording.joined(authors.map(\.name))
        return (names.isEmpty ? "Untitled article" : names) + ", " + Wording.date(publishedOn)
    }
}
