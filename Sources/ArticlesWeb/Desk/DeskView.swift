/// The template's view of the editor's desk.
struct DeskView: View {
    let siteName: String
    let script: String
    let stylesheet: String
}

extension PageRenderer {
    /// The editor's desk before a script has run.
    func desk() -> String {
        let view = DeskView(
            siteName: site.name,
            script: assets.path(of: "desk.js"),
            stylesheet: assets.path(of: "desk.css")
        )
        return render(view, with: "desk")
    }
}
