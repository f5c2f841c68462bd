internal import Articles
internal import SQLite

extension ArticleWriter {
    func sources(sharing keys: [String], citedOutside article: Identifier<Article>) throws -> [KnownSource] {
        var known: [Identifier<Source>: KnownSource] = [:]
        let list = Set(keys).map { Value.text($0) }
        try ArticleStatements.sourcesByAnyKey.forEach(on: connection, [.id(article)], in: list) { row in
            let id: Identifier<Source> = row.identifier(0)
            guard known[id] == nil else { return }
            let source = Source(id: id, csl: try row.withUTF8(2, CSLText.decode), key: row.text(1))
            known[id] = KnownSource(source: source, isCitedElsewhere: row.bool(3))
        }
        return Array(known.values)
    }

    /// Inserts the sources that are not known, and completes those that are.
    ///
    /// - Returns: The identifier under which each of them stands, by `Source.key`.
    func saveSources(_ sources: [Source]) throws -> [String: Identifier<Source>] {
        var stored: [String: Stored] = [:]
        try ArticleStatements.sourcesByKey.forEach(
            on: connection,
            in: Set(sources.map(\.key)).map { .text($0) }
        ) { stored[$0.text(1)] = Stored(id: $0.identifier(0), csl: $0.text(2)) }
        for source in sources {
            let csl = try CSLText.encode(source.csl)
            if let known = stored[source.key] {
                // Under another identifier it is the stored reading that counts.
                guard known.id == source.id, known.csl != csl else { continue }
                try connection.run(ArticleStatements.updateSource, [.id(source.id), .text(csl)])
                try noteChange(of: source.id)
            } else {
                try insert(source, csl)
            }
            stored[source.key] = Stored(id: source.id, csl: csl)
            for key in Set(source.csl.keys + [source.key]) {
                try connection.run(ArticleStatements.insertSourceKey, [.text(key), .id(source.id)])
            }
        }
        return stored.mapValues(\.id)
    }

    private struct Stored {
        var id: Identifier<Source>
        var csl: String
    }

    private func insert(_ source: Source, _ csl: String) throws {
        do {
            try connection.run(ArticleStatements.insertSource, [.id(source.id), .text(source.key), .text(csl)])
        } catch  where error.kind == .constraint(.primaryKey) {
            throw StoreError.conflict("source_id")
        }
    }

    /// All articles that cite a source show it.
    private func noteChange(of source: Identifier<Source>) throws {
        let slugs = try connection.all(ArticleStatements.articlesCiting, [.id(source)]) { try $0.slug(0) }
        for slug in slugs { changes.note(.article(slug)) }
    }
}
