public import HTTPTypes

/// Says how long caches may keep an answer (RFC 9111, RFC 5861), where the handler does not.
public struct CachePolicy: Sendable {
    /// The age up to which a cache gives an answer out unasked, in seconds.
    public var maxAgeSeconds: Int
    /// For how long after that it may do so while it asks, in seconds; 0 for not at all.
    public var staleWhileRevalidateSeconds: Int
    /// Fields that make an answer one for their sender alone, which then is never kept.
    public var credentialFields: [HTTPField.Name]

    /// A policy for answers that are the same for everyone, as long as they come without credentials.
    public init(
        maxAgeSeconds: Int,
        staleWhileRevalidateSeconds: Int,
        credentialFields: [HTTPField.Name] = [.authorization]
    ) {
        self.maxAgeSeconds = max(0, maxAgeSeconds)
        self.staleWhileRevalidateSeconds = max(0, staleWhileRevalidateSeconds)
        self.credentialFields = credentialFields
    }

    /// The value of `Cache-Control` for answers that may be kept.
    public var fieldValue: String {
        staleWhileRevalidateSeconds > 0
            ? "public, max-age=\(maxAgeSeconds), stale-while-revalidate=\(staleWhileRevalidateSeconds)"
            : "public, max-age=\(maxAgeSeconds)"
    }

    /// Sets `Cache-Control` where it is missing: to this policy for 200 and 304 to GET and HEAD, otherwise to `no-store`.
    ///
    /// What was asked with credentials is never stored either: `public` would hand it to others. Redirects of GET are
    /// left to the handler.
    public var middleware: Middleware {
        let kept = fieldValue
        return { request, next in
            var response = try await next(request)
            guard response.fields[.cacheControl] == nil else { return response }
            let isReading = request.method == .get || request.method == .head
            let isGood = response.status == .ok || response.status == .notModified
            if isReading && isGood && !credentialFields.contains(where: request.fields.contains) {
                response.fields[.cacheControl] = kept
            } else if !isReading || isGood || response.status.code >= 400 {
                response.fields[.cacheControl] = "no-store"
            }
            return response
        }
    }
}
