import Articles
import Foundation
import Testing

@testable import ArticlesAPI

@Suite("Works on the wire")
struct CSLShapeTests {
    @Test("Every field of a work comes out under CSL's name, as Codable writes it")
    func complete() throws {
        var item = CSLItem(type: "interview")
        let names = [CSLName(family: "Beek", given: "Ada", nonDroppingParticle: "van", suffix: "Jr.")]
        let date = CSLDate(dateParts: [[1999, 2, 3], [2000]], season: 2, literal: "n.d.")
        for path in [\CSLItem.author, \.editor, \.translator, \.director, \.interviewer] { item[keyPath: path] = names }
        for path in [\CSLItem.issued, \.originalDate, \.accessed] { item[keyPath: path] = date }
        let texts = [
            \CSLItem.title, \.containerTitle, \.collectionTitle, \.publisher, \.publisherPlace, \.volume, \.issue,
            \.edition, \.page, \.number, \.section, \.genre, \.authority, \.eventTitle, \.archive, \.archiveLocation,
            \.url, \.doi, \.isbn, \.language, \.abstract,
        ]
        for (index, path) in texts.enumerated() { item[keyPath: path] = "text “\(index)” \\ \"\n" }
        // A field that is added to the model and forgotten here stays nil, and is found by its absence.
        let absent = Mirror(reflecting: item).children.filter { "\($0.value)" == "nil" }.compactMap(\.label)
        #expect(absent.isEmpty)
        var json = JSONWriter()
        CSLShape(item: item).write(to: &json)
        let written = try #require(try JSONSerialization.jsonObject(with: Data(json.bytes)) as? NSDictionary)
        let expected = try JSONSerialization.jsonObject(with: JSONEncoder().encode(item)) as? NSDictionary
        #expect(written == expected)
    }
}
