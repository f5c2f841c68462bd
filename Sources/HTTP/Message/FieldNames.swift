public import HTTPTypes

extension HTTPField.Name {
    /// `Referrer-Policy` (w3.org/TR/referrer-policy).
    static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
    /// `Accept-Patch` (RFC 5789 §3.1): the media types that PATCH takes here.
    public static let acceptPatch = Self("Accept-Patch")!
    /// `Accept-Post` (W3C Linked Data Platform §7.1): the media types that POST takes here.
    public static let acceptPost = Self("Accept-Post")!
    /// `Link` (RFC 8288).
    public static let link = Self("Link")!
}
