internal import Articles

/// `anchor` of the HTTP contract: what a comment speaks of; null for the article as a whole.
struct AnchorShape: WireShape {
    private var target: Comment.Anchor?
    private var quote: TextQuote?
    private var state: Comment.AnchorState

    init(_ comment: Comment) {
        target = comment.anchor ?? comment.formerAnchor
        // A tombstone keeps its place in the thread and nothing of what was said.
        quote = comment.status == .deleted ? nil : comment.quote
        state = comment.anchorState
    }

    func write(to json: inout JSONWriter) {
        guard target != nil || quote != nil else { return json.null() }
        json.object { json in
            switch target {
            case nil:
                json.member("type", "article")
            case .section(let id):
                json.member("type", "section")
                json.member("id", id)
            case .citation(let number):
                json.member("type", "citation")
                json.member("number", number)
            }
            json.key("quote")
            if let quote { write(quote, to: &json) } else { json.null() }
            json.member("state", state.rawValue)
        }
    }

    private func write(_ quote: TextQuote, to json: inout JSONWriter) {
        json.object { json in
            json.member("exact", quote.exact)
            json.member("prefix", quote.prefix)
            json.member("suffix", quote.suffix)
        }
    }
}
