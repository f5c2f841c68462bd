import Articles
import FoundationEssentials

/// An article in the terms of schema.org, as JSON-LD for search engines and reference managers.
enum StructuredData {
    /// Safe inside a `script` element: no `<`, `>` or `&` stands in it.
    static func json(for page: ArticlePage, site: Site, path: String) -> String {
        let article = page.article
        let works = works(in: page.citations)
        var fields: [String: JSON?] = [
            "@context": "https://schema.org",
            "@type": works.isEmpty ? "Article" : "ScholarlyArticle",
            "headline": .text(article.shareTitle),
            "alternativeHeadline": article.subtitle.nonEmpty.map(JSON.text),
            "abstract": article.summary.nonEmpty.map(JSON.text),
            "inLanguage": .text(article.language),
            "url": .text(site.address(path)),
            "mainEntityOfPage": .text(site.address(path)),
            "datePublished": article.publishedOn.map { .text($0.description) },
            "dateModified": .text(article.updatedAt.description),
            "wordCount": .number(article.wordCount),
            "commentCount": .number(article.counts.comments),
            "isBasedOn": article.sourceURL.flatMap(WebAddress.init).map { .text($0.text) },
            "publisher": .object(["@type": "Organization", "name": .text(site.name)]),
        ]
        fields["author"] = list(article.authors.map(person))
        fields["editor"] = list(article.editors.map(person))
        fields["keywords"] = list(article.categories.map { .text($0.name) })
        fields["citation"] = list(works)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Strings and integers always encode; were that ever wrong, a page without this block is the lesser evil.
        guard let data = try? encoder.encode(JSON.object(fields.compactMapValues { $0 })) else { return "{}" }
        return escapedForScript(data)
    }

    /// `<`, `>` and `&` can stand only inside JSON strings, where an escape means the same.
    private static func escapedForScript(_ data: Data) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(data.count + 64)
        for byte in data {
            switch byte {
            case UInt8(ascii: "<"): bytes += "\\u003c".utf8
            case UInt8(ascii: ">"): bytes += "\\u003e".utf8
            case UInt8(ascii: "&"): bytes += "\\u0026".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func person(_ contributor: Contributor) -> JSON {
        let fields: [String: JSON?] = [
            "@type": "Person",
            "name": .text(contributor.name),
            "givenName": contributor.given.nonEmpty.map(JSON.text),
            "familyName": contributor.family.nonEmpty.map(JSON.text),
            "description": contributor.affiliation.nonEmpty.map(JSON.text),
        ]
        return .object(fields.compactMapValues { $0 })
    }

    /// Each work once, in the order of the notes.
    private static func works(in citations: [Citation]) -> [JSON] {
        var seen: Set<Identifier<Source>> = []
        return citations.flatMap(\.sources).filter { seen.insert($0.source.id).inserted }.map { work($0.source.csl) }
    }

    private static func work(_ item: CSLItem) -> JSON {
        let doi = item.doi.nonEmpty.map { "https://doi.org/\($0)" }
        var fields: [String: JSON?] = [
            "@type": .text(types[item.type] ?? "CreativeWork"),
            "name": item.title.nonEmpty.map(JSON.text),
            "isPartOf": item.containerTitle.nonEmpty.map { .object(["@type": "CreativeWork", "name": .text($0)]) },
            "publisher": item.publisher.nonEmpty.map { .object(["@type": "Organization", "name": .text($0)]) },
            "datePublished": item.issued?.dateParts?.first.flatMap(date).map(JSON.text),
            "pagination": item.page.nonEmpty.map(JSON.text),
            "isbn": item.isbn.nonEmpty.map(JSON.text),
            "sameAs": doi.map(JSON.text),
            "url": item.url.flatMap(WebAddress.init).map { .text($0.text) },
        ]
        fields["author"] = list((item.author ?? []).compactMap(name))
        fields["editor"] = list((item.editor ?? []).compactMap(name))
        return .object(fields.compactMapValues { $0 })
    }

    private static func name(_ name: CSLName) -> JSON? {
        if let literal = name.literal.nonEmpty { return .object(["@type": "Organization", "name": .text(literal)]) }
        let parts = [name.given, name.nonDroppingParticle, name.family, name.suffix].compactMap(\.nonEmpty)
        return parts.isEmpty ? nil : .object(["@type": "Person", "name": .text(parts.joined(separator: " "))])
    }

    /// `2019`, `2019-11` or `2019-11-05` (ISO 8601); nil for what is no such date.
    private static func date(_ parts: [Int]) -> String? {
        guard let year = parts.first, (1...9999).contains(year),
            let whole = CalendarDate(
                year: year,
                month: parts.dropFirst().first ?? 1,
                day: parts.dropFirst(2).first ?? 1
            )
        else { return nil }
        return String(whole.description.prefix([4, 7, 10][min(parts.count, 3) - 1]))
    }

    private static func list(_ items: [JSON]) -> JSON? { items.isEmpty ? nil : .list(items) }

    /// Types of CSL in the words of schema.org.
    private static let types = [
        "article": "Article",
        "article-journal": "ScholarlyArticle",
        "article-magazine": "Article",
        "article-newspaper": "NewsArticle",
        "book": "Book",
        "chapter": "Chapter",
        "legislation": "Legislation",
        "motion_picture": "Movie",
        "paper-conference": "ScholarlyArticle",
        "post-weblog": "BlogPosting",
        "report": "Report",
        "thesis": "Thesis",
        "webpage": "WebPage",
    ]
}

/// A JSON value to be written.
private indirect enum JSON: Encodable, ExpressibleByStringLiteral {
    case text(String)
    case number(Int)
    case list([JSON])
    case object([String: JSON])

    init(stringLiteral text: String) { self = .text(text) }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .list(let items): try container.encode(items)
        case .object(let fields): try container.encode(fields)
        }
    }
}
