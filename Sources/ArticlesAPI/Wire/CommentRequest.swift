internal import Articles
internal import HTTP

/// The body of a post, without any member that the server owns.
struct CommentRequest: Decodable {
    let author: Author
    let body: String
    let parentId: String?
    let anchor: Anchor?
    let subject: String?
    let stamp: String?
    let proofOfWork: String?

    struct Author: Decodable {
        let name: String
        let email: String?
        let website: String?
    }

    struct Anchor: Decodable {
        let type: String
        let id: String?
        let number: Int?
        let quote: Quote?
    }

    struct Quote: Decodable {
        let exact: String
        let prefix: String?
        let suffix: String?
    }

    /// Others are refused, because a typing error in a name would lose what it holds.
    static let scanner = JSONScanner(knownFields: [
        "author", "author.name", "author.email", "author.website", "body", "parentId", "anchor", "anchor.type",
        "anchor.id", "anchor.number", "anchor.quote", "anchor.quote.exact", "anchor.quote.prefix",
        "anchor.quote.suffix", CommentEvidence.honeypotField, "stamp", "proofOfWork",
    ])

    /// What came along to tell a person from a program; `subject` is the field that people don't see.
    var evidence: CommentEvidence { CommentEvidence(honeypot: subject, stamp: stamp, proofOfWork: proofOfWork) }

    /// - Throws: `ArticlesError.invalid` when the anchor names nothing.
    func draft() throws -> CommentDraft {
        CommentDraft(
            authorName: author.name,
            email: author.email,
            website: author.website,
            body: body,
            parentID: parentId,
            anchor: try anchor.flatMap { try $0.value() },
            quote: anchor?.quote.map { TextQuote(exact: $0.exact, prefix: $0.prefix, suffix: $0.suffix) }
        )
    }
}

extension CommentRequest.Anchor {
    fileprivate func value() throws -> Comment.Anchor? {
        switch type {
        case "article":
            return nil
        case "section":
            return .section(try required(id, "anchor.id", "must be the anchor of a section"))
        case "citation":
            return .citation(try required(number, "anchor.number", "must be the number of a note"))
        default:
            let message = "must be article, section or citation"
            throw ArticlesError.invalid([InvalidField(field: "anchor.type", code: .unknown, message: message)])
        }
    }

    private func required<Value>(_ value: Value?, _ field: String, _ message: String) throws -> Value {
        guard let value else {
            throw ArticlesError.invalid([InvalidField(field: field, code: .required, message: message)])
        }
        return value
    }
}
