public import Articles

/// The form under an article: what a reader typed, what was wrong with it, and what became of it.
///
/// It is sent as `application/x-www-form-urlencoded`, each value under its field's `inputName`.
public struct CommentForm: Sendable, Equatable {
    /// A value of the form; raw values are the paths by which the JSON API and its problems name it.
    public enum Field: String, Sendable, CaseIterable {
        case name = "author.name"
        case email = "author.email"
        case website = "author.website"
        case body
        case parent = "parentId"

        /// The name under which a browser sends the value.
        public var inputName: String {
            switch self {
            case .name: "name"
            case .email: "email"
            case .website: "website"
            case .body: "body"
            case .parent: "parentId"
            }
        }
    }

    /// What became of a comment that was sent.
    public enum Outcome: Sendable, Equatable {
        /// It stands on the page.
        case published(Identifier<Comment>)
        /// An editor will look at it first.
        case held
    }

    /// Shown in the inputs as they stand; `parent` holds the identifier of the comment that is answered.
    public var values: [Field: String]
    /// A sentence for the reader beside each value that is wrong.
    public var errors: [Field: String]
    /// A sentence for the reader above the inputs.
    public var message: String?
    /// Thanks for what was sent before.
    public var outcome: Outcome?
    /// Tells how long the form was open; nil leaves it out.
    public var stamp: String?
    /// What was sent in the field that people don't see.
    public var trap = ""

    /// A form of these parts, empty by default.
    public init(
        values: [Field: String] = [:],
        errors: [Field: String] = [:],
        message: String? = nil,
        outcome: Outcome? = nil
    ) {
        self.values = values
        self.errors = errors
        self.message = message
        self.outcome = outcome
    }

    /// The values of a form as a browser sent it, by `inputName`; names that the form doesn't have are left out.
    public init(inputs: [String: String]) {
        self.init()
        stamp = inputs[Self.stampName]
        trap = inputs[CommentEvidence.honeypotField] ?? ""
        for field in Field.allCases {
            values[field] = inputs[field.inputName]
        }
    }

    /// The name of the hidden input that carries the stamp.
    static let stampName = "stamp"

    /// What came along to tell a person from a program.
    public var evidence: CommentEvidence {
        CommentEvidence(honeypot: trap, stamp: stamp, isFromPage: true)
    }

    /// Marks the value at a path of the JSON API as wrong.
    ///
    /// What the form has no input for goes into `message`. The first error of a value stays.
    public mutating func reject(path: String, because reason: String) {
        if let field = Field(rawValue: path), field != .parent {
            errors[field] = errors[field] ?? reason
        } else {
            message = message ?? reason
        }
    }

    /// The comment that is answered; nil for none, or for a value that names none.
    public var parentID: Identifier<Comment>? { values[.parent].flatMap { Identifier($0) } }
}
