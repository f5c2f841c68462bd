internal import Markup

/// Reads the people of the front matter: a name, or a mapping with more, or a list of either.
enum FrontMatterPeople {
    /// The contributors under a key.
    ///
    /// Without `role` each says it by a key. Keys of a mapping: `name`, `given`, `family`, `affiliation`, `biography`. Without `family` the name is taken
    /// apart; `family` alone is the whole name of an organisation or of somebody with one name.
    static func contributors(
        _ value: FrontMatterValue,
        role: Contributor.Role?,
        warnings: inout [ImportReport.Warning]
    ) throws(ImportError) -> [Contributor] {
        var result: [Contributor] = []
        for item in value.items {
            if case .scalar = item.node.kind {
                guard let role else { throw item.fault("a contributor needs a `role` and a `name`") }
                let text = try item.words()
                guard !text.isEmpty else { throw item.fault("a name must stand here") }
                for name in names(in: text) {
                    let (given, family) = parts(of: name)
                    result.append(Contributor(role: role, name: name, given: given, family: family))
                }
                continue
            }
            let fields = try item.fields(
                known: Set(["name", "given", "family", "affiliation", "biography"] + (role == nil ? ["role"] : [])),
                warnings: &warnings
            )
            let printed = try fields["role"]?.words() ?? ""
            guard let role = role ?? Contributor.Role(rawValue: printed) else {
                throw item.fault("a contributor needs a `role`, author or editor")
            }
            result.append(try contributor(item, fields, role: role))
        }
        return result
    }

    private static func contributor(
        _ item: FrontMatterValue,
        _ fields: [String: FrontMatterValue],
        role: Contributor.Role
    ) throws(ImportError) -> Contributor {
        let printed = try fields["name"]?.words()
        var given = try fields["given"]?.words()
        var family = try fields["family"]?.words()
        let name = printed ?? [given, family].compactMap { $0 }.joined(separator: " ")
        guard !name.isEmpty else { throw item.fault("a person needs a `name`, or `given` and `family`") }
        if family == nil {
            let parts = parts(of: name)
            family = parts.family
            given = given ?? parts.given
        }
        return Contributor(
            role: role,
            name: name,
            given: given ?? "",
            family: family ?? "",
            affiliation: try fields["affiliation"]?.lines(splitAtCommas: false).joined(separator: ", "),
            biography: try fields["biography"]?.text()
        )
    }

    /// `Ann Reed and Tom Ode`, `Ann Reed, Tom Ode`: several people where each part has two words or more.
    private static func names(in text: String) -> [String] {
        let parts = text.replacing(" and ", with: ", ").replacing(" & ", with: ", ").replacing(";", with: ",")
            .split(separator: ",").map { $0.split(separator: " ") }
        guard parts.count > 1,
            parts.allSatisfy({
                $0.count > 1 && $0.allSatisfy { $0.first?.isLowercase == false || particles.contains(String($0)) }
            })
        else { return [text] }
        return parts.map { $0.joined(separator: " ") }
    }

    /// Given names and family name: the last word with the particles before it; `Doe, Jane` is read backwards.
    static func parts(of name: String) -> (given: String, family: String) {
        let halves = name.split(separator: ",", maxSplits: 1).map { $0.split(separator: " ").joined(separator: " ") }
        let words = (halves.first ?? "").split(separator: " ").map(String.init)
        if halves.count == 2, !halves[0].isEmpty, !halves[1].isEmpty {
            guard suffixes.contains(halves[1].lowercased()) else { return (halves[1], halves[0]) }
        }
        guard words.count > 1, words[0] != "The" else { return ("", name) }
        var start = words.count - 1
        while start > 1, suffixes.contains(words[start].lowercased()) { start -= 1 }
        let end = start
        while start > 1, particles.contains(words[start - 1].lowercased()) { start -= 1 }
        let given = words[..<start].filter { !isNickname($0) }
        return (given.joined(separator: " "), words[start...end].joined(separator: " "))
    }

    private static func isNickname(_ word: String) -> Bool {
        guard let first = word.first, let last = word.last, word.count > 2 else { return false }
        return ["“”", "\"\"", "‘’", "()", "''"].contains("\(first)\(last)")
    }

    private static let suffixes: Set<String> = ["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"]
    private static let particles: Set<String> = [
        "van", "von", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "du", "la", "le", "ten", "ter", "zu",
        "zur", "af", "av", "al", "bin", "ibn", "ben", "y",
    ]
}
