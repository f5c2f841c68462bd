internal import Foundation

/// A comment as a reader sends it, before any rule was applied.
public struct CommentDraft: Sendable, Equatable {
    /// As typed.
    public var authorName: String
    /// Never given out.
    public var email: String?
    /// As typed.
    public var website: String?
    /// Markdown, as typed.
    public var body: String
    /// The identifier of the comment that is answered, as sent.
    public var parentID: String?
    /// Nil: the article as a whole.
    public var anchor: Comment.Anchor?
    /// Words that have to stand in what the anchor names.
    public var quote: TextQuote?

    /// A comment as a reader sends it.
    public init(
        authorName: String,
        email: String? = nil,
        website: String? = nil,
        body: String,
        parentID: String? = nil,
        anchor: Comment.Anchor? = nil,
        quote: TextQuote? = nil
    ) {
        self.authorName = authorName
        self.email = email
        self.website = website
        self.body = body
        self.parentID = parentID
        self.anchor = anchor
        self.quote = quote
    }
}

/// The rules for a comment's text and author: limits in user-perceived characters.
public struct CommentRules: Sendable, Equatable {
    /// Of the author's name.
    public var nameLength = 1...64
    /// Of the text.
    public var bodyLength = 3...10_000
    /// Of an e-mail address or a website.
    public var contactLength = 254
    /// Of a quote's own words.
    public var quoteLength = 1...1_000
    /// Of the words before or after a quote.
    public var quoteContextLength = 256
    /// Replies are shown nested to this depth; deeper ones beside their nearest shown ancestor.
    public var shownDepth = 5
    /// The same text by the same author is refused for this long.
    public var duplicateWindowSeconds: Int64 = 600
    /// An author may change a comment for this long; 0: never.
    public var editWindowSeconds: Int64 = 900
    /// How often a minute one comment may be changed; 0: no limit.
    public var editsPerMinute = 6
    /// Replies in one page of threads; where there are more, a thread says how they go on.
    public var repliesPerPage = 500
    /// Names that only editors write under, beside those of an article's own contributors.
    public var reservedNames: [String] = []
    /// Whether readers may vote.
    public var takesVotes = true

    /// An article's comments close this many days after the day of its publication, unless the article says otherwise;
    /// 0: never.
    public var closeAfterDays = 0

    /// The default rules.
    public init() {}

    /// The draft in its normal form: NFC, line ends as LF, white space around cut off, empty options nil.
    ///
    /// - Throws: `ArticlesError.invalid` with every field at fault.
    func normalized(_ draft: CommentDraft) throws -> CommentDraft {
        var faults: [InvalidField] = []
        var result = draft
        result.authorName = text(draft.authorName, "author.name", nameLength, isMultiline: false, &faults)
        result.body = text(draft.body, "body", bodyLength, isMultiline: true, &faults)
        result.email = contact(draft.email, "author.email", &faults) { email in
            Self.isEmail(email) ? nil : "must be an e-mail address such as name@example.org"
        }
        result.website = contact(draft.website, "author.website", &faults) { website in
            Self.isWebsite(website) ? nil : "must be an http or https URL such as https://example.org"
        }
        if let parent = draft.parentID, Identifier<Comment>(parent) == nil {
            faults.append(InvalidField(field: "parentId", code: .malformed, message: "must be the id of a comment"))
        }
        check(draft.quote, &faults)
        guard faults.isEmpty else { throw ArticlesError.invalid(faults) }
        return result
    }

    private func check(_ quote: TextQuote?, _ faults: inout [InvalidField]) {
        guard let quote else { return }
        if quote.exact.allSatisfy(\.isWhitespace) {
            faults.append(
                InvalidField(field: "anchor.quote.exact", code: .required, message: "must not be empty")
            )
        }
        for (field, text, limit) in [
            ("anchor.quote.exact", quote.exact, quoteLength.upperBound),
            ("anchor.quote.prefix", quote.prefix ?? "", quoteContextLength),
            ("anchor.quote.suffix", quote.suffix ?? "", quoteContextLength),
        ] where text.utf8.count > limit * 64 || text.count > limit {
            faults.append(tooLong(field, limit))
        }
    }

    /// A comment's text alone in its normal form.
    ///
    /// - Throws: `ArticlesError.invalid` with every rule that it breaks.
    func normalized(body: String) throws -> String {
        var faults: [InvalidField] = []
        let result = text(body, "body", bodyLength, isMultiline: true, &faults)
        guard faults.isEmpty else { throw ArticlesError.invalid(faults) }
        return result
    }

    /// Whether a text has the form of an e-mail address; whether there is one nobody can tell from it.
    static func isEmail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !text.contains(where: \.isWhitespace)
    }

    /// Whether a text is an absolute http or https URL with a host and without user information.
    static func isWebsite(_ text: String) -> Bool {
        guard let url = URLComponents(string: text), let scheme = url.scheme?.lowercased(),
            scheme == "http" || scheme == "https", let host = url.host, !host.isEmpty, url.user == nil
        else { return false }
        return text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0 != "<" && $0 != ">" && $0 != "\"" }
    }

    private func text(
        _ raw: String,
        _ field: String,
        _ length: ClosedRange<Int>,
        isMultiline: Bool,
        _ faults: inout [InvalidField]
    ) -> String {
        // A text of four times the limit in scalars can't fit; it is not worth normalising or counting.
        guard raw.utf8.count <= length.upperBound * 64 else {
            faults.append(tooLong(field, length.upperBound))
            return raw
        }
        let text = Self.normalForm(raw)
        if let scalar = text.unicodeScalars.first(where: { !Self.isAllowed($0, isMultiline: isMultiline) }) {
            let hexadecimal = String(scalar.value, radix: 16, uppercase: true)
            let code = String(repeating: "0", count: max(0, 4 - hexadecimal.count)) + hexadecimal
            faults.append(
                InvalidField(field: field, code: .forbiddenCharacter, message: "must not hold the character U+\(code)")
            )
        }
        let count = text.count
        if count == 0 {
            faults.append(InvalidField(field: field, code: .required, message: "must not be empty"))
        } else if count < length.lowerBound {
            let message = "must have at least \(length.lowerBound) characters"
            faults.append(InvalidField(field: field, code: .tooShort, message: message))
        } else if count > length.upperBound {
            faults.append(tooLong(field, length.upperBound))
        }
        return text
    }

    /// A text in NFC, with LF at the ends of lines, and without white space around it.
    static func normalForm(_ text: String) -> String {
        guard text.isASCII else {
            let lines = text.utf8.contains(0x0D) ? text.replacing("\r\n", with: "\n").replacing("\r", with: "\n") : text
            return lines.precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        // What follows is the same for ASCII; by way of Foundation it was a tenth of all that a post costs.
        func isWhite(_ byte: UInt8) -> Bool { (0x09...0x0D).contains(byte) || byte == 0x20 }
        let bytes = text.utf8.drop(while: isWhite)
        guard let last = bytes.lastIndex(where: { !isWhite($0) }) else { return "" }
        let trimmed = bytes[...last]
        guard trimmed.contains(0x0D) else { return String(Substring(trimmed)) }
        var result: [UInt8] = []
        var isAfterReturn = false
        for byte in trimmed {
            if byte != 0x0A || !isAfterReturn { result.append(byte == 0x0D ? 0x0A : byte) }
            isAfterReturn = byte == 0x0D
        }
        return String(decoding: result, as: UTF8.self)
    }

    private func contact(
        _ raw: String?,
        _ field: String,
        _ faults: inout [InvalidField],
        check: (String) -> String?
    ) -> String? {
        guard let raw, !raw.allSatisfy(\.isWhitespace) else { return nil }
        let before = faults.count
        let value = text(raw, field, 1...contactLength, isMultiline: false, &faults)
        if faults.count == before, let message = check(value) {
            faults.append(InvalidField(field: field, code: .malformed, message: message))
        }
        return value
    }

    private func tooLong(_ field: String, _ limit: Int) -> InvalidField {
        InvalidField(field: field, code: .tooLong, message: "must have at most \(limit) characters")
    }

    /// Control characters and those that turn the direction of what follows (Unicode TR 36 §3.6) are refused.
    static func isAllowed(_ scalar: Unicode.Scalar, isMultiline: Bool) -> Bool {
        switch scalar.value {
        case 0x20...0x7E: true
        case 0x09, 0x0A: isMultiline
        case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFF9...0xFFFB: false
        default: !scalar.properties.isNoncharacterCodePoint
        }
    }
}
