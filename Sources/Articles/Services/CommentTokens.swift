/// What an author is given once, with the answer to the post, to come back to a comment without an account.
public struct CommentTokens: Sendable, Equatable {
    /// Changes and deletes this comment.
    public var edit: String
    /// Lists, exports and erases all comments that were posted with it; nil when the author has one already.
    public var author: String?
}

extension Secrets {
    /// A token that this database can tell to be its own: 128 unpredictable bits and a keyed digest of them, so that
    /// nobody can make up tokens and vote with each.
    func makeAuthorToken() -> String {
        authorToken((0..<2).flatMap { _ in withUnsafeBytes(of: environment.randomBits()) { Array($0) } })
    }

    /// Whether a token was made by `makeAuthorToken` of this database.
    func isAuthorToken(_ token: String) -> Bool {
        guard token.utf8.count == 43, let bytes = Self.bytes(ofToken: token) else { return false }
        return Self.areSame(authorToken(Array(bytes.prefix(16))), token)
    }

    private func authorToken(_ bits: [UInt8]) -> String {
        Self.token(bits + mac("author token", [Self.token(bits)]).prefix(16))
    }
}
