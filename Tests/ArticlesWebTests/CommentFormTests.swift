import Articles
import HTTP
import HTTPTypes
import Testing

@testable import ArticlesWeb

@Suite("The comment form")
struct CommentFormTests {
    let renderer: PageRenderer

    init() { renderer = PageRenderer(site: PageSample.site) }

    private func page(_ form: CommentForm) throws -> PageChecker {
        var page = PageSample.page
        page.form = form
        return try PageChecker(renderer.article(page))
    }

    @Test("It posts to the article without script, every input labelled")
    func plain() throws {
        let page = try page(CommentForm())
        let form = try #require(page.withID("post"))
        #expect(form["method"] == "post")
        // The fragment brings the reader of a refusal back to the form; browsers keep it from the server.
        #expect(form["action"] == "/articles/reading-downwards/comments#post")
        let inputs = page.elements.filter { ["input", "textarea"].contains($0.name) && $0["id"] != "search" }
        #expect(inputs.map { $0["name"] } == ["name", "email", "website", "body", "subject"])
        #expect(inputs.filter { $0["required"] != nil }.map { $0["name"] } == ["name", "body"])
        #expect(Set(page.all("label").map { $0["for"] }) == Set(inputs.map { $0["id"] } + ["search"]))
        #expect(page.elements.allSatisfy { $0["aria-invalid"] == nil } && page.meta("robots") == nil)
    }

    @Test("After a refusal the values are kept and each error stands at its input")
    func refused() throws {
        var form = CommentForm(inputs: [
            "name": "Ada", "email": "ada@", "website": "", "body": "\n\nTwo lines above", "unknown": "x",
        ])
        form.reject(path: "author.email", because: "This is not an e-mail address.")
        form.reject(path: "author.email", because: "A second reason.")
        form.reject(path: "body", because: "Please write more.")
        let page = try page(form)
        #expect(page.withID("post-name")?["value"] == "Ada")
        let email = try #require(page.withID("post-email"))
        #expect(email["value"] == "ada@" && email["aria-invalid"] == "true")
        let error = try #require(email["aria-describedby"])
        #expect(page.withID(error)?.text == "This is not an e-mail address.")
        // A browser drops the first line break of a textarea, and only that one.
        #expect(page.withID("post-body")?.text == "\n\n\nTwo lines above")
        #expect(page.withID("post-website")?["aria-invalid"] == nil)
        #expect(page.all(role: "alert").map(\.text) == ["Your comment was not sent yet: 2 entries need a change."])
        #expect(page.meta("robots") == "noindex")
    }

    @Test("What has no input of its own is said above them", arguments: ["parentId", "anchor.quote", ""])
    func general(path: String) throws {
        var form = CommentForm()
        form.reject(path: path, because: "That comment is gone.")
        #expect(form.errors.isEmpty)
        #expect(try page(form).all(role: "alert").map(\.text) == ["That comment is gone."])
    }

    @Test("A reply names whom it answers and carries the parent along")
    func reply() throws {
        let parent = PageSample.comments[1]
        let page = try page(CommentForm(values: [.parent: parent.id.description]))
        #expect(page.withID("post-heading")?.text == "Reply to 박지훈")
        #expect(page.all("input").first { $0["name"] == "parentId" }?["value"] == parent.id.description)
        #expect(page.all("button").map(\.text) == ["Post reply"])
    }

    @Test("A parent that is no identifier is dropped; one that is not on the page is kept for the server to judge")
    func strangeParents() throws {
        let dropped = try page(CommentForm(values: [.parent: "1\" autofocus"]))
        #expect(dropped.all("input").allSatisfy { $0["name"] != "parentId" })
        let stranger: Identifier<Articles.Comment> = PageSample.id(77)
        let kept = try page(CommentForm(values: [.parent: stranger.description]))
        #expect(kept.all("input").contains { $0["name"] == "parentId" })
        #expect(kept.withID("post-heading")?.text == "Leave a reply")
    }

    @Test("A comment that was taken is thanked for")
    func outcomes() throws {
        let published = try page(CommentForm(outcome: .published(PageSample.comments[0].id)))
        #expect(
            published.all(className: "outcome").map(\.text) == ["Thank you. Your comment is published. See it above."]
        )
        let held = try page(CommentForm(outcome: .held))
        #expect(held.all(className: "outcome").map(\.text) == ["Thank you. An editor will look at your comment first."])
    }

    @Test("The field for programs is hidden from people, screen readers and the order of tabs")
    func trap() throws {
        let page = try page(CommentForm(inputs: ["subject": "filled"]))
        let trap = try #require(page.all("input").first { $0["name"] == "subject" })
        #expect(trap["tabindex"] == "-1" && trap["autocomplete"] == "off" && trap["value"] == "")
        #expect(page.all(className: "trap").first?["aria-hidden"] == "true")
        #expect(CommentForm(inputs: ["subject": "filled"]).evidence.honeypot == "filled")
    }

    @Test("A stamp goes out as a hidden input and comes back as evidence; without one there is no input")
    func stamp() throws {
        var form = CommentForm()
        #expect(try page(form).all("input").allSatisfy { $0["name"] != "stamp" })
        form.stamp = "17.\"><b>"
        let input = try page(form).all("input").first { $0["name"] == "stamp" }
        #expect(input?["type"] == "hidden" && input?["value"] == "17.\"><b>")
        let evidence = CommentForm(inputs: ["stamp": "17.ab"]).evidence
        #expect(evidence.stamp == "17.ab" && evidence.isFromPage)
    }

    @Test("A refusal that belongs to no input is said above them, in words for readers")
    func problems() throws {
        var form = CommentForm(values: [.body: "kept"])
        form.reject(
            Problem(
                .forbidden,
                code: "stampExpired",
                title: "",
                detail: "for developers",
                errors: [.init(field: "stamp", code: "expired", message: "is too old")]
            )
        )
        #expect(form.message?.contains("more than a day") == true && form.errors.isEmpty)
        #expect(try page(form).withID("post-body")?.text == "\nkept")
        var banned = CommentForm()
        banned.reject(Problem(.forbidden, code: "banned", title: "", detail: "An editor has banned this name."))
        #expect(banned.message == "An editor has banned this name.")
        var links = CommentForm()
        links.reject(
            Problem(
                .forbidden,
                code: "tooManyLinks",
                title: "",
                detail: "",
                errors: [.init(field: "body", code: "tooManyLinks", message: "must have at most 3 links")]
            )
        )
        #expect(links.errors == [.body: "must have at most 3 links"])
    }
}
