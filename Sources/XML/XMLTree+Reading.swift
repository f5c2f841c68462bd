extension XMLTree {
    /// Reads a well-formed XML document; what encoding it declares is not looked at.
    ///
    /// No network, no external entities, and no entity that the document declares; those of HTML are known where there
    /// is a document type.
    ///
    /// - Parameter xml: UTF-8.
    public init(xml: [UInt8], limits: XMLLimits = XMLLimits()) throws(XMLFault) {
        try self.init(xml, dialect: .xml, limits: limits)
    }

    /// Reads an HTML page as libxml2 does, however malformed; names come in lower case.
    ///
    /// - Parameter html: UTF-8.
    public init(html: [UInt8], limits: XMLLimits = XMLLimits()) throws(XMLFault) {
        // A form feed is white space to HTML; libxml2 leaves it out, which would join the words beside it.
        var bytes = html.contains(0x0C) ? html.map { $0 == 0x0C ? 0x20 : $0 } : html
        Self.hideConditions(in: &bytes)
        try self.init(bytes, dialect: .html, limits: limits)
    }

    /// Makes comments of a word processor's `<![if …]>` and `<![endif]>`, which libxml2 takes for text.
    ///
    /// HTML standard §13.2.5.42: a markup declaration of another kind is a comment up to the next `>`.
    private static func hideConditions(in bytes: inout [UInt8]) {
        var index = 0
        while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = start + 1
            if bytes[start...].starts(with: "<!--".utf8) {
                // One in a comment stays there.
                var end = start + 4
                while end < bytes.count, !bytes[end...].starts(with: "-->".utf8) { end += 1 }
                index = min(end, bytes.count)
                continue
            }
            // No slice may live while the bytes change, or each change copies all of them.
            guard bytes[start...].starts(with: "<![if".utf8) || bytes[start...].starts(with: "<![endif".utf8),
                let end = bytes[start...].prefix(200).firstIndex(of: UInt8(ascii: ">")), end >= start + 6
            else { continue }
            for place in start...end { bytes[place] = UInt8(ascii: " ") }
            for (offset, byte) in "<!--".utf8.enumerated() { bytes[start + offset] = byte }
            for (offset, byte) in "-->".utf8.enumerated() { bytes[end - 2 + offset] = byte }
            index = end + 1
        }
    }

    private init(_ bytes: [UInt8], dialect: SAXSession.Dialect, limits: XMLLimits) throws(XMLFault) {
        let builder = Builder(limits: limits)
        do {
            let session = try SAXSession(dialect, limits: limits) { event, range throws(XMLFault) in
                try builder.add(event, range)
            }
            try session.read(bytes)
        } catch let fault as XMLFault {
            throw fault
        } catch {
            preconditionFailure("a tree's reading throws nothing else: \(error)")
        }
        self = builder.finished(sourceLength: bytes.count)
    }

    /// Makes a tree of steps.
    private final class Builder {
        private var tree = XMLTree()
        private let limits: XMLLimits
        private var open: [Int] = []
        private var nameIndices: [XMLName: Int32] = [:]

        init(limits: XMLLimits) {
            self.limits = limits
        }

        func add(_ event: XMLEvent, _ range: Range<Int>) throws(XMLFault) {
            switch event {
            case .start(let name, let attributes):
                let first = Int32(tree.attributeList.count)
                tree.attributeList += attributes
                try append(index(of: name), content: first..<Int32(tree.attributeList.count), range)
                open.append(tree.records.count - 1)
            case .end:
                // HTML's parser may end what it never started.
                guard let node = open.popLast() else { return }
                close(node, at: range.upperBound)
            case .text(let text):
                let first = Int32(tree.textBytes.count)
                tree.textBytes += text.utf8
                try append(-1, content: first..<Int32(tree.textBytes.count), range)
            }
        }

        func finished(sourceLength: Int) -> XMLTree {
            while let node = open.popLast() { close(node, at: sourceLength) }
            return tree
        }

        private func append(_ name: Int32, content: Range<Int32>, _ range: Range<Int>) throws(XMLFault) {
            let node = Int32(tree.records.count)
            guard node < limits.nodes else {
                throw XMLFault(
                    code: .tooLarge,
                    message: "the document has more than \(limits.nodes) elements and texts"
                )
            }
            tree.records.append(
                Record(
                    name: name,
                    parent: open.last.map(Int32.init) ?? -1,
                    end: node + 1,
                    content: content,
                    source: Int32(range.lowerBound)..<Int32(range.upperBound)
                )
            )
        }

        private func close(_ node: Int, at offset: Int) {
            tree.records[node].end = Int32(tree.records.count)
            let start = tree.records[node].source.lowerBound
            tree.records[node].source = start..<max(start, Int32(offset))
        }

        private func index(of name: XMLName) -> Int32 {
            if let known = nameIndices[name] { return known }
            let index = Int32(tree.names.count)
            tree.names.append(name)
            nameIndices[name] = index
            return index
        }
    }
}
