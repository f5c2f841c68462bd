/// What the `head` of every page needs.
struct HeadView: View {
    /// Says what kind of page it is to the style sheet.
    let kind: String
    let title: String
    let siteName: String
    let description: String?
    let language: String
    let direction: String
    /// Attributes for what the site and not the author says, which is English; empty where the page is English.
    let chrome: String
    let canonical: String
    let stylesheet: String
    /// What makes the page more than a document.
    let script: String
    /// What the script imports, named so that all come at once.
    let scripts: [String]
    let noindex: Bool
    /// What stands in the form of the search.
    let searched: String

    init(
        kind: String,
        title: String?,
        description: String?,
        language: String = "en",
        path: String,
        site: Site,
        assets: Assets,
        noindex: Bool = false,
        searched: String = ""
    ) {
        self.kind = kind
        self.title = title.map { "\($0) – \(site.name)" } ?? site.name
        self.siteName = site.name
        self.description = description
        self.language = language
        direction = Wording.direction(of: language)
        chrome = Wording.isEnglish(language) ? "" : " lang=\"en\" dir=\"ltr\""
        canonical = site.address(path)
        stylesheet = assets.path(of: "page.css")
        let names = kind == "reading" ? Assets.readingScripts : Assets.siteScripts
        script = assets.path(of: names[0])
        scripts = names.dropFirst().map(assets.path)
        self.noindex = noindex
        self.searched = searched
    }
}
