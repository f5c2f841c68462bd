internal import Articles
internal import HTTP
internal import HTTPTypes

/// Articles, sections, citations and the lists over them.
struct ArticleController: Sendable {
    let articles: ArticleService
    let comments: CommentService
    let exports: CitationExportController

    func list(_ request: Request) async throws -> Response {
        let (filter, cursor, limit, counting) = try request.query(
            allowing: ["category", "author", "archive", "cursor", "limit", "count"]
        ) { query in
            (
                ArticleFilter(
                    category: query.value("category", expected: "must be the slug of a category", Slug.init(_:)),
                    author: query.value("author", expected: "must be the slug of an author", Slug.init(_:)),
                    archive: query.value("archive", expected: "must be a month such as 2020-07", YearMonth.init(_:))
                ),
                query.value("cursor", expected: "must be a cursor of this list") { Cursor.articles($0) },
                query.limit(),
                query.counting()
            )
        }
        let page = try await articles.list(matching: filter, after: cursor, limit: limit, counting: counting)
        let next = page.next.map { Cursor.articles($0) }
        let tags = FreshnessTag.lists + FreshnessTag.closing(page.items)
        return .json(tags: tags, links: request.nextLink(next)) { json in
            json.list(page.items, next: next, total: page.total) { ArticleShape(article: $1).write(to: &$0) }
        }
    }

    func article(_ request: Request) async throws -> Response {
        if let format = try request.citationFormat() {
            return try await exports.article(request, as: format).negotiated
        }
        let slug = try request.slug()
        let parts = try request.query(allowing: ["include"]) { query in
            Set(query.choices("include", of: Part.self) ?? [.sections, .citations])
        }
        let content = try await articles.content(
            slug: slug,
            sections: parts.contains(.sections),
            citations: parts.contains(.citations)
        )
        let firstPage = parts.contains(.comments) ? try await firstComments(slug) : nil
        let tags = FreshnessTag.everything(of: slug) + FreshnessTag.closing([content.article])
        return Response.json(tags: tags) { json in
            ArticleShape(
                article: content.article,
                sections: parts.contains(.sections) ? content.sections : nil,
                citations: parts.contains(.citations) ? content.citations : nil,
                comments: firstPage
            ).write(to: &json)
        }.negotiated
    }

    func sections(_ request: Request) async throws -> Response {
        let slug = try request.slug()
        _ = try request.query(allowing: [])
        let sections = try await articles.sections(slug: slug)
        return .json(tags: FreshnessTag.everything(of: slug)) { json in
            json.list(sections, next: nil) { SectionShape(section: $1).write(to: &$0) }
        }
    }

    func section(_ request: Request) async throws -> Response {
        let slug = try request.slug()
        _ = try request.query(allowing: [])
        let context = try await articles.section(slug: slug, anchor: request.parameters["anchor"] ?? "")
        return .json(tags: FreshnessTag.everything(of: slug)) { json in
            SectionInContextShape(slug: slug, context: context).write(to: &json)
        }
    }

    func citations(_ request: Request) async throws -> Response {
        if let format = try request.citationFormat() {
            return try await exports.citations(request, as: format).negotiated
        }
        let slug = try request.slug()
        _ = try request.query(allowing: [])
        let citations = try await articles.citations(slug: slug)
        return Response.json(tags: FreshnessTag.everything(of: slug)) { json in
            json.list(citations, next: nil) { CitationShape(citation: $1).write(to: &$0) }
        }.negotiated
    }

    func citation(_ request: Request) async throws -> Response {
        if let format = try request.citationFormat() {
            return try await exports.citation(request, as: format).negotiated
        }
        let slug = try request.slug()
        _ = try request.query(allowing: [])
        let citation = try await articles.citation(slug: slug, number: request.citationNumber())
        return Response.json(tags: FreshnessTag.everything(of: slug)) { json in
            CitationShape(citation: citation).write(to: &json)
        }.negotiated
    }

    func categories(_ request: Request) async throws -> Response {
        _ = try request.query(allowing: [])
        let categories = try await articles.categories()
        return .json(tags: FreshnessTag.lists) { json in
            json.list(categories, next: nil) { $0.category($1.category, articles: $1.articles) }
        }
    }

    func archives(_ request: Request) async throws -> Response {
        _ = try request.query(allowing: [])
        let archives = try await articles.archives()
        return .json(tags: FreshnessTag.lists) { json in
            json.list(archives, next: nil) { json, archive in
                json.object { json in
                    json.member("archive", archive.month.description)
                    json.member("articles", archive.articles)
                }
            }
        }
    }

    func authors(_ request: Request) async throws -> Response {
        _ = try request.query(allowing: [])
        let authors = try await articles.authors()
        return .json(tags: FreshnessTag.lists) { json in
            json.list(authors, next: nil) { json, author in
                json.object { json in
                    json.member("slug", author.slug.rawValue)
                    json.member("name", author.name)
                    json.member("given", author.given)
                    json.member("family", author.family)
                    json.member("articles", author.articles)
                }
            }
        }
    }

    private func firstComments(_ slug: Slug) async throws -> CommentListShape {
        let page = try await comments.list(
            slug: slug,
            nested: true,
            sort: .oldest,
            anchor: nil,
            after: nil,
            limit: QueryReader.defaultLimit,
            counting: false
        )
        return CommentListShape(page, nested: true, sort: .oldest, rules: comments.rules)
    }

    private enum Part: String, CaseIterable {
        case sections
        case citations
        case comments
    }
}
