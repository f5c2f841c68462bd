internal import Foundation

/// An article in the JSON-LD of a page (schema.org).
struct LinkedData {
    var headline: String?
    var description: String?
    var url: String?
    var date: String?
    var authors: [Person] = []
    var editors: [Person] = []
    var sections: [String] = []

    struct Person {
        var name: String
        var affiliation: String?
    }

    /// The articles in a script; what is no JSON is none.
    static func articles(_ json: String) -> [LinkedData] {
        let value: Any
        do {
            value = try JSONSerialization.jsonObject(with: Data(json.utf8))
        } catch {
            return []
        }
        let top = value as? [Any] ?? [value]
        return top.flatMap { item -> [[String: Any]] in
            guard let object = item as? [String: Any] else { return [] }
            return [object] + ((object["@graph"] as? [Any])?.compactMap { $0 as? [String: Any] } ?? [])
        }.filter { object in
            let types = object["@type"] as? [String] ?? [object["@type"] as? String ?? ""]
            return types.contains { $0.hasSuffix("Article") || $0 == "BlogPosting" || $0 == "Report" }
        }.map(LinkedData.init)
    }

    private init(_ object: [String: Any]) {
        headline = Self.text(object["headline"]) ?? Self.text(object["name"])
        description = Self.text(object["description"])
        url = Self.text(object["url"])
        date = Self.text(object["datePublished"])
        authors = Self.people(object["author"])
        editors = Self.people(object["editor"])
        sections = (object["articleSection"] as? [Any] ?? [object["articleSection"] ?? ""]).compactMap(Self.text)
    }

    private static func people(_ value: Any?) -> [Person] {
        (value as? [Any] ?? [value ?? ""]).compactMap { item in
            if let name = text(item) { return Person(name: name) }
            guard let object = item as? [String: Any], let name = text(object["name"]) else { return nil }
            let place = object["affiliation"]
            return Person(name: name, affiliation: text(place) ?? text((place as? [String: Any])?["name"]))
        }
    }

    private static func text(_ value: Any?) -> String? {
        guard let text = value as? String else { return nil }
        let words = JSONReading.words(text)
        return words.isEmpty ? nil : words
    }
}
