internal import Markup

/// Numbers the footnotes of a document.
struct FootnoteNumbering {
    /// The footnotes' indices in the order of their numbers.
    private(set) var order: [Int] = []
    /// The footnotes that the text refers to.
    private(set) var called: Set<Int> = []
    private var numbers: [Int: Int] = [:]

    /// By their first reference: first come the notes that the text refers to, then those that only notes refer to, then
    /// the others in the order of their definitions.
    init(_ footnotes: [Footnote], references: [FootnoteReference]) {
        for reference in references where footnotes.indices.contains(reference.footnote) { add(reference.footnote) }
        called = Set(order)
        var position = 0
        while position < order.count {
            for place in PlainText(footnotes[order[position]].blocks).references
            where footnotes.indices.contains(place.reference.footnote) {
                add(place.reference.footnote)
            }
            position += 1
        }
        for index in footnotes.indices { add(index) }
    }

    /// As printed.
    ///
    /// - Parameter printed: The number of each footnote, no two the same.
    init(_ footnotes: [Footnote], references: [FootnoteReference], printed: [Int]) {
        order = footnotes.indices.sorted { printed[$0] < printed[$1] }
        for index in footnotes.indices { numbers[index] = printed[index] }
        called = Set(references.map(\.footnote).filter(footnotes.indices.contains))
    }

    /// The number of a footnote, 1 for the first; nil when there is no such footnote.
    func number(of reference: FootnoteReference) -> Int? { numbers[reference.footnote] }

    /// The number of a footnote by its index.
    func number(at index: Int) -> Int { numbers[index] ?? index + 1 }

    private mutating func add(_ index: Int) {
        guard numbers[index] == nil else { return }
        order.append(index)
        numbers[index] = order.count
    }
}
