/// Collects what the parts of a source were read as, and lays them side by side over the whole of it.
struct SpanTiling {
    /// A part of the source, in bytes.
    struct Part {
        var bytes: Range<Int>
        var kind: ImportReport.Kind
        var name: String
    }

    /// Layers of parts; a later layer covers the earlier ones.
    private var layers: [[Part]] = []

    /// Adds parts, in any order, over those added before; of two that overlap the first stays whole.
    mutating func addLayer(_ parts: [Part]) {
        var layer: [Part] = []
        for var part in parts.sorted(by: { $0.bytes.lowerBound < $1.bytes.lowerBound }) {
            let start = max(part.bytes.lowerBound, layer.last?.bytes.upperBound ?? 0)
            guard start < part.bytes.upperBound else { continue }
            part.bytes = start..<part.bytes.upperBound
            layer.append(part)
        }
        layers.append(layer)
    }

    /// Spans in Unicode scalars that tile the source; what no part covers is a separator when it is white space, else
    /// it takes the kind and name given.
    func spans(of source: [UInt8], rest: (kind: ImportReport.Kind, name: String)) -> [ImportReport.Span] {
        var tiles: [Part] = []
        for layer in layers { tiles = Self.cover(tiles, with: layer) }
        var spans: [ImportReport.Span] = []
        var byte = 0
        var scalar = 0
        func add(to end: Int, _ kind: ImportReport.Kind, _ name: String) {
            guard end > byte else { return }
            let start = scalar
            // Continuation bytes of UTF-8 count nothing.
            while byte < end {
                if source[byte] & 0xC0 != 0x80 { scalar += 1 }
                byte += 1
            }
            if let last = spans.last, last.kind == kind, last.name == name, last.end == start {
                spans[spans.count - 1].end = scalar
            } else {
                spans.append(ImportReport.Span(start: start, end: scalar, kind: kind, name: name))
            }
        }
        func addGap(to end: Int) {
            let words = source[byte..<max(byte, end)]
            guard let first = words.firstIndex(where: { !Self.isSpace($0) }),
                let last = words.lastIndex(where: { !Self.isSpace($0) })
            else { return add(to: end, .separator, "space") }
            add(to: first, .separator, "space")
            add(to: last + 1, rest.kind, rest.name)
            add(to: end, .separator, "space")
        }
        for tile in tiles {
            addGap(to: tile.bytes.lowerBound)
            add(to: tile.bytes.upperBound, tile.kind, tile.name)
        }
        addGap(to: source.count)
        return spans
    }

    /// Both sorted and without overlaps, and so is the result.
    private static func cover(_ lower: [Part], with upper: [Part]) -> [Part] {
        var result: [Part] = []
        var next = 0
        for part in lower {
            var start = part.bytes.lowerBound
            while next < upper.count, upper[next].bytes.lowerBound < part.bytes.upperBound {
                let cover = upper[next]
                if start < cover.bytes.lowerBound {
                    result.append(Part(bytes: start..<cover.bytes.lowerBound, kind: part.kind, name: part.name))
                }
                if result.last?.bytes != cover.bytes { result.append(cover) }
                start = max(start, cover.bytes.upperBound)
                // What reaches into the next part below covers that as well.
                if cover.bytes.upperBound > part.bytes.upperBound { break }
                next += 1
            }
            if start < part.bytes.upperBound {
                result.append(Part(bytes: start..<part.bytes.upperBound, kind: part.kind, name: part.name))
            }
        }
        result += upper[next...].filter { $0.bytes != result.last?.bytes }
        return result
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
