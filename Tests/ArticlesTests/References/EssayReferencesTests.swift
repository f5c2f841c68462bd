import Articles
import Foundation
import Testing

/// The notes of the essay that lies beside the repository, against its careful reading.
@Suite("References of the essay")
struct EssayReferencesTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("shared/documents")
    private static let reading = folder.appendingPathComponent("cultural-diplomacy.json")
    private static let isPresent = FileManager.default.fileExists(atPath: reading.path)

    private struct Gold: Decodable {
        var citations: [Note]

        struct Note: Decodable {
            var number: Int
            var raw: String
            var csl: Fields
            var ibid: Int?
            var sameAs: Int?
            var accept: [String: Acceptable]?
            var variants: [Fields]?

            enum CodingKeys: String, CodingKey {
                case number, raw, csl, ibid, accept, variants
                case sameAs = "same_as"
            }
        }

        /// A field's other readings, as far as they are strings.
        struct Acceptable: Decodable {
            var values: [String?]

            init(from decoder: any Decoder) throws {
                values = (try? decoder.singleValueContainer().decode([String?].self)) ?? []
            }
        }

        struct Fields: Decodable {
            var strings: [String: String] = [:]
            var removed: Set<String> = []
            var item: CSLItem?

            init(from decoder: any Decoder) throws {
                let container = try decoder.container(keyedBy: AnyKey.self)
                for key in container.allKeys {
                    if try container.decodeNil(forKey: key) {
                        removed.insert(key.stringValue)
                    } else if let text = try? container.decode(String.self, forKey: key) {
                        strings[key.stringValue] = text
                    }
                }
                // Partial overrides have no type and so are no whole item.
                item = try? CSLItem(from: decoder)
            }
        }

        struct AnyKey: CodingKey {
            var stringValue: String
            var intValue: Int? { nil }
            init(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }
    }

    private static func strings(_ reference: Reference?) -> [String: String] {
        guard let reference else { return [:] }
        let csl = reference.csl
        let pairs: [(String, String?)] = [
            ("type", csl.type), ("title", csl.title), ("container-title", csl.containerTitle),
            ("publisher", csl.publisher),
            ("publisher-place", csl.publisherPlace), ("volume", csl.volume), ("issue", csl.issue), ("URL", csl.url),
            ("DOI", csl.doi),
            ("locator", reference.locator ?? csl.page),
        ]
        return Dictionary(uniqueKeysWithValues: pairs.compactMap { name, value in value.map { (name, $0) } })
    }

    @Test(
        "Every field of the nineteen notes is as the careful reading has it",
        .enabled(
            if: isPresent,
            "the essay is not part of the repository and lies beside it only where it was handed out"
        )
    )
    func fields() throws {
        let gold = try JSONDecoder().decode(Gold.self, from: Data(contentsOf: Self.reading))
        let readings = ReferenceReader.read(notes: gold.citations.map { ($0.number, $0.raw) })
        #expect(readings.count == gold.citations.count)
        for (note, reading) in zip(gold.citations, readings) {
            #expect(reading.resolvedFrom == note.ibid, "note \(note.number)")
            if note.ibid != nil {
                #expect(reading.kind == .ibid)
                #expect(reading.references.count == 1)
                continue
            }
            #expect(reading.kind == .full, "note \(note.number)")
            let found = Self.strings(reading.references.first)
            let variants = [note.csl] + (note.variants ?? [])
            let fits = variants.contains { variant in
                var wanted = note.csl.strings.merging(variant.strings) { $1 }
                for name in variant.removed { wanted[name] = nil }
                return Set(wanted.keys).union(found.keys).allSatisfy { name in
                    wanted[name] == found[name] || (note.accept?[name]?.values.contains { $0 == found[name] } ?? false)
                }
            }
            #expect(fits, "note \(note.number): \(found)")
            #expect(reading.references.first?.csl.author == note.csl.item?.author, "note \(note.number)")
            #expect(
                reading.references.first?.csl.issued?.dateParts == note.csl.item?.issued?.dateParts,
                "note \(note.number)"
            )
        }
        let keys = Dictionary(uniqueKeysWithValues: readings.map { ($0.number, $0.references.first?.csl.key) })
        for note in gold.citations {
            if let other = note.sameAs { #expect(keys[note.number] == keys[other]) }
        }
    }
}
