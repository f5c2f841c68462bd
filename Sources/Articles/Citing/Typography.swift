/// Small rules of print that the styles share.
enum Typography {
    /// Runs of white space and control characters as one space, none at the ends.
    static func oneLine(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var isPending = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace && scalar != "\u{A0}" || scalar.value < 0x20 || scalar.value == 0x7F {
                isPending = true
                continue
            }
            if isPending, !result.isEmpty { result.append(" ") }
            isPending = false
            result.append(scalar)
        }
        return String(result)
    }

    /// In double quotation marks; double ones inside become single, and single ones inside of those double.
    static func quoted(_ text: String) -> String {
        var result = "“"
        // What was opened inside, innermost last: true where double marks stand in the text.
        var open: [Bool] = []
        var before: Character = " "
        let characters = Array(text)
        for (index, character) in characters.enumerated() {
            let after = index + 1 < characters.count ? characters[index + 1] : " "
            let isOpening = !before.isLetter && !before.isNumber && (after.isLetter || after.isNumber)
            switch character {
            case "“",
                "\"" where isOpening && !(open.last ?? false):
                result.append(open.isEmpty ? "‘" : "“")
                open.append(true)
            case "”", "\"":
                result.append(open.count > 1 ? "”" : "’")
                if !open.isEmpty { open.removeLast() }
            case "‘" where open.last == true && isOpening:
                result.append("“")
                open.append(false)
            case "’" where open.last == false && !after.isLetter:
                result.append("”")
                open.removeLast()
            default:
                result.append(character)
            }
            before = character
        }
        return result + "”"
    }

    /// Hyphens between figures as dashes, the way ranges are printed.
    static func range(_ text: String) -> String {
        var result: [Character] = []
        let characters = Array(text)
        for (index, character) in characters.enumerated() {
            let isBetween =
                index > 0 && index + 1 < characters.count && characters[index - 1].isNumber
                && characters[index + 1].isNumber
            result.append(character == "-" && isBetween ? "–" : character)
        }
        return String(result)
    }

    /// The last number of a range by the manual's rule; a range that is not of plain numbers stays as printed.
    ///
    /// - Parameter isMLA: At least two figures, where Chicago (§9.61) has one after 101…109 and all after round hundreds.
    static func pages(_ text: String, isMLA: Bool = false) -> String {
        let text = range(text)
        let ends = text.split(separator: "–", omittingEmptySubsequences: false)
        guard ends.count == 2, ends[0].count == ends[1].count, (3...9).contains(ends[0].count),
            let first = Int(ends[0]), let last = Int(ends[1]), first < last, isMLA || first % 100 != 0
        else { return text }
        let shared = zip(ends[0], ends[1]).prefix { $0 == $1 }.count
        let least = !isMLA && (1...9).contains(first % 100) ? 1 : 2
        return "\(ends[0])–\(ends[1].suffix(max(least, ends[1].count - shared)))"
    }

    /// Whether a pinpoint or a page field is figures alone, such as `12`, `12–15`, `xii`.
    static func isPage(_ text: String) -> Bool {
        let romans: Set<Character> = ["i", "v", "x", "l", "c"]
        return !text.isEmpty
            && text.allSatisfy { $0.isNumber || romans.contains($0) || "–-, ".contains($0) || $0 == "f" || $0 == "n" }
            && (text.first?.isNumber ?? false || text.prefix { $0.isLetter }.allSatisfy(romans.contains))
    }

    /// The first letter as a capital; "n.d." never has one.
    static func capitalized(_ text: String) -> String {
        text == "n.d." ? text : text.prefix(1).uppercased() + text.dropFirst()
    }

    /// `vol. 2`, `vols. 1–3`.
    static func volume(_ text: String) -> String {
        (text.contains { "–-,".contains($0) } ? "vols. " : "vol. ") + range(text)
    }

    /// `2nd ed.`, `rev. ed.`; what already says that it is an edition stays as it is.
    static func edition(_ text: String) -> String {
        let lower = text.lowercased()
        if lower == "revised" || lower == "rev." { return "rev. ed." }
        if let number = Int(text), (1...999).contains(number) { return ordinal(number) + " ed." }
        let saysSo = lower.contains("ed.") || lower.contains("edition") || lower.hasSuffix("ed")
        return saysSo ? text : text + " ed."
    }

    private static func ordinal(_ number: Int) -> String {
        switch (number % 10, number % 100) {
        case (1, let tens) where tens != 11: "\(number)st"
        case (2, let tens) where tens != 12: "\(number)nd"
        case (3, let tens) where tens != 13: "\(number)rd"
        default: "\(number)th"
        }
    }
}

/// A line that grows by pieces; punctuation goes inside of closing quotation marks, and never stands twice.
struct Line {
    private(set) var text: String

    init(_ text: String? = nil) {
        self.text = text ?? ""
    }

    /// Adds a piece behind a mark and a space; the first piece stands without, nil and the empty text add nothing.
    mutating func add(_ piece: String?, after mark: Character? = ",") {
        guard let piece, !piece.isEmpty else { return }
        if !text.isEmpty {
            if let mark { self.mark(mark) }
            text += " "
        }
        text += piece
    }

    /// Adds a piece right behind a text, such as `: 45`.
    mutating func append(_ piece: String) { text += piece }

    /// A new sentence, its first letter a capital.
    mutating func sentence(_ piece: String?) {
        add(piece.map(Typography.capitalized), after: ".")
    }

    /// The line with a full stop at its end; an address is not followed by one.
    func ended(stopAfterAddress: Bool = true) -> String {
        var line = self
        let last = text.split(separator: " ").last ?? ""
        if stopAfterAddress || !(last.hasPrefix("http://") || last.hasPrefix("https://")) { line.mark(".") }
        return line.text
    }

    private mutating func mark(_ mark: Character) {
        var closing = ""
        if text.last == "”" {
            closing = "”"
            text.removeLast()
            if text.last == "’", text.contains("‘") {
                closing = "’”"
                text.removeLast()
            }
        }
        let isDone = mark == "." ? ".?!…" : ",;:"
        if let last = text.last, isDone.contains(last) {
            text += closing
        } else {
            text += String(mark) + closing
        }
    }
}

extension CSLItem {
    /// The item without line breaks and doubled spaces in any text, and without empty texts.
    var onOneLine: CSLItem {
        var item = self
        let texts: [WritableKeyPath<CSLItem, String?>] = [
            \.title, \.containerTitle, \.collectionTitle, \.publisher, \.publisherPlace, \.volume, \.issue, \.edition,
            \.page, \.number, \.section, \.genre, \.authority, \.eventTitle, \.archive, \.archiveLocation, \.url,
            \.doi, \.isbn, \.language, \.abstract,
        ]
        for path in texts { item[keyPath: path] = item[keyPath: path].map(Typography.oneLine).flatMap(\.nonEmpty) }
        for path in [\CSLItem.author, \.editor, \.translator, \.director, \.interviewer] {
            let names = item[keyPath: path]?.map(\.onOneLine).filter { $0.literal != nil || $0.family != nil }
            item[keyPath: path] = names.flatMap { $0.isEmpty ? nil : $0 }
        }
        return item
    }
}

extension CSLName {
    fileprivate var onOneLine: CSLName {
        var name = self
        let parts: [WritableKeyPath<CSLName, String?>] = [
            \.family, \.given, \.nonDroppingParticle, \.suffix, \.literal,
        ]
        for path in parts { name[keyPath: path] = name[keyPath: path].map(Typography.oneLine).flatMap(\.nonEmpty) }
        // A given name alone is all there is of the name.
        if name.family == nil, name.literal == nil { name.literal = name.given }
        return name
    }
}

extension String {
    /// Nil for the empty text.
    var nonEmpty: String? { isEmpty ? nil : self }
}
