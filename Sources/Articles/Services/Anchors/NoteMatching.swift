/// Finds what became of the notes of an article's former version.
enum NoteMatching {
    /// The present number of each former note that can be told.
    ///
    /// A note is known again by its words together with the sentence that it supports, or by its words alone when no
    /// other note has them. Where the same number of notes stands between two that are known again, these are paired in
    /// their order if they have half of their words in common: a correction. An "Ibid." that could be one or the other
    /// is not told.
    static func presentNumbers(from old: [Citation], to new: [Citation]) -> [Int: Int] {
        var result: [Int: Int] = [:]
        var taken: Set<Int> = []
        for key in [sentenceKey, wordsKey] {
            let former = uniques(of: old.filter { result[$0.number] == nil }, key)
            let present = uniques(of: new.filter { !taken.contains($0.number) }, key)
            for (text, number) in former {
                guard let number, case let found?? = present[text] else { continue }
                result[number] = found
                taken.insert(found)
            }
        }
        pairWhatIsBetween(old, new, &result, taken)
        return result
    }

    private static func sentenceKey(_ note: Citation) -> [String] { [note.text, note.citedIn.first?.quote ?? ""] }

    private static func wordsKey(_ note: Citation) -> [String] { [note.text] }

    /// The number of the note of each key; nil where several have it.
    private static func uniques(of notes: [Citation], _ key: (Citation) -> [String]) -> [[String]: Int?] {
        Dictionary(notes.map { (key($0), $0.number) }, uniquingKeysWith: { _, _ in nil })
    }

    private static func pairWhatIsBetween(
        _ old: [Citation],
        _ new: [Citation],
        _ result: inout [Int: Int],
        _ taken: Set<Int>
    ) {
        let places = Dictionary(new.indices.map { (new[$0].number, $0) }, uniquingKeysWith: { first, _ in first })
        /// One past the place in `new` of the last note that is known again.
        var next = 0
        var gap: [Citation] = []
        func close(before end: Int) {
            guard !gap.isEmpty, next <= end, end - next == gap.count else { return }
            let candidates = new[next..<end]
            guard !candidates.contains(where: { taken.contains($0.number) }) else { return }
            for (former, present) in zip(gap, candidates) where likeness(former.text, present.text) >= 0.5 {
                result[former.number] = present.number
            }
        }
        // What is paired here is added to the result after the walk, which asks it what was known before.
        let known = result
        for note in old {
            guard let place = known[note.number].flatMap({ places[$0] }) else {
                gap.append(note)
                continue
            }
            close(before: place)
            gap = []
            next = place + 1
        }
        close(before: new.count)
    }

    /// The part of all their different words that two texts have in common.
    private static func likeness(_ one: String, _ other: String) -> Double {
        let (words, others) = (Words.set(of: one), Words.set(of: other))
        return Double(words.intersection(others).count) / Double(max(1, words.union(others).count))
    }
}
