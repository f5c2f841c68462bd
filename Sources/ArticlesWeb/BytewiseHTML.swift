import Markup
import Mustache

/// Escapes what templates insert, byte by byte.
///
/// Mustache's own escaping goes by `Character`: a quotation mark that a combining accent follows is another character
/// to it than a quotation mark, passes through, and closes the attribute that it stands in.
struct BytewiseHTML: MustacheContentType {
    /// The name in the pragma that `PageRenderer` puts before every template.
    static let name = "BYTEWISE_HTML"

    func escapeText(_ text: String) -> String { HTML.escaped(text) }
}
