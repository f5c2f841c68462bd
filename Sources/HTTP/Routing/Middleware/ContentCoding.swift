import HTTPTypes

/// Compresses texts for clients that take gzip (RFC 9110 §8.4, §12.5.3).
public struct ContentCoding: Sendable {
    /// In bytes; shorter content is sent as it is, unless the client refuses that.
    public var threshold: Int
    /// 1, fast, to 9, small.
    public var level: Int32

    /// Compresses content longer than the threshold.
    public init(threshold: Int = 1024, level: Int32 = 6) {
        self.threshold = threshold
        self.level = level
    }

    /// Adds `Vary`, and puts the content into gzip coding where the client wants it, with a tag of its own.
    public var middleware: Middleware {
        { request, next in
            var response = try await next(request)
            guard Self.isCodable(response), case .bytes(let content) = response.content else { return response }
            response.fields.addVary(.acceptEncoding)
            guard variants(for: request, length: content.count).first == .gzip,
                let coded = await (response.coded ?? CodedContent()).gzip(of: content, level: level)
            else { return response }
            response.content = .bytes(coded)
            response.fields[.contentEncoding] = "gzip"
            response.fields[.contentLength] = nil
            if let tag = response.fields[.eTag].flatMap({ EntityTag($0) }) {
                response.fields[.eTag] = tag.gzipped.description
            }
            return response
        }
    }

    enum Variant {
        case identity
        case gzip
    }

    /// Whether there may be two variants: the content is a text, at hand in whole, and not coded already.
    static func isCodable(_ response: Response) -> Bool {
        guard case .bytes(let content) = response.content, !content.isEmpty,
            response.fields[.contentEncoding] == nil,
            let type = response.fields[.contentType].flatMap(MediaType.init)
        else { return false }
        return type.isTextLike
    }

    /// The variants of codable content that the client takes, the one that it gets first.
    func variants(for request: Request, length: Int) -> [Variant] {
        let accepted = AcceptEncoding(request.fields[.acceptEncoding])
        if accepted.prefersGzip && (length > threshold || accepted.identity == 0) {
            return accepted.identity > 0 ? [.gzip, .identity] : [.gzip]
        }
        return accepted.gzip > 0 && length > threshold ? [.identity, .gzip] : [.identity]
    }
}
