internal import HTTP
internal import HTTPTypes

/// Who may edit: the holder of the configured token.
struct EditorAccess: Sendable {
    /// Nil: nobody may edit.
    let token: String?

    /// Lets the editor pass.
    ///
    /// - Throws: `Problem`: 401 without a token, 403 with a wrong one, and 403 when none is configured.
    func require(_ request: Request) throws {
        guard let token else {
            throw Problem(.forbidden, detail: "No editor's token is configured, so nobody may edit.")
        }
        guard let sent = request.bearerToken else { throw Problem.bearerTokenNeeded(realm: "editor") }
        guard areSameSecrets(sent, token) else { throw Problem(.forbidden, detail: "This is not the editor's token.") }
    }

    /// Whether the editor speaks, on a route that is open to readers too: without a token it is a reader.
    ///
    /// - Throws: `Problem` as `require` for a token that is not the one, so that a typing error is not taken for a
    ///   reader's.
    func isEditor(_ request: Request) throws -> Bool {
        guard request.fields[.authorization] != nil else { return false }
        try require(request)
        return true
    }
}
