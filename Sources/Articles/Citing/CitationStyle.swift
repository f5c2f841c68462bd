/// A manual of style by which works are written as plain text.
///
/// Plain text has no italics, so titles of books and journals stand without a mark, and titles of articles in quotation
/// marks. Titles keep the capitals that were printed: which words are names can't be known.
public enum CitationStyle: String, Sendable, CaseIterable {
    /// Notes by the Chicago Manual of Style, 17th edition.
    case chicagoNotes = "chicago-notes"
    /// The bibliography of the Chicago Manual of Style, 17th edition.
    case chicagoBibliography = "chicago-bibliography"
    /// The reference list of the American Psychological Association, 7th edition.
    case apa
    /// The works cited of the Modern Language Association, 9th edition.
    case mla

    /// A work as one line without a line break; what is not known is left out.
    ///
    /// - Parameter locator: The pinpoint, which only notes give.
    public func text(of item: CSLItem, locator: String? = nil) -> String {
        let item = item.onOneLine
        return switch self {
        case .chicagoNotes: Line(ChicagoNote.full(item, locator: locator.map(Typography.oneLine))).ended()
        case .chicagoBibliography: ChicagoBibliography.entry(item)
        case .apa: APAReference.entry(item)
        case .mla: MLAEntry.entry(item)
        }
    }

    /// Works as a list of this style, a line each: notes in the order given, the others by the alphabet.
    public func list(_ items: [CSLItem]) -> [String] {
        let lines = items.map { text(of: $0) }
        guard self != .chicagoNotes else { return lines }
        let sorted = lines.map { (key: Self.sortKey($0), line: $0) }.sorted { ($0.key, $0.line) < ($1.key, $1.line) }
        return sorted.map(\.line)
    }

    /// Letters alone decide, and an article in front of a title does not count.
    private static func sortKey(_ line: String) -> String {
        let folded = Folding.fold(line)
        for article in ["the ", "a ", "an "] where folded.hasPrefix(article) {
            return String(folded.dropFirst(article.count))
        }
        return folded
    }
}
