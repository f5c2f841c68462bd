internal import Synchronization

/// One comment on its way through the checks, with what it has used up so far.
final class GateVisit: Sendable {
    /// Key of the limits' tables.
    let caller: UInt64
    /// What is kept of the address.
    let addressHash: String?
    let authorTokenHash: String?
    let evidence: CommentEvidence
    let taken = Mutex(Taken())

    struct Taken {
        var isCounted = false
        var proof: String?
    }

    init(caller: UInt64, addressHash: String?, authorTokenHash: String?, evidence: CommentEvidence) {
        self.caller = caller
        self.addressHash = addressHash
        self.authorTokenHash = authorTokenHash
        self.evidence = evidence
    }
}
