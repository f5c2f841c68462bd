/// Documents that go by their symbol.
extension ReferenceParser {
    /// A document of the United Nations by its symbol, without a quoted title.
    mutating func readDocument() -> Bool {
        guard let symbol = symbolIndex(),
            scan.first(in: span, where: { scan[$0].kind == .openQuote || scan[$0].has(.italic) }) == nil
        else { return false }
        if let group = scan.first(in: span, where: { scan.opensGroup($0) }), let mate = scan.mate(group),
            hasImprint(group + 1..<mate), (group + 1..<mate).contains(where: { scan[$0].kind == .colon })
        {
            return false
        }
        csl.number = scan.text(symbol..<symbol + 1)
        sure.set(.number, 0.97)
        var bodies: [Range<Int>] = []
        var resolution: Range<Int>?
        var title: Range<Int>?
        var start = span.lowerBound
        var index = span.lowerBound
        while index <= span.upperBound {
            let isEnd = index == span.upperBound
            if isEnd || scan[index].kind == .comma || scan[index].kind == .period || scan[index].kind == .identifier {
                let piece = scan.trim(start..<index)
                start = index + 1
                if !piece.isEmpty { sortDocumentPiece(piece, symbol: symbol, &bodies, &resolution, &title) }
            }
            if isEnd { break }
            index = scan.next(index)
        }
        if let first = bodies.first, let last = bodies.last {
            csl.author = [CSLName(literal: scan.bodyName(first.lowerBound..<last.upperBound))]
            sure.set(.author, 0.9)
        }
        if let name = title ?? resolution {
            setTitle(name, 0.88)
        }
        csl.type = resolution != nil || isResolutionSymbol(symbol) ? "legislation" : "report"
        return true
    }

    func symbolIndex() -> Int? {
        span.first { scan[$0].has(.documentSymbol) }
    }

    func isResolutionSymbol(_ index: Int) -> Bool {
        scan.text(index..<index + 1).holds("/RES/")
    }

    mutating func sortDocumentPiece(
        _ piece: Range<Int>,
        symbol: Int,
        _ bodies: inout [Range<Int>],
        _ resolution: inout Range<Int>?,
        _ title: inout Range<Int>?
    ) {
        // "S/RES/1718 (Oct. 14, 2006)"
        for index in piece where scan.opensGroup(index) && index > symbol {
            guard let mate = scan.mate(index) else { continue }
            let inner = scan.trim(index + 1..<mate)
            if let found = inner.isEmpty ? nil : scan.date(at: inner.lowerBound, end: inner.upperBound),
                found.end == inner.upperBound
            {
                setIssued(found.date, 0.93)
            }
        }
        if piece.contains(symbol) { return }
        if let found = scan.date(at: piece.lowerBound, end: span.upperBound), found.end >= piece.upperBound {
            setIssued(found.date, 0.95)
            return
        }
        if scan.year(piece.lowerBound) != nil, piece.count == 1 { return }
        if scan.isSectionMark(piece.lowerBound)
            || scan[piece.lowerBound].isA(.tail) && piece.count > 1 && isCount(piece.lowerBound + 1)
        {
            setLocator(piece)
            return
        }
        if piece.prefix(4).contains(where: {
            scan.isWord($0, in: ["resolution", "res", "decision"]) && scan[$0].has(.capital)
        }), piece.contains(where: { scan[$0].kind == .number || scan[$0].has(.hasDigit) }) {
            if resolution == nil { resolution = piece }
            return
        }
        if scan.isWord(piece.upperBound - 1, in: ["doc", "docs", "document"]) { return }
        let isSession = piece.contains { scan.isWord($0, in: ["sess", "session", "mtg", "meeting", "supp", "plen"]) }
        if isSession { return }
        if title == nil, resolution == nil, scan.isOrganisation(piece), !Self.opensTitle(scan, piece.lowerBound),
            bodies.isEmpty || bodies.last?.upperBound == piece.lowerBound - 1
        {
            bodies.append(piece)
        } else if title == nil, scan[piece.lowerBound].isCapitalWord, piece.count > 1, !isPlace(piece) {
            title = piece
        }
    }
}
