internal import Articles
internal import Crypto
internal import Foundation
internal import HTTP
internal import HTTPTypes

extension Request {
    /// The article that the path names.
    ///
    /// - Throws: `ArticlesError.notFound`, also for a text that no article can have as its slug.
    func slug() throws -> Slug {
        guard let slug = parameters["slug"].flatMap(Slug.init(_:)) else { throw ArticlesError.notFound(.article) }
        return slug
    }

    /// A `Link` to the next page of this list: the same request with another cursor.
    func nextLink(_ cursor: String?) -> [String] {
        guard let cursor else { return [] }
        let others = (query ?? "").split(separator: "&").filter { !$0.hasPrefix("cursor=") }
        return ["<\(path)?\((others + ["cursor=\(cursor)"]).joined(separator: "&"))>; rel=\"next\""]
    }

    /// What an author shows for one comment.
    var editToken: String? { fields[.editToken] }

    /// What an author shows for all of theirs.
    var authorToken: String? { fields[.authorToken] }

    /// The idempotency key with a digest of this request; nil when there is none.
    func idempotencyKey() throws -> IdempotencyKey? {
        guard let value = fields[.idempotencyKey] else { return nil }
        var hash = SHA256()
        hash.update(data: Data("\(method.rawValue) \(path)\n".utf8))
        hash.update(data: content)
        guard let key = IdempotencyKey(value: value, requestDigest: Data(hash.finalize()).base64EncodedString()) else {
            throw Problem(
                .badRequest,
                detail: "The Idempotency-Key must have 8 to 128 visible ASCII characters.",
                errors: [
                    Problem.FieldError(
                        field: "Idempotency-Key",
                        code: "malformed",
                        message: "must have 8 to 128 visible ASCII characters"
                    )
                ]
            )
        }
        return key
    }
}

extension Response {
    /// A 200 in JSON for one caller, never kept.
    static func privateJSON(links: [String] = [], _ write: (inout JSONWriter) -> Void) -> Response {
        var response = json(tags: nil, links: links, write)
        response.fields[.cacheControl] = "no-store"
        return response
    }

    /// A 200 in JSON with a strong validator, kept ready under these tags.
    static func json(tags: [String]?, links: [String] = [], _ write: (inout JSONWriter) -> Void) -> Response {
        var json = JSONWriter()
        write(&json)
        var response = Response(
            fields: [.contentType: "application/json", .eTag: json.entityTag],
            content: .bytes(json.bytes),
            freshnessTags: tags
        )
        for link in links { response.fields.append(HTTPField(name: .link, value: link)) }
        return response
    }
}

extension HTTPField.Name {
    static let authorToken = HTTPField.Name("Author-Token")!
    static let editToken = HTTPField.Name("Edit-Token")!
    static let idempotencyKey = HTTPField.Name("Idempotency-Key")!
    static let link = HTTPField.Name("Link")!
    static let rateLimit = HTTPField.Name("RateLimit")!
    static let rateLimitPolicy = HTTPField.Name("RateLimit-Policy")!
}

/// `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers).
enum RateLimitFields {
    /// Lists of all limits; `t` stands only where nothing is left, and says when one more will be.
    static func fields(_ allowances: [Allowance]) -> HTTPFields {
        guard !allowances.isEmpty else { return [:] }
        let policies = allowances.map { "\"\($0.name)\";q=\($0.quota);w=\($0.windowSeconds)" }
        let limits = allowances.map { allowance in
            "\"\(allowance.name)\";r=\(allowance.remaining)"
                + (allowance.remaining == 0 ? ";t=\(allowance.waitSeconds)" : "")
        }
        return [
            .rateLimitPolicy: policies.joined(separator: ", "), .rateLimit: limits.joined(separator: ", "),
        ]
    }
}
