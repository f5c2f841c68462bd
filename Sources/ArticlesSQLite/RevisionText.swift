internal import Articles
internal import FoundationEssentials

/// A version of an article as the JSON that is kept with its revision.
enum RevisionText {
    static func encode(_ content: ArticleContent) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(Version(content)), as: UTF8.self)
    }

    private struct Version: Encodable {
        var slug: String
        var title: String?
        var subtitle: String?
        var summary: String?
        var status: String
        var language: String
        var publishedOn: String?
        var sourceURL: String?
        var dedication: String?
        var contributors: [Person]
        var categories: [String: String]
        var sections: [Part]
        var citations: [Note]

        init(_ content: ArticleContent) {
            let article = content.article
            slug = article.slug.rawValue
            title = article.title
            subtitle = article.subtitle
            summary = article.summary
            status = article.status.rawValue
            language = article.language
            publishedOn = article.publishedOn?.description
            sourceURL = article.sourceURL
            dedication = article.dedication
            contributors = article.contributors.map(Person.init)
            categories = Dictionary(article.categories.map { ($0.slug.rawValue, $0.name) }) { first, _ in first }
            sections = content.sections.map(Part.init)
            citations = content.citations.map(Note.init)
        }
    }

    private struct Person: Encodable {
        var role: String
        var name: String
        var given: String
        var family: String
        var affiliation: String?
        var biography: String?

        init(_ contributor: Contributor) {
            role = contributor.role.rawValue
            name = contributor.name
            given = contributor.given
            family = contributor.family
            affiliation = contributor.affiliation
            biography = contributor.biography
        }
    }

    private struct Part: Encodable {
        var anchor: String
        var number: Int
        var heading: String?
        var level: Int
        var text: String
        var html: String
        var markers: [Marker]

        init(_ section: Section) {
            anchor = section.anchor
            number = section.number
            heading = section.heading
            level = section.level
            text = section.text
            html = section.html
            markers = section.markers
        }
    }

    private struct Note: Encodable {
        var number: Int
        var label: String?
        var text: String
        var html: String
        var kind: String
        var resolvedFrom: Int?
        var warnings: [String]
        var sources: [Work]

        init(_ citation: Citation) {
            number = citation.number
            label = citation.label
            text = citation.text
            html = citation.html
            kind = citation.kind.rawValue
            resolvedFrom = citation.resolvedFrom
            warnings = citation.warnings
            sources = citation.sources.map(Work.init)
        }
    }

    private struct Work: Encodable {
        var id: String
        var csl: CSLItem
        var locator: String?
        var prefix: String?
        var confidence: Double

        init(_ cited: CitedSource) {
            id = cited.source.id.description
            csl = cited.source.csl
            locator = cited.locator
            prefix = cited.prefix
            confidence = cited.confidence
        }
    }
}
