internal import Markup
internal import XML

/// Finds notes that markers link to, wherever on the page they stand.
struct HTMLNotes {
    /// A note on the page.
    struct Item {
        /// The elements that hold its text, in order.
        var nodes: [XMLTree.Node]
        /// As printed in its markers, else in front of it.
        var label: String?
    }

    /// In the order of the page.
    private(set) var items: [Item] = []
    /// The indices of the notes that the markers call.
    private(set) var markers: [XMLTree.Node: [Int]] = [:]
    /// Links back to the text, with what is printed around them.
    private(set) var backLinks: Set<XMLTree.Node> = []
    /// Headings above notes.
    private(set) var headings: Set<XMLTree.Node> = []
    /// Elements that hold notes and nothing else.
    private(set) var containers: Set<XMLTree.Node> = []

    private let page: HTMLPage
    /// Where links within the page lead to.
    private var links: [(link: XMLTree.Node, target: XMLTree.Node)] = []

    init(_ page: HTMLPage, addresses: Set<String>, excluding excluded: Set<XMLTree.Node>) {
        self.page = page
        for node in page.tree.nodes where page.name(node) == "a" && !excluded.contains(node) {
            if let target = page.target(of: node, addresses: addresses), target != node { links.append((node, target)) }
        }
        findLinked()
        findInline(excluded)
        guard !items.isEmpty else { return }
        findContainers()
    }

    // MARK: Notes that are linked to

    private mutating func findLinked() {
        var calls: [XMLTree.Node: [XMLTree.Node]] = [:]
        var known: [XMLTree.Node: XMLTree.Node?] = [:]
        var judged: [XMLTree.Node: Bool] = [:]
        for (link, target) in links where target > link && isCall(link) {
            if known[target] == nil { known[target] = .some(item(of: target, &judged)) }
            guard let item = known[target] ?? nil, !page.inside(item).contains(link) else { continue }
            calls[item, default: []].append(link)
        }
        // All items of a list are notes when one of them is.
        var nodes = Set(calls.keys)
        let lists = Set(nodes.compactMap { page.name($0) == "li" ? page.tree.parent(of: $0) : nil })
        for list in lists {
            nodes.formUnion(page.tree.children(of: list).filter { page.name($0) == "li" && page.textLengths[$0] > 0 })
        }
        let sorted = nodes.sorted()
        var listNumbers: [XMLTree.Node: Int] = [:]
        for list in lists where page.name(list) == "ol" {
            var number = page.tree.attribute("start", of: list).flatMap { Int($0) } ?? 1
            for child in page.tree.children(of: list) where nodes.contains(child) && number < .max {
                listNumbers[child] = number
                number += 1
            }
        }
        // An item in another is part of that.
        var end = -1
        for node in sorted where node >= end {
            end = page.tree.end(of: node)
            let index = items.count
            let links = (calls[node] ?? []).sorted()
            items.append(
                Item(
                    nodes: [node],
                    label: links.first.flatMap(label)
                        ?? listNumbers[node].map(String.init)
                )
            )
            for link in links { markers[climbed(link), default: []].append(index) }
        }
        let called = Set(markers.keys.flatMap { page.inside($0) })
        var owners: [XMLTree.Node: Int] = [:]
        for (index, item) in items.enumerated() { for node in page.inside(item.nodes[0]) { owners[node] = index } }
        for (link, target) in self.links where target < link && owners[link] != nil {
            let leadsToMarker =
                called.contains(target) || page.inside(target).prefix(8).contains { called.contains($0) }
                || page.ancestors(of: target).prefix(3).contains { markers[$0] != nil }
            let words = page.words(link)
            if leadsToMarker || page.isNamed(link, ["back", "reverse"]) || Self.isArrow(words) {
                backLinks.insert(climbedBack(link))
            }
        }
        addContinuations()
    }

    /// Whether a link reads as a marker.
    private func isCall(_ link: XMLTree.Node) -> Bool {
        if page.textLengths[link] > 24 { return false }
        if label(of: link) != nil { return true }
        let around = page.ancestors(of: link).prefix(2)
        return page.textLengths[link] < 16
            && around.contains { page.isNamed($0, ["noteref", "footnote-ref", "footnote-anchor"]) }
    }

    /// What a marker prints; in raised type also `note 1`.
    private func label(of link: XMLTree.Node) -> String? {
        let words = page.words(link)
        if let label = NoteLabels.label(words) { return label }
        let isRaised = page.ancestors(of: link).prefix(3).contains { page.name($0) == "sup" }
        return isRaised ? NoteLabels.grouped(words) : nil
    }

    /// The element that holds the note with this place in it; nil when it reads as no note.
    private func item(of target: XMLTree.Node, _ judged: inout [XMLTree.Node: Bool]) -> XMLTree.Node? {
        let blocks: Set<String> = [
            "li", "dd", "dt", "p", "div", "aside", "td", "th", "tr", "blockquote", "section", "span",
        ]
        guard
            var node = page.ancestors(of: target).first(where: { node in
                blocks.contains(page.name(node)) && (page.name(node) != "span" || page.textLengths[node] > 24)
            })
        else { return nil }
        if page.name(node) == "td" || page.name(node) == "th" { node = page.tree.parent(of: node) ?? node }
        if page.name(node) == "dt" {
            guard let parent = page.tree.parent(of: node),
                let text = page.tree.children(of: parent).first(where: { $0 > node && page.name($0) == "dd" })
            else { return nil }
            node = text
        }
        for around in page.ancestors(of: node).dropFirst().prefix(3) {
            let isItem =
                ["li", "dd", "tr", "aside"].contains(page.name(around)) || page.name(around) == "div" && isNote(around)
            if isItem { node = around }
        }
        let isNote = judged[node] ?? isText(node)
        judged[node] = isNote
        return isNote ? node : nil
    }

    /// Whether an element can be a note: it has words, and neither headings nor the whole page in it.
    private func isText(_ node: XMLTree.Node) -> Bool {
        page.textLengths[node] > 0 && page.textLengths[node] < 100_000
            && !["body", "article", "main", "html"].contains(page.name(node))
            && !page.inside(node).contains { ["h1", "h2", "h3", "h4", "h5", "h6", "article"].contains(page.name($0)) }
    }

    /// Whether a `div` is one note: `ftn1`, `fn:1`, `footnote`.
    private func isNote(_ node: XMLTree.Node) -> Bool {
        let names =
            page.tree.classes(of: node).map(String.init) + [page.tree.attribute("id", of: node)?.lowercased() ?? ""]
        return page.tree.attribute("role", of: node) == "doc-footnote"
            || names.contains { name in
                let bare = name.drop { $0 == "_" }.prefix { $0.isLetter }
                return ["ftn", "fn", "footnote", "endnote", "edn", "sdfootnote", "sdendnote", "note", "en"].contains(
                    String(bare)
                )
                    && !name.hasSuffix("s")
            }
    }

    /// The outermost inline element that prints nothing but this link and brackets.
    private func climbed(_ link: XMLTree.Node) -> XMLTree.Node {
        var node = link
        for around in page.ancestors(of: link).dropFirst().prefix(4) {
            guard ["sup", "span", "small", "b", "i", "em", "strong", "font", "sub", "u"].contains(page.name(around)),
                page.textLengths[around] <= page.textLengths[link] + 2,
                NoteLabels.label(page.words(around)) == NoteLabels.label(page.words(link))
            else { break }
            node = around
        }
        return node
    }

    private func climbedBack(_ link: XMLTree.Node) -> XMLTree.Node {
        var node = link
        for around in page.ancestors(of: link).dropFirst().prefix(4) {
            let isAll = page.textLengths[around] <= page.textLengths[link] + 2
            guard ["sup", "span", "small", "b", "i", "em", "strong", "font", "p"].contains(page.name(around)),
                isAll || page.isNamed(around, ["backlink"])
            else { break }
            node = around
        }
        return node
    }

    static func isArrow(_ words: String) -> Bool {
        let bare = words.filter { !$0.isWhitespace }
        return !bare.isEmpty && bare.unicodeScalars.allSatisfy { "^↑↩⏎⤴⇑▲\u{FE0E}\u{FE0F}".unicodeScalars.contains($0) }
            || ["back", "return", "jumpup", "backtotext", "top"].contains(bare.lowercased())
    }

    /// Paragraphs between two notes belong to the one above them, and so do those in a `div` that a note begins.
    private mutating func addContinuations() {
        let first = Dictionary(items.indices.map { (items[$0].nodes[0], $0) }) { $1 }
        for index in items.indices {
            let node = items[index].nodes[0]
            guard page.name(node) == "p", let division = page.tree.parent(of: node), page.name(division) == "div",
                page.elementBefore(node) == nil, page.textLengths[division] > page.textLengths[node],
                index + 1 == items.count || items[index + 1].nodes[0] >= page.tree.end(of: division)
            else { continue }
            // The text may go on in a `div`, or behind it; notes are followed by notes.
            var next = page.tree.end(of: division)
            let end = page.tree.parent(of: division).map { page.tree.end(of: $0) } ?? next
            while next < end, page.textLengths[next] == 0 { next = page.tree.end(of: next) }
            guard next >= end || page.inside(next).prefix(2).contains(where: { first[$0] != nil }) else { continue }
            items[index].nodes += page.tree.children(of: division).filter { $0 > node && page.textLengths[$0] > 0 }
        }
        for index in items.indices.dropLast() {
            let node = items[index].nodes[0]
            let next = items[index + 1].nodes[0]
            guard page.name(node) == "p", let parent = page.tree.parent(of: node), page.tree.parent(of: next) == parent
            else { continue }
            var sibling = page.tree.end(of: node)
            var steps = 0
            while sibling < next, steps < 12 {
                if ["p", "ul", "ol", "blockquote"].contains(page.name(sibling)), page.textLengths[sibling] > 0 {
                    items[index].nodes.append(sibling)
                }
                sibling = page.tree.end(of: sibling)
                steps += 1
            }
        }
    }

    // MARK: Notes that stand in the text

    private static let inlineMarks: Set<String> = [
        "sidenote", "marginnote", "modern-footnotes-footnote__note", "inline-footnote-text", "footnote-inline",
        "footnote__content",
    ]

    /// Notes in the margin, printed where they are called.
    private mutating func findInline(_ excluded: Set<XMLTree.Node>) {
        let taken = Set(items.flatMap { $0.nodes.flatMap { page.inside($0) } })
        var end = -1
        for node in page.tree.nodes where node >= end && !excluded.contains(node) && !taken.contains(node) {
            guard page.textLengths[node] > 0, page.isMarked(node, Self.inlineMarks) else { continue }
            end = page.tree.end(of: node)
            var label: String?
            if let before = page.elementBefore(node),
                ["sup", "a", "label", "input", "span"].contains(page.name(before))
            {
                label = NoteLabels.label(page.words(before))
                if label != nil || page.textLengths[before] == 0 { backLinks.insert(before) }
            }
            markers[node, default: []].append(items.count)
            items.append(Item(nodes: [node], label: label))
        }
    }

    // MARK: What stands around notes

    private mutating func findContainers() {
        var heldLengths: [XMLTree.Node: Int] = [:]
        for node in items.flatMap(\.nodes) {
            if let parent = page.tree.parent(of: node) { heldLengths[parent, default: 0] += page.textLengths[node] }
        }
        for (list, held) in heldLengths where !["body", "main", "article", "html", "p"].contains(page.name(list)) {
            guard held * 10 >= page.textLengths[list] * 8 else { continue }
            var container = list
            for around in page.ancestors(of: list).dropFirst().prefix(4) {
                guard ["section", "div", "aside", "footer", "tbody", "table"].contains(page.name(around)),
                    page.textLengths[around] <= page.textLengths[list] + 40
                else { break }
                container = around
            }
            containers.insert(container)
        }
        // More lists of notes than any page has are left without headings.
        let firsts = containers.isEmpty ? [items[0].nodes[0]] : Array(containers.sorted().prefix(50))
        for first in firsts {
            for node in page.ancestors(of: first).prefix(4) {
                guard let before = page.elementBefore(node) else { continue }
                if NoteLabels.isHeading(page.words(before)), page.textLengths[before] < 60 { headings.insert(before) }
                break
            }
            for node in page.inside(first) where ["h1", "h2", "h3", "h4", "h5", "h6"].contains(page.name(node)) {
                headings.insert(node)
            }
        }
    }
}
