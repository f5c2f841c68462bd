internal import Markup

/// Labels of notes as they are printed in markers and in front of notes.
enum NoteLabels {
    /// The label in some words, without brackets and dots around it; nil when they are no label.
    static func label(_ words: String) -> String? {
        var text = words[...]
        while let first = text.unicodeScalars.first, isAround(first) { text = text.dropFirst() }
        while let last = text.unicodeScalars.last, isAround(last) { text = text.dropLast() }
        guard !text.isEmpty, text.utf8.count <= 12 else { return nil }
        let isNumber = text.utf8.allSatisfy { (0x30...0x39).contains($0) } && text.utf8.count <= 4
        let isRoman = text.utf8.allSatisfy { [0x69, 0x76, 0x78, 0x6C, 0x63].contains($0 | 0x20) }
        let isLetter = text.utf8.count == 1 && (0x61...0x7A).contains((text.utf8.first ?? 0) | 0x20)
        let isSign = text.unicodeScalars.allSatisfy { "*†‡§¶#‖".unicodeScalars.contains($0) }
        return isNumber || isRoman || isLetter || isSign ? String(text) : nil
    }

    /// The label of a group's note, such as `note 1` or `nb 2`; nil when some words are none.
    static func grouped(_ words: String) -> String? {
        let text = words.trimmingPrefix("[").prefix { $0 != "]" }
        let parts = text.split(separator: " ")
        guard parts.count == 2, parts[0].count <= 12, parts[0].allSatisfy({ $0.isLetter || $0 == "." || $0 == "-" }),
            label(String(parts[1])) == String(parts[1])
        else { return nil }
        return parts.joined(separator: " ")
    }

    private static func isAround(_ scalar: Unicode.Scalar) -> Bool {
        "[](){}.,:;^".unicodeScalars.contains(scalar) || scalar.properties.isWhitespace || scalar.value == 0x2060
            || scalar.value == 0xFE0E
    }

    /// Whether some words say that notes follow.
    static func isHeading(_ words: String) -> Bool {
        // MediaWiki prints a link for editing behind its headings.
        var bare = words.lowercased().replacing("[edit]", with: "")[...]
        while let last = bare.last, last == ":" || last == "." || last.isWhitespace { bare.removeLast() }
        // `Quellen und Anmerkungen`
        let parts = bare.split { $0 == " " }.split { ["and", "&", "und", "et", "y", "e"].contains($0) }
            .map { $0.joined(separator: " ") }
        return PageLexicon.isNotesHeading(String(bare))
            || !parts.isEmpty && parts.allSatisfy { PageLexicon.isNotesHeading($0) || $0 == "riferimenti" }
    }

    /// The label in front of a note's text and the text behind it: `[3] …`, `3. …`, `3) …`, `^ …`, or a raised number.
    ///
    /// - Parameter wanted: When given, only this label counts.
    static func split(_ inlines: [Inline], wanted: String? = nil) -> (label: String?, rest: [Inline])? {
        guard let first = inlines.first else { return nil }
        if case .html("<sup>") = first, inlines.count > 2, case .text(let raised) = inlines[1],
            case .html("</sup>") = inlines[2], let label = label(raised), wanted == nil || wanted == label
        {
            return (label, withoutLeading(Array(inlines.dropFirst(3))))
        }
        guard case .text(let text) = first else { return nil }
        var rest = text[...].drop(while: \.isWhitespace)
        if let arrow = rest.first, "^↑↩".contains(arrow) {
            rest = rest.dropFirst().drop { $0.isWhitespace || $0 == "\u{FE0E}" }
            return (nil, withoutLeading([.text(String(rest))] + inlines.dropFirst()))
        }
        let closers: [Character: Character] = ["[": "]", "(": ")"]
        let opening = rest.first.flatMap { closers[$0] }
        let body = opening == nil ? rest : rest.dropFirst()
        let label: Substring
        var after: Substring
        if let opening {
            guard let end = body.prefix(14).firstIndex(of: opening) else { return nil }
            label = body[..<end]
            after = body[body.index(after: end)...]
        } else {
            label = body.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) || "*†‡§¶".contains($0) }
            after = body[label.endIndex...]
            let isSign = label.first.map { "*†‡§¶".contains($0) } ?? false
            guard let mark = after.first, ".):".contains(mark) || isSign || mark.isWhitespace && wanted != nil else {
                return nil
            }
            if ".):".contains(mark) { after = after.dropFirst() }
            guard isSign || after.first?.isWhitespace ?? true else { return nil }
        }
        guard let found = Self.label(String(label)), wanted == nil || wanted == found,
            opening != nil || wanted != nil || Int(found) != nil || !found.contains(where: \.isLetter)
        else { return nil }
        return (found, withoutLeading([.text(String(after))] + inlines.dropFirst()))
    }

    private static func withoutLeading(_ inlines: [Inline]) -> [Inline] {
        guard case .text(let text)? = inlines.first else { return inlines }
        let words = String(text.drop { $0.isWhitespace })
        return (words.isEmpty ? [] : [.text(words)]) + inlines.dropFirst()
    }
}
