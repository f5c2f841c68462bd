internal import Articles

/// An item of a search: where the words stand, and some words around them.
struct SearchMatchShape: WireShape {
    var match: SearchMatch

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("kind", match.kind.rawValue)
            json.member("articleSlug", match.slug.rawValue)
            json.member("articleTitle", match.title)
            json.member("section", match.section)
            json.member("citation", match.citation)
            json.member("commentId", match.comment?.description)
            json.member("snippet", match.snippet)
            json.member("ranges", match.ranges) { json, range in
                json.array([range.lowerBound, range.upperBound]) { $0.number($1) }
            }
            json.member("links") { json in
                json.member("self", path)
                json.member("page", "\(Path.page(match.slug))#\(fragment)")
            }
        }
    }

    private var path: String {
        switch match.kind {
        case .section: Path.section(match.slug, match.section ?? Section.leadAnchor)
        case .citation: "\(Path.citations(match.slug))/\(match.citation ?? 0)"
        case .comment: match.comment.map(Path.comment) ?? Path.comments(match.slug)
        }
    }

    private var fragment: String {
        switch match.kind {
        case .section: match.section ?? Section.leadAnchor
        case .citation: "citation-\(match.citation ?? 0)"
        case .comment: "comment-\(match.comment?.description ?? "")"
        }
    }
}
