/// Which comments wait for an editor before they are shown.
public enum ModerationPolicy: String, Sendable, CaseIterable {
    /// None.
    case none
    /// An author's, until one of theirs was published.
    case first
    /// Those that hold a link, in the text or as the author's website.
    case links
    /// All.
    case all

    /// Why a comment with these marks waits; empty when it needn't.
    func reasons(linkCount: Int, hasWebsite: Bool, isKnownAuthor: @autoclosure () throws -> Bool) rethrows
        -> [HoldReason]
    {
        switch self {
        case .none: []
        case .first: try isKnownAuthor() ? [] : [.firstComment]
        case .links: linkCount > 0 || hasWebsite ? [.links] : []
        case .all: [.policy]
        }
    }
}
