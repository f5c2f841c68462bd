public import ArgumentParser
public import Articles

struct ModerateList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists comments that wait for an editor, or those of another status.",
        discussion: Examples.text(
            examples: "marginalia moderate list",
            "marginalia moderate list --status rejected --newest --json"
        )
    )

    @OptionGroup var options: ModerateOptions

    @Option(help: "The status (pending, published, rejected, deleted).")
    var status = Comment.Status.pending

    @Option(help: "Only of this article.", completion: Completions.articles)
    var article: String?

    @Option(help: "The most comments to list (1 to 1000).")
    var limit = 25

    @Option(help: "Go on after the comment of this id.")
    var after: String?

    @Flag(help: "The newest first.")
    var newest = false

    mutating func validate() throws {
        try ServeSettings.check(1...1000, limit, "--limit")
        if let article, Slug(article) == nil { throw ValidationError("--article: “\(article)” is no slug.") }
        if let after, Identifier<Comment>(after) == nil {
            throw ValidationError("--after: “\(after)” is not the id of a comment.")
        }
    }

    func run() async throws {
        let page = try await options.withService { service in
            try await service.comments(
                status: status,
                slug: article.flatMap(Slug.init(_:)),
                newestFirst: newest,
                after: after.flatMap { Identifier($0) },
                limit: limit,
                counting: true
            )
        }
        for seen in page.items { print(try ModerationReport.line(seen, asJSON: options.json)) }
        guard !options.json else { return }
        print("\(page.items.count) of \(page.total ?? 0) \(status.rawValue)")
        if let next = page.next { print("more: --after \(next)") }
    }
}

extension Comment.Status: ExpressibleByArgument {}
