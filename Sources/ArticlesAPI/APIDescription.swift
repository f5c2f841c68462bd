/// What the API says of itself to programs (OpenAPI 3.1.0).
public enum APIDescription {
    /// The description as JSON in UTF-8, as it stands in `Resources/openapi.json`.
    public static let json: [UInt8] = Array((EmbeddedFiles.all["openapi.json"] ?? "").utf8)
}
