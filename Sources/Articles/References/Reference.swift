/// One work as a note refers to it.
public struct Reference: Sendable, Equatable {
    /// The work; where a short form was resolved, as the note that holds it has it.
    public var csl: CSLItem
    /// The pinpoint: a page without its label, anything else with it, such as `chap. 3` or `§ 12`.
    public var locator: String?
    /// The signal before the work, such as `See also`.
    public var prefix: String?
    /// 0…1: how sure the reader is of the fields and of the link, if there is one.
    public var confidence: Double
    /// How sure it is of each field.
    public var fieldConfidence: FieldConfidence
    /// The fields as a short form prints them, where `csl` was taken from another note.
    public var printed: CSLItem?

    /// A value of these parts.
    public init(
        csl: CSLItem,
        locator: String? = nil,
        prefix: String? = nil,
        confidence: Double,
        fieldConfidence: FieldConfidence = FieldConfidence(),
        printed: CSLItem? = nil
    ) {
        self.csl = csl
        self.locator = locator
        self.prefix = prefix
        self.confidence = confidence
        self.fieldConfidence = fieldConfidence
        self.printed = printed
    }
}

/// What the reader makes of one note.
public struct NoteReading: Sendable, Equatable {
    /// The number that the caller gave.
    public var number: Int
    /// How the note refers to its first work; `remark` when it refers to none.
    public var kind: Citation.Kind
    /// Every work that the note refers to, in its order; an unresolved "ibid" adds none.
    public var references: [Reference]
    /// The number of the note that holds the work, when this one begins with a short form that was resolved.
    public var resolvedFrom: Int?
    /// Codes in lower camel case: `ibidAfterSeveral`, `ibidWithoutPredecessor`, `ibidAfterRemark`, `ibidAfterUnresolved`,
    /// `ambiguousShortForm`, `unresolvedShortForm`, `malformedUrl`, `differsFromUrl`, `lowConfidence`.
    public var warnings: [String]

    /// A value of these parts.
    public init(
        number: Int,
        kind: Citation.Kind,
        references: [Reference] = [],
        resolvedFrom: Int? = nil,
        warnings: [String] = []
    ) {
        self.number = number
        self.kind = kind
        self.references = references
        self.resolvedFrom = resolvedFrom
        self.warnings = warnings
    }
}
