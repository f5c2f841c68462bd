internal import Articles

/// A comment as editors see it, without anything that tells who the author is beyond what the author shows.
struct ModeratedCommentShape: WireShape {
    var seen: ModeratedComment

    func write(to json: inout JSONWriter) {
        let comment = seen.comment
        json.object { json in
            json.member("id", comment.id.description)
            json.member("articleSlug", comment.articleSlug.rawValue)
            json.member("parentId", comment.parentID?.description)
            json.member("depth", comment.depth)
            json.member("author") { json in
                json.member("name", comment.author.name)
                json.member("website", comment.author.website)
                json.member("avatar", seen.isErased ? nil : Path.avatar(comment.author.avatarSeed))
                json.member("isEditor", comment.author.isEditor)
            }
            json.member("body", comment.body)
            json.member("html", comment.html)
            json.member("status", comment.status.rawValue)
            json.member("pinned", comment.isPinned)
            json.member("erased", seen.isErased)
            json.member("flags", seen.flags.map(\.rawValue).sorted()) { $0.string($1) }
            json.member("createdAt", comment.createdAt.description)
            json.member("editedAt", comment.editedAt?.description)
            json.key("anchor")
            AnchorShape(comment).write(to: &json)
            json.member("versions", seen.versions) { json, version in
                json.object { json in
                    json.member("number", version.number)
                    json.member("body", version.body)
                    json.member("writtenAt", version.writtenAt.description)
                }
            }
            json.member("replyCount", comment.replyCount)
            json.member("links") { json in
                json.member("self", Path.moderatedComment(comment.id))
                json.member("comment", comment.isShown ? Path.comment(comment.id) : nil)
                json.member("article", Path.article(comment.articleSlug))
                json.member("parent", comment.parentID.map(Path.moderatedComment))
            }
        }
    }
}

/// An act in the log.
struct ModerationEntryShape: WireShape {
    var entry: ModerationEntry

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("sequence", entry.sequence)
            json.member("at", entry.at.description)
            json.member("actor", entry.actor)
            json.member("action", entry.action.rawValue)
            json.member("articleSlug", entry.articleSlug?.rawValue)
            json.member("commentId", entry.commentID?.description)
            json.key("before")
            json.logged(entry.shownBefore)
            json.key("after")
            json.logged(entry.shownAfter)
            json.member("reason", entry.reason)
            json.member("undoneBy", entry.undoneBy)
            json.member("undoes", entry.undoes)
            json.member("links") { json in
                json.member("undo", entry.undoneBy == nil ? Path.undo(entry.sequence) : nil)
            }
        }
    }
}

/// A ban, whose value is left out where it tells of a person.
struct BanShape: WireShape {
    var ban: Ban
    var isActive: Bool

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("id", ban.id.description)
            json.member("kind", ban.kind.rawValue)
            json.member("value", ban.kind.isPrivate ? nil : ban.value)
            json.member("reason", ban.reason)
            json.member("createdAt", ban.createdAt.description)
            json.member("expiresAt", ban.expiresAt?.description)
            json.member("active", isActive)
            json.member("links") { json in json.member("self", Path.ban(ban.id)) }
        }
    }
}

extension JSONWriter {
    /// A state of the log in the order of its names.
    mutating func logged(_ values: [String: LoggedValue]) {
        object { json in
            for (name, value) in values.sorted(by: { $0.key < $1.key }) {
                json.name(name)
                json.logged(value)
            }
        }
    }

    private mutating func logged(_ value: LoggedValue) {
        switch value {
        case .null: null()
        case .truth(let truth): boolean(truth)
        case .number(let number): self.number(number)
        case .text(let text): string(text)
        case .list(let list): array(list) { $0.logged($1) }
        }
    }
}
