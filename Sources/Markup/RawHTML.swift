/// The little raw HTML that is more than text to us.
enum RawHTML {
    /// A tag that may pass into an article.
    enum Tag: Equatable {
        case open(String)
        case close(String)
        case lineBreak
    }

    /// How deep `sup` and `sub` nest among siblings; what stands deeper is more than an article says, and shown as text.
    static let maximumDepth = 4

    /// `<sup>`, `<sub>`, `<br>` and their ends, without attributes; nil for everything else.
    static func tag(_ raw: String) -> Tag? {
        switch raw.lowercased() {
        case "<sup>": .open("sup")
        case "<sub>": .open("sub")
        case "</sup>": .close("sup")
        case "</sub>": .close("sub")
        case "<br>", "<br/>", "<br />": .lineBreak
        default: nil
        }
    }

    /// The indices of tags among siblings that may pass: line breaks, and `sup` and `sub` properly nested.
    static func passingTags(in siblings: [Inline]) -> Set<Int> {
        var result: Set<Int> = []
        var open: [(name: String, index: Int)] = []
        for (index, sibling) in siblings.enumerated() {
            guard case .html(let raw) = sibling, let tag = tag(raw) else { continue }
            switch tag {
            case .lineBreak: result.insert(index)
            case .open(let name): open.append((name, index))
            case .close(let name):
                guard let last = open.last, last.name == name else { continue }
                open.removeLast()
                guard open.count < maximumDepth else { continue }
                result.insert(last.index)
                result.insert(index)
            }
        }
        return result
    }

    /// Whether this is nothing but HTML comments, all of them closed.
    static func isComment(_ raw: String) -> Bool {
        var rest = trimmed(raw[...])
        guard !rest.isEmpty else { return false }
        while !rest.isEmpty {
            guard rest.hasPrefix("<!--"), let end = endOfComment(rest) else { return false }
            rest = trimmed(rest[end...])
        }
        return true
    }

    private static func endOfComment(_ text: Substring) -> Substring.Index? {
        let bytes = text.utf8
        var dashes = 0
        var index = bytes.index(bytes.startIndex, offsetBy: 4)
        while index < bytes.endIndex {
            if bytes[index] == UInt8(ascii: ">"), dashes >= 2 { return bytes.index(after: index) }
            dashes = bytes[index] == UInt8(ascii: "-") ? dashes + 1 : 0
            index = bytes.index(after: index)
        }
        return nil
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var rest = text.drop { $0.isWhitespace }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return rest
    }
}
