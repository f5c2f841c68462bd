internal import CYAML

extension YAMLNode {
    /// Reads the one document of a YAML 1.1 source by libyaml; nil when it is empty.
    ///
    /// Anchors, aliases and tags are refused: they let a short text stand for a long one, or for something else than
    /// text.
    ///
    /// - Throws: `YAMLError` with the line.
    public static func read(_ source: String) throws(YAMLError) -> YAMLNode? {
        var reader = YAMLReader()
        return try reader.read(Array(source.utf8))
    }
}

/// Builds nodes out of libyaml's events, iteratively.
private struct YAMLReader {
    private var open: [Collection] = []
    private var root: YAMLNode?

    /// A sequence or mapping whose end has not come.
    private struct Collection {
        var isMapping: Bool
        var line: Int
        var range: Range<Int>
        var values: [YAMLNode] = []
        var entries: [YAMLNode.Entry] = []
        var keys: Set<String> = []
        var pendingKey: (text: String, line: Int)?
    }

    private enum Step {
        case scalar(String, isPlain: Bool)
        case startSequence, startMapping, end
        case startDocument, endStream, ignored
    }

    mutating func read(_ source: [UInt8]) throws(YAMLError) -> YAMLNode? {
        var parser = yaml_parser_t()
        guard yaml_parser_initialize(&parser) == 1 else { throw YAMLError(line: 1, message: "no memory to read it") }
        defer { yaml_parser_delete(&parser) }
        // libyaml keeps the pointer while it parses.
        let input = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, source.count))
        defer { input.deallocate() }
        _ = input.initialize(from: source)
        yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(&parser, input.baseAddress, source.count)
        var documents = 0
        while true {
            var event = yaml_event_t()
            guard yaml_parser_parse(&parser, &event) == 1 else { throw Self.error(of: parser) }
            defer { yaml_event_delete(&event) }
            let line = Int(event.start_mark.line) + 1
            let range = Int(event.start_mark.index)..<max(Int(event.start_mark.index), Int(event.end_mark.index))
            switch try Self.step(event, line: line) {
            case .scalar(let text, let isPlain): try add(text, isPlain: isPlain, line: line, range: range)
            case .startSequence: try begin(isMapping: false, line: line, range: range)
            case .startMapping: try begin(isMapping: true, line: line, range: range)
            case .end: end()
            case .startDocument:
                documents += 1
                if documents > 1 { throw YAMLError(line: line, message: "a second document starts") }
            case .endStream: return root
            case .ignored: break
            }
        }
    }

    private static func step(_ event: yaml_event_t, line: Int) throws(YAMLError) -> Step {
        switch event.type {
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            try refuse(anchor: scalar.anchor, tag: scalar.tag, line: line)
            let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
            return .scalar(text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE)
        case YAML_SEQUENCE_START_EVENT:
            try refuse(anchor: event.data.sequence_start.anchor, tag: event.data.sequence_start.tag, line: line)
            return .startSequence
        case YAML_MAPPING_START_EVENT:
            try refuse(anchor: event.data.mapping_start.anchor, tag: event.data.mapping_start.tag, line: line)
            return .startMapping
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .end
        case YAML_ALIAS_EVENT: throw YAMLError(line: line, message: "aliases (`*name`) are not read; quote the value")
        case YAML_DOCUMENT_START_EVENT: return .startDocument
        case YAML_STREAM_END_EVENT: return .endStream
        default: return .ignored
        }
    }

    private static func refuse(
        anchor: UnsafeMutablePointer<UInt8>?,
        tag: UnsafeMutablePointer<UInt8>?,
        line: Int
    ) throws(YAMLError) {
        if anchor != nil { throw YAMLError(line: line, message: "anchors (`&name`) are not read; quote the value") }
        if tag != nil { throw YAMLError(line: line, message: "tags (`!name`) are not read; quote the value") }
    }

    private mutating func begin(isMapping: Bool, line: Int, range: Range<Int>) throws(YAMLError) {
        guard open.count < YAMLNode.maximumDepth else {
            throw YAMLError(line: line, message: "lists and mappings nest deeper than \(YAMLNode.maximumDepth)")
        }
        try refuseAsKey(line: line)
        open.append(Collection(isMapping: isMapping, line: line, range: range))
    }

    private func refuseAsKey(line: Int) throws(YAMLError) {
        if let last = open.last, last.isMapping, last.pendingKey == nil {
            throw YAMLError(line: line, message: "a list or mapping stands where a key must be")
        }
    }

    private mutating func add(_ text: String, isPlain: Bool, line: Int, range: Range<Int>) throws(YAMLError) {
        if let last = open.last, last.isMapping, last.pendingKey == nil {
            guard open[open.count - 1].keys.insert(text).inserted else {
                throw YAMLError(line: line, message: "the key `\(text)` stands here a second time")
            }
            open[open.count - 1].pendingKey = (text, line)
        } else {
            add(YAMLNode(kind: .scalar(text, isPlain: isPlain), line: line, range: range))
        }
    }

    private mutating func end() {
        guard let done = open.popLast() else { return }
        // The end event of a block collection stands where the next token does.
        let end = (done.isMapping ? done.entries.last?.value : done.values.last)?.range.upperBound
        let range = done.range.lowerBound..<max(done.range.upperBound, end ?? 0)
        add(
            YAMLNode(
                kind: done.isMapping ? .mapping(done.entries) : .sequence(done.values),
                line: done.line,
                range: range
            )
        )
    }

    private mutating func add(_ node: YAMLNode) {
        guard !open.isEmpty else {
            root = node
            return
        }
        let top = open.count - 1
        if let key = open[top].pendingKey {
            open[top].entries.append(YAMLNode.Entry(key: key.text, line: key.line, value: node))
            open[top].pendingKey = nil
        } else {
            open[top].values.append(node)
        }
    }

    private static func error(of parser: yaml_parser_t) -> YAMLError {
        var message = parser.problem.map { String(cString: $0) } ?? "not readable"
        if message.hasPrefix("mapping values are not allowed") {
            message += "; a value with a colon in it needs quotes"
        }
        return YAMLError(line: Int(parser.problem_mark.line) + 1, message: message)
    }
}
