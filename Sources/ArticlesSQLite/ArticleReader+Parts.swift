internal import Articles
internal import FoundationEssentials
internal import SQLite

extension ArticleQuerying {
    func sections(of article: Identifier<Article>) throws -> [Section] {
        try sections(PartQueries.sections, [.id(article)])
    }

    func section(anchor: String, of article: Identifier<Article>) throws -> Section? {
        if let section = try sections(PartQueries.section, [.id(article), .text(anchor)]).first { return section }
        let present = try connection.first(PartQueries.alias, [.id(article), .text(anchor)]) { $0.text(0) }
        return try present.flatMap { try sections(PartQueries.section, [.id(article), .text($0)]).first }
    }

    func outline(of article: Identifier<Article>) throws -> [OutlineEntry] {
        try connection.all(PartQueries.outline, [.id(article)]) { row in
            OutlineEntry(anchor: row.text(0), heading: row.optionalText(1), level: row.int(2))
        }
    }

    func citations(of article: Identifier<Article>, citedIn section: String?) throws -> [Citation] {
        if let section {
            let values: [Value] = [.id(article), .text(section)]
            return try citations(PartQueries.citationsInSection, places: PartQueries.placesInSection, values)
        }
        return try citations(PartQueries.citations, places: PartQueries.placesOfAll, [.id(article)])
    }

    func citation(number: Int, of article: Identifier<Article>) throws -> Citation? {
        try citations(PartQueries.citation, places: PartQueries.placesOfOne, [.id(article), .integer(number)]).first
    }

    private func sections(_ query: Query, _ values: [Value]) throws -> [Section] {
        var sections: [Section] = []
        var lastPosition: Int?
        try connection.forEach(query, values) { row in
            let position = row.int(0)
            if position != lastPosition {
                lastPosition = position
                sections.append(
                    Section(
                        anchor: row.text(1),
                        number: row.int(2),
                        heading: row.optionalText(3),
                        level: row.int(4),
                        text: row.text(5),
                        html: row.text(6),
                        wordCount: row.int(7),
                        markers: [],
                        commentCount: row.int(8)
                    )
                )
            }
            guard let citation = row.optionalInt(9) else { return }
            sections[sections.count - 1].markers.append(
                Marker(citation: citation, paragraph: row.int(10), offset: row.int(11), quote: row.text(12))
            )
        }
        return sections
    }

    private func citations(_ query: Query, places placesQuery: Query, _ values: [Value]) throws -> [Citation] {
        var citations: [Citation] = []
        var indices: [Int: Int] = [:]
        try connection.forEach(query, values) { row in
            let number = row.int(0)
            if citations.last?.number != number {
                indices[number] = citations.count
                citations.append(
                    Citation(
                        number: number,
                        label: row.optionalText(1),
                        text: row.text(2),
                        html: row.text(3),
                        kind: try row.choice(4, of: Citation.Kind.self),
                        resolvedFrom: row.optionalInt(5),
                        warnings: try row.withUTF8(6, WarningList.decode),
                        commentCount: row.int(7)
                    )
                )
            }
            guard let source: Identifier<Source> = row.optionalIdentifier(8) else { return }
            citations[citations.count - 1].sources.append(
                CitedSource(
                    source: Source(id: source, csl: try row.withUTF8(10, CSLText.decode), key: row.text(9)),
                    locator: row.optionalText(11),
                    prefix: row.optionalText(12),
                    confidence: row.double(13)
                )
            )
        }
        try connection.forEach(placesQuery, values) { row in
            guard let index = indices[row.int(0)] else { return }
            citations[index].citedIn.append(
                Citation.Place(section: row.text(1), paragraph: row.int(2), offset: row.int(3), quote: row.text(4))
            )
        }
        return citations
    }
}

/// Codes of warnings as the text that is stored: a JSON array.
enum WarningList {
    static func encode(_ warnings: [String]) throws -> String {
        warnings.isEmpty ? "[]" : String(decoding: try JSONEncoder().encode(warnings), as: UTF8.self)
    }

    static func decode(_ text: UnsafeBufferPointer<UInt8>) throws -> [String] {
        // Most notes have none.
        guard text.count > 2 else { return [] }
        do {
            return try JSONDecoder().decode([String].self, from: Data(text))
        } catch {
            throw StoreError.corrupt("a note's warnings can't be read: \(error)")
        }
    }
}
