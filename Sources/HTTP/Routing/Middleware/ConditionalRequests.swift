import HTTPTypes

/// Names states of representations, and answers 304 or 412 when the client knows the state (RFC 9110 §13).
///
/// It stands inside of `ContentCoding`, so that nothing is compressed only to be left out, and therefore has to know
/// which variants there would be.
public struct ConditionalRequests: Sendable {
    private let coding: ContentCoding?

    /// Conditions on content that goes through the given coding afterwards.
    public init(coding: ContentCoding?) {
        self.coding = coding
    }

    /// Gives each 200 to GET and HEAD a strong `ETag` made from its content, unless it has one, and obeys conditions.
    public var middleware: Middleware {
        { request, next in
            var response = try await next(request)
            // RFC 9110 §13.2.1: conditions count only where the answer would be a success without them.
            guard response.status == .ok, request.method == .get || request.method == .head else { return response }
            if response.fields[.eTag] == nil, case .bytes(let content) = response.content {
                response.fields[.eTag] = EntityTag(of: content).description
            }
            let tags = tags(of: response, for: request)
            switch Self.decision(fields: request.fields, tags: tags, lastModified: response.fields[.lastModified]) {
            case .proceed:
                return response
            case .notModified(let tag):
                return notModified(response, tag: tag)
            case .preconditionFailed:
                return Problem(.preconditionFailed, detail: "The resource is not in the state that the request names.")
                    .response(requestID: request.requestID)
            }
        }
    }

    enum Decision: Equatable {
        case proceed
        /// With the tag of the variant that the client has.
        case notModified(EntityTag?)
        case preconditionFailed
    }

    /// What the conditions come to, in the order of RFC 9110 §13.2.2.
    ///
    /// The tags are those of all variants that the client takes, the one that it would get first. Malformed fields
    /// count as absent.
    static func decision(fields: HTTPFields, tags: [EntityTag], lastModified: String?) -> Decision {
        let modified = lastModified.flatMap(HTTPDateReading.epochSeconds)
        if let condition = fields[.ifMatch].flatMap({ EntityTagCondition($0) }) {
            if case .tags(let wanted) = condition,
                !wanted.contains(where: { wanted in tags.contains { $0.matchesStrongly(wanted) } })
            {
                return .preconditionFailed
            }
        } else if let date = fields[.ifUnmodifiedSince].flatMap(HTTPDateReading.epochSeconds), let modified,
            modified > date
        {
            return .preconditionFailed
        }
        if let value = fields[.ifNoneMatch] {
            switch EntityTagCondition(value) {
            case .any: return .notModified(tags.first)
            case .tags(let known):
                let match = tags.first { tag in known.contains { $0.matchesWeakly(tag) } }
                return match.map { .notModified($0) } ?? .proceed
            // A malformed If-None-Match also keeps If-Modified-Since from counting: the safe answer is the content.
            case nil: return .proceed
            }
        }
        if let date = fields[.ifModifiedSince].flatMap(HTTPDateReading.epochSeconds), let modified, modified <= date {
            return .notModified(tags.first)
        }
        return .proceed
    }

    private func tags(of response: Response, for request: Request) -> [EntityTag] {
        guard let tag = response.fields[.eTag].flatMap({ EntityTag($0) }) else { return [] }
        guard let coding, ContentCoding.isCodable(response), case .bytes(let content) = response.content else {
            return [tag]
        }
        return coding.variants(for: request, length: content.count).map { $0 == .gzip ? tag.gzipped : tag }
    }

    /// RFC 9110 §15.4.5: the fields that a 200 would have had, without those that describe its content.
    private func notModified(_ response: Response, tag: EntityTag?) -> Response {
        var answer = response
        answer.status = .notModified
        answer.content = .bytes([])
        if let tag { answer.fields[.eTag] = tag.description }
        if coding != nil, ContentCoding.isCodable(response) { answer.fields.addVary(.acceptEncoding) }
        for name: HTTPField.Name in [
            .contentType, .contentLength, .contentEncoding, .contentLanguage, .contentRange, .contentDisposition,
            .lastModified,
        ] {
            answer.fields[name] = nil
        }
        if tag == nil { answer.fields[.lastModified] = response.fields[.lastModified] }
        return answer
    }
}
