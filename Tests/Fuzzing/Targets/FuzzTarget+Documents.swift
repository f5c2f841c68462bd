import Markup

@testable import Articles

extension FuzzTarget {
    static let text = document("text", .text, 2048)
    static let markdown = document("markdown", .markdown, 2048)
    static let html = document("html", .html, 4096)
    static let jats = document("jats", .jats, 4096)
    static let articleJSON = document("article-json", .json, 4096)

    /// An importer: every character accounted for, markers inside of the text and of notes that are there, HTML of the
    /// allow-list alone, and the article comes back the same from its own Markdown.
    private static func document(_ name: String, _ format: DocumentFormat, _ length: Int) -> FuzzTarget {
        FuzzTarget(name: name, maximumLength: length) { bytes in
            let result: ImportResult
            do throws(ImportError) {
                result = try DocumentImporter.read(bytes, format: format)
            } catch {
                return unless(!error.code.isEmpty && !error.message.isEmpty, "an error without words")
            }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                // In an encoding that the document declares.
                return ImportAccount(length: result.report.spans.last?.end ?? 0, result: result).faults()
            }
            let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
            let account =
                format == .text && !hasMark
                ? PlainTextAccount(text: DocumentImporter.printable(text), result: result).faults() : []
            return account + ImportAccount(length: text.unicodeScalars.count, result: result).faults()
                + RoundTrip(result.document).faults()
        }
    }

    /// YAML as front matter has it.
    static let yaml = FuzzTarget(name: "yaml", maximumLength: 1024) { bytes in
        do throws(YAMLError) {
            _ = try YAMLNode.read(decoded(bytes))
            return []
        } catch {
            return unless(error.line >= 0, "a fault at line \(error.line)")
        }
    }

    /// The XML export of Disqus, whole and in pieces.
    static let disqus = archive("disqus") { try CommentArchiveReader.readDisqus(next: $0) }
    /// The XML export of WordPress, whole and in pieces.
    static let wordpress = archive("wordpress") { try CommentArchiveReader.readWordPress(next: $0) }

    private static func archive(
        _ name: String,
        _ read: @escaping @Sendable (() throws -> [UInt8]) throws -> CommentArchive
    ) -> FuzzTarget {
        @Sendable func archive(_ bytes: [UInt8], pieces: Int) throws -> CommentArchive {
            var rest = bytes[...]
            return try read {
                defer { rest = rest.dropFirst(pieces) }
                return Array(rest.prefix(pieces))
            }
        }
        return FuzzTarget(name: name, maximumLength: 4096) { bytes in
            do {
                let whole = try archive(bytes, pieces: bytes.count + 1)
                let inPieces = try archive(bytes, pieces: 7)
                return unless(whole == inPieces, "in pieces it is read otherwise")
                    + whole.comments.flatMap { comment in
                        switch comment.text {
                        case .markdown(let text): commentFaults(text)
                        case .html(let html): commentFaults(CommentMarkup.markdown(html: html))
                        case .htmlWithLineBreaks(let html):
                            commentFaults(CommentMarkup.markdown(html: html, keepsLineBreaks: true))
                        }
                    }
            } catch {
                return unless(error is CommentArchiveFault, "an archive is refused by \(error)")
            }
        }
    }
}
