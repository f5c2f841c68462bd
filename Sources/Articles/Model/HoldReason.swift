/// Why a comment waits for an editor; kept beside it for the editor to see.
public enum HoldReason: String, Sendable, CaseIterable {
    /// Every comment waits.
    case policy
    /// Nothing by this author was published before.
    case firstComment
    /// It holds a link.
    case links
    /// It came without the proof of work that is asked for, from a page without script.
    case noProofOfWork
}
