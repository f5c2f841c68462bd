/// Brings running text of a web page into the form that Markdown gives it: white space collapsed, none at the edges of
/// emphasis, two line breaks as a new paragraph.
enum InlineTidying {
    /// The paragraphs of running text, those without anything to see left out.
    static func paragraphs(_ inlines: [Inline]) -> [[Inline]] {
        var paragraphs: [[Inline]] = [[]]
        var breaks = 0
        for inline in hoisted(inlines) {
            switch inline {
            case .lineBreak: breaks += 1
            case .text(let text) where breaks > 0 && text.utf8.allSatisfy(\.isHTMLSpace): break
            default:
                if breaks > 1 {
                    paragraphs.append([])
                } else if breaks == 1, paragraphs.last?.isEmpty == false {
                    append(.lineBreak, to: &paragraphs)
                }
                breaks = 0
                append(inline, to: &paragraphs)
            }
        }
        return paragraphs.map(tidied).filter(isVisible)
    }

    private static func append(_ inline: Inline, to paragraphs: inout [[Inline]]) {
        paragraphs[paragraphs.count - 1].append(inline)
    }

    /// Text with line breaks and white space taken out of the edges of the spans in it.
    private static func hoisted(_ inlines: [Inline]) -> [Inline] {
        inlines.flatMap { inline -> [Inline] in
            switch inline {
            case .emphasis(let inner): around(hoisted(inner)) { .emphasis($0) }
            case .strong(let inner): around(hoisted(inner)) { .strong($0) }
            case .strikethrough(let inner): around(hoisted(inner)) { .strikethrough($0) }
            case .link(let destination, let title, let inner):
                around(hoisted(inner)) { .link(destination: destination, title: title, $0) }
            default: [inline]
            }
        }
    }

    private static func around(_ inner: [Inline], _ wrap: ([Inline]) -> Inline) -> [Inline] {
        var before: [Inline] = []
        var after: [Inline] = []
        var rest = inner[...]
        while let first = rest.first {
            if case .lineBreak = first {
                before.append(rest.removeFirst())
            } else if case .text(let text) = first, text.utf8.first?.isHTMLSpace ?? true {
                let words = String(decoding: text.utf8.drop(while: \.isHTMLSpace), as: UTF8.self)
                if !text.isEmpty { before.append(.text(" ")) }
                rest.removeFirst()
                if !words.isEmpty {
                    rest.insert(.text(words), at: rest.startIndex)
                    break
                }
            } else {
                break
            }
        }
        while let last = rest.last {
            if case .lineBreak = last {
                after.append(rest.removeLast())
            } else if case .text(let text) = last, text.utf8.last?.isHTMLSpace ?? true {
                var words = text.utf8[...]
                while words.last?.isHTMLSpace == true { words.removeLast() }
                rest.removeLast()
                if !text.isEmpty { after.append(.text(" ")) }
                if !words.isEmpty {
                    rest.append(.text(String(decoding: words, as: UTF8.self)))
                    break
                }
            } else {
                break
            }
        }
        return before + (rest.isEmpty ? [] : [wrap(Array(rest))]) + after.reversed()
    }

    /// White space collapsed through all the text, equal neighbours made one.
    private static func tidied(_ inlines: [Inline]) -> [Inline] {
        var state = State()
        var result = state.tidied(inlines)
        if case .text(let text)? = result.last, text.utf8.last == 0x20 {
            result.removeLast()
            if text.utf8.count > 1 { result.append(.text(String(decoding: text.utf8.dropLast(), as: UTF8.self))) }
        }
        return result
    }

    private struct State {
        /// Whether a space written now would be a second one, or the first of a line.
        var isAfterSpace = true

        mutating func tidied(_ inlines: [Inline]) -> [Inline] {
            var result: [Inline] = []
            for inline in inlines {
                switch inline {
                case .text(let text): join(.text(collapsed(text)), to: &result)
                case .softBreak: join(.text(collapsed(" ")), to: &result)
                case .emphasis(let inner): join(.emphasis(tidied(inner)), to: &result)
                case .strong(let inner): join(.strong(tidied(inner)), to: &result)
                case .strikethrough(let inner): join(.strikethrough(tidied(inner)), to: &result)
                case .link(let destination, let title, let inner):
                    result.append(.link(destination: destination, title: title, tidied(inner)))
                case .lineBreak:
                    // A space before the break is not seen.
                    if case .text(let text)? = result.last, text.utf8.last == 0x20 {
                        result[result.count - 1] = .text(String(decoding: text.utf8.dropLast(), as: UTF8.self))
                    }
                    result.append(.lineBreak)
                    isAfterSpace = true
                case .code, .html, .image, .footnoteReference:
                    if case .footnoteReference = inline {} else { isAfterSpace = false }
                    result.append(inline)
                }
            }
            return result
        }

        private mutating func collapsed(_ text: String) -> String {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(text.utf8.count)
            for byte in text.utf8 {
                if !byte.isHTMLSpace {
                    bytes.append(byte)
                    isAfterSpace = false
                } else if !isAfterSpace {
                    bytes.append(0x20)
                    isAfterSpace = true
                }
            }
            return String(decoding: bytes, as: UTF8.self)
        }

        private func join(_ inline: Inline, to result: inout [Inline]) {
            switch (result.last, inline) {
            case (_, .text("")), (_, .emphasis([])), (_, .strong([])), (_, .strikethrough([])): break
            case (.text(let left)?, .text(let right)): result[result.count - 1] = .text(left + right)
            case (.emphasis(let left)?, .emphasis(let right)): result[result.count - 1] = .emphasis(left + right)
            case (.strong(let left)?, .strong(let right)): result[result.count - 1] = .strong(left + right)
            case (.strikethrough(let left)?, .strikethrough(let right)):
                result[result.count - 1] = .strikethrough(left + right)
            default: result.append(inline)
            }
        }
    }

    private static func isVisible(_ inlines: [Inline]) -> Bool {
        inlines.contains { inline in
            switch inline {
            case .text(let text): text.unicodeScalars.contains { !$0.properties.isWhitespace }
            case .softBreak, .lineBreak, .html: false
            case .code, .image, .footnoteReference: true
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner), .link(_, _, let inner):
                isVisible(inner)
            }
        }
    }
}
