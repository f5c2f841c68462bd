internal import Foundation

/// What a reader of a rendered comment sees, and where its links lead.
///
/// Words are looked for here and not in the Markdown, in which emphasis or an entity within a word would hide it.
struct VisibleText {
    /// The words, blocks parted by line breaks, emphasis put aside.
    private(set) var text = ""
    /// The addresses of the links, percent-encoding undone as browsers undo it in a host.
    private(set) var addresses: [String] = []

    /// - Parameter html: As `CommentMarkup` writes it: every other angle bracket and ampersand is an entity.
    init(html: String) {
        var rest = html[...]
        while let start = rest.firstIndex(where: { $0 == "<" || $0 == "&" }) {
            text += rest[..<start]
            rest = rest[start...]
            guard let end = rest.firstIndex(of: rest.first == "<" ? ">" : ";") else { break }
            let piece = rest[rest.index(after: rest.startIndex)..<end]
            if rest.first == "<" { read(tag: piece) } else { text += Self.character(piece) }
            rest = rest[rest.index(after: end)...]
        }
        text += rest
    }

    /// All that is compared with words and domains.
    var folded: FoldedWords { FoldedWords(([text] + addresses).joined(separator: "\n")) }

    private mutating func read(tag: Substring) {
        let name = tag.drop { $0 == "/" }.prefix { $0 != " " }
        if !Self.inline.contains(name) { text += "\n" }
        guard let value = tag.firstRange(of: "href=\"") else { return }
        // A value is text like any other, its ampersands entities.
        let address = VisibleText(html: String(tag[value.upperBound...].prefix { $0 != "\"" })).text
        addresses.append(address.removingPercentEncoding ?? address)
    }

    private static func character(_ entity: Substring) -> String {
        switch entity {
        case "amp": "&"
        case "lt": "<"
        case "gt": ">"
        case "quot": "\""
        default: "'"
        }
    }

    private static let inline: Set<Substring> = ["a", "em", "strong", "del", "code"]
}
