/// Writes running text as Markdown: every character that could be a mark where it stands is escaped.
struct InlineWriter {
    /// Where the text stands.
    enum Place {
        case paragraph, heading, cell
    }

    private let dialect: MarkdownDialect
    private let label: (FootnoteReference) -> String
    private let place: Place
    private var result: [Unicode.Scalar] = []
    /// What was written last was a mark that a letter or digit behind it would make part of the text.
    private var needsGap = false

    init(_ dialect: MarkdownDialect, label: @escaping (FootnoteReference) -> String, place: Place) {
        self.dialect = dialect
        self.label = label
        self.place = place
    }

    /// The Markdown of running text.
    func text(_ inlines: [Inline]) -> String {
        var writer = self
        writer.write(inlines)
        writer.escapeEnd()
        return String(String.UnicodeScalarView(writer.result))
    }

    private var isAtLineStart: Bool { result.isEmpty || result.last == "\n" }

    private mutating func write(_ inlines: [Inline]) {
        for (index, inline) in inlines.enumerated() {
            switch inline {
            case .text(let text):
                write(text, isBeforeBracket: index + 1 < inlines.count && inlines[index + 1].startsWithBracket)
            case .softBreak:
                escapeEnd()
                mark(place == .paragraph ? "\n" : "&#10;")
            case .lineBreak:
                escapeEnd()
                // On a line of its own it needs its mark: an empty one would end the paragraph.
                let isMarked = !dialect.keepsLineBreaks || isAtLineStart
                mark(place == .paragraph ? isMarked ? "\\\n" : "\n" : "<br>")
            case .code(let code): write(code: code)
            case .html(let raw): mark(raw)
            case .emphasis(let inner): write(inner, between: "*")
            case .strong(let inner): write(inner, between: "**")
            case .strikethrough(let inner): write(inner, between: "~~")
            case .link(let destination, let title, let inner): writeLink(destination, title, inner)
            case .image(let source, let title, let alternative):
                mark("![")
                write(alternative)
                mark("](" + Self.target(source, title, place) + ")")
            case .footnoteReference(let reference): mark("[^" + label(reference) + "]")
            }
        }
    }

    /// Writes characters that are marks, or stand for themselves.
    private mutating func mark(_ marks: String) {
        result.append(contentsOf: marks.unicodeScalars)
        needsGap = false
    }

    /// Emphasis: where its marks stand between a letter and a mark, Markdown would not see them.
    private mutating func write(_ inner: [Inline], between marks: String) {
        if let last = result.last, !last.endsEmphasis { mark(dialect.separator) }
        mark(marks)
        let start = result.count
        write(inner)
        let first = start < result.count ? result[start] : " "
        if first == "*" || first == "~" { result.insert(contentsOf: dialect.separator.unicodeScalars, at: start) }
        if let last = result.last, last == "*" || last == "~" { mark(dialect.separator) }
        mark(marks)
        needsGap = true
    }

    private mutating func write(_ text: String, isBeforeBracket: Bool) {
        let scalars = Array(text.unicodeScalars)
        if needsGap, let first = scalars.first, !first.endsEmphasis { mark(dialect.separator) }
        needsGap = false
        for (index, scalar) in scalars.enumerated() {
            let next = index + 1 < scalars.count ? scalars[index + 1] : isBeforeBracket ? "[" : nil
            let previous = result.last
            switch scalar {
            case " " where isAtLineStart: mark("&#32;")
            case "\t" where isAtLineStart: mark("&#9;")
            case "\n": mark("&#10;")
            case "\r": mark("&#13;")
            case "\\", "`", "*", "[", "]", "<", "~": escape(scalar)
            case "|" where place == .cell: escape(scalar)
            case "_" where !(previous?.isWordScalar ?? false) || !(next?.isWordScalar ?? false): escape(scalar)
            case "&" where next == nil || next?.isWordScalar == true || next == "#": escape(scalar)
            case "!" where next == nil || next == "[": escape(scalar)
            case "#" where isAtLineStart || place == .heading: escape(scalar)
            case ">", "+", "-", "=", "|", ":":
                isAtLineStart || isColonOfAddress(scalars, index) ? escape(scalar) : result.append(scalar)
            case "(", "{": previous == "]" ? escape(scalar) : result.append(scalar)
            case ".", ")": isAfterNumber || isDotOfAddress(scalar, next) ? escape(scalar) : result.append(scalar)
            case "@" where next.map { !$0.properties.isWhitespace } ?? false:
                result.append(scalar)
                mark(dialect.separator)
            default: result.append(scalar)
            }
            // A reference or link in front makes of `:` and `(` more than they are.
            if index == 0, previous == "]", scalar == ":", result.last == ":" {
                result.removeLast()
                escape(scalar)
            }
        }
    }

    private mutating func escape(_ scalar: Unicode.Scalar) {
        result.append("\\")
        result.append(scalar)
    }

    /// Spaces at the end of a line would be lost, or make a line break.
    private mutating func escapeEnd() {
        guard let last = result.last, last == " " || last == "\t" else {
            // A backslash there would be a line break as well, and is always escaped.
            return
        }
        result.removeLast()
        mark(last == " " ? "&#32;" : "&#9;")
    }

    /// `http:` and its kin become links by themselves.
    private func isColonOfAddress(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        guard !dialect.linksAddresses, scalars[index] == ":" else { return false }
        return index + 2 < scalars.count && scalars[index + 1] == "/" && scalars[index + 2] == "/"
            || result.suffix(6).map(\.properties.lowercaseMapping).joined().hasSuffix("mailto")
            || result.suffix(4).map(\.properties.lowercaseMapping).joined().hasSuffix("xmpp")
    }

    /// `www.` becomes a link by itself.
    private func isDotOfAddress(_ scalar: Unicode.Scalar, _ next: Unicode.Scalar?) -> Bool {
        !dialect.linksAddresses && scalar == "." && result.suffix(3).elementsEqual("www".unicodeScalars)
    }

    /// A number at the start of a line begins a list.
    private var isAfterNumber: Bool {
        var digits = 0
        for scalar in result.reversed().prefix(11) {
            if ("0"..."9").contains(scalar) { digits += 1 } else { return digits > 0 && scalar == "\n" }
        }
        return digits > 0 && digits == result.count
    }

    private mutating func write(code: String) {
        let fence = CodeFence.around(code, atLeast: 1)
        let bytes = code.utf8
        let touches = bytes.first == UInt8(ascii: "`") || bytes.last == UInt8(ascii: "`")
        let isPadded = bytes.first == 0x20 && bytes.last == 0x20 && bytes.contains { $0 != 0x20 }
        let content = touches || isPadded ? " \(code) " : code
        // A backtick in front would join the fence.
        if result.last == "`" { mark(dialect.separator) }
        mark(fence + (place == .cell ? Self.inCell(content) : content) + fence)
    }

    private mutating func writeLink(_ destination: String, _ title: String, _ inner: [Inline]) {
        if title.isEmpty, case .text(let words)? = inner.first, inner.count == 1,
            words == destination || LinkTarget.checked(words, for: .articleLink) == destination,
            place != .cell, Self.isBareAddress(words)
        {
            return mark("<\(words)>")
        }
        if result.last == "!" || result.last == "]" { mark(dialect.separator) }
        mark("[")
        write(inner)
        mark("](" + Self.target(destination, title, place) + ")")
    }

    /// Whether `<…>` around an address reads as a link to just this.
    private static func isBareAddress(_ address: String) -> Bool {
        (address.hasPrefix("http://") || address.hasPrefix("https://"))
            && address.unicodeScalars.allSatisfy { $0.value > 0x20 && !"<>&\\".unicodeScalars.contains($0) }
    }

    private static func target(_ destination: String, _ title: String, _ place: Place) -> String {
        var target = "<" + escaped(destination, marks: "<>\\") + ">"
        if !title.isEmpty { target += " \"" + escaped(title, marks: "\"\\") + "\"" }
        return place == .cell ? inCell(target) : target
    }

    /// By scalars: a bar with an accent on it ends a cell as well.
    private static func inCell(_ text: String) -> String {
        String(text.unicodeScalars.replacing(["|"], with: ["\\", "|"]))
    }

    private static func escaped(_ text: String, marks: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "\n", "\r": result.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
            case _ where marks.unicodeScalars.contains(scalar):
                result.append("\\")
                result.append(scalar)
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}

extension Inline {
    /// Whether the Markdown of this starts with `[`.
    fileprivate var startsWithBracket: Bool {
        switch self {
        case .link, .footnoteReference: true
        default: false
        }
    }
}

extension Unicode.Scalar {
    /// White space, or a mark of ASCII that is none of emphasis: beside it emphasis may begin or end whatever is in it.
    fileprivate var endsEmphasis: Bool {
        if properties.isWhitespace { return true }
        guard (0x21...0x7E).contains(value), !isWordScalar else { return false }
        return !["*", "_", "~"].contains(self)
    }

    /// A letter or a digit.
    fileprivate var isWordScalar: Bool {
        properties.isAlphabetic || properties.numericType != nil
    }
}
