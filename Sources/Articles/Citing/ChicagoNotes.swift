/// The notes of an article written anew in Chicago's manner, numbered as they are.
public enum ChicagoNotes {
    /// A line a note: works in full at their first mention, short after it; a remark stays as it is printed.
    public static func lines(_ citations: [Citation]) -> [String] {
        var known: Set<Identifier<Source>> = []
        return citations.map { citation in
            let text = text(citation) { known.insert($0).inserted }
            return "\(citation.number). \(text)"
        }
    }

    /// One note by itself, its works in full.
    public static func line(_ citation: Citation) -> String { text(citation) { _ in true } }

    private static func text(_ citation: Citation, isFirst: (Identifier<Source>) -> Bool) -> String {
        guard !citation.sources.isEmpty else { return Typography.oneLine(citation.text) }
        let works = citation.sources.enumerated().map { number, cited in
            let item = cited.source.csl.onOneLine
            let locator = cited.locator.map(Typography.oneLine)
            let work =
                isFirst(cited.source.id)
                ? ChicagoNote.full(item, locator: locator) : ChicagoNote.short(item, locator: locator)
            guard let prefix = cited.prefix.map(Typography.oneLine)?.nonEmpty else { return work }
            return (number == 0 ? Typography.capitalized(prefix) : prefix) + " " + work
        }
        return Line(works.joined(separator: "; ")).ended()
    }
}
