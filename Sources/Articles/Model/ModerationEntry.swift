/// One act of an editor, as the audit log keeps it.
public struct ModerationEntry: Sendable, Equatable {
    /// Grows with each act; 0 before the act is in the log.
    public var sequence: Int
    /// By the server's clock.
    public var at: Timestamp
    /// Who acted, such as `editor` for the holder of the token.
    public var actor: String
    /// What was done.
    public var action: Action
    /// The article that was acted on, or under which the comment stands.
    public var articleID: Identifier<Article>?
    /// That article's slug; read back only, nil when the article is gone.
    public var articleSlug: Slug?
    /// The comment that was acted on.
    public var commentID: Identifier<Comment>?
    /// What the act changed, as it was before; by this the act is undone.
    public var before: [String: LoggedValue]
    /// The same members, as the act left them.
    public var after: [String: LoggedValue]
    /// In the editor's words; empty when none was given.
    public var reason: String
    /// The act that undid this one.
    public var undoneBy: Int?
    /// The act that this one undid; read back only.
    public var undoes: Int?

    /// Kinds of acts.
    public enum Action: String, Sendable, CaseIterable {
        /// A comment was published, held, rejected, deleted or restored.
        case commentStatus
        /// A comment was put first, or no longer.
        case commentPinned
        /// Somebody or something was banned.
        case banAdded
        /// A ban was lifted before its term.
        case banRemoved
        /// The comments of an article were opened, closed, or given a time to close.
        case articleComments
        /// Other members of an article were changed.
        case articleChanged
        /// An article was taken away.
        case articleRemoved
    }

    /// An act that is about to be logged.
    public init(
        at time: Timestamp,
        actor: String,
        action: Action,
        articleID: Identifier<Article>? = nil,
        commentID: Identifier<Comment>? = nil,
        before: [String: LoggedValue],
        after: [String: LoggedValue],
        reason: String = ""
    ) {
        sequence = 0
        self.at = time
        self.actor = actor
        self.action = action
        self.articleID = articleID
        self.commentID = commentID
        self.before = before
        self.after = after
        self.reason = reason
    }
}

extension ModerationEntry {
    /// `before` as it may be shown: moments readable, and without the digest that a private ban is kept under.
    public var shownBefore: [String: LoggedValue] { Self.shown(before) }

    /// `after` as it may be shown.
    public var shownAfter: [String: LoggedValue] { Self.shown(after) }

    private static func shown(_ values: [String: LoggedValue]) -> [String: LoggedValue] {
        var shown = values
        for (name, value) in values where name.hasSuffix("At") {
            shown[name] = .optional(value.moment?.description)
        }
        if values["kind"]?.text.flatMap(Ban.Kind.init(rawValue:))?.isPrivate == true { shown["value"] = .null }
        return shown
    }
}

/// A value in the audit log.
public enum LoggedValue: Sendable, Equatable, Codable {
    case null
    case truth(Bool)
    case number(Int)
    case text(String)
    case list([LoggedValue])

    /// Reads one JSON value.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let truth = try? container.decode(Bool.self) {
            // A value of another kind is tried as the next kind.
            self = .truth(truth)
        } else if let number = try? container.decode(Int.self) {
            self = .number(number)
        } else if let list = try? container.decode([LoggedValue].self) {
            self = .list(list)
        } else {
            self = .text(try container.decode(String.self))
        }
    }

    /// Writes one JSON value.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .truth(let truth): try container.encode(truth)
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        case .list(let list): try container.encode(list)
        }
    }

    /// The text; nil for anything else.
    public var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// The truth; nil for anything else.
    public var truth: Bool? {
        if case .truth(let truth) = self { truth } else { nil }
    }

    /// The moment whose milliseconds this is; nil for anything else.
    public var moment: Timestamp? {
        if case .number(let number) = self { Timestamp(millisecondsSince1970: Int64(number)) } else { nil }
    }

    /// A text, null for nil.
    public static func optional(_ text: String?) -> LoggedValue { text.map(LoggedValue.text) ?? .null }

    /// A moment as milliseconds since 1970, null for nil.
    public static func optional(_ moment: Timestamp?) -> LoggedValue {
        moment.map { .number(Int($0.millisecondsSince1970)) } ?? .null
    }
}
