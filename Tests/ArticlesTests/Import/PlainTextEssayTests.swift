import Articles
import Foundation
import Testing

@testable import FuzzTargets

/// The real page that the importer was asked for, against a careful reading of it; neither is part of the repository.
@Suite(
    "The essay",
    .enabled(
        if: PlainTextEssay.isThere,
        "shared/documents/cultural-diplomacy.txt is not beside this repository: skipped"
    )
)
struct PlainTextEssayTests {
    private func essay() throws -> (result: ImportResult, gold: PlainTextEssay.Reading, text: String) {
        let text = try String(
            contentsOf: PlainTextEssay.folder.appending(path: "cultural-diplomacy.txt"),
            encoding: .utf8
        )
        let data = try Data(contentsOf: PlainTextEssay.folder.appending(path: "cultural-diplomacy.json"))
        let gold = try JSONDecoder().decode(PlainTextEssay.Reading.self, from: data)
        return (try PlainTextImporter.read(text, options: ImportOptions()), gold, text)
    }

    @Test("Sections come out to the character, their markers at their places")
    func sections() throws {
        let (result, gold, _) = try essay()
        let sections = result.document.sections
        #expect(sections.map(\.heading) == gold.article.sections.map(\.heading))
        for (section, wanted) in zip(sections, gold.article.sections) {
            // The reading holds the markers as printed; no other bracketed number stands in this text.
            let bare = wanted.markers.reduce(wanted.text) { $0.replacing("[\($1.number)]", with: "") }
            #expect(section.text.unicodeScalars.elementsEqual(bare.unicodeScalars))
            #expect(section.markers.map(\.citation) == wanted.citations)
            // The reading counts the markers printed before; all of the text is in the basic plane.
            var before = 0
            for (marker, place) in zip(section.markers, wanted.markers) {
                #expect(marker.offset == place.offset_in_section_text - before)
                #expect(marker.quote.hasSuffix(place.follows))
                before += "[\(place.number)]".utf16.count
            }
        }
        #expect(result.report.headings.allSatisfy { $0.confidence >= 0.5 })
    }

    @Test("Notes come out verbatim, the line break in the first one too")
    func notes() throws {
        let (result, gold, _) = try essay()
        #expect(result.document.notes.map(\.text) == gold.citations.map(\.raw))
        #expect(result.document.notes.map(\.number) == gold.citations.map(\.number))
        #expect(result.document.notes.first?.text.contains("\n") == true)
        #expect(result.report.markersWithoutNote == [] && result.report.notesWithoutMarker == [])
    }

    @Test("Contributors have role, parts of the name, affiliation and biography")
    func people() throws {
        let (result, gold, _) = try essay()
        let people = result.document.contributors
        let wanted =
            gold.article.authors.map { (Contributor.Role.author, $0) } + gold.article.editors.map { (.editor, $0) }
        #expect(people.map(\.role) == wanted.map(\.0))
        #expect(people.map(\.name) == wanted.map(\.1.display))
        #expect(people.map(\.given) == wanted.map(\.1.given))
        #expect(people.map(\.family) == wanted.map(\.1.family))
        #expect(people.map(\.affiliation) == wanted.map(\.1.role))
        #expect(people.map(\.biography) == [gold.article.bio, nil, nil])
    }

    @Test("Date, comments and side bar are read, a title is not invented")
    func rest() throws {
        let (result, gold, _) = try essay()
        let document = result.document
        #expect(document.title == nil && document.categories == [])
        #expect(document.publishedOn?.description == gold.article.date)
        #expect(document.comments.map(\.authorName) == gold.comments.map(\.author))
        #expect(document.comments.map(\.body) == gold.comments.map(\.text))
        for (comment, wanted) in zip(document.comments, gold.comments) {
            guard case .local(let time) = comment.postedAt else {
                Issue.record("the page prints no zone")
                continue
            }
            #expect(Timestamp(utc: time).description == wanted.date + "Z")
            #expect(comment.parent == nil)
        }
        #expect(document.dedication.map { gold.noise.contains("Dedication" + $0) } == true)
        let kept = document.sections.map(\.text) + document.notes.map(\.text) + document.comments.map(\.body)
        for noise in gold.noise where noise.count >= 12 { #expect(!kept.contains { $0.contains(noise) }) }
        #expect(result.report.warnings == [])
    }

    @Test("Every scalar is accounted for")
    func accounting() throws {
        let (result, _, text) = try essay()
        #expect(PlainTextAccount(text: text, result: result).faults() == [])
        let names = Set(result.report.spans.map(\.name))
        #expect(names.isSuperset(of: ["sidebar: Archives", "sidebar: Categories", "dedication", "byline", "date"]))
    }
}

enum PlainTextEssay {
    /// `shared/documents` beside the package.
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../../shared/documents").standardizedFileURL

    static var isThere: Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: "cultural-diplomacy.txt").path)
            && FileManager.default.fileExists(atPath: folder.appending(path: "cultural-diplomacy.json").path)
    }

    /// The parts of the reading that concern the page and not its references.
    struct Reading: Decodable {
        let article: Article
        let citations: [Note]
        let comments: [Comment]
        let noise: [String]

        struct Article: Decodable {
            let authors: [Person]
            let editors: [Person]
            let date: String
            let sections: [Section]
            let bio: String
        }
        struct Person: Decodable {
            let family: String
            let given: String
            let display: String
            let role: String
        }
        struct Section: Decodable {
            let heading: String?
            let text: String
            let citations: [Int]
            let markers: [Marker]
        }
        struct Marker: Decodable {
            let number: Int
            // swift-format-ignore: AlwaysUseLowerCamelCase
            let offset_in_section_text: Int
            let follows: String
        }
        struct Note: Decodable {
            let number: Int
            let raw: String
        }
        struct Comment: Decodable {
            let author: String
            let date: String
            let text: String
        }
    }
}
