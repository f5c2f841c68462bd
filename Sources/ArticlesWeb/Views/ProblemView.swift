/// The template's view of a problem.
struct ProblemView: View {
    let head: HeadView
    let status: Int
    let problemTitle: String
    let detail: String

    init(status: Int, title: String, detail: String, site: Site, assets: Assets) {
        head = HeadView(
            kind: "problem",
            title: title,
            description: nil,
            path: "/",
            site: site,
            assets: assets,
            noindex: true
        )
        self.status = status
        problemTitle = title
        self.detail = detail
    }
}
