internal import XML

/// Reads the XML exports of Disqus and WordPress piece by piece.
public enum CommentArchiveReader {
    /// The archive in a document.
    ///
    /// No network and no entities of the document's own; the document may be of any length, its comments are kept in
    /// memory.
    ///
    /// - Parameters:
    ///   - timeZone: Turns times that come without an offset into moments.
    ///   - next: The next bytes, in pieces of any size; empty at the end.
    /// - Throws: `CommentArchiveFault`, or what `next` throws.
    public static func readDisqus(
        timeZone: @escaping (LocalDateTime) -> Timestamp = { Timestamp(utc: $0) },
        next: () throws -> [UInt8]
    ) throws -> CommentArchive {
        var reader = DisqusReader(timeZone: timeZone)
        try read(next, root: "disqus") { try reader.take($0) }
        return reader.archive
    }

    /// The archive in a document; see `readDisqus`.
    public static func readWordPress(
        timeZone: @escaping (LocalDateTime) -> Timestamp = { Timestamp(utc: $0) },
        next: () throws -> [UInt8]
    ) throws -> CommentArchive {
        var reader = WordPressReader(timeZone: timeZone)
        try read(next, root: "rss") { try reader.take($0) }
        guard reader.isExport else {
            throw CommentArchiveFault(message: "is a feed and no export of WordPress (no element of its namespace)")
        }
        return reader.archive
    }

    private static func read(
        _ next: () throws -> [UInt8],
        root: String,
        _ take: (XMLEvent) throws -> Void
    ) throws {
        var isFirst = true
        var isEmpty = true
        do {
            try XMLStream.read(
                limits: XMLLimits(depth: 64),
                next: {
                    let bytes = try next()
                    if !bytes.isEmpty { isEmpty = false }
                    return bytes
                }
            ) { event in
                if isFirst, case .start(let name, _) = event {
                    isFirst = false
                    guard name.local == root else {
                        throw CommentArchiveFault(
                            message: "begins with <\(name.local.prefix(40))> and not with <\(root)>"
                        )
                    }
                }
                try take(event)
            }
        } catch let fault as XMLFault {
            guard !isEmpty else { throw CommentArchiveFault(message: "is empty") }
            throw CommentArchiveFault(line: fault.line > 0 ? fault.line : nil, message: fault.message)
        }
    }
}

/// An element with the texts of the elements in it.
struct ArchiveRecord {
    /// Texts by the names of elements on the way to them, parted by slashes.
    private(set) var texts: [String: String] = [:]
    /// Attributes by the way to their element, `@` and their name.
    private(set) var attributes: [String: String] = [:]
    private var path: [String] = []

    init(attributes: [XMLAttribute]) {
        add(attributes, at: "")
    }

    mutating func start(_ name: String, _ attributes: [XMLAttribute]) {
        path.append(name)
        add(attributes, at: path.joined(separator: "/"))
    }

    mutating func end() { path.removeLast() }

    mutating func text(_ text: String) {
        guard !path.isEmpty else { return }
        texts[path.joined(separator: "/"), default: ""] += text
    }

    /// The text of an element, white space around it cut off; nil when there is none.
    subscript(_ path: String) -> String? {
        guard var text = texts[path]?[...] else { return nil }
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text.isEmpty ? nil : String(text)
    }

    /// How deep in the element the reading is.
    var depth: Int { path.count }

    private mutating func add(_ list: [XMLAttribute], at path: String) {
        for attribute in list { attributes["\(path)@\(attribute.name)"] = attribute.value }
    }
}
