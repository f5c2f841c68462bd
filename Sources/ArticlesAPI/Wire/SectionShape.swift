internal import Articles

/// `section` of the HTTP contract.
struct SectionShape: WireShape {
    var section: Section

    func write(to json: inout JSONWriter) {
        json.object { write(members: &$0) }
    }

    fileprivate func write(members json: inout JSONWriter) {
        json.member("anchor", section.anchor)
        json.member("number", section.heading == nil ? nil : section.number)
        json.member("level", section.level)
        json.member("heading", section.heading)
        json.member("text", section.text)
        json.member("html", section.html)
        json.member("wordCount", section.wordCount)
        json.volatileMember("commentCount", section.commentCount)
        json.member("markers", section.markers) { json, marker in
            json.object { json in
                json.member("citation", marker.citation)
                json.member("paragraph", marker.paragraph)
                json.member("offset", marker.offset)
                json.member("quote", marker.quote)
            }
        }
    }
}

/// A section with the notes cited in it and the ways to its neighbours.
struct SectionInContextShape: WireShape {
    var slug: Slug
    var context: SectionInContext

    func write(to json: inout JSONWriter) {
        json.object { json in
            SectionShape(section: context.section).write(members: &json)
            json.member("citations", context.citations) { CitationShape(citation: $1).write(to: &$0) }
            neighbour("previous", context.previous, &json)
            neighbour("next", context.next, &json)
            json.member("links") { json in
                json.member("self", Path.section(slug, context.section.anchor))
                json.member("article", Path.article(slug))
            }
        }
    }

    private func neighbour(_ name: StaticString, _ entry: OutlineEntry?, _ json: inout JSONWriter) {
        json.key(name)
        guard let entry else { return json.null() }
        json.object { json in
            json.member("anchor", entry.anchor)
            json.member("level", entry.level)
            json.member("heading", entry.heading)
            json.member("href", Path.section(slug, entry.anchor))
        }
    }
}
