import Articles

/// The template's view of the front page.
struct IndexView: View {
    let head: HeadView
    let articles: [Item]
    let hasArticles: Bool
    let next: String?

    /// An article in the list.
    struct Item: View {
        let itemPath: String
        let itemLanguage: String
        let itemDirection: String
        let itemTitle: String
        let itemSupplied: Bool
        let itemSubtitle: String?
        let itemByline: String?
        let itemSummary: String?
        let itemDate: Moment?
        let itemFacts: String

        init(_ article: Article) {
            itemPath = "/articles/\(article.slug)"
            itemLanguage = article.language
            itemDirection = Wording.direction(of: article.language)
            itemTitle = article.title.nonEmpty ?? article.suppliedTitle
            itemSupplied = article.title.nonEmpty == nil
            itemSubtitle = article.subtitle.nonEmpty
            // A supplied title names the authors already.
            itemByline = itemSupplied ? nil : Wording.joined(article.authors.map(\.name)).nonEmpty
            itemSummary = article.summary.nonEmpty
            itemDate = article.publishedOn.map(Moment.init)
            var facts = [Wording.readingTime(minutes: article.readingMinutes)]
            if article.counts.citations > 0 { facts.append(Wording.count(article.counts.citations, "note")) }
            if article.counts.comments > 0 { facts.append(Wording.count(article.counts.comments, "comment")) }
            itemFacts = facts.joined(separator: " · ")
        }
    }

    init(_ page: IndexPage, site: Site, assets: Assets) {
        head = HeadView(
            kind: "index",
            title: nil,
            description: site.description,
            path: "/",
            site: site,
            assets: assets
        )
        articles = page.articles.map(Item.init)
        hasArticles = !articles.isEmpty
        next = page.next
    }
}
