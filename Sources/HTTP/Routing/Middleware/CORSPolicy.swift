import HTTPTypes

/// Which pages of other origins may use the service from a browser (the Fetch standard's CORS protocol).
///
/// Never with credentials: cookies mean nothing here, and tokens are sent by the page itself.
public struct CORSPolicy: Sendable, Equatable {
    /// Who may.
    public enum Origins: Sendable, Equatable {
        /// Every page; the default of a public service.
        case all
        /// Pages of these origins, such as `https://example.org`, as browsers write them.
        case only(Set<String>)
    }

    /// Who may.
    public var origins: Origins
    /// The fields that pages may send, beside those that the Fetch standard always allows.
    public var requestFields: [String]
    /// The fields of a response that pages may read.
    public var exposedFields: [String]
    /// For how long a browser may remember the answer to a preflight, in seconds.
    public var maxAgeSeconds: Int

    /// A policy with the fields that this service's API knows.
    public init(
        origins: Origins = .all,
        requestFields: [String] = [
            "Content-Type", "Idempotency-Key", "Edit-Token", "Authorization", "If-Match", "If-None-Match", "Request-Id",
            "Last-Event-ID", "Author-Token",
        ],
        exposedFields: [String] = [
            "ETag", "Link", "Location", "RateLimit", "RateLimit-Policy", "Retry-After", "Request-Id",
        ],
        maxAgeSeconds: Int = 86_400
    ) {
        self.origins = origins
        self.requestFields = requestFields
        self.exposedFields = exposedFields
        self.maxAgeSeconds = maxAgeSeconds
    }

    /// The origins from a configuration, where `*` stands for all; nil when one is not an origin as browsers write it.
    public static func origins(from texts: [String]) -> Origins? {
        if texts == ["*"] { return .all }
        return texts.allSatisfy(isOrigin) ? .only(Set(texts)) : nil
    }

    /// Whether a text is an origin as browsers write it: scheme and host in lower case, a port only where it is not
    /// the scheme's own, and nothing behind, not even a slash.
    public static func isOrigin(_ text: String) -> Bool {
        for (scheme, port) in [("https://", ":443"), ("http://", ":80")] where text.hasPrefix(scheme) {
            let rest = text.dropFirst(scheme.utf8.count)
            let isPlain = rest.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x61...0x7A: true
                default: "-.:[]_".utf8.contains(byte)
                }
            }
            return !rest.isEmpty && isPlain && !rest.hasSuffix(port) && !rest.hasPrefix(":") && !rest.hasSuffix(":")
        }
        return false
    }

    /// Adds the protocol's fields to every answer, errors included, and answers preflights with the path's methods.
    public var middleware: Middleware {
        { request, next in
            var response = try await next(request)
            apply(to: &response, for: request)
            return response
        }
    }

    /// Adds the protocol's fields to an answer.
    ///
    /// The middleware does so; a server calls it for answers that never went through a handler, such as 413. To a
    /// preflight the answer has to be that of `Router` to OPTIONS, whose `Allow` it turns into the methods.
    /// A public file that says itself who may read it keeps to that.
    public func apply(to response: inout Response, for request: Request) {
        guard response.fields[.accessControlAllowOrigin] == nil else { return }
        switch origins {
        case .all:
            response.fields[.accessControlAllowOrigin] = "*"
        case .only(let allowed):
            guard !allowed.isEmpty else { return }
            // Also where the origin is not allowed, for caches must not give that answer to one that is.
            response.fields.addVary(.origin)
            guard let origin = request.fields[.origin], allowed.contains(origin) else { return }
            response.fields[.accessControlAllowOrigin] = origin
        }
        guard isPreflight(request), response.status == .noContent else {
            if !exposedFields.isEmpty {
                response.fields[.accessControlExposeHeaders] = exposedFields.joined(separator: ", ")
            }
            return
        }
        response.fields[.accessControlAllowMethods] = response.fields[.allow]
        let wanted = Set(
            (request.fields[.accessControlRequestHeaders] ?? "").split(separator: ",")
                .map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
        )
        let granted = requestFields.filter { wanted.contains($0.lowercased()) }
        if !granted.isEmpty {
            response.fields[.accessControlAllowHeaders] = granted.joined(separator: ", ")
        }
        response.fields[.accessControlMaxAge] = String(maxAgeSeconds)
    }

    private func isPreflight(_ request: Request) -> Bool {
        request.method == .options && request.fields.contains(.origin)
            && request.fields.contains(.accessControlRequestMethod)
    }
}
