import Foundation

@testable import Articles
@testable import ArticlesSQLite
@testable import Markup
@testable import SQLite

extension FuzzTarget {
    /// Notes, one a line: each gives a reading within its bounds, and works that can be written in every form.
    static let notes = FuzzTarget(name: "notes", maximumLength: 1024) { bytes in
        let lines = decoded(bytes).split(separator: "\n", omittingEmptySubsequences: false)
        let readings = ReferenceReader.read(notes: lines.enumerated().map { ($0 + 1, String($1)) })
        var faults = unless(readings.map(\.number) == lines.indices.map { $0 + 1 }, "a note without its reading")
        for reading in readings {
            if let origin = reading.resolvedFrom {
                faults += unless((1...reading.number).contains(origin), "note \(reading.number) from note \(origin)")
            }
            for reference in reading.references {
                faults += unless((0...1).contains(reference.confidence), "a confidence of \(reference.confidence)")
            }
        }
        return faults + workFaults(readings.flatMap { $0.references.map(\.csl) })
    }

    /// Works in CSL-JSON, as front matter and our JSON bring them.
    static let works = FuzzTarget(name: "works", maximumLength: 1024) { bytes in
        do {
            return workFaults([try JSONDecoder().decode(CSLItem.self, from: Data(bytes))])
        } catch {
            return unless(error is DecodingError, "refused by \(error)")
        }
    }

    private static func workFaults(_ items: [CSLItem]) -> [String] {
        var faults: [String] = []
        let sources = items.enumerated().map { index, item in
            Source(id: Identifier(high: 0x7000, low: 1 << 63 | UInt64(index)), csl: item, key: item.key)
        }
        let entries = BibliographyEntry.entries(sources)
        faults += unless(Set(entries.map(\.key)).count == entries.count, "two works under one key")
        _ = (BibTeXWriter.text(entries), RISWriter.text(entries))
        for style in CitationStyle.allCases {
            for line in style.list(items) { faults += unless(!line.contains("\n"), "\(style) breaks a line") }
        }
        for item in items {
            do {
                var text = try CSLText.encode(item)
                let again = try text.withUTF8 { try CSLText.decode($0) }
                faults += unless(again == item, "a work that is stored as another")
            } catch {
                faults.append("a work that can't be stored: \(error)")
            }
        }
        do {
            _ = try CSLJSONWriter.text(entries)
        } catch {
            faults.append("works that can't be written: \(error)")
        }
        return faults
    }

    /// The Markdown of comments: HTML of the allow-list alone.
    static let comments = FuzzTarget(name: "comments", maximumLength: 1024) { bytes in
        commentFaults(decoded(bytes))
    }

    /// The HTML of other programs' comments: Markdown that shows nothing but what a comment may.
    static let commentHTML = FuzzTarget(name: "comment-html", maximumLength: 1024) { bytes in
        let html = decoded(bytes)
        return [false, true].flatMap { commentFaults(CommentMarkup.markdown(html: html, keepsLineBreaks: $0)) }
    }

    static func commentFaults(_ markdown: String) -> [String] {
        let html = CommentMarkup.html(markdown)
        _ = VisibleText(html: html).folded
        return HTMLChecker.comment.fault(in: html).map { [$0] } ?? []
    }

    /// A quote, a text, the same text edited, and words before and after the quote, parted by zero bytes: what is placed
    /// stands there, and is found again in its own place.
    static let quotes = FuzzTarget(name: "quotes", maximumLength: 512) { bytes in
        let parts = bytes.split(separator: 0, maxSplits: 4, omittingEmptySubsequences: false).map { decoded(Array($0)) }
        guard parts.count >= 2 else { return [] }
        let text = FoldedText(parts[1])
        let quote = TextQuote(
            exact: parts[0],
            prefix: parts.count > 3 ? parts[3] : nil,
            suffix: parts.count > 4 ? parts[4] : nil
        )
        do throws(QuotePlacing.Fault) {
            let placed = try QuotePlacing.place(quote, in: text)
            let whole = (placed.prefix ?? "") + placed.exact + (placed.suffix ?? "")
            var faults = unless(text.text().utf8.count >= whole.utf8.count, "a quote longer than its text")
            faults += unless(FoldedText(placed.exact).text() == placed.exact, "a quote that is not folded")
            do throws(QuotePlacing.Fault) {
                faults += unless(try QuotePlacing.place(placed, in: text) == placed, "placed again it is another")
            } catch {
                faults.append("placed again it is lost: \(error)")
            }
            return faults + (parts.count > 2 ? followed(placed, from: parts[1], to: parts[2]) : [])
        } catch {
            return []
        }
    }

    /// What became of a quote of an article's lead when the lead was edited.
    private static func followed(_ quote: TextQuote, from old: String, to new: String) -> [String] {
        let versions = [old, new].map { text in
            var document = ImportedDocument()
            document.sections = [ImportedSection(heading: nil, text: text, html: "", markers: [])]
            return RoundTrip.content(document)
        }
        let resolver = AnchorResolver(from: versions[0], to: versions[1], formerAnchors: [:])
        let anchor = CommentAnchor(target: .section(Section.leadAnchor), quote: quote, state: .exact)
        let found = resolver.resolve([anchor])
        guard found.count == 1, let present = found[0].quote else { return ["an anchor is lost"] }
        let isThere = FoldedText(new).text().unicodeScalars.contains(present.exact.unicodeScalars)
        return unless(found[0].state == .orphaned || isThere, "a comment on words that are not there")
            + unless(found[0].state == .orphaned || present.exact == quote.exact, "a comment on other words")
            + unless(old != new || found[0].state == .exact, "an anchor that moved without an edit")
    }

    /// Searches: what is taken is no operator to the database, and what is not has a place.
    static let searches = FuzzTarget(name: "searches", maximumLength: 256) { bytes in
        let query = decoded(bytes)
        do throws(SearchSyntaxError) {
            let expression = SearchText.expression(try SearchParser.parse(query))
            do {
                let literal = String(expression.unicodeScalars.replacing(["'"], with: ["'", "'"]))
                let select = "SELECT rowid FROM section_search WHERE section_search MATCH '\(literal)'"
                _ = try index.withWriterConnection { try $0.all(preparing: select) { $0.int(0) } }
                return []
            } catch {
                return ["the database does not understand \(expression): \(error)"]
            }
        } catch {
            return unless((1...query.count + 1).contains(error.position), "a fault at \(error.position)")
        }
    }

    private static let index: SQLiteStore = {
        do {
            return try SQLiteStore.open(path: SQLiteStore.memoryPath)
        } catch {
            fatalError("no store in memory: \(error)")
        }
    }()

    /// Lines of an export: what is read is written as a line that says the same.
    static let dumps = FuzzTarget(name: "dumps", maximumLength: 512) { bytes in
        let decoder = JSONDecoder()
        guard let line = try? DumpLine(bytes[...], decoder: decoder), case .row(_, let values) = line else { return [] }
        return values.values.flatMap { value in
            var json: [UInt8] = []
            value.write(to: &json)
            do {
                let again = try decoder.decode(DumpValue.self, from: Data(json))
                return unless(again == value || value.isNotANumber, "\(value) comes back as \(again)")
            } catch {
                return ["\(value) does not come back: \(error)"]
            }
        }
    }
}

extension DumpValue {
    fileprivate var isNotANumber: Bool {
        if case .real(let number) = self { number.isNaN } else { false }
    }
}
