internal import Articles

/// `article` of the HTTP contract; the parts that were not asked for are left out.
struct ArticleShape: WireShape {
    var article: Article
    var sections: [Section]?
    var citations: [Citation]?
    var comments: CommentListShape?

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("slug", article.slug.rawValue)
            json.member("title", article.title)
            json.member("subtitle", article.subtitle)
            json.member("summary", article.summary)
            json.member("status", article.status.rawValue)
            json.member("language", article.language)
            json.member("publishedOn", article.publishedOn?.description)
            json.member("updatedAt", article.updatedAt.description)
            json.member("revision", article.revision)
            json.member("wordCount", article.wordCount)
            json.member("readingMinutes", article.readingMinutes)
            json.member("contributors", article.contributors) { $0.contributor($1) }
            json.member("categories", article.categories) { $0.category($1, articles: nil) }
            json.member("sourceUrl", article.sourceURL)
            json.member("dedication", article.dedication)
            json.member("commentsOpen", article.comments.isOpen)
            json.member("commentsCloseAt", article.comments.closesAt?.description)
            json.member("counts") { json in
                json.member("sections", article.counts.sections)
                json.member("citations", article.counts.citations)
                json.volatileMember("comments", article.counts.comments)
            }
            if let sections {
                json.member("sections", sections) { SectionShape(section: $1).write(to: &$0) }
            }
            if let citations {
                json.member("citations", citations) { CitationShape(citation: $1).write(to: &$0) }
            }
            if let comments {
                json.key("comments")
                comments.write(to: &json)
            }
            json.member("links") { json in
                json.member("self", Path.article(article.slug))
                json.member("sections", Path.sections(article.slug))
                json.member("citations", Path.citations(article.slug))
                json.member("comments", Path.comments(article.slug))
                json.member("events", Path.events(article.slug))
                json.member("cite", Path.article(article.slug) + ".txt")
                json.member("page", Path.page(article.slug))
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func contributor(_ contributor: Contributor) {
        object { json in
            json.member("role", contributor.role.rawValue)
            json.member("name", contributor.name)
            json.member("given", contributor.given)
            json.member("family", contributor.family)
            json.member("affiliation", contributor.affiliation)
            json.member("biography", contributor.biography)
        }
    }

    /// A category, with the number of its articles where that is known.
    mutating func category(_ category: Category, articles: Int?) {
        object { json in
            json.member("slug", category.slug.rawValue)
            json.member("name", category.name)
            if let articles { json.member("articles", articles) }
        }
    }
}
