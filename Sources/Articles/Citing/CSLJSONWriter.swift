internal import FoundationEssentials

/// Works as CSL-JSON 1.0.2 (citationstyles.org, csl-data.json), as citation processors read it.
public enum CSLJSONWriter {
    /// An array with an object a work, in the order given.
    ///
    /// - Throws: `EncodingError`, which texts and whole numbers never bring about.
    public static func text(_ entries: [BibliographyEntry]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        let items = entries.map { Item(id: $0.key, item: $0.item.onOneLine.inSchema) }
        return String(decoding: try encoder.encode(items), as: UTF8.self) + "\n"
    }

    private struct Item: Encodable {
        var id: String
        var item: CSLItem

        func encode(to encoder: any Encoder) throws {
            try item.encode(to: encoder)
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(id, forKey: .id)
        }

        enum Key: CodingKey {
            case id
        }
    }
}

extension CSLItem {
    /// The item as the schema has it: dates that can be, and a type that it knows.
    fileprivate var inSchema: CSLItem {
        var item = self
        for path in [\CSLItem.issued, \.originalDate, \.accessed] {
            item[keyPath: path] = item[keyPath: path]?.inSchema
        }
        if !Self.types.contains(type) { item.type = "document" }
        return item
    }

    /// The item types of CSL 1.0.2.
    private static let types: Set<String> = [
        "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
        "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
        "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
        "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
        "personal_communication", "post", "post-weblog", "regulation", "report", "review", "review-book", "software",
        "song", "speech", "standard", "thesis", "treaty", "webpage",
    ]
}

extension CSLDate {
    fileprivate var inSchema: CSLDate? {
        let parts = parts
        guard parts != nil || literal != nil else { return nil }
        return CSLDate(dateParts: parts, season: season.flatMap { (1...4).contains($0) ? $0 : nil }, literal: literal)
    }
}
