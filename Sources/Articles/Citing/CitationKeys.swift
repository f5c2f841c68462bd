internal import Crypto
internal import Foundation

/// A work with the key by which documents and reference managers name it.
public struct BibliographyEntry: Sendable, Equatable {
    /// ASCII letters, figures and hyphens; unique among the entries that were made together.
    public var key: String
    /// The work.
    public var item: CSLItem

    /// A work under its key.
    public init(key: String, item: CSLItem) {
        self.key = key
        self.item = item
    }

    /// A work by itself, under a key made of it alone.
    public init(item: CSLItem) {
        self.init(key: CitationKey.key(of: item), item: item)
    }

    /// Works under keys such as `jackson2001marginalia`: family name, year, and the first word of the title.
    ///
    /// A key depends on the work alone. Where two works would share one, the later gets a few letters more, made of its
    /// identifier: whoever cites the earlier by its key keeps it.
    ///
    /// - Parameter only: The works that are wanted, under the keys that they have among all; nil for all.
    public static func entries(_ sources: [Source], only: Set<Identifier<Source>>? = nil) -> [BibliographyEntry] {
        var taken: Set<String> = []
        var keys: [Identifier<Source>: String] = [:]
        for source in sources.sorted(by: { $0.id < $1.id }) where keys[source.id] == nil {
            let key = CitationKey.key(of: source.csl)
            var unique = key
            var length = 4
            let digest = CitationKey.digest(of: source.id.description)
            while !taken.insert(unique).inserted {
                unique = key + "-" + digest.prefix(length)
                length += 4
            }
            keys[source.id] = unique
        }
        var seen: Set<Identifier<Source>> = []
        return sources.compactMap { source in
            guard only?.contains(source.id) ?? true, seen.insert(source.id).inserted, let key = keys[source.id] else {
                return nil
            }
            return BibliographyEntry(key: key, item: source.csl)
        }
    }
}

enum CitationKey {
    static func key(of item: CSLItem) -> String {
        let name = (item.author ?? item.editor ?? item.director)?.first
        let words = (item.title ?? item.containerTitle).map(words) ?? []
        // An organisation by its initials, as nobody wants its whole name in a key.
        let organisation = name?.literal.map { literal in
            let words = Self.words(literal)
            return words.count > 2 ? words.compactMap(\.first).map(String.init).joined() : words.joined()
        }
        let family = name?.family.map { Self.words($0, all: true).joined() } ?? organisation ?? ""
        let year = item.issued?.parts.map { "\(abs($0[0][0]))" } ?? ""
        let key = family.prefix(40) + year + (words.first.map { String($0.prefix(30)) } ?? "")
        return key.isEmpty ? "work" : String(key)
    }

    static func digest(of text: String) -> String {
        SHA256.hash(data: Data(text.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The words of a text in ASCII, those that say little left out.
    private static func words(_ text: String, all: Bool = false) -> [String] {
        let words = (Slug(folding: text)?.rawValue ?? "").split(separator: "-").map(String.init)
        return all ? words : words.filter { !small.contains($0) }
    }

    private static func words(_ text: String) -> [String] { words(text, all: false) }

    private static let small: Set<String> = [
        "a", "an", "and", "as", "at", "by", "das", "de", "der", "des", "die", "for", "from", "in", "la", "le", "les",
        "of", "on", "the", "to", "und", "with",
    ]
}
