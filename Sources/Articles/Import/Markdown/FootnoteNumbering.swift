internal import Markup

/// Numbers the footnotes of a document by their first reference.
struct FootnoteNumbering {
    /// The footnotes' indices in the order of their numbers.
    private(set) var order: [Int] = []
    /// How many of them the text refers to; these come first.
    private(set) var calledCount = 0
    private var numbers: [Int: Int] = [:]

    /// First come the notes that the text refers to, then those that only notes refer to, then the others in the order
    /// of their definitions.
    init(_ footnotes: [Footnote], references: [FootnoteReference]) {
        for reference in references where footnotes.indices.contains(reference.footnote) { add(reference.footnote) }
        calledCount = order.count
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

    /// The number of a footnote, 1 for the first; nil when there is no such footnote.
    func number(of reference: FootnoteReference) -> Int? { numbers[reference.footnote] }

    private mutating func add(_ index: Int) {
        guard numbers[index] == nil else { return }
        order.append(index)
        numbers[index] = order.count
    }
}
