/// What an author can be banned by.
struct AuthorMarks {
    var name: String
    var email: String?
    var addressHash: String?
    var authorTokenHash: String?

    /// The values that bans are kept under.
    func values(_ secrets: Secrets) -> [(kind: Ban.Kind, value: String)] {
        let folded = FoldedWords.normalForm(name)
        return [
            (.address, addressHash), (.authorToken, authorTokenHash), (.email, email.map(secrets.emailHash)),
            (.name, folded.isEmpty ? nil : folded),
        ].compactMap { kind, value in value.map { (kind, $0) } }
    }
}

extension Secrets {
    /// What a ban keeps of an address for mail.
    func emailHash(_ email: String) -> String { digest("banned e-mail", [email.lowercased()], bytes: 16) }
}
