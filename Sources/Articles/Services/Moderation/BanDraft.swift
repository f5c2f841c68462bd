/// A ban as an editor asks for it, before any rule was applied.
public struct BanDraft: Sendable, Equatable {
    /// What shall be compared.
    public var kind: Ban.Kind
    /// What it shall be compared with; for private kinds only an e-mail address.
    public var value: String?
    /// Takes the mark of this comment's author instead, without showing it.
    public var comment: Identifier<Comment>?
    /// When the ban ends; nil with `days` nil too: never.
    public var until: Timestamp?
    /// After how many days it ends.
    public var days: Int?

    /// A ban as an editor asks for it.
    public init(
        kind: Ban.Kind,
        value: String? = nil,
        comment: Identifier<Comment>? = nil,
        until: Timestamp? = nil,
        days: Int? = nil
    ) {
        self.kind = kind
        self.value = value
        self.comment = comment
        self.until = until
        self.days = days
    }

    /// The longest term in days.
    public static let longestDays = 3650

    /// When the ban ends.
    ///
    /// - Throws: `ArticlesError.invalid` with every field at fault.
    func checkedExpiry(at now: Timestamp) throws -> Timestamp? {
        var faults: [InvalidField] = []
        func fault(_ field: String, _ code: InvalidField.Code, _ message: String) {
            faults.append(InvalidField(field: field, code: code, message: message))
        }
        if value == nil, comment == nil { fault("value", .required, "is required, or commentId in its place") }
        if value != nil, comment != nil { fault("commentId", .malformed, "must not come together with value") }
        if value != nil, kind == .address || kind == .authorToken {
            fault("value", .malformed, "must be left out: such a ban is made from a comment, by its commentId")
        }
        if comment != nil, kind == .word || kind == .domain {
            fault("commentId", .malformed, "must be left out: a word or a domain is banned by its value")
        }
        if until != nil, days != nil { fault("days", .malformed, "must not come together with until") }
        if let until, until <= now { fault("until", .malformed, "must be a moment that is yet to come") }
        if let days, !(1...Self.longestDays).contains(days) {
            fault("days", .malformed, "must be from 1 to \(Self.longestDays)")
        }
        if let value, faults.isEmpty, text(value) == nil {
            fault("value", .malformed, Self.expectation(of: kind))
        }
        guard faults.isEmpty else { throw ArticlesError.invalid(faults) }
        return days.map { now.advanced(byMilliseconds: Int64($0) * 86_400_000) } ?? until
    }

    /// The value as it is kept when it was given as such; nil when it says nothing.
    func text(_ value: String) -> String? {
        guard value.utf8.count <= 256 else { return nil }
        switch kind {
        case .name, .word:
            let folded = FoldedWords.normalForm(value)
            return folded.isEmpty ? nil : folded
        case .domain: return Blocklist.domain(value)
        case .email:
            let parts = value.split(separator: "@", omittingEmptySubsequences: false)
            return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } ? value : nil
        case .address, .authorToken: return nil
        }
    }

    private static func expectation(of kind: Ban.Kind) -> String {
        switch kind {
        case .domain: "must be a host name such as spam.example"
        case .email: "must be an e-mail address such as name@example.org"
        default: "must hold a letter or a digit, and at most 256 bytes"
        }
    }
}
