import HTTPTypes

/// Gathers the lines of a head and, at its end, decides what they mean together (RFC 9112 §6.3, §9.3).
struct HeadBuilder {
    private let line: RequestLine
    private var fields = HTTPFields()
    private(set) var fieldCount = 0
    private var hasHost = false
    private var contentLength: Int?
    private var isChunked = false
    private var closes = false
    private var persists = false
    private var expectsContinue = false
    private var hasUnknownExpectation = false

    init(_ line: RequestLine) {
        self.line = line
    }

    mutating func add(_ field: FieldLine, of input: borrowing Span<UInt8>) throws(HTTPParseError) {
        fieldCount += 1
        switch field.name.count {
        case 4 where input.matches("host", in: field.name):
            guard !hasHost else { throw .repeatedHost }
            hasHost = true
            guard Authority.isValid(input, in: field.value) else { throw .malformedHost }
        case 6 where input.matches("expect", in: field.name):
            readExpectation(input, in: field.value)
        case 10 where input.matches("connection", in: field.name):
            readConnection(input, in: field.value)
        case 14 where input.matches("content-length", in: field.name):
            try readContentLength(input, in: field.value)
        case 17 where input.matches("transfer-encoding", in: field.name):
            try readTransferEncoding(input, in: field.value)
        default:
            break
        }
        guard let name = field.fieldName(input) else { throw .malformedFieldName }
        fields.append(field.fieldValue(input, name: name))
    }

    /// The head, and the reason why its content will not be taken, if there is one.
    consuming func finish(
        limits: ParsingLimits
    ) throws(HTTPParseError) -> (head: RequestHead, refusal: HTTPParseError?) {
        if line.version == .http11, !hasHost { throw .missingHost }  // RFC 9112 §3.2
        if isChunked {
            guard contentLength == nil else { throw .transferEncodingWithContentLength }  // RFC 9112 §6.1
            guard line.version == .http11 else { throw .transferEncodingInHTTP10 }
        }
        if let authority = line.authority { fields[.hostField] = authority }

        var framing = RequestHead.Framing.none
        if isChunked {
            framing = .chunked
        } else if let contentLength, contentLength > 0 {
            framing = .counted(contentLength)
        }
        let isCurrent = line.version == .http11
        let head = RequestHead(
            method: line.method,
            path: line.path,
            query: line.query,
            version: line.version,
            fields: fields,
            framing: framing,
            keepsAlive: !closes && (isCurrent || persists),
            // A server ignores the expectation of an HTTP/1.0 client (RFC 9110 §10.1.1).
            expectsContinue: expectsContinue && isCurrent && framing != .none
        )
        var refusal: HTTPParseError?
        if hasUnknownExpectation, isCurrent {
            refusal = .unknownExpectation
        } else if case .counted(let length) = framing, length > limits.contentBytes(head) {
            refusal = .contentTooLarge
        }
        return (head, refusal)
    }

    private mutating func readContentLength(
        _ input: borrowing Span<UInt8>,
        in range: Range<Int>
    ) throws(HTTPParseError) {
        // Equal repetitions could be merged (RFC 9110 §8.6); nobody honest sends them.
        guard contentLength == nil else { throw .repeatedContentLength }
        guard !range.isEmpty else { throw .malformedContentLength }
        var length = 0
        for index in range {
            guard input[index].isDigit else { throw .malformedContentLength }
            let (product, overflowed) = length.multipliedReportingOverflow(by: 10)
            let (sum, overflowedAgain) = product.addingReportingOverflow(Int(input[index] - UInt8(ascii: "0")))
            length = overflowed || overflowedAgain ? Int.max : sum
        }
        contentLength = length
    }

    private mutating func readTransferEncoding(
        _ input: borrowing Span<UInt8>,
        in range: Range<Int>
    ) throws(HTTPParseError) {
        var seen = isChunked
        try input.forEachListElement(in: range) { (element: Range<Int>) throws(HTTPParseError) in
            guard !element.isEmpty else { throw .malformedTransferEncoding }
            guard input.matches("chunked", in: element) else {
                let isToken = input.contains(only: .token, in: element)
                throw isToken ? .unknownTransferCoding : .malformedTransferEncoding
            }
            guard !seen else { throw .malformedTransferEncoding }
            seen = true
        }
        isChunked = seen
    }

    private mutating func readConnection(_ input: borrowing Span<UInt8>, in range: Range<Int>) {
        var closes = closes
        var persists = persists
        input.forEachListElement(in: range) { element in
            if input.matches("close", in: element) { closes = true }
            if input.matches("keep-alive", in: element) { persists = true }
        }
        self.closes = closes
        self.persists = persists
    }

    private mutating func readExpectation(_ input: borrowing Span<UInt8>, in range: Range<Int>) {
        if input.matches("100-continue", in: range) {
            expectsContinue = true
        } else {
            hasUnknownExpectation = true
        }
    }
}
