internal import Articles

/// An article as editors see it.
struct EditedArticleShape: WireShape {
    var edited: EditedArticle

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("article")
            ArticleShape(article: edited.article).write(to: &json)
            json.member("overrides", edited.overrides.map(\.rawValue).sorted()) { $0.string($1) }
            json.member("revisions", edited.revisions) { json, revision in
                json.object { json in
                    json.member("revision", revision.number)
                    json.member("at", revision.at.description)
                }
            }
            json.member("links") { json in
                json.member("self", Path.editorsArticle(edited.article.slug))
                json.member("report", "\(Path.editorsArticle(edited.article.slug))/report")
            }
        }
    }
}

/// Something that an editor should look at.
struct FindingShape: WireShape {
    var finding: ArticleReport.Finding

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("code", finding.code)
            json.member("message", finding.message)
            json.member("section", finding.section)
            json.member("paragraph", finding.paragraph)
            json.member("offset", finding.offset)
            json.member("citation", finding.citation)
        }
    }
}
