import Articles
import Foundation
import HTTP
import HTTPTypes
import Testing

extension APIFixture {
    /// Asks as the editor.
    func edit(
        _ method: HTTPRequest.Method = .get,
        _ target: String,
        _ json: String = "",
        token: String? = "correct-horse-battery"
    ) async throws -> Answer {
        var fields: HTTPFields = [:]
        if let token { fields[.authorization] = "Bearer \(token)" }
        if !json.isEmpty { fields[.contentType] = "application/json" }
        return try await send(method, target, fields: fields, body: json)
    }

    /// Posts a comment and gives its id.
    func postedID(_ body: String, name: String = "Reader", more: String = "") async throws -> String {
        let answer = try await post(#"{"author": {"name": "\#(name)"}, "body": "\#(body)"\#(more)}"#)
        return try #require(try answer.json()["id"] as? String, "\(answer.text)")
    }

    /// The members of the items of a list.
    func items(_ target: String) async throws -> [[String: Any]] {
        try #require(try await edit(.get, target).json()["items"] as? [[String: Any]])
    }

    /// Everything that readers can ask for about comments, in one text.
    func everythingPublic(_ id: String) async throws -> String {
        var text = ""
        for target in [
            "/v1/comments", "/v1/articles/on-notes/comments", "/v1/articles/on-notes/comments?view=flat&sort=top",
            "/v1/articles/on-notes?include=comments", "/v1/changes", "/v1/counts?articles=on-notes",
            "/v1/comments/\(id)",
        ] { text += try await send(.get, target).text + "\n" }
        return text
    }
}

extension SpamSettings {
    /// Settings without limits, changed as a test needs.
    static func with(_ change: (inout SpamSettings) -> Void) -> SpamSettings {
        var settings = SpamSettings()
        settings.commentsPerMinute = 0
        settings.commentsPerDay = 0
        change(&settings)
        return settings
    }
}

extension Answer {
    /// The code of a problem.
    var problem: String? {
        get throws { (try json()["type"] as? String).map { String($0.dropFirst("/problems/".count)) } }
    }
}
