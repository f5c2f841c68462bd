/// Why an editor's act is not done.
public enum ModerationRefusal: Error, Sendable, Equatable {
    /// Things have changed since the editor looked; what is there now.
    case stale(present: String)
    /// The comment was deleted by its author or erased, and nothing of it is left to act on.
    case erased
    /// Only what is published can be put first.
    case notPublished
    /// The act was undone before, by that act.
    case alreadyUndone(by: Int)
    /// Acts of this kind can't be undone here.
    case notUndoable
    /// There is such a ban.
    case alreadyBanned(Identifier<Ban>)
    /// The comment has no such mark to ban its author by.
    case nothingToBan(Ban.Kind)
}
