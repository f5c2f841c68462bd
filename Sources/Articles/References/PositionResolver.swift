/// Leads short forms to the works of earlier notes, note by note.
///
/// Each note costs what it holds: works are looked up by family name and by the first word of their title, and a name
/// with more works than anyone could tell apart counts as ambiguous.
struct PositionResolver {
    /// A work that a note held in full.
    private struct Work {
        var csl: CSLItem
        var key: String
        var note: Int
        var families: [String]
        var title: [String]
        var confidence: Double
        var sure: FieldConfidence
    }

    private enum Previous {
        case nothing
        case remark
        case unresolved
        case works([Int])
    }

    private var works: [Work] = []
    private var byKey: [String: Int] = [:]
    private var byFamily: [String: [Int]] = [:]
    private var byTitleWord: [String: [Int]] = [:]
    private var byAlias: [String: Int] = [:]
    private var byNote: [Int: [Int]] = [:]
    private var previous = Previous.nothing

    /// More candidates than this are ambiguous without looking at each.
    private static let candidateLimit = 64

    mutating func resolve(number: Int, drafts: [Draft]) -> NoteReading {
        var reading = NoteReading(number: number, kind: .remark)
        var cited: [Int] = []
        var seen: Set<String> = []
        var isUnresolved = false
        var last: Int?
        for (index, draft) in drafts.enumerated() {
            var outcome = take(draft, number: number, isFirst: index == 0, last: last)
            if index == 0 {
                reading.kind = outcome.kind
                if outcome.kind != .full, let work = outcome.work, works[work].note != number {
                    reading.resolvedFrom = works[work].note
                }
            }
            if let reference = outcome.reference { reading.references.append(reference) }
            outcome.warnings += draft.warnings
            for warning in outcome.warnings where !reading.warnings.contains(warning) {
                reading.warnings.append(warning)
            }
            if let work = outcome.work {
                let key = works[work].key
                if key.isEmpty || seen.insert(key).inserted { cited.append(work) }
            } else if outcome.kind != .remark {
                isUnresolved = true
            }
            last = outcome.work
        }
        // A note that turns out to hold only what can't be a reference is a remark.
        if reading.references.isEmpty, reading.kind == .full { reading.kind = .remark }
        if reading.kind == .remark, !reading.references.isEmpty { reading.kind = .full }
        byNote[number] = cited
        previous = isUnresolved ? .unresolved : cited.isEmpty ? .remark : .works(cited)
        return reading
    }

    // MARK: one reference

    private struct Outcome {
        var kind: Citation.Kind
        var work: Int?
        var reference: Reference?
        var warnings: [String] = []
    }

    private mutating func take(_ draft: Draft, number: Int, isFirst: Bool, last: Int?) -> Outcome {
        guard let form = draft.shortForm else { return takeFull(draft, number: number, last: last) }
        switch form.kind {
        case .ibid: return takeIbid(draft, isFirst: isFirst, last: last)
        case .note(let target): return takeNote(draft, form, target)
        case .named: return takeNamed(draft, form, number: number, last: last)
        }
    }

    private mutating func takeFull(_ draft: Draft, number: Int, last: Int?) -> Outcome {
        var draft = draft
        if draft.isSameAuthor, draft.csl.author == nil {
            let source =
                last
                ?? { if case .works(let list) = previous, list.count == 1 { return list[0] } else { return nil } }()
            if let source { draft.csl.author = works[source].csl.author }
        }
        let work = register(draft, number: number)
        var outcome = Outcome(kind: .full, work: work, reference: reference(draft.csl, draft))
        if draft.confidence < 0.5 { outcome.warnings.append("lowConfidence") }
        return outcome
    }

    private func reference(_ csl: CSLItem, _ draft: Draft) -> Reference {
        Reference(
            csl: csl,
            locator: draft.locator,
            prefix: draft.prefix,
            confidence: draft.confidence,
            fieldConfidence: draft.sure
        )
    }

    private func linked(_ work: Int, _ draft: Draft, _ confidence: Double, printed: CSLItem?) -> Reference {
        Reference(
            csl: works[work].csl,
            locator: draft.locator,
            prefix: draft.prefix,
            confidence: min(confidence, works[work].confidence),
            fieldConfidence: works[work].sure,
            printed: printed
        )
    }

    private func takeIbid(_ draft: Draft, isFirst: Bool, last: Int?) -> Outcome {
        var outcome = Outcome(kind: .ibid)
        if !isFirst {
            guard let last else {
                outcome.warnings.append("ibidAfterUnresolved")
                return outcome
            }
            outcome.work = last
            outcome.reference = linked(last, draft, 0.95, printed: nil)
            return outcome
        }
        switch previous {
        case .nothing: outcome.warnings.append("ibidWithoutPredecessor")
        case .remark: outcome.warnings.append("ibidAfterRemark")
        case .unresolved: outcome.warnings.append("ibidAfterUnresolved")
        case .works(let list):
            guard list.count == 1 else {
                outcome.warnings.append("ibidAfterSeveral")
                return outcome
            }
            outcome.work = list[0]
            outcome.reference = linked(list[0], draft, 0.98, printed: nil)
        }
        return outcome
    }

    private func takeNote(_ draft: Draft, _ form: ShortForm, _ target: Int) -> Outcome {
        var outcome = Outcome(kind: .short)
        let list = byNote[target] ?? []
        // A note of so many works points at none of them.
        guard list.count <= Self.candidateLimit else {
            outcome.warnings.append("ambiguousShortForm")
            outcome.reference = unresolved(draft, form)
            return outcome
        }
        let matching =
            form.families.isEmpty && form.title == nil
            ? list : list.filter { matches($0, form) || matchesAsTitle($0, form) }
        if matching.count == 1 {
            outcome.work = matching[0]
            outcome.reference = linked(matching[0], draft, 0.97, printed: draft.csl)
        } else {
            outcome.warnings.append(matching.isEmpty ? "unresolvedShortForm" : "ambiguousShortForm")
            outcome.reference = unresolved(draft, form)
        }
        return outcome
    }

    private mutating func takeNamed(_ draft: Draft, _ form: ShortForm, number: Int, last: Int?) -> Outcome {
        var outcome = Outcome(kind: .short)
        var form = form
        if draft.isSameAuthor, form.families.isEmpty, let last { form.families = works[last].families }
        let isLaw = draft.csl.type == "legislation" || draft.csl.type == "treaty"
        // A law is cited alike the first and the second time.
        if isLaw, byKey[draft.csl.key] != nil { return takeFull(draft, number: number, last: last) }
        switch find(form) {
        case .one(let work):
            outcome.work = work
            outcome.reference = linked(work, draft, 0.93, printed: draft.csl)
        case .several:
            outcome.warnings.append("ambiguousShortForm")
            outcome.reference = unresolved(draft, form)
        case .none:
            if form.isCertain {
                outcome.warnings.append("unresolvedShortForm")
                outcome.reference = unresolved(draft, form)
            } else if isLaw || isWorthTaking(draft) {
                // A first mention without imprint: all that the note has.
                var full = draft
                full.shortForm = nil
                full.confidence = min(full.confidence, 0.6)
                return takeFull(full, number: number, last: last)
            } else {
                outcome.kind = .remark
            }
        }
        return outcome
    }

    private func isWorthTaking(_ draft: Draft) -> Bool {
        guard draft.csl.title != nil else { return false }
        return draft.csl.author?.contains { $0.given != nil } ?? false
    }

    /// What an unresolved short form names, for a reader to find the work by; nothing when it names nothing.
    private func unresolved(_ draft: Draft, _ form: ShortForm) -> Reference? {
        guard draft.csl.author != nil || draft.csl.title != nil else { return nil }
        var result = reference(draft.csl, draft)
        if result.csl.author == nil, !form.families.isEmpty, form.title == nil {
            result.csl.author = form.families.map { CSLName(family: $0) }
            result.csl.title = nil
        }
        result.confidence = min(result.confidence, 0.3)
        return result
    }

    // MARK: works

    private mutating func register(_ draft: Draft, number: Int) -> Int {
        let key = draft.csl.key
        if !key.isEmpty, let known = byKey[key] {
            // Ibid. after a repeat leads to the repeat: that note holds the work too.
            guard works[known].note != number else { return known }
            return append(draft, key, number: number, isNew: false)
        }
        let index = append(draft, key, number: number, isNew: true)
        if !key.isEmpty { byKey[key] = index }
        return index
    }

    private mutating func append(_ draft: Draft, _ key: String, number: Int, isNew: Bool) -> Int {
        let csl = draft.csl
        let names = csl.author ?? csl.editor ?? []
        let work = Work(
            csl: csl,
            key: key,
            note: number,
            families: names.map {
                Folding.fold(
                    [$0.nonDroppingParticle, $0.family ?? $0.literal].compactMap { $0 }.joined(separator: " ")
                )
            },
            title: Folding.fold(csl.title ?? csl.containerTitle ?? "").split(separator: " ").map(String.init),
            confidence: draft.confidence,
            sure: draft.sure
        )
        let index = works.count
        works.append(work)
        guard isNew else { return index }
        for name in names.prefix(40) {
            let family = Folding.fold(name.family ?? name.literal ?? "")
            byFamily[family, default: []].append(index)
        }
        if let word = work.title.first(where: { !Self.articles.contains($0) }) {
            byTitleWord[word, default: []].append(index)
        }
        if let alias = draft.alias { byAlias[Folding.fold(alias)] = index }
        return index
    }

    private static let articles: Set<String> = [
        "the", "a", "an", "der", "die", "das", "le", "la", "les", "el", "los", "las", "un", "une",
    ]

    // MARK: search

    private enum Found {
        case one(Int)
        case several
        case none
    }

    private func find(_ form: ShortForm) -> Found {
        if form.families.isEmpty, let title = form.title, let work = byAlias[Folding.fold(title)] { return .one(work) }
        if form.families.count == 1, form.title == nil, let work = byAlias[Folding.fold(form.families[0])] {
            return .one(work)
        }
        if let family = form.families.first {
            let list = byFamily[Folding.fold(family)] ?? []
            guard list.count <= Self.candidateLimit else { return .several }
            let found = list.filter { matches($0, form) }
            if !found.isEmpty || form.title != nil || form.families.count > 1 && !isTitleLike(form) {
                return outcome(found)
            }
            // "Orientalism, 12": the one word was a title.
            return findTitle(form.families.joined(separator: " and "))
        }
        guard let title = form.title else { return .none }
        return findTitle(title)
    }

    private func isTitleLike(_ form: ShortForm) -> Bool { form.families.count == 2 && form.title == nil }

    private func outcome(_ found: [Int]) -> Found {
        found.isEmpty ? .none : found.count == 1 ? .one(found[0]) : .several
    }

    private func findTitle(_ title: String) -> Found {
        let words = Folding.fold(title).split(separator: " ").map(String.init)
        guard let word = words.first(where: { !Self.articles.contains($0) }) else { return .none }
        let list = byTitleWord[word] ?? []
        guard list.count <= Self.candidateLimit else { return .several }
        return outcome(list.filter { hasTitle($0, words) })
    }

    private func matches(_ work: Int, _ form: ShortForm) -> Bool {
        let known = works[work]
        // The names of the short form are the first of the work, in its order.
        for (index, family) in form.families.enumerated() {
            let folded = Folding.fold(family)
            guard index < known.families.count,
                known.families[index] == folded || known.families[index].hasSuffix(" " + folded)
            else { return false }
        }
        if let year = form.year, known.csl.issued?.dateParts?.first?.first != year { return false }
        guard let title = form.title else { return true }
        return hasTitle(work, Folding.fold(title).split(separator: " ").map(String.init))
    }

    private func matchesAsTitle(_ work: Int, _ form: ShortForm) -> Bool {
        guard form.title == nil else { return form.families.isEmpty && matches(work, form) }
        return hasTitle(work, form.families.flatMap { Folding.fold($0).split(separator: " ").map(String.init) })
    }

    /// The words of the short title come in the title, in their order, the first among its first ones.
    private func hasTitle(_ work: Int, _ words: [String]) -> Bool {
        let title = works[work].title
        let words = words.filter { !Self.articles.contains($0) }
        guard !words.isEmpty, !title.isEmpty else { return false }
        var position = 0
        for word in words {
            guard let found = title[position...].firstIndex(of: word) else { return false }
            position = found + 1
        }
        return true
    }
}
