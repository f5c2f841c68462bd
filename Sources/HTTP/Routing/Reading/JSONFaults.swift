/// What is wrong with a JSON value, gathered while it is decoded.
final class JSONFaults {
    private(set) var errors: [Problem.FieldError] = []
    private var fields: Set<String> = []

    /// Notes a fault; a value has one at most, and a content 16, for thousands would help no one.
    func note(_ path: [any CodingKey], code: String, message: String) {
        guard errors.count < 16 else { return }
        let field = Self.field(path)
        guard fields.insert(field).inserted else { return }
        errors.append(.init(field: field, code: code, message: message))
    }

    /// Notes what a type's own decoding threw, unless it was about a placeholder.
    func note(_ error: DecodingError) {
        switch error {
        case .keyNotFound(let key, let context):
            noteUnlessBelowFault(context.codingPath + [key], code: "required", message: "is required")
        case .valueNotFound(_, let context):
            noteUnlessBelowFault(context.codingPath, code: "required", message: "is required and must not be null")
        case .typeMismatch(_, let context):
            noteUnlessBelowFault(context.codingPath, code: "wrongType", message: "must be of another kind")
        case .dataCorrupted(let context):
            noteUnlessBelowFault(context.codingPath, code: "invalid", message: "has a value that is not possible")
        @unknown default:
            noteUnlessBelowFault([], code: "invalid", message: "can't be read")
        }
    }

    private func noteUnlessBelowFault(_ path: [any CodingKey], code: String, message: String) {
        let isBelow = (0...path.count).contains { fields.contains(Self.field(Array(path.prefix($0)))) }
        if !isBelow { note(path, code: code, message: message) }
    }

    /// A path as clients see it, such as `author.name` or `tags[2]`.
    private static func field(_ path: [any CodingKey]) -> String {
        path.reduce(into: "") { field, key in
            if let index = key.intValue {
                field += "[\(index)]"
            } else {
                // Only the names of a dictionary's members come from the client, and may be as long as the content.
                let name = String(key.stringValue.unicodeScalars.prefix(64))
                field += field.isEmpty ? name : "." + name
            }
        }
    }
}
