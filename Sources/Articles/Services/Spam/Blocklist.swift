internal import Foundation

/// Words, rows of words and domains that are not taken in comments, compared whole and folded.
public struct Blocklist: Sendable, Equatable {
    /// By the first word, the words that have to follow it.
    private var phrases: [String: [[String]]] = [:]
    private var domains: Set<String> = []

    /// A list that holds nothing.
    public init() {}

    /// A list of lines: a word, several words in a row, or a domain, which also stands for all below it.
    ///
    /// Empty lines and those that begin with `#` are passed over.
    ///
    /// - Throws: `BlocklistError` for a line without a letter or a digit.
    public init(lines text: String) throws(BlocklistError) {
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let entry = line.trimmingCharacters(in: .whitespaces)
            guard !entry.isEmpty, !entry.hasPrefix("#") else { continue }
            guard insert(entry) else { throw BlocklistError(line: index + 1, text: entry) }
        }
    }

    /// Whether nothing is on it.
    public var isEmpty: Bool { phrases.isEmpty && domains.isEmpty }

    /// How many entries are on it.
    public var count: Int { phrases.values.reduce(domains.count) { $0 + $1.count } }

    /// Adds a word, several words, or a domain; false when there is no letter or digit in it.
    @discardableResult
    mutating func insert(_ entry: String) -> Bool {
        if let domain = Self.domain(entry) {
            domains.insert(domain)
            return true
        }
        let words = FoldedWords(entry).words
        guard let first = words.first else { return false }
        let rest = Array(words.dropFirst())
        if phrases[first]?.contains(rest) != true { phrases[first, default: []].append(rest) }
        return true
    }

    /// What of the list stands in the text; nil when nothing does.
    func match(in text: FoldedWords) -> String? {
        for host in text.hosts {
            if let domain = Self.levels(of: host).first(where: domains.contains) { return domain }
        }
        guard !phrases.isEmpty else { return nil }
        let words = text.words
        for (index, word) in words.enumerated() {
            guard let candidates = phrases[word] else { continue }
            for rest in candidates where words.dropFirst(index + 1).starts(with: rest) {
                return ([word] + rest).joined(separator: " ")
            }
        }
        return nil
    }

    /// The domain that an entry names, folded; nil for words.
    static func domain(_ entry: String) -> String? {
        guard !entry.contains(where: \.isWhitespace) else { return nil }
        let hosts = FoldedWords(entry).hosts
        guard hosts.count == 1, let host = hosts.first, !host.contains(".."), host.contains(".") else { return nil }
        return host
    }

    /// A host name and those above it, with at least two labels each.
    private static func levels(of host: String) -> [String] {
        let labels = host.split(separator: ".")
        // A run of dots is no name, and a name of a thousand labels none either.
        guard labels.count >= 2 else { return [] }
        let known = labels.suffix(8)
        return (0...(known.count - 2)).map { known.dropFirst($0).joined(separator: ".") }
    }
}

/// A line of a blocklist that says nothing.
public struct BlocklistError: Error, Sendable, Equatable {
    /// From 1.
    public var line: Int
    /// As it stands there.
    public var text: String
}
