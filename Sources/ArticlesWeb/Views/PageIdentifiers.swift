import Articles

/// The `id` of every element that is linked to, each given out once.
///
/// A heading such as "Comments" or "Citation 5" gives a section an anchor that the page itself needs; the section then
/// steps aside.
struct PageIdentifiers {
    /// The `id` of each section, by position.
    let sections: [String]
    /// The `id` of each section, by anchor.
    let sectionByAnchor: [String: String]
    /// How often each note is cited.
    let markerCounts: [Int: Int]

    init(_ page: ArticlePage) {
        var markerCounts: [Int: Int] = [:]
        for marker in page.sections.lazy.flatMap(\.markers) { markerCounts[marker.citation, default: 0] += 1 }
        var taken = Self.fixed
        taken.formUnion(page.citations.map { Self.citation($0.number) })
        taken.formUnion(page.comments.map { Self.comment($0.id) })
        for (citation, count) in markerCounts {
            taken.formUnion((1...count).map { Self.marker(citation, occurrence: $0) })
        }
        var sections: [String] = []
        var sectionByAnchor: [String: String] = [:]
        // Counting on from where the last clash of an anchor ended keeps many equal anchors linear.
        var suffixes: [String: Int] = [:]
        for section in page.sections {
            var id = section.anchor.isEmpty ? "section-\(section.number)" : section.anchor
            while !taken.insert(id).inserted {
                let suffix = suffixes[section.anchor, default: 0]
                suffixes[section.anchor] = suffix + 1
                id = suffix == 0 ? "section-\(section.anchor)" : "section-\(section.anchor)-\(suffix + 1)"
            }
            sections.append(id)
            sectionByAnchor[section.anchor] = sectionByAnchor[section.anchor] ?? id
        }
        self.sections = sections
        self.sectionByAnchor = sectionByAnchor
        self.markerCounts = markerCounts
    }

    static func citation(_ number: Int) -> String { "citation-\(number)" }

    static func comment(_ id: Identifier<Comment>) -> String { "comment-\(id)" }

    /// As the importers write it into a section's HTML.
    static func marker(_ citation: Int, occurrence: Int) -> String {
        occurrence == 1 ? "marker-\(citation)" : "marker-\(citation)-\(occurrence)"
    }

    private static let fixed: Set<String> = {
        var ids: Set = [
            "article", "contents-heading", "notes", "notes-heading", "about-heading", "cite-heading", "comments",
            "comments-heading",
            "post", "post-heading", "live", "search", "search-results",
        ]
        for field in CommentForm.Field.allCases {
            ids.formUnion(["post-\(field.inputName)", "post-\(field.inputName)-error"])
        }
        return ids
    }()
}
