/// A page of a list.
public struct ListPage<Item: Sendable, Position: Sendable>: Sendable {
    /// In the order of the list.
    public var items: [Item]
    /// What to continue after; nil on the last page.
    public var next: Position?
    /// How many items the whole list has, when that was asked for.
    public var total: Int?

    /// A page out of one item more than fits, which only tells that there is another page.
    init(itemsAndOne: [Item], limit: Int, total: Int?, position: (Item) -> Position) {
        items = Array(itemsAndOne.prefix(limit))
        next = itemsAndOne.count > limit ? items.last.map(position) : nil
        self.total = total
    }
}
