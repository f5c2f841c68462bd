internal import Markup

/// Writes the text of a note as HTML.
enum NoteHTML {
    /// The text escaped, its `http:` and `https:` addresses linked; marks of the sentence after an address stay outside.
    static func html(_ text: String) -> String {
        ArticleMarkup.html(note: blocks(text)) { _ in "" }
    }

    /// The text as a paragraph with its addresses linked.
    static func blocks(_ text: String) -> [Block] { [Block(.paragraph(inlines(text)))] }

    private static func inlines(_ text: String) -> [Inline] {
        let scalars = Array(text.unicodeScalars)
        var inlines: [Inline] = []
        var written = 0
        var index = 0
        while index < scalars.count {
            guard scalars[index] == "h" || scalars[index] == "H", index == 0 || !scalars[index - 1].isWordPart,
                let start = addressStart(scalars, at: index)
            else {
                index += 1
                continue
            }
            let end = addressEnd(scalars, from: start)
            guard end > start else {
                index = start
                continue
            }
            if written < index { inlines.append(.text(string(scalars[written..<index]))) }
            let address = string(scalars[index..<end])
            inlines.append(.link(destination: address, title: "", [.text(address)]))
            written = end
            index = end
        }
        if written < scalars.count { inlines.append(.text(string(scalars[written...]))) }
        return inlines
    }

    private static func addressStart(_ scalars: [Unicode.Scalar], at index: Int) -> Int? {
        for scheme in ["http://", "https://"] {
            let wanted = scheme.unicodeScalars
            let end = index + wanted.count
            if end < scalars.count, scalars[index..<end].lazy.map(\.caseFolded).elementsEqual(wanted) { return end }
        }
        return nil
    }

    private static func addressEnd(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
        var end = start
        var brackets = 0
        while end < scalars.count, !scalars[end].isSpace, scalars[end].value > 0x20,
            !"<>\"“”«»‘’`\\^{}|".unicodeScalars.contains(scalars[end])
        {
            if scalars[end] == "(" { brackets += 1 }
            if scalars[end] == ")" { brackets -= 1 }
            end += 1
        }
        while end > start {
            let last = scalars[end - 1]
            if last == ")", brackets < 0 {
                brackets += 1
            } else if !(last.isTerminal || ",;:']*_".unicodeScalars.contains(last)) {
                break
            }
            end -= 1
        }
        return end
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String { String(scalars: scalars) }
}
