import Articles
import ArticlesSQLite
import ArticlesAPI
import Foundation
import HTTP
import HTTPTypes
import Testing

extension ProblemCause {
    // MARK: Said to authors and voters

    static let ofAuthors = [
        ProblemCause(code: "editTokenRequired") {
            let api = try await APIFixture()
            return try await api.edit(try await api.posted().id, "Other words.")
        },
        ProblemCause(code: "wrongEditToken") {
            let api = try await APIFixture()
            return try await api.edit(try await api.posted().id, "Other words.", fields: [.editToken: "another"])
        },
        ProblemCause(code: "editWindowOver") {
            let api = try await APIFixture()
            let comment = try await api.posted()
            api.clock.advance(bySeconds: 900)
            return try await api.edit(comment.id, "Other words.", fields: comment.edit)
        },
        ProblemCause(code: "commentRejected") {
            let api = try await APIFixture()
            let comment = try await api.posted()
            let id = try #require(Identifier<Articles.Comment>(comment.id))
            try await api.store.write { _ = try $0.comments.setStatus(.rejected, of: id) }
            return try await api.edit(comment.id, "Other words.", fields: comment.edit)
        },
        ProblemCause(code: "authorTokenRequired") { try await APIFixture().send(.get, "/v1/me/comments") },
        ProblemCause(code: "wrongAuthorToken") {
            try await APIFixture().send(.delete, "/v1/me", fields: [.authorToken: "made-up"])
        },
        ProblemCause(code: "ownComment") {
            let api = try await APIFixture()
            let comment = try await api.posted()
            return try await api.vote("1", on: comment.id, authorToken: comment.authorToken)
        },
        ProblemCause(code: "votesOff") {
            var rules = CommentRules()
            rules.takesVotes = false
            let api = try await APIFixture(rules: rules)
            return try await api.vote("1", on: try await api.posted().id)
        },
    ]
}
