/// Makes the anchors of an article's sections, each once.
struct AnchorNames {
    private var used: Set<String> = []
    /// The last number behind each name, so that thousands of equal headings are not counted through again and again.
    private var counts: [String: Int] = [:]

    /// The anchor for a heading: its words folded, `section-N` when no Latin letter is left; nil is the lead.
    mutating func next(for heading: String?, number: Int) -> String {
        let base = heading.map { Slug(folding: $0)?.rawValue ?? "section-\(number)" } ?? Section.leadAnchor
        var name = base
        var count = counts[base] ?? 1
        if count > 1 { name = "\(base)-\(count)" }
        while !used.insert(name).inserted {
            count += 1
            name = "\(base)-\(count)"
        }
        counts[base] = count
        return name
    }
}
