/// A strict reader of the HTML that this project writes: every attribute quoted, every element closed in order.
///
/// Browsers mend such mistakes in silence, which is why the tests don't use one.
struct PageChecker {
    /// An element in document order.
    struct Element {
        let name: String
        let attributes: [String: String]
        /// All text below it, references decoded.
        var text = ""

        subscript(attribute: String) -> String? { attributes[attribute] }
    }

    /// The first thing that is wrong.
    struct Mistake: Error, CustomStringConvertible {
        let description: String
    }

    private(set) var elements: [Element] = []
    private var open: [Int] = []
    private var rest: Substring

    init(_ html: String) throws {
        rest = html[...]
        guard take("<!DOCTYPE html>\n") else { throw Mistake(description: "no document type") }
        try read()
    }

    func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

    func all(role: String) -> [Element] { elements.filter { $0["role"] == role } }

    func all(className: String) -> [Element] {
        elements.filter { $0["class"]?.split(separator: " ").contains(Substring(className)) == true }
    }

    func withID(_ id: String) -> Element? { elements.first { $0["id"] == id } }

    func meta(_ name: String) -> String? {
        all("meta").first { $0["name"] == name || $0["property"] == name }?["content"]
    }

    private static let void: Set = ["br", "hr", "img", "input", "link", "meta"]
    private static let raw: Set = ["script", "style", "textarea", "title"]

    private mutating func take(_ text: String) -> Bool {
        guard rest.hasPrefix(text) else { return false }
        rest.removeFirst(text.count)
        return true
    }

    private mutating func read() throws {
        while let character = rest.unicodeScalars.first {
            if character != "<" {
                try append(text(before: "<"))
            } else if rest.hasPrefix("</") {
                try readEnd()
            } else {
                try readStart()
            }
        }
        if let last = open.last { throw Mistake(description: "<\(elements[last].name)> is never closed") }
    }

    private mutating func readStart() throws {
        rest.unicodeScalars.removeFirst()
        let name = word()
        guard !name.isEmpty else { throw Mistake(description: "a bare < before \(rest.prefix(40))") }
        var attributes: [String: String] = [:]
        while true {
            let spaced = rest.unicodeScalars.first == " "
            while rest.unicodeScalars.first == " " { rest.unicodeScalars.removeFirst() }
            if rest.unicodeScalars.first == ">" {
                rest.unicodeScalars.removeFirst()
                break
            }
            let key = word()
            guard spaced, !key.isEmpty else { throw Mistake(description: "in <\(name)>: \(rest.prefix(60))") }
            var value = ""
            if rest.unicodeScalars.first == "=" {
                rest.unicodeScalars.removeFirst()
                guard rest.unicodeScalars.first == "\"" else { throw Mistake(description: "\(key) is not quoted") }
                rest.unicodeScalars.removeFirst()
                value = try decoded(text(before: "\""))
                guard rest.unicodeScalars.popFirst() != nil else { throw Mistake(description: "\(key) never ends") }
            }
            guard attributes.updateValue(value, forKey: key) == nil else {
                throw Mistake(description: "\(key) twice in <\(name)>")
            }
        }
        elements.append(Element(name: name, attributes: attributes))
        guard !Self.void.contains(name) else { return }
        open.append(elements.count - 1)
        if Self.raw.contains(name) {
            guard let end = rest.range(ofFirst: "</\(name)>") else {
                throw Mistake(description: "<\(name)> never ends")
            }
            let content = String(rest[..<end])
            elements[elements.count - 1].text = name == "script" ? content : try decoded(content)
            rest = rest[end...]
        }
    }

    private mutating func readEnd() throws {
        rest.unicodeScalars.removeFirst(2)
        let name = word()
        guard rest.unicodeScalars.popFirst() == ">", let last = open.popLast(), elements[last].name == name else {
            throw Mistake(description: "</\(name)> closes nothing open before \(rest.prefix(60))")
        }
    }

    private mutating func word() -> String {
        let scalars = rest.unicodeScalars.prefix { scalar in
            ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "-"
        }
        rest = rest[scalars.endIndex...]
        return String(scalars)
    }

    private mutating func text(before end: Unicode.Scalar) -> String {
        let scalars = rest.unicodeScalars.prefix { $0 != end }
        rest = rest[scalars.endIndex...]
        return String(scalars)
    }

    private mutating func append(_ text: String) throws {
        let text = try decoded(text)
        for index in open { elements[index].text += text }
    }

    private func decoded(_ text: String) throws -> String {
        let references = ["amp;": "&", "lt;": "<", "gt;": ">", "quot;": "\"", "#39;": "'"]
        var parts = text.unicodeScalars.split(separator: "&", omittingEmptySubsequences: false)[...]
        var result = parts.popFirst().map(String.init) ?? ""
        for part in parts {
            // By scalars: an accent after the reference would make one character of the two.
            guard let (name, value) = references.first(where: { part.starts(with: $0.key.unicodeScalars) }) else {
                throw Mistake(description: "a bare & before \(part.prefix(40))")
            }
            result += value + String(part.dropFirst(name.unicodeScalars.count))
        }
        return result
    }
}

extension Substring {
    /// Where the text begins, by scalars.
    fileprivate func range(ofFirst text: String) -> Index? {
        var place = self
        while !place.isEmpty {
            if place.unicodeScalars.starts(with: text.unicodeScalars) { return place.startIndex }
            place.unicodeScalars.removeFirst()
        }
        return nil
    }
}
