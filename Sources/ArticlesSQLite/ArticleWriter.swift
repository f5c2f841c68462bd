internal import Articles
internal import SQLite

/// Reads and changes articles over the writer's connection.
struct ArticleWriter: ArticleQuerying, ArticleRepository {
    let connection: Connection
    let changes: ChangeLog

    func fingerprint(of article: Identifier<Article>) throws -> String? {
        try connection.first(ArticleStatements.fingerprint, [.id(article)]) { $0.text(0) }
    }

    func save(_ content: ArticleContent, formerAnchors: [String: String], fingerprint: String) throws {
        let article = content.article
        let former = try connection.first(ArticleStatements.former, [.id(article.id)]) { row in
            (slug: try row.slug(0), status: try row.choice(1, of: Article.Status.self))
        }
        do {
            try connection.run(ArticleStatements.upsert, values(of: content))
        } catch  where error.kind == .constraint(.unique) {
            throw StoreError.conflict("article_slug")
        }
        try replacePeopleAndSubjects(of: article)
        try replaceParts(content)
        try addAliases(formerAnchors, of: article.id)
        try connection.run(
            ArticleStatements.revision,
            [
                .id(article.id), .integer(article.revision), .time(article.updatedAt), .text(fingerprint),
                .text(try RevisionText.encode(content)),
            ]
        )
        try noteChange(of: article, former: former)
    }

    // MARK: The parts

    private func replaceParts(_ content: ArticleContent) throws {
        let id = Value.id(content.article.id)
        let search = SearchIndex(connection: connection)
        try search.forgetParts(of: content.article.id)
        // Markers and the links to sources go with what they belong to.
        try connection.run(ArticleStatements.deleteSections, [id])
        try connection.run(ArticleStatements.deleteCitations, [id])
        for (position, section) in content.sections.enumerated() {
            try connection.run(
                ArticleStatements.insertSection,
                [
                    id, .integer(position), .text(section.anchor), .integer(section.number),
                    .optional(section.heading), .integer(section.level), .text(section.text), .text(section.html),
                    .integer(section.wordCount),
                ]
            )
            for (index, marker) in section.markers.enumerated() {
                try connection.run(
                    ArticleStatements.insertMarker,
                    [
                        id, .integer(position), .integer(index), .integer(marker.citation), .integer(marker.paragraph),
                        .integer(marker.offset), .text(marker.quote),
                    ]
                )
            }
        }
        try insertCitations(content.citations, of: id)
        try search.learnParts(of: content.article.id)
        try connection.run(ArticleStatements.countCommentsOfSections, [id])
        try connection.run(ArticleStatements.countCommentsOfCitations, [id])
    }

    private func insertCitations(_ citations: [Citation], of id: Value) throws {
        let sources = try saveSources(citations.flatMap { $0.sources.map(\.source) })
        for citation in citations {
            try connection.run(
                ArticleStatements.insertCitation,
                [
                    id, .integer(citation.number), .optional(citation.label), .text(citation.text),
                    .text(citation.html), .text(citation.kind.rawValue),
                    .optional(citation.resolvedFrom.map(Int64.init)),
                    .text(try WarningList.encode(citation.warnings)),
                ]
            )
            for (position, cited) in citation.sources.enumerated() {
                try connection.run(
                    ArticleStatements.insertCitationSource,
                    [
                        id, .integer(citation.number), .integer(position),
                        .id(sources[cited.source.key] ?? cited.source.id), .optional(cited.locator),
                        .optional(cited.prefix), .real(cited.confidence),
                    ]
                )
            }
        }
    }

    /// Adds former anchors, and leads those known already on to where their section is now.
    private func addAliases(_ added: [String: String], of article: Identifier<Article>) throws {
        guard !added.isEmpty else { return }
        var aliases: [String: String] = [:]
        try connection.forEach(ArticleStatements.aliases, [.id(article)]) { row in
            let anchor = row.text(1)
            aliases[row.text(0)] = added[anchor] ?? anchor
        }
        aliases.merge(added) { _, new in new }
        for (former, anchor) in aliases where former != anchor {
            try connection.run(ArticleStatements.upsertAlias, [.id(article), .text(former), .text(anchor)])
        }
    }

    private func values(of content: ArticleContent) -> [Value] {
        let article = content.article
        return [
            .id(article.id), .slug(article.slug), .optional(article.title), .optional(article.subtitle),
            .optional(article.summary), .text(article.status.rawValue), .text(article.language),
            .date(article.publishedOn), .time(article.updatedAt), .integer(article.revision),
            .integer(article.wordCount), .optional(article.sourceURL), .optional(article.dedication),
            .bool(article.comments.isOpen), .optional(article.comments.closesAt), .integer(content.sections.count),
            .integer(content.citations.count),
        ]
    }

    func noteChange(of article: Article, former: (slug: Slug, status: Article.Status)?) throws {
        if let former, former.status == .published, article.status != .published || former.slug != article.slug {
            try changes.append(.articleRemoved, article: article.id, slug: former.slug, on: connection)
        }
        if article.status == .published {
            try changes.append(.articleSaved, article: article.id, on: connection)
        }
        changes.note(.article(article.slug))
        guard let former, former.slug != article.slug || former.status != article.status else { return }
        // Comments bear the slug, and are shown only under a published article.
        changes.note(.article(former.slug))
        changes.note(.comments(former.slug))
        changes.note(.comments(article.slug))
    }
}
