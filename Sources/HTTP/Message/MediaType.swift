/// A media type (RFC 9110 §8.3.1), such as `text/plain; charset=utf-8`.
public struct MediaType: Sendable, Hashable, CustomStringConvertible {
    /// In lower case.
    public let type: String
    /// In lower case.
    public let subtype: String
    /// Names in lower case, values as they are without their quotes, in the order of the field.
    public let parameters: [Parameter]

    /// One parameter of a media type.
    public struct Parameter: Sendable, Hashable {
        /// In lower case.
        public let name: String
        /// Without quotes and escapes.
        public let value: String
    }

    /// A media type as it stands in `Content-Type`; nil when it is malformed or names a parameter twice.
    public init?(_ text: String) {
        var cursor = FieldCursor(text)
        cursor.skipWhitespace()
        guard let type = cursor.token(), cursor.consume("/"), let subtype = cursor.token(),
            let parameters = cursor.parameters(until: nil)?.list
        else { return nil }
        cursor.skipWhitespace()
        guard cursor.isAtEnd, Set(parameters.map(\.name)).count == parameters.count else { return nil }
        self.init(type: type, subtype: subtype, parameters: parameters)
    }

    init(type: String, subtype: String, parameters: [Parameter]) {
        self.type = type.lowercased()
        self.subtype = subtype.lowercased()
        self.parameters = parameters
    }

    /// Type and subtype without parameters, such as `text/plain`.
    public var essence: String { type + "/" + subtype }

    /// The media type as it stands in a field.
    public var description: String {
        parameters.reduce(into: essence) { text, parameter in
            let isToken = !parameter.value.isEmpty && parameter.value.utf8.allSatisfy(FieldCursor.isTokenByte)
            text += "; \(parameter.name)="
            text += isToken ? parameter.value : quoted(parameter.value)
        }
    }

    /// The value of a parameter; the name in lower case.
    public func parameter(_ name: String) -> String? {
        parameters.first { $0.name == name }?.value
    }

    /// Whether content of this type is text, which compression makes markedly shorter.
    public var isTextLike: Bool {
        type == "text" || subtype.hasSuffix("+json") || subtype.hasSuffix("+xml") || Self.texts.contains(essence)
    }

    private static let texts: Set<String> = [
        "application/ecmascript", "application/javascript", "application/json", "application/jsonl",
        "application/ld+json", "application/openmetrics-text", "application/rtf", "application/x-bibtex",
        "application/x-ndjson", "application/x-research-info-systems", "application/xml", "application/yaml",
    ]
}

/// A text as a quoted string (RFC 9110 §5.6.4); control characters other than tabs become spaces.
func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
        if scalar == "\"" || scalar == "\\" { result.unicodeScalars.append("\\") }
        result.unicodeScalars.append(scalar.value < 0x20 && scalar != "\t" || scalar.value == 0x7F ? " " : scalar)
    }
    return result + "\""
}

extension FieldCursor {
    /// Parameters (RFC 9110 §5.6.6), each behind a semicolon, up to the one of the given name; nil when malformed.
    ///
    /// When that name came, `foundLast` is true and the cursor stands behind its equals sign.
    mutating func parameters(until last: String?) -> (list: [MediaType.Parameter], foundLast: Bool)? {
        var list: [MediaType.Parameter] = []
        while true {
            let start = self
            skipWhitespace()
            guard consume(";") else {
                self = start
                return (list, false)
            }
            skipWhitespace()
            // RFC 9110 §5.6.6 lets a semicolon stand with nothing behind it.
            guard let name = token()?.lowercased() else { continue }
            guard consume("=") else { return nil }
            if name == last { return (list, true) }
            guard let value = token() ?? quotedString() else { return nil }
            list.append(.init(name: name, value: value))
        }
    }
}
