/// Finds what became of the sections of an article's former version, so that old links still lead somewhere.
enum SectionMatching {
    /// Anchors that are no longer there, each with the present anchor of the section that it named.
    ///
    /// A section is known again by its text; else by at least half of its words; else, when as many sections were
    /// renamed as came new, by its place. One that can't be told is left out.
    static func formerAnchors(from old: [Section], to new: [Section]) -> [String: String] {
        let oldAnchors = Set(old.map(\.anchor))
        let newAnchors = Set(new.map(\.anchor))
        let lost = old.filter { !newAnchors.contains($0.anchor) }
        var candidates = new.filter { !oldAnchors.contains($0.anchor) }
        let areAsMany = lost.count == candidates.count
        var result: [String: String] = [:]
        let words = candidates.map { Words.set(of: $0.text) }
        var wordsOf = Dictionary(zip(candidates.map(\.anchor), words), uniquingKeysWith: { first, _ in first })
        for (index, section) in lost.enumerated() {
            let ownWords = Words.set(of: section.text)
            let best = candidates.enumerated().max { likeness($0.element) < likeness($1.element) }
            func likeness(_ candidate: Section) -> Double {
                if candidate.text == section.text { return 1 }
                let others = wordsOf[candidate.anchor] ?? []
                return Double(ownWords.intersection(others).count) / Double(max(1, ownWords.union(others).count))
            }
            if let best, likeness(best.element) >= 0.5 {
                result[section.anchor] = best.element.anchor
                wordsOf[best.element.anchor] = nil
                candidates.remove(at: best.offset)
            } else if areAsMany, candidates.count == lost.count - index, let first = candidates.first {
                result[section.anchor] = first.anchor
                candidates.removeFirst()
            }
        }
        return result
    }
}
