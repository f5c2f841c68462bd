internal import Foundation

/// What an editor wants of an article (RFC 7396): nil leaves a member as it is, an inner nil clears it.
public struct ArticlePatch: Sendable, Equatable {
    /// 1…300 characters.
    public var title: String??
    /// 1…300 characters.
    public var subtitle: String??
    /// 1…2,000 characters.
    public var summary: String??
    /// The name of a status.
    public var status: String??
    /// A BCP 47 tag.
    public var language: String??
    /// YYYY-MM-DD.
    public var publishedOn: String??
    /// Names, at most twenty.
    public var categories: [String]??
    /// An http or https URL.
    public var sourceURL: String??
    /// 1…500 characters.
    public var dedication: String??
    /// Whether readers may post.
    public var commentsOpen: Bool??
    /// RFC 3339.
    public var commentsCloseAt: String??

    /// A patch that changes nothing.
    public init() {}

    /// An article with the members of the patch, and which of them it has.
    ///
    /// - Throws: `ArticlesError.invalid` with every member at fault.
    func applied(to article: Article) throws -> (article: Article, members: Set<ArticleMember>) {
        var reader = Reader()
        var result = article
        if let title { result.title = reader.text(title, .title, atMost: 300) }
        if let subtitle { result.subtitle = reader.text(subtitle, .subtitle, atMost: 300) }
        if let summary { result.summary = reader.text(summary, .summary, atMost: 2_000) }
        if let dedication { result.dedication = reader.text(dedication, .dedication, atMost: 500) }
        if let status {
            let names = Article.Status.allCases.map(\.rawValue).joined(separator: ", ")
            let value = reader.value(status, .status, "must be one of \(names)", Article.Status.init(rawValue:))
            result.status = value ?? article.status
        }
        if let language {
            let expected = "must be a language tag such as en or pt-BR"
            result.language = reader.value(language, .language, expected, Self.language) ?? article.language
        }
        if let publishedOn {
            reader.note(.publishedOn)
            result.publishedOn = publishedOn.flatMap {
                reader.parsed($0, "publishedOn", "must be a date such as 2026-03-04", CalendarDate.init(_:))
            }
        }
        if let sourceURL {
            reader.note(.sourceUrl)
            result.sourceURL = sourceURL.flatMap {
                reader.parsed($0, "sourceUrl", "must be an http or https URL of at most 2048 characters") { url in
                    url.utf8.count <= 2_048 && CommentRules.isWebsite(url) ? url : nil
                }
            }
        }
        if let categories { result.categories = reader.categories(categories ?? []) }
        result.comments = policy(from: article.comments, &reader)
        guard reader.faults.isEmpty else { throw ArticlesError.invalid(reader.faults) }
        return (result, reader.members)
    }

    private func policy(from former: Article.CommentsPolicy, _ reader: inout Reader) -> Article.CommentsPolicy {
        var policy = former
        if let commentsOpen {
            if let commentsOpen { policy.isOpen = commentsOpen } else { reader.require("commentsOpen") }
        }
        if let commentsCloseAt {
            policy.closesAt = commentsCloseAt.flatMap {
                reader.parsed(
                    $0,
                    "commentsCloseAt",
                    "must be a time such as 2027-01-31T12:00:00Z",
                    Timestamp.init(rfc3339:)
                )
            }
        }
        return policy
    }

    /// A tag of the form of RFC 5646 §2.1, as far as it is used: a language with up to three subtags.
    private static func language(_ text: String) -> String? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...4).contains(parts.count), (2...3).contains(parts[0].count) else { return nil }
        let isTag = parts.enumerated().allSatisfy { index, part in
            (index == 0 ? 2...3 : 2...8).contains(part.utf8.count)
                && part.utf8.allSatisfy {
                    UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20
                        || index > 0 && UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
                }
        }
        return isTag ? text : nil
    }

    /// Reads values and gathers what is wrong with them.
    private struct Reader {
        private(set) var faults: [InvalidField] = []
        private(set) var members: Set<ArticleMember> = []

        mutating func note(_ member: ArticleMember) { members.insert(member) }

        mutating func require(_ field: String) {
            faults.append(InvalidField(field: field, code: .required, message: "must not be null"))
        }

        mutating func text(_ raw: String?, _ member: ArticleMember, atMost limit: Int) -> String? {
            note(member)
            return raw.flatMap { line($0, member.rawValue, atMost: limit) }
        }

        /// A value that can't be cleared.
        mutating func value<Value>(
            _ raw: String?,
            _ member: ArticleMember,
            _ expected: String,
            _ parse: (String) -> Value?
        ) -> Value? {
            note(member)
            guard let raw else {
                require(member.rawValue)
                return nil
            }
            return parsed(raw, member.rawValue, expected, parse)
        }

        mutating func parsed<Value>(
            _ raw: String,
            _ field: String,
            _ expected: String,
            _ parse: (String) -> Value?
        ) -> Value? {
            let value = parse(raw)
            if value == nil { faults.append(InvalidField(field: field, code: .malformed, message: expected)) }
            return value
        }

        mutating func categories(_ names: [String]) -> [Category] {
            note(.categories)
            guard names.count <= 20 else {
                let message = "must have at most 20 names"
                faults.append(InvalidField(field: "categories", code: .tooLong, message: message))
                return []
            }
            var seen: Set<Slug> = []
            return names.enumerated().compactMap { index, raw in
                let field = "categories[\(index)]"
                guard let name = line(raw, field, atMost: 100) else { return nil }
                let expected = "must hold a Latin letter or a digit"
                guard let slug = parsed(name, field, expected, Slug.init(folding:)) else { return nil }
                return seen.insert(slug).inserted ? Category(slug: slug, name: name) : nil
            }
        }

        /// One line in NFC, without white space around.
        private mutating func line(_ raw: String, _ field: String, atMost limit: Int) -> String? {
            guard raw.utf8.count <= limit * 64 else {
                faults.append(tooLong(field, limit))
                return nil
            }
            let text = raw.precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespacesAndNewlines)
            if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
                let message = "must not hold control characters"
                faults.append(InvalidField(field: field, code: .forbiddenCharacter, message: message))
            } else if text.isEmpty {
                faults.append(InvalidField(field: field, code: .required, message: "must not be empty; null clears it"))
            } else if text.count > limit {
                faults.append(tooLong(field, limit))
            }
            return text
        }

        private func tooLong(_ field: String, _ limit: Int) -> InvalidField {
            InvalidField(field: field, code: .tooLong, message: "must have at most \(limit) characters")
        }
    }
}
