internal import Markup

/// Finds notes that nothing links to: by the labels printed in front of them, under a heading or at the end of the text.
struct PrintedNotes {
    /// The blocks without the notes, their markers found.
    private(set) var body: [Block] = []
    private(set) var footnotes: [Footnote] = []
    /// The heading above the notes.
    private(set) var heading: Block?
    /// The blocks that held the notes.
    private(set) var noteBlocks: [Block] = []
    /// Labels in the text that no note has.
    private(set) var orphans: [String] = []

    /// A line of the notes.
    private struct Line {
        var label: String?
        var blocks: [Block]
        var range: SourceRange
    }

    init(_ blocks: [Block]) {
        body = blocks
        let blocks = blocks.flatMap(Self.parted)
        guard let (start, textStart, end) = Self.region(of: blocks) else { return }
        var found: [Line] = []
        for line in blocks[textStart..<end].flatMap(Self.lines) {
            if line.label != nil || found.isEmpty {
                found.append(line)
            } else {
                found[found.count - 1].blocks += line.blocks
            }
        }
        guard found.first?.label != nil, found.contains(where: { !$0.blocks.isEmpty }) else { return }
        footnotes = found.map { Footnote(label: $0.label ?? "", blocks: $0.blocks, range: $0.range) }
        noteBlocks = Array(blocks[textStart..<end])
        heading = start < textStart ? blocks[start] : nil
        var marking = Marking(labels: footnotes.map(\.label))
        body = (blocks[..<start] + blocks[end...]).map { marking.marked($0) }
        orphans = marking.orphans
    }

    /// A paragraph whose first line is the heading of the notes in it, as two.
    private static func parted(_ block: Block) -> [Block] {
        guard case .paragraph(let inlines) = block.kind,
            let first = inlines.firstIndex(where: { if case .lineBreak = $0 { true } else { false } }),
            NoteLabels.isHeading(PlainText(Array(inlines[..<first])).text)
        else { return [block] }
        let parts = [inlines[..<first], inlines[(first + 1)...]]
        return parts.map { Block(.paragraph(Array($0)), range: block.range) }
    }

    /// The notes' heading, where their text starts, and its end.
    private static func region(of blocks: [Block]) -> (start: Int, textStart: Int, end: Int)? {
        let headings = blocks.indices.filter { index in
            switch blocks[index].kind {
            case .heading(_, let inlines), .paragraph(let inlines): NoteLabels.isHeading(PlainText(inlines).text)
            default: false
            }
        }
        // Of notes and a bibliography, those that the text calls; the first, as notes stand in front of what they cite.
        var best: (start: Int, end: Int, calls: Int)?
        let calledAbove = headings.first.map { Marking.labels(in: blocks[..<$0]) } ?? []
        // A page has a few; on hostile pages the look at each must not multiply.
        let looked = headings.count <= 16 ? headings : headings.prefix(8) + headings.suffix(8)
        for heading in looked.reversed() {
            let end =
                blocks[(heading + 1)...].firstIndex {
                    if case .heading = $0.kind { true } else { false }
                } ?? blocks.endIndex
            let next = min(end, headings.first { $0 > heading } ?? end)
            let labels = Set(blocks[heading + 1..<next].flatMap(lines).compactMap(\.label))
            let calls = labels.intersection(calledAbove).count
            if !labels.isEmpty, best.map({ calls >= max(1, $0.calls) }) ?? true { best = (heading, next, calls) }
        }
        if let best { return (best.start, best.start + 1, best.end) }
        // From the end back to the note 1.
        var start: Int?
        for index in blocks.indices.reversed() {
            let lines = lines(blocks[index])
            if case .heading = blocks[index].kind { break }
            if case .thematicBreak = blocks[index].kind { continue }
            if let label = lines.first?.label, !blocks[index].isList {
                if label == "1" || label == "*" || label == "i" {
                    start = index
                    break
                }
            }
        }
        guard let start else { return nil }
        let called = Marking.labels(in: blocks[..<start])
        let labels = blocks[start...].flatMap(lines).compactMap(\.label)
        return labels.contains { called.contains($0) } ? (start, start, blocks.endIndex) : nil
    }

    /// Lines with the labels in front of them.
    private static func lines(_ block: Block) -> [Line] {
        switch block.kind {
        case .paragraph(let inlines):
            return inlines.split(omittingEmptySubsequences: true) { if case .lineBreak = $0 { true } else { false } }
                .map { line in
                    guard let (label, rest) = NoteLabels.split(Array(line)), let label else {
                        return Line(
                            label: nil,
                            blocks: [Block(.paragraph(Array(line)), range: block.range)],
                            range: block.range
                        )
                    }
                    return Line(
                        label: label,
                        blocks: rest.isEmpty ? [] : [Block(.paragraph(rest), range: block.range)],
                        range: block.range
                    )
                }
        case .list(let list):
            guard let start = list.start else { return [Line(label: nil, blocks: [block], range: block.range)] }
            return list.items.enumerated().map { index, blocks in
                Line(label: String(start + index), blocks: blocks, range: block.range)
            }
        case .thematicBreak: return []
        default: return [Line(label: nil, blocks: [block], range: block.range)]
        }
    }

    /// Makes markers of labels in the text.
    private struct Marking {
        private var indices: [String: Int] = [:]
        var orphans: [String] = []

        init(labels: [String]) {
            for (index, label) in labels.enumerated() where indices[label] == nil { indices[label] = index }
        }

        /// Labels in brackets or raised in some blocks.
        static func labels(in blocks: some Sequence<Block>) -> Set<String> {
            var marking = Marking(labels: [])
            for block in blocks { _ = marking.marked(block) }
            return Set(marking.orphans)
        }

        mutating func marked(_ block: Block) -> Block {
            var block = block
            switch block.kind {
            case .paragraph(let inlines): block.kind = .paragraph(marked(inlines))
            case .heading(let level, let inlines): block.kind = .heading(level: level, marked(inlines))
            case .blockQuote(let blocks): block.kind = .blockQuote(blocks.map { marked($0) })
            case .list(var list):
                list.items = list.items.map { $0.map { marked($0) } }
                block.kind = .list(list)
            default: break
            }
            return block
        }

        private mutating func marked(_ inlines: [Inline]) -> [Inline] {
            var result: [Inline] = []
            var index = 0
            while index < inlines.count {
                switch inlines[index] {
                case .html("<sup>") where index + 2 < inlines.count:
                    if case .text(let text) = inlines[index + 1], case .html("</sup>") = inlines[index + 2],
                        !endsInDigit(result.last), let references = references(text)
                    {
                        result += references
                        index += 3
                        continue
                    }
                    result.append(inlines[index])
                case .text(let text): result += split(text)
                case .emphasis(let inner): result.append(.emphasis(marked(inner)))
                case .strong(let inner): result.append(.strong(marked(inner)))
                case .strikethrough(let inner): result.append(.strikethrough(marked(inner)))
                case let inline: result.append(inline)
                }
                index += 1
            }
            return result
        }

        /// A power of a number is no marker.
        private func endsInDigit(_ inline: Inline?) -> Bool {
            if case .text(let text)? = inline { text.last?.isNumber ?? false } else { false }
        }

        /// The references in raised text or brackets, such as `2, 3`; nil when there is anything else.
        private mutating func references(_ text: String) -> [Inline]? {
            let labels = text.split { ",; []()".contains($0) }.map(String.init)
            guard !labels.isEmpty, labels.allSatisfy({ NoteLabels.label($0) == $0 }) else { return nil }
            let known = labels.compactMap { indices[$0] }
            guard known.count == labels.count else {
                orphans += labels.filter { indices[$0] == nil }
                return nil
            }
            return known.map { .footnoteReference(FootnoteReference(footnote: $0)) }
        }

        private mutating func split(_ text: String) -> [Inline] {
            var result: [Inline] = []
            var rest = text[...]
            var plain = ""
            while let open = rest.firstIndex(of: "[") {
                plain += rest[..<open]
                let inner = rest[rest.index(after: open)...]
                if let close = inner.prefix(24).firstIndex(of: "]"),
                    let references = references(String(inner[..<close]))
                {
                    if !plain.isEmpty { result.append(.text(plain)) }
                    plain = ""
                    result += references
                    rest = inner[inner.index(after: close)...]
                } else {
                    plain += "["
                    rest = inner
                }
            }
            plain += rest
            if !plain.isEmpty { result.append(.text(plain)) }
            return result
        }
    }
}

extension Block {
    fileprivate var isList: Bool { if case .list = kind { true } else { false } }
}
