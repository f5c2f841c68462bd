/// Makes the anchors of an article's sections, each once.
struct AnchorNames {
    private var used: Set<String> = []

    /// The anchor for a heading: its words folded, `section-N` when no Latin letter is left; nil is the lead.
    mutating func next(for heading: String?, number: Int) -> String {
        let base = heading.map { Slug(folding: $0)?.rawValue ?? "section-\(number)" } ?? Section.leadAnchor
        var name = base
        var count = 1
        while !used.insert(name).inserted {
            count += 1
            name = "\(base)-\(count)"
        }
        return name
    }
}
