internal import CLibXML2

/// One reading of one document by libxml2, which calls back while it parses.
///
/// Owns the parser's context; used by one thread from its making to its end, never kept.
final class SAXSession {
    enum Dialect {
        case xml
        case html
    }

    /// Bytes of the source from the end of the step before to the end of this one.
    typealias Sink = (XMLEvent, Range<Int>) throws -> Void

    let dialect: Dialect
    let limits: XMLLimits
    var sink: Sink
    /// What ended the reading.
    private(set) var failure: (any Error)?
    private let context: xmlParserCtxtPtr
    /// What is read, where it is HTML.
    private var source: [UInt8] = []
    /// The tags that stand in a range of it.
    private var tagsRead: (range: Range<Int>, tags: Set<String>) = (0..<0, [])
    private var depth = 0
    /// Characters since the last tag.
    private var text: [UInt8] = []
    private var textStart = 0
    /// Where the last step ended.
    private var offset = 0
    /// The first thing that libxml2 found to be wrong.
    private var complaint: XMLFault?
    private var hasElements = false

    init(_ dialect: Dialect, limits: XMLLimits, sink: @escaping Sink) throws(XMLFault) {
        Self.prepareLibrary
        let made: xmlParserCtxtPtr? = dialect == .xml ? xmlNewParserCtxt() : htmlNewParserCtxt()
        guard let made, made.pointee.sax != nil else {
            if let made { xmlFreeParserCtxt(made) }
            throw XMLFault(code: .tooLarge, message: "there is no memory to read the document")
        }
        context = made
        self.dialect = dialect
        self.limits = limits
        self.sink = sink
        context.pointee.sax.pointee = Self.handlers()
        context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
        xmlDictSetLimit(context.pointee.dict, XMLLimits.nameBytes)
    }

    deinit {
        // Where declarations of entities are kept although no document is made.
        xmlFreeDoc(context.pointee.myDoc)
        xmlFreeParserCtxt(context)
    }

    /// xmlsoft.org: to be called once before threads use the parser.
    private static let prepareLibrary: Void = xmlInitParser()

    // MARK: Reading

    /// Reads a whole document in UTF-8.
    func read(_ bytes: [UInt8]) throws {
        guard bytes.count < Int32.max else { throw XMLFault(code: .tooLarge, message: "the document is too long") }
        if dialect == .html { source = bytes }
        // libxml2 takes a copy.
        bytes.withUnsafeBytes { raw in
            let start = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
            let count = Int32(raw.count)
            switch dialect {
            case .xml: xmlFreeDoc(xmlCtxtReadMemory(context, start, count, nil, "UTF-8", Self.xmlOptions))
            case .html: xmlFreeDoc(htmlCtxtReadMemory(context, start, count, nil, "UTF-8", Self.htmlOptions))
            }
        }
        try finish()
    }

    /// Reads an XML document that comes in pieces; the encoding is the declared one.
    func read(pieces next: () throws -> [UInt8]) throws {
        // The first four bytes tell the encoding (XML 1.0 appendix F).
        var first: [UInt8] = []
        while first.count < 4 {
            let piece = try next()
            if piece.isEmpty { break }
            first += piece
        }
        let head = first.prefix(4).map { CChar(bitPattern: $0) }
        guard xmlCtxtResetPush(context, head, Int32(head.count), nil, nil) == 0 else {
            throw XMLFault(code: .tooLarge, message: "there is no memory to read the document")
        }
        _ = xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
        xmlDictSetLimit(context.pointee.dict, XMLLimits.nameBytes)
        push(first.dropFirst(4))
        while failure == nil, context.pointee.wellFormed != 0 {
            let piece = try next()
            if piece.isEmpty { break }
            push(piece[...])
        }
        if failure == nil { _ = xmlParseChunk(context, nil, 0, 1) }
        try finish()
    }

    /// libxml2 looks through all that waits for the end of a tag once a call, so pieces are neither tiny nor huge.
    private func push(_ bytes: ArraySlice<UInt8>) {
        var rest = bytes
        while !rest.isEmpty, failure == nil, context.pointee.wellFormed != 0 {
            let part = rest.prefix(1 << 18)
            part.withUnsafeBytes { raw in
                _ = xmlParseChunk(context, raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(raw.count), 0)
            }
            rest = rest.dropFirst(part.count)
        }
    }

    private static let xmlOptions = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue)
    private static let htmlOptions = Int32(
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
            | HTML_PARSE_NODEFDTD.rawValue
    )

    private func finish() throws {
        flush()
        if let failure { throw failure }
        // libxml2 leaves names out when there is no room for them.
        if xmlDictGetUsage(context.pointee.dict) > XMLLimits.nameBytes {
            throw XMLFault(code: .tooLarge, message: "the document has too many names of elements and attributes")
        }
        if dialect == .xml, context.pointee.wellFormed == 0 {
            throw complaint ?? XMLFault(code: .malformed, message: "the document is not well-formed")
        }
        guard hasElements else {
            throw complaint ?? XMLFault(code: .empty, line: 1, column: 1, message: "there are no elements")
        }
    }

    // MARK: Steps

    /// The first byte that libxml2 has not read.
    private var position: Int {
        guard let input = context.pointee.input, let base = input.pointee.base, let current = input.pointee.cur else {
            return offset
        }
        return Int(input.pointee.consumed) + (current - base)
    }

    /// Past the end of a start tag, in front of which libxml2 stands.
    private var positionAfterTag: Int {
        guard let input = context.pointee.input, let current = input.pointee.cur, let end = input.pointee.end,
            current < end
        else { return position }
        if current.pointee == UInt8(ascii: ">") { return position + 1 }
        if current.pointee == UInt8(ascii: "/"), current + 1 < end, current[1] == UInt8(ascii: ">") {
            return position + 2
        }
        return position
    }

    func start(_ name: XMLName, _ attributes: [XMLAttribute]) {
        defer { skipRest() }
        flush()
        hasElements = true
        depth += 1
        if depth > limits.depth {
            return fail(fault(.tooDeep, "elements nest deeper than \(limits.depth)"))
        }
        step(.start(name, attributes: attributes), to: stands("<", name) ? positionAfterTag : offset)
    }

    func end(_ name: XMLName) {
        defer { skipRest() }
        flush()
        depth -= 1
        step(.end(name), to: stands("</", name) ? position : offset)
    }

    /// Whether a tag of this name is among what libxml2 read since the last step.
    ///
    /// HTML's parser tells of the elements that a text or a tag implies when it is past that text, whose bytes they must
    /// not take for theirs.
    private func stands(_ opening: String, _ name: XMLName) -> Bool {
        guard dialect == .html, failure == nil else { return true }
        let range = min(offset, source.count)..<max(offset, min(position, source.count))
        // One tag may end many elements.
        if range != tagsRead.range { tagsRead = (range, source[range].tags()) }
        return tagsRead.tags.contains(opening + name.local)
    }

    func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard failure == nil else { return }
        if text.isEmpty { textStart = start(of: bytes) }
        text.append(contentsOf: bytes)
        // libxml2 hands out characters of its input in front of them, others behind their source.
        let isInput = context.pointee.input?.pointee.cur.map { UnsafePointer($0) == bytes.baseAddress } ?? false
        offset = max(offset, position + (isInput ? bytes.count : 0))
        if text.count > limits.textBytes {
            fail(fault(.tooLarge, "a text is longer than \(limits.textBytes) bytes"))
        }
    }

    /// Where characters begin that libxml2 has just read: behind an end tag that HTML's parser passed over, where they
    /// stand in the source as they are.
    private func start(of characters: UnsafeBufferPointer<UInt8>) -> Int {
        let start = position - characters.count
        guard dialect == .html, start > offset, position <= source.count,
            source[start..<position].elementsEqual(characters)
        else { return offset }
        return start
    }

    /// A comment or such was read.
    func pass() {
        flush()
        offset = max(offset, position)
    }

    /// An entity that libxml2 doesn't know.
    func reference(_ name: UnsafePointer<UInt8>) {
        if context.pointee.instate == XML_PARSER_CONTENT, let entity = htmlEntityLookup(name),
            let scalar = Unicode.Scalar(UInt32(entity.pointee.value))
        {
            return Array(String(Character(scalar)).utf8).withUnsafeBufferPointer(characters)
        }
        let printed = String(decoding: UnsafeBufferPointer(start: name, count: Int(xmlStrlen(name))), as: UTF8.self)
        fail(fault(.unknownEntity, "the entity &\(printed.prefix(40)); is not known"))
    }

    /// libxml2 complains; HTML is read in spite of all.
    func complain(_ error: xmlErrorPtr) {
        guard complaint == nil, dialect == .xml, error.pointee.level == XML_ERR_FATAL else { return }
        let words = error.pointee.message.map { String(cString: $0) } ?? "the document is not well-formed"
        let code: XMLFault.Code =
            switch xmlParserErrors(UInt32(error.pointee.code)) {
            case XML_ERR_UNDECLARED_ENTITY: .unknownEntity
            case XML_ERR_DOCUMENT_EMPTY: .empty
            default: .malformed
            }
        complaint = XMLFault(
            code: code,
            line: max(0, Int(error.pointee.line)),
            column: max(0, Int(error.pointee.int2)),
            message: words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        )
    }

    private func flush() {
        guard !text.isEmpty else { return }
        let piece = String(decoding: text, as: UTF8.self)
        text.removeAll(keepingCapacity: true)
        deliver(.text(piece), textStart..<max(textStart, offset))
    }

    private func step(_ event: XMLEvent, to end: Int) {
        let range = offset..<max(offset, end)
        offset = range.upperBound
        deliver(event, range)
    }

    private func deliver(_ event: XMLEvent, _ range: Range<Int>) {
        guard failure == nil else { return }
        do { try sink(event, range) } catch { fail(error) }
    }

    private func fault(_ code: XMLFault.Code, _ message: String) -> XMLFault {
        let input = context.pointee.input
        return XMLFault(
            code: code,
            line: Int(input?.pointee.line ?? 0),
            column: Int(input?.pointee.col ?? 0),
            message: message
        )
    }

    private func fail(_ error: any Error) {
        if failure == nil { failure = error }
        text.removeAll()
        if dialect == .xml { xmlStopParser(context) }
    }

    /// Lets HTML's parser come to its end, which `xmlStopParser` makes it crash at; called only where it stands between
    /// two characters.
    private func skipRest() {
        guard dialect == .html, failure != nil, let input = context.pointee.input else { return }
        input.pointee.cur = input.pointee.end
    }
}

extension ArraySlice<UInt8> {
    /// What begins tags of HTML here, such as `<p` and `</p`, names as libxml2 reads them.
    fileprivate func tags() -> Set<String> {
        var tags: Set<String> = []
        var rest = self
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[(start + 1)...]
            let isEnd = rest.first == UInt8(ascii: "/")
            let name = (isEnd ? rest.dropFirst() : rest).prefix { $0.isInHTMLName }.prefix(100)
            tags.insert((isEnd ? "</" : "<") + String(decoding: name, as: UTF8.self).lowercased())
        }
        return tags
    }
}

extension UInt8 {
    fileprivate var isInHTMLName: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: "."):
            true
        default: false
        }
    }
}
