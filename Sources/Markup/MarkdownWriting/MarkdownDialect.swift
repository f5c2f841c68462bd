/// What differs in the Markdown of articles and of comments.
struct MarkdownDialect {
    /// Stands between two marks or blocks only to keep them apart, and is not seen; empty where HTML would be shown.
    let separator: String
    /// Whether an address in text may become a link by itself.
    let linksAddresses: Bool
    /// Whether a line break of the text is one to the reader.
    let keepsLineBreaks: Bool

    static let article = MarkdownDialect(separator: "<!-- -->", linksAddresses: false, keepsLineBreaks: false)

    /// A comment shows raw HTML as text, and links the addresses in it.
    static func comment(linksAddresses: Bool) -> MarkdownDialect {
        MarkdownDialect(separator: "", linksAddresses: linksAddresses, keepsLineBreaks: true)
    }
}
