import HTTPTypes

/// A field line of head or trailer section (RFC 9112 §5).
struct FieldLine {
    var name: Range<Int>
    /// Without the white space around it.
    var value: Range<Int>

    /// Reads a line without its line end.
    init(_ input: borrowing Span<UInt8>, in line: Range<Int>) throws(HTTPParseError) {
        let first = input[line.lowerBound]
        guard first != .space, first != .tab else { throw .foldedField }  // RFC 9112 §5.2
        let token = ByteSet.token
        var index = line.lowerBound
        while index < line.upperBound, token.contains(input[index]) { index += 1 }
        // No white space between name and colon (RFC 9112 §5.1).
        guard index > line.lowerBound, index < line.upperBound, input[index] == UInt8(ascii: ":") else {
            throw .malformedFieldName
        }
        name = line.lowerBound..<index
        value = input.trimmed(index + 1..<line.upperBound)
        var hasControl = false
        for index in value {
            let byte = input[index]
            hasControl = hasControl || byte == 0x7F || (byte < .space && byte != .tab)
        }
        guard !hasControl else {
            throw input.first(.carriageReturn, in: value) == nil ? .malformedFieldValue : .bareCarriageReturn
        }
    }

    /// The name as swift-http-types wants it; the frequent ones without making a string.
    func fieldName(_ input: borrowing Span<UInt8>) -> HTTPField.Name? {
        switch name.count {
        case 4 where input.matches("host", in: name): .hostField
        case 6 where input.matches("accept", in: name): .accept
        case 6 where input.matches("origin", in: name): .origin
        case 6 where input.matches("cookie", in: name): .cookie
        case 7 where input.matches("referer", in: name): .referer
        case 10 where input.matches("connection", in: name): .connection
        case 10 where input.matches("user-agent", in: name): .userAgent
        case 12 where input.matches("content-type", in: name): .contentType
        case 13 where input.matches("if-none-match", in: name): .ifNoneMatch
        case 13 where input.matches("cache-control", in: name): .cacheControl
        case 14 where input.matches("content-length", in: name): .contentLength
        case 15 where input.matches("accept-encoding", in: name): .acceptEncoding
        case 15 where input.matches("accept-language", in: name): .acceptLanguage
        default: HTTPField.Name(input.string(in: name))
        }
    }

    /// The value as swift-http-types wants it, bytes above ASCII included.
    func fieldValue(_ input: borrowing Span<UInt8>, name fieldName: HTTPField.Name) -> HTTPField {
        input.withUnsafeBufferPointer {
            HTTPField(name: fieldName, value: UnsafeBufferPointer(rebasing: $0[value]))
        }
    }
}

extension HTTPField.Name {
    /// swift-http-types hides its own, for it carries the host beside the fields as HTTP/2 does.
    static let hostField = HTTPField.Name("Host")!
}
