internal import Foundation

/// An OpenAPI description as people read it: the operations of each tag, with parameters and answers.
///
/// Only what the page shows is read; a description that lacks it is a mistake of the build.
struct DocsPage: Decodable {
    let info: Info
    let tags: [Tag]
    let paths: [String: [String: Operation]]
    let components: Components

    struct Info: Decodable {
        let title: String
        let version: String
        let description: String
    }

    struct Tag: Decodable {
        let name: String
        let description: String
    }

    struct Operation: Decodable {
        let tags: [String]
        let operationId: String
        let summary: String
        let description: String?
        let security: [[String: [String]]]?
        let parameters: [Parameter]?
        let requestBody: Content?
        let responses: [String: Answer]
    }

    /// A parameter, or a reference to one of the components.
    struct Parameter: Decodable {
        let reference: String?
        let name: String?
        let place: String?
        let description: String?
        let isRequired: Bool?

        private enum CodingKeys: String, CodingKey {
            case reference = "$ref"
            case name, description
            case place = "in"
            case isRequired = "required"
        }
    }

    struct Content: Decodable {
        let content: [String: Media]
    }

    /// An answer, or a reference to one of the components.
    struct Answer: Decodable {
        let reference: String?
        let description: String?
        let content: [String: Media]?

        private enum CodingKeys: String, CodingKey {
            case reference = "$ref"
            case description, content
        }
    }

    struct Media: Decodable {
        let schema: Schema?
    }

    /// A schema as far as it is shown: its name among the components.
    struct Schema: Decodable {
        let reference: String?

        private enum CodingKeys: String, CodingKey {
            case reference = "$ref"
        }
    }

    struct Components: Decodable {
        let parameters: [String: Parameter]
        let responses: [String: Answer]
    }

    /// The description that the bytes hold.
    init(openAPI bytes: [UInt8]) throws {
        self = try JSONDecoder().decode(DocsPage.self, from: Data(bytes))
    }

    /// A parameter with its reference followed.
    func resolved(_ parameter: Parameter) -> Parameter {
        parameter.reference.flatMap { components.parameters[Self.name(of: $0)] } ?? parameter
    }

    /// An answer with its reference followed.
    func resolved(_ answer: Answer) -> Answer {
        answer.reference.flatMap { components.responses[Self.name(of: $0)] } ?? answer
    }

    /// The last part of a reference such as `#/components/schemas/Comment`.
    static func name(of reference: String) -> String {
        reference.split(separator: "/").last.map(String.init) ?? reference
    }
}
