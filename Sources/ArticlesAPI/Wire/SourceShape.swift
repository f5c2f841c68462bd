internal import Articles

/// `source` of the HTTP contract: a work with a page of the notes that cite it.
struct SourceShape: WireShape {
    var source: Source
    var mentions: ListPage<SourceMention, SourceMention.Position>
    var next: String?

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("id", source.id.description)
            json.key("csl")
            CSLShape(item: source.csl).write(to: &json)
            json.member("url", source.csl.url)
            json.member("doi", source.csl.doi)
            json.key("citations")
            json.list(mentions.items, next: next, total: mentions.total) { json, mention in
                json.object { json in
                    json.member("articleSlug", mention.articleSlug.rawValue)
                    json.member("articleTitle", mention.articleTitle)
                    json.member("number", mention.citation)
                    json.member("label", mention.label)
                    json.member("text", mention.text)
                    json.member("html", mention.html)
                    json.member("kind", mention.kind.rawValue)
                    json.member("locator", mention.locator)
                    json.member("prefix", mention.prefix)
                    json.key("confidence")
                    json.number(mention.confidence, places: 2)
                    json.member("links") { json in
                        json.member("citation", "\(Path.citations(mention.articleSlug))/\(mention.citation)")
                        json.member("article", Path.article(mention.articleSlug))
                    }
                }
            }
            json.member("links") { json in
                json.member("self", Path.source(source.id))
                json.member("cite", Path.source(source.id) + ".txt")
            }
        }
    }
}
