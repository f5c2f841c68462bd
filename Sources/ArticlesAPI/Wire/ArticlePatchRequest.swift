internal import Articles

/// The body of a change of an article (RFC 7396): what is left out stays, null clears.
struct ArticlePatchRequest: Decodable {
    let patch: ArticlePatch
    let reason: String?

    /// Others are refused, because a typing error in a name would lose what it holds.
    static let members = [
        "title", "subtitle", "summary", "status", "language", "publishedOn", "categories", "categories[]", "sourceUrl",
        "dedication", "commentsOpen", "commentsCloseAt", "reason",
    ]

    private enum Key: String, CodingKey {
        case title
        case subtitle
        case summary
        case status
        case language
        case publishedOn
        case categories
        case sourceUrl
        case dedication
        case commentsOpen
        case commentsCloseAt
        case reason
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        func member<Value: Decodable>(_ key: Key, _ type: Value.Type = Value.self) throws -> Value?? {
            values.contains(key) ? .some(try values.decodeIfPresent(Value.self, forKey: key)) : nil
        }
        var patch = ArticlePatch()
        patch.title = try member(.title)
        patch.subtitle = try member(.subtitle)
        patch.summary = try member(.summary)
        patch.status = try member(.status)
        patch.language = try member(.language)
        patch.publishedOn = try member(.publishedOn)
        patch.categories = try member(.categories)
        patch.sourceURL = try member(.sourceUrl)
        patch.dedication = try member(.dedication)
        patch.commentsOpen = try member(.commentsOpen)
        patch.commentsCloseAt = try member(.commentsCloseAt)
        self.patch = patch
        reason = try values.decodeIfPresent(String.self, forKey: .reason)
    }
}
