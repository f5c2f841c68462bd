public import ArgumentParser
import Articles
import Foundation

struct References: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Reads notes and prints the works that they cite; no database is touched.",
        discussion: Examples.text(
            """
            Takes a text with a note a line, JSON with the member "citations": [{"number", "raw"}], or with --document \
            an article whose notes are found first.
            """,
            examples: "marginalia references notes.txt",
            "marginalia references essay.txt --document --to bib",
            "marginalia references notes.txt --to txt --style apa"
        )
    )

    @Argument(help: "The notes; - reads standard input.", completion: .file())
    var file: String

    @Option(help: "What to print: json (a reading a note), csl.json, bib, ris or txt (works, each once), or count.")
    var to = Output.json

    @Option(help: "The style of txt (chicago-notes, chicago-bibliography, apa, mla).")
    var style = CitationStyle.chicagoNotes

    @Flag(help: "The file is an article as for import, not a list of notes.")
    var document = false

    enum Output: String, ExpressibleByArgument, CaseIterable {
        case json
        case cslJSON = "csl.json"
        case bib
        case ris
        case txt
        case count
    }

    func run() throws {
        let notes = try notes(in: Input.bytes(of: file))
        let readings = ReferenceReader.read(notes: notes.map { ($0.number, $0.text) })
        let text: String
        if to == .count {
            // Nothing but the reading costs time here.
            text = "\(readings.count) notes, \(readings.reduce(0) { $0 + $1.references.count }) works\n"
        } else if to == .json {
            let all = ReferencesText(citations: zip(notes, readings).map { ReferencesText.Note($1, raw: $0.text) })
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
            text = String(decoding: try encoder.encode(all), as: UTF8.self) + "\n"
        } else {
            text = try list(of: readings)
        }
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    private func list(of readings: [NoteReading]) throws -> String {
        let entries = BibliographyEntry.entries(SourceJoiner.sources(of: readings))
        switch to {
        case .json, .count, .cslJSON: return try CSLJSONWriter.text(entries)
        case .bib: return BibTeXWriter.text(entries)
        case .ris: return RISWriter.text(entries)
        case .txt: return style.list(entries.map(\.item)).map { $0 + "\n" }.joined()
        }
    }

    private func notes(in bytes: [UInt8]) throws -> [(number: Int, text: String)] {
        if document {
            do {
                let name = file == "-" ? nil : file
                let result = try DocumentImporter.read(bytes, fileName: name, format: nil, options: ImportOptions())
                return result.document.notes.map { ($0.number, $0.text) }
            } catch {
                throw Failure("\(file): \(error.message) (\(error.code))")
            }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure("\(file): is not UTF-8")
        }
        if text.first(where: { !$0.isWhitespace }) == "{" {
            do {
                let list = try JSONDecoder().decode(NoteListing.self, from: Data(bytes))
                return list.citations.map { ($0.number, $0.raw) }
            } catch {
                throw Failure(
                    "\(file): is no JSON of the form {\"citations\": [{\"number\": 1, \"raw\": \"…\"}]}: \(error)"
                )
            }
        }
        let lines = text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
        return lines.enumerated().map { ($0 + 1, String($1)) }
    }

    private struct NoteListing: Decodable {
        var citations: [Note]

        struct Note: Decodable {
            var number: Int
            var raw: String
        }
    }
}

/// Readings of notes as JSON: a note's first work with it, the others under `also`.
struct ReferencesText: Encodable {
    var citations: [Note]

    struct Note: Encodable {
        var number: Int
        var raw: String
        var kind: String
        /// The note meant by an ibid.
        var ibid: Int?
        /// The note whose work a short form means.
        var sameAs: Int?
        var csl: CSLItem?
        var locator: String?
        var prefix: String?
        var confidence: Double?
        var also: [Work]
        var warnings: [String]

        init(_ reading: NoteReading, raw: String) {
            number = reading.number
            self.raw = raw
            kind = reading.kind.rawValue
            ibid = reading.kind == .ibid ? reading.resolvedFrom : nil
            sameAs = reading.kind == .short ? reading.resolvedFrom : nil
            let first = reading.references.first.map(Work.init)
            csl = first?.csl
            locator = first?.locator
            prefix = first?.prefix
            confidence = first?.confidence
            also = reading.references.dropFirst().map(Work.init)
            warnings = reading.warnings
        }
    }

    struct Work: Encodable {
        var csl: CSLItem
        var locator: String?
        var prefix: String?
        var confidence: Double

        init(_ reference: Reference) {
            csl = reference.csl
            // A note that points back has a page of its own, and not those of the work.
            if reference.printed != nil, reference.locator != nil { csl.page = nil }
            locator = reference.locator
            prefix = reference.prefix
            confidence = (reference.confidence * 100).rounded() / 100
        }
    }
}

extension CitationStyle: ExpressibleByArgument {}
