internal import Articles

/// `citation` of the HTTP contract: a note with its works.
struct CitationShape: WireShape {
    var citation: Citation

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("number", citation.number)
            json.member("label", citation.label)
            json.member("anchor", "citation-\(citation.number)")
            json.member("text", citation.text)
            json.member("html", citation.html)
            json.member("kind", citation.kind.rawValue)
            json.member("resolvedFrom", citation.resolvedFrom)
            json.member("citedIn", citation.citedIn) { json, place in
                json.object { json in
                    json.member("section", place.section)
                    json.member("paragraph", place.paragraph)
                    json.member("offset", place.offset)
                    json.member("quote", place.quote)
                }
            }
            json.member("sources", citation.sources) { json, cited in
                json.object { json in
                    json.member("id", cited.source.id.description)
                    json.key("csl")
                    CSLShape(item: cited.source.csl).write(to: &json)
                    json.member("locator", cited.locator)
                    json.member("prefix", cited.prefix)
                    json.member("url", cited.source.csl.url)
                    json.member("doi", cited.source.csl.doi)
                    json.key("confidence")
                    json.number(cited.confidence, places: 2)
                }
            }
            json.member("warnings", citation.warnings) { $0.string($1) }
            json.volatileMember("commentCount", citation.commentCount)
        }
    }
}

/// A work under CSL-JSON's own names; absent fields are left out, as its schema asks.
struct CSLShape: WireShape {
    var item: CSLItem

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("type", item.type)
            names("author", item.author, &json)
            names("editor", item.editor, &json)
            names("translator", item.translator, &json)
            names("director", item.director, &json)
            names("interviewer", item.interviewer, &json)
            text("title", item.title, &json)
            text("container-title", item.containerTitle, &json)
            text("collection-title", item.collectionTitle, &json)
            text("event-title", item.eventTitle, &json)
            text("genre", item.genre, &json)
            text("authority", item.authority, &json)
            text("publisher", item.publisher, &json)
            text("publisher-place", item.publisherPlace, &json)
            date("issued", item.issued, &json)
            date("original-date", item.originalDate, &json)
            date("accessed", item.accessed, &json)
            text("edition", item.edition, &json)
            text("volume", item.volume, &json)
            text("issue", item.issue, &json)
            text("number", item.number, &json)
            text("section", item.section, &json)
            text("page", item.page, &json)
            text("archive", item.archive, &json)
            text("archive_location", item.archiveLocation, &json)
            text("URL", item.url, &json)
            text("DOI", item.doi, &json)
            text("ISBN", item.isbn, &json)
            text("language", item.language, &json)
            text("abstract", item.abstract, &json)
        }
    }

    private func text(_ name: StaticString, _ value: String?, _ json: inout JSONWriter) {
        if let value { json.member(name, value) }
    }

    private func names(_ name: StaticString, _ value: [CSLName]?, _ json: inout JSONWriter) {
        guard let value else { return }
        json.member(name, value) { json, person in
            json.object { json in
                text("family", person.family, &json)
                text("given", person.given, &json)
                text("non-dropping-particle", person.nonDroppingParticle, &json)
                text("suffix", person.suffix, &json)
                text("literal", person.literal, &json)
            }
        }
    }

    private func date(_ name: StaticString, _ value: CSLDate?, _ json: inout JSONWriter) {
        guard let value else { return }
        json.member(name) { json in
            if let parts = value.dateParts {
                json.member("date-parts", parts) { json, part in json.array(part) { $0.number($1) } }
            }
            if let season = value.season { json.member("season", season) }
            text("literal", value.literal, &json)
        }
    }
}
