/// Reads HTML more strictly than any browser and says what is not on a list: no tag, attribute or URL scheme gets by
/// that was not allowed by name, and everything must be balanced.
struct HTMLChecker {
    /// The attributes allowed for each allowed tag.
    let tags: [String: Set<String>]
    /// Schemes of `href` and `src`; `#` and `/` stand for anchors and paths.
    let schemes: Set<String>

    static let comment = HTMLChecker(
        tags: [
            "p": [], "br": [], "a": ["href", "rel"], "em": [], "strong": [], "del": [], "code": [], "pre": [],
            "blockquote": [], "ul": [], "ol": ["start"], "li": [],
        ],
        schemes: ["http", "https", "mailto"]
    )
    static let article = HTMLChecker(
        tags: comment.tags.merging([
            "a": ["href", "title"], "img": ["src", "alt", "title"], "code": ["class"], "table": [], "thead": [],
            "tbody": [], "tr": [], "th": [], "td": [], "hr": [], "sup": [], "sub": [],
        ]) { $1 },
        schemes: ["http", "https", "mailto", "#", "/"]
    )
    /// Of a section, where markers stand.
    static let section = HTMLChecker(
        tags: article.tags.merging(["a": ["href", "title", "id", "role"]]) { $1 },
        schemes: article.schemes
    )
    private static let void: Set<String> = ["br", "img", "hr"]
    private static let entities: Set<String> = ["amp", "lt", "gt", "quot", "#39"]

    /// What is wrong, nil when nothing is.
    func fault(in html: String) -> String? {
        var open: [String] = []
        let scalars = Array(html.unicodeScalars)
        var index = 0
        while index < scalars.count {
            switch scalars[index] {
            case "<":
                guard let end = scalars[index...].firstIndex(of: ">") else { return "a tag without end" }
                let tag = String(String.UnicodeScalarView(scalars[index + 1..<end]))
                if let fault = read(tag, &open) { return fault }
                index = end + 1
            case "&":
                guard let end = scalars[index...].prefix(8).firstIndex(of: ";"),
                    Self.entities.contains(String(String.UnicodeScalarView(scalars[index + 1..<end])))
                else { return "a bare ampersand" }
                index = end + 1
            case ">", "\"", "'": return "a bare \(scalars[index])"
            case let scalar where scalar.value < 0x20 && scalar != "\n" && scalar != "\t": return "a control character"
            default: index += 1
            }
        }
        return open.isEmpty ? nil : "\(open) left open"
    }

    private func read(_ tag: String, _ open: inout [String]) -> String? {
        if tag.hasPrefix("/") {
            guard open.popLast() == String(tag.dropFirst()) else { return "</\(tag.dropFirst())> closes nothing" }
            return nil
        }
        let name = String(tag.prefix { $0 != " " })
        guard let attributes = tags[name] else { return "the tag \(name)" }
        if name == "a", open.contains("a") { return "a link in a link" }
        if name == "p", open.last == "p" { return "a paragraph in a paragraph" }
        var rest = tag.dropFirst(name.count)
        var seen: Set<String> = []
        while !rest.isEmpty {
            guard rest.hasPrefix(" "), let equals = rest.firstIndex(of: "="), rest[equals...].hasPrefix("=\""),
                let end = rest[rest.index(equals, offsetBy: 2)...].firstIndex(of: "\"")
            else { return "a malformed attribute in <\(tag)>" }
            let attribute = String(rest[..<equals].dropFirst())
            let value = String(rest[rest.index(equals, offsetBy: 2)..<end])
            guard attributes.contains(attribute), seen.insert(attribute).inserted else {
                return "the attribute \(attribute) of \(name)"
            }
            if let fault = fault(of: value, attribute) { return fault }
            rest = rest[rest.index(after: end)...]
        }
        if !Self.void.contains(name) { open.append(name) }
        return nil
    }

    private func fault(of value: String, _ attribute: String) -> String? {
        if value.contains("<") { return "a < in \(attribute)" }
        switch attribute {
        case "href", "src":
            let allowed = schemes.contains { scheme in
                switch scheme {
                case "#": value.hasPrefix("#")
                case "/": !value.hasPrefix("//") && !value.prefix { !"/?#".contains($0) }.contains(":")
                case "mailto": value.lowercased().hasPrefix("mailto:")
                default: value.lowercased().hasPrefix("\(scheme)://")
                }
            }
            guard allowed else { return "the URL \(value)" }
            let isPlain = value.unicodeScalars.allSatisfy { (0x21...0x7E).contains($0.value) && $0 != "\\" }
            return isPlain ? nil : "characters of the URL \(value)"
        case "role": return value == "doc-noteref" ? nil : "the role \(value)"
        case "id": return value.hasPrefix("marker-") ? nil : "the id \(value)"
        case "start": return Int(value) == nil ? "the start \(value)" : nil
        case "rel": return value == "nofollow ugc noopener" ? nil : "the rel \(value)"
        case "class": return value.hasPrefix("language-") && !value.contains(" ") ? nil : "the class \(value)"
        default: return nil
        }
    }
}
