/// Why a comment is taken for a program's, for advertising, or for somebody's who was banned.
public enum SpamRefusal: Error, Sendable, Equatable {
    /// The field that people don't see was filled.
    case honeypotFilled
    /// The form stamp is missing where one is asked for.
    case stampNeeded
    /// The form stamp was not made here.
    case stampMalformed
    /// The form was sent sooner after its stamp than a person can write.
    case stampTooFresh(waitSeconds: Int)
    /// The form was fetched too long ago.
    case stampExpired
    /// The text has more links than are taken.
    case tooManyLinks(found: Int, limit: Int)
    /// The value at the path holds a word or a domain that is not taken.
    case blockedWord(field: String, word: String)
    /// The author was banned, by what the kind says.
    case banned(Ban.Kind, until: Timestamp?)
    /// The proof of work is missing.
    case proofNeeded(bits: Int)
    /// The proof of work is for no challenge of this process, or doesn't solve it.
    case proofWrong(bits: Int)
    /// The challenge is too old.
    case proofExpired
    /// The challenge was used before.
    case proofUsed
}
