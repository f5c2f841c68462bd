/// Which thread of an archive belongs to which article, as somebody wrote it down.
public struct ThreadMap: Sendable, Equatable {
    /// Slugs by the thread's address, path, name or id.
    public private(set) var slugs: [String: Slug] = [:]

    /// Nothing written down.
    public init() {}

    /// Reads lines of a thread and a slug, parted by a tab or, where there is none, by the last comma.
    ///
    /// Empty lines and such that begin with `#` say nothing; quotation marks round a value are not part of it.
    ///
    /// - Throws: `CommentArchiveFault` with the line at fault.
    public init(_ text: String) throws(CommentArchiveFault) {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            let line = line.drop { $0 == "\u{FEFF}" }
            guard line.contains(where: { !$0.isWhitespace }), line.first != "#" else { continue }
            guard let separator = line.lastIndex(of: "\t") ?? line.lastIndex(of: ",") else {
                throw CommentArchiveFault(line: index + 1, message: "has no tab or comma between a thread and a slug")
            }
            let thread = Self.value(line[..<separator])
            let name = Self.value(line[line.index(after: separator)...])
            guard !thread.isEmpty else { throw CommentArchiveFault(line: index + 1, message: "names no thread") }
            guard let slug = Slug(name) else {
                throw CommentArchiveFault(line: index + 1, message: "“\(name.prefix(100))” is no slug of an article")
            }
            if let other = slugs[thread], other != slug {
                throw CommentArchiveFault(line: index + 1, message: "the thread \(thread) has two articles")
            }
            slugs[thread] = slug
        }
    }

    private static func value(_ text: Substring) -> String {
        var value = text
        while value.first?.isWhitespace == true { value.removeFirst() }
        while value.last?.isWhitespace == true { value.removeLast() }
        if value.count >= 2, value.first == "\"", value.last == "\"" { value = value.dropFirst().dropLast() }
        return String(value).replacing("\"\"", with: "\"")
    }
}
