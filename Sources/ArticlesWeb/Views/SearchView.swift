import Articles

/// The template's view of a search.
struct SearchView: View {
    let head: HeadView
    let message: String?
    let resultsHeading: String?
    let results: [Result]

    /// A place where the words stand.
    struct Result: View {
        let resultPath: String
        let resultKind: String
        let resultTitle: String?
        let snippet: [Piece]
    }

    /// A part of a snippet.
    struct Piece: View {
        let isMatch: Bool
        let words: String
    }

    init(_ page: SearchPage, site: Site, assets: Assets) {
        head = HeadView(
            kind: "searching",
            title: page.query.nonEmpty.map { "Search: \($0)" } ?? "Search",
            description: nil,
            path: "/search",
            site: site,
            assets: assets,
            noindex: true,
            searched: page.query
        )
        message = page.message
        results = (page.matches ?? []).map(Result.init)
        resultsHeading = page.matches.map { matches in
            if matches.isEmpty { return "Nothing was found." }
            return page.isCut ? "The best \(matches.count) places" : Wording.count(matches.count, "place")
        }
    }
}

extension SearchView.Result {
    init(_ match: SearchMatch) {
        let fragment: String
        switch match.kind {
        case .section:
            (resultKind, fragment) = ("Text", match.section ?? Section.leadAnchor)
        case .citation:
            (resultKind, fragment) = ("Note \(match.citation ?? 0)", PageIdentifiers.citation(match.citation ?? 0))
        case .comment:
            (resultKind, fragment) = ("Comment", match.comment.map(PageIdentifiers.comment) ?? "comments")
        }
        resultPath = "/articles/\(match.slug)#\(fragment)"
        resultTitle = match.title.nonEmpty
        snippet = Self.pieces(of: match.snippet, matches: match.ranges)
    }

    /// The snippet cut at the ends of what matches.
    private static func pieces(of snippet: String, matches: [Range<Int>]) -> [SearchView.Piece] {
        let units = Array(snippet.utf16)
        var pieces: [SearchView.Piece] = []
        var place = 0
        func add(_ range: Range<Int>, isMatch: Bool) {
            guard !range.isEmpty else { return }
            pieces.append(SearchView.Piece(isMatch: isMatch, words: String(decoding: units[range], as: UTF16.self)))
        }
        for match in matches where match.lowerBound >= place && match.upperBound <= units.count {
            add(place..<match.lowerBound, isMatch: false)
            add(match, isMatch: true)
            place = match.upperBound
        }
        add(place..<units.count, isMatch: false)
        return pieces
    }
}
