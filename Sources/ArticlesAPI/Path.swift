internal import Articles

/// The paths of the resources, as answers link to them.
enum Path {
    static let articles = "/v1/articles"
    static func article(_ slug: Slug) -> String { "/v1/articles/\(slug)" }
    static func sections(_ slug: Slug) -> String { "/v1/articles/\(slug)/sections" }
    static func section(_ slug: Slug, _ anchor: String) -> String { "/v1/articles/\(slug)/sections/\(anchor)" }
    static func citations(_ slug: Slug) -> String { "/v1/articles/\(slug)/citations" }
    static func source(_ id: Identifier<Source>) -> String { "/v1/sources/\(id)" }
    static func comments(_ slug: Slug) -> String { "/v1/articles/\(slug)/comments" }
    static func events(_ slug: Slug) -> String { "/v1/articles/\(slug)/events" }
    static func comment(_ id: Identifier<Comment>) -> String { "/v1/comments/\(id)" }
    static func moderatedComment(_ id: Identifier<Comment>) -> String { "/v1/editor/comments/\(id)" }
    static func ban(_ id: Identifier<Ban>) -> String { "/v1/editor/bans/\(id)" }
    static func undo(_ sequence: Int) -> String { "/v1/editor/log/\(sequence)/undo" }
    static func editorsArticle(_ slug: Slug) -> String { "/v1/editor/articles/\(slug)" }
    static func avatar(_ seed: String) -> String { "/v1/avatars/\(seed).svg" }
    static func page(_ slug: Slug) -> String { "/articles/\(slug)" }
}
