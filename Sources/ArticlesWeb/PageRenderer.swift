import HTTP
public import HTTPTypes
import Markup
import Mustache

/// Writes the pages that people see, as complete HTML documents without script.
///
/// Rendering is pure: the same page gives the same bytes. An article of 2,000 notes with 1,000 comments takes a
/// fraction of a second, so keep the answer ready and do not render it anew for each request.
public struct PageRenderer: Sendable {
    /// The scripts and styles that pages refer to; the server has to serve them at their paths.
    public var assets: Assets { .ofThisBuild }

    let site: Site

    /// A renderer for a site.
    public init(site: Site = Site()) {
        self.site = site
    }

    /// The embedded templates, read at the first page: a start takes a quarter longer with them.
    private static let library = {
        MustacheContentTypes.register(BytewiseHTML(), named: BytewiseHTML.name)
        var library = MustacheLibrary()
        for (name, source) in EmbeddedFiles.all where name.hasSuffix(".mustache") {
            do {
                try library.register(
                    "{{% CONTENT_TYPE:\(BytewiseHTML.name)}}\n" + source,
                    named: String(name.dropLast(".mustache".count))
                )
            } catch {
                preconditionFailure("\(name): \(error)")
            }
        }
        return library
    }()

    /// The media type of every page.
    public static let mediaType = "text/html; charset=utf-8"

    /// What every page's response must carry: pages run scripts of this service and no others, load nothing from other
    /// hosts but images, and may be framed by this origin alone.
    public static let securityFields: HTTPFields = {
        var fields: HTTPFields = [
            .contentSecurityPolicy: """
            default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' https: data:; form-action 'self'; \
            base-uri 'none'; frame-ancestors 'self'
            """,
            .xContentTypeOptions: "nosniff",
        ]
        if let referrerPolicy = HTTPField.Name("Referrer-Policy") {
            fields[referrerPolicy] = "strict-origin-when-cross-origin"
        }
        return fields
    }()

    /// The page of an article.
    public func article(_ page: ArticlePage) -> String {
        render(ArticleView(page, site: site, assets: assets), with: "article")
    }

    /// The front page when there are several articles, or none.
    public func index(_ page: IndexPage) -> String {
        render(IndexView(page, site: site, assets: assets), with: "index")
    }

    /// The page with what was found.
    func search(_ page: SearchPage) -> String {
        render(SearchView(page, site: site, assets: assets), with: "search")
    }

    /// A comment by itself.
    func fragment(_ view: CommentFragmentView) -> String { render(view, with: "fragment") }

    /// The page that tells people of the API.
    func docs(_ page: DocsPage) -> String {
        render(DocsView(page, site: site, assets: assets), with: "docs")
    }

    /// The page that says what went wrong.
    ///
    /// - Parameters:
    ///   - status: Of the response, such as 404.
    ///   - title: A few words, such as "Not found".
    ///   - detail: A sentence on this occurrence.
    public func problem(status: Int, title: String, detail: String) -> String {
        render(
            ProblemView(status: status, title: title, detail: detail, site: site, assets: assets),
            with: "problem"
        )
    }

    /// A page as an answer.
    ///
    /// - Parameter tags: What it depends on; nil keeps it from being kept.
    static func response(_ text: String, tags: [String]?) -> Response {
        var response = Response(mediaType: mediaType, text: text, freshnessTags: tags)
        response.fields.append(contentsOf: securityFields)
        return response
    }

    /// A template's text with what a view gives it.
    func render(_ view: any View, with template: String) -> String {
        guard let text = Self.library.render(Fields(view), withTemplate: template) else {
            preconditionFailure("no template \(template)")
        }
        return text
    }
}
