import Articles

/// The template's view of the form.
struct FormView: View {
    let action: String
    let articlePath: String
    let replyingTo: CommentView.ParentView?
    let outcome: OutcomeView?
    let message: String?
    let parentID: String?
    let stamp: String?
    let trapName = CommentEvidence.honeypotField
    let inputs: [Input]
    let plainHeading: String
    let buttonLabel: String

    /// Thanks for a comment.
    struct OutcomeView: View {
        let outcomeText: String
        let outcomeID: String?
    }

    /// A labelled input with its value and what is wrong with it.
    struct Input: View {
        let inputName: String
        let inputLabel: String
        let hint: String?
        let inputType: String
        let autocomplete: String
        let isLong: Bool
        let isRequired: Bool
        let inputValue: String
        let error: String?

        init(_ field: CommentForm.Field, in form: CommentForm) {
            inputName = field.inputName
            inputValue = form.values[field] ?? ""
            error = form.errors[field].nonEmpty
            isLong = field == .body
            isRequired = field == .name || field == .body
            switch field {
            case .name: (inputLabel, hint, inputType, autocomplete) = ("Name", nil, "text", "name")
            case .email:
                (inputLabel, hint, inputType, autocomplete) = ("E-mail", "optional, never shown", "email", "email")
            case .website: (inputLabel, hint, inputType, autocomplete) = ("Website", "optional", "url", "url")
            case .body, .parent:
                (inputLabel, hint, inputType, autocomplete) = (
                    "Comment", "Markdown: *emphasis*, [link](https://…), > quote", "text", "off"
                )
            }
        }
    }

    init(_ form: CommentForm, article: Article, comments: [Identifier<Comment>: Comment]) {
        articlePath = "/articles/\(article.slug)"
        action = articlePath + "/comments"
        let parent = form.parentID
        parentID = parent?.description
        stamp = form.stamp
        replyingTo = parent.flatMap { comments[$0] }.map(CommentView.ParentView.init)
        plainHeading = parent == nil ? "Leave a comment" : "Leave a reply"
        buttonLabel = parent == nil ? "Post comment" : "Post reply"
        switch form.outcome {
        case .published(let id):
            outcome = OutcomeView(outcomeText: "Thank you. Your comment is published.", outcomeID: id.description)
        case .held:
            outcome = OutcomeView(outcomeText: "Thank you. An editor will look at your comment first.", outcomeID: nil)
        case nil:
            outcome = nil
        }
        if form.errors.isEmpty {
            message = form.message.nonEmpty
        } else {
            let count = form.errors.count
            message =
                form.message.nonEmpty
                ?? "Your comment was not sent yet: \(count == 1 ? "one entry needs" : "\(count) entries need") a change."
        }
        inputs = [.name, .email, .website, .body].map { Input($0, in: form) }
    }
}
