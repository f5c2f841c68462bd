internal import Foundation
internal import HTTP
internal import HTTPTypes

/// `/editor`: a page with nothing in it but its name; its scripts ask the API, with the token that the editor types.
struct DeskController: Sendable {
    let renderer: PageRenderer

    func page(_ request: Request) async throws -> Response {
        _ = try request.query(allowing: [])
        var response = Response(mediaType: PageRenderer.mediaType, text: renderer.desk(), freshnessTags: [])
        response.fields[.contentSecurityPolicy] = Self.policy
        response.fields[HTTPField.Name("Referrer-Policy")!] = "no-referrer"
        response.fields[HTTPField.Name("X-Robots-Tag")!] = "noindex"
        return response
    }

    /// Scripts and styles of this service alone, no frames, and HTML becomes elements in one place (Trusted Types).
    ///
    /// Pictures come from anywhere, because a document that is looked at before it is published may show some.
    static let policy = """
        default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' https: data:; \
        base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; \
        trusted-types desk
        """
}
