internal import Markup

/// The template's view of the API's description; its texts are Markdown in the description and HTML here.
struct DocsView: View {
    let head: HeadView
    let docsTitle: String
    let docsVersion: String
    let introduction: String
    let groups: [Group]

    /// The operations of one tag.
    struct Group: View {
        let groupName: String
        let groupAnchor: String
        let groupDescription: String
        let operations: [Operation]
    }

    /// One method of one path.
    struct Operation: View {
        let operationAnchor: String
        let method: String
        let path: String
        let operationSummary: String
        let operationDescription: String?
        let access: String?
        let hasParameters: Bool
        let parameters: [Parameter]
        let takes: String?
        let answers: [Answer]
    }

    struct Parameter: View {
        let parameterName: String
        let parameterPlace: String
        let parameterDescription: String
    }

    struct Answer: View {
        let answerStatus: String
        let answerDescription: String
        let answerMedia: String?
    }

    init(_ page: DocsPage, site: Site, assets: Assets) {
        head = HeadView(
            kind: "docs",
            title: "API",
            description: "How programs use this service.",
            path: "/docs",
            site: site,
            assets: assets
        )
        docsTitle = page.info.title
        docsVersion = page.info.version
        introduction = CommentMarkup.html(page.info.description)
        let all = page.paths.sorted { $0.key < $1.key }.flatMap { path, methods in
            methods.sorted { Self.order(of: $0.key) < Self.order(of: $1.key) }.map { (path, $0.key, $0.value) }
        }
        groups = page.tags.map { tag in
            Group(
                groupName: tag.name,
                groupAnchor: tag.name.lowercased().replacing(" ", with: "-"),
                groupDescription: CommentMarkup.html(tag.description),
                operations: all.filter { $0.2.tags.first == tag.name }.map { path, method, operation in
                    Operation(operation, method: method, path: path, in: page)
                }
            )
        }
    }

    private static func order(of method: String) -> Int {
        ["get", "post", "put", "patch", "delete"].firstIndex(of: method) ?? .max
    }
}

extension DocsView.Operation {
    init(_ operation: DocsPage.Operation, method: String, path: String, in page: DocsPage) {
        operationAnchor = operation.operationId
        self.method = method.uppercased()
        self.path = path
        operationSummary = operation.summary
        operationDescription = operation.description.map(CommentMarkup.html)
        let schemes = (operation.security ?? []).flatMap(\.keys).sorted()
        access = schemes.isEmpty ? nil : schemes.joined(separator: ", ")
        parameters = (operation.parameters ?? []).map(page.resolved).map { parameter in
            DocsView.Parameter(
                parameterName: parameter.name ?? "",
                parameterPlace: (parameter.place ?? "") + (parameter.isRequired == true ? ", required" : ""),
                parameterDescription: CommentMarkup.html(parameter.description ?? "")
            )
        }
        hasParameters = !parameters.isEmpty
        takes = operation.requestBody.map { Self.media($0.content) }
        answers = operation.responses.sorted { $0.key < $1.key }.map { status, answer in
            let answer = page.resolved(answer)
            return DocsView.Answer(
                answerStatus: status,
                answerDescription: CommentMarkup.html(answer.description ?? ""),
                answerMedia: answer.content.map(Self.media).nonEmpty
            )
        }
    }

    /// Media types, each with the name of its schema where it has one.
    private static func media(_ content: [String: DocsPage.Media]) -> String {
        content.sorted { $0.key < $1.key }.map { type, media in
            media.schema?.reference.map { "\(type) (\(DocsPage.name(of: $0)))" } ?? type
        }.joined(separator: ", ")
    }
}
