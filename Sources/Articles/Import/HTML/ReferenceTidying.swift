internal import Markup

/// Takes the brackets and raised type around markers out of running text: they belong to the markers.
///
/// Links back to the text go as well, with brackets and stops around them.
enum ReferenceTidying {
    /// What a link back to the text is read as.
    static let backLink = FootnoteReference(footnote: -1)

    static func tidied(_ blocks: [Block]) -> [Block] {
        blocks.map { block in
            let kind: Block.Kind =
                switch block.kind {
                case .paragraph(let inlines): .paragraph(tidied(inlines))
                case .heading(let level, let inlines): .heading(level: level, tidied(inlines))
                case .blockQuote(let blocks): .blockQuote(tidied(blocks))
                case .list(let list):
                    .list(
                        Block.ItemList(start: list.start, isTight: list.isTight, items: list.items.map { tidied($0) })
                    )
                case .table(let table):
                    .table(
                        Block.Table(head: table.head.map { tidied($0) }, rows: table.rows.map { $0.map { tidied($0) } })
                    )
                case .codeBlock, .htmlBlock, .thematicBreak: block.kind
                }
            return Block(kind, range: block.range)
        }
    }

    static func tidied(_ inlines: [Inline]) -> [Inline] {
        guard inlines.contains(where: \.holdsReference) else { return inlines }
        var result: [Inline] = []
        var index = 0
        while index < inlines.count {
            if case .html("<sup>") = inlines[index],
                let end = raisedEnd(inlines, index, isAfterMarker: result.last?.isReference ?? false)
            {
                result += inlines[index + 1..<end].filter(\.isReference)
                index = end + 1
                continue
            }
            switch inlines[index] {
            case .emphasis(let inner): result.append(.emphasis(tidied(inner)))
            case .strong(let inner): result.append(.strong(tidied(inner)))
            case .strikethrough(let inner): result.append(.strikethrough(tidied(inner)))
            case .link(let destination, let title, let inner):
                result.append(.link(destination: destination, title: title, tidied(inner)))
            case let inline: result.append(inline)
            }
            index += 1
        }
        return withoutBackLinks(withoutBrackets(result))
    }

    private static func withoutBackLinks(_ inlines: [Inline]) -> [Inline] {
        var result: [Inline] = []
        var rest = inlines[...]
        while let inline = rest.popFirst() {
            switch inline {
            case .emphasis([]), .strong([]), .strikethrough([]), .link(_, _, []), .text(""): continue
            case .footnoteReference(let reference) where reference.footnote == backLink.footnote: break
            default:
                result.append(inline)
                continue
            }
            guard case .text(var after)? = rest.first else { continue }
            if case .text(let before)? = result.last, before.hasSuffix("("), after.hasPrefix(")") {
                result[result.count - 1] = .text(String(before.dropLast()))
                after.removeFirst()
            }
            // A note that begins with the link: `1. Ibid.`
            if result.allSatisfy({ PlainText([$0]).text.allSatisfy(\.isWhitespace) }) {
                if let mark = after.first, ".):".contains(mark) { after.removeFirst() }
                after = String(after.drop(while: \.isWhitespace))
            }
            rest[rest.startIndex] = .text(after)
        }
        return result.filter { if case .text("") = $0 { false } else { true } }
    }

    /// The end of raised type that holds nothing but markers, or a comma between two; nil when there is more.
    private static func raisedEnd(_ inlines: [Inline], _ start: Int, isAfterMarker: Bool) -> Int? {
        var hasReference = isAfterMarker
        for index in start + 1..<inlines.count {
            switch inlines[index] {
            case .html("</sup>"): return hasReference ? index : nil
            case .footnoteReference: hasReference = true
            case .text(let text) where text.unicodeScalars.allSatisfy { "[](),;–-  ".unicodeScalars.contains($0) }:
                break
            default: return nil
            }
        }
        return nil
    }

    private static func withoutBrackets(_ inlines: [Inline]) -> [Inline] {
        var result = inlines
        for index in result.indices where result[index].isReference {
            guard index > 0, index + 1 < result.count, case .text(let before) = result[index - 1], before.hasSuffix("[")
            else { continue }
            var end = index + 1
            // `[1, 2]`
            while end + 1 < result.count, case .text(let between) = result[end], result[end + 1].isReference,
                between.unicodeScalars.allSatisfy({ ",; ][".unicodeScalars.contains($0) })
            {
                result[end] = .text("")
                end += 2
            }
            guard end < result.count, case .text(let after) = result[end], after.hasPrefix("]") else { continue }
            result[index - 1] = .text(String(before.dropLast()))
            result[end] = .text(String(after.dropFirst()))
        }
        return result.filter { if case .text("") = $0 { false } else { true } }
    }
}

extension Inline {
    var isReference: Bool { if case .footnoteReference = self { true } else { false } }

    fileprivate var holdsReference: Bool {
        switch self {
        case .footnoteReference: true
        case .emphasis(let inner), .strong(let inner), .strikethrough(let inner), .link(_, _, let inner):
            inner.contains(where: \.holdsReference)
        default: false
        }
    }
}
