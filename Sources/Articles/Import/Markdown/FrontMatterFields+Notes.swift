internal import Foundation
internal import Markup

/// What an export says of notes beside their text.
extension FrontMatterFields {
    /// How the footnotes are to be numbered.
    ///
    /// - Throws: When they are to be numbered as printed, and a label is no number or stands twice.
    func notation(of footnotes: [Footnote]) throws(ImportError) -> BlockArticle.Notation {
        var notation = BlockArticle.Notation(labels: labels, showsLabels: !showsNumbers, keepsSpacing: keepsSpacing)
        guard isNumberedAsPrinted else { return notation }
        var numbers: [Int] = []
        var seen: Set<Int> = []
        for footnote in footnotes {
            guard let number = Int(footnote.label), (1...1_000_000).contains(number), seen.insert(number).inserted,
                !footnote.isUncallable
            else {
                throw ImportError(
                    code: "frontMatterInvalid",
                    message:
                        "Line \(footnote.range.startLine) of the text: with `numbering: printed` each note has a number of its own; `[^\(footnote.label)]` has not."
                )
            }
            numbers.append(number)
        }
        notation.printedNumbers = numbers
        return notation
    }

    mutating func readLabels(_ value: FrontMatterValue) throws(ImportError) {
        guard case .mapping(let entries) = value.node.kind else {
            throw value.fault("lines of `number: label` must stand here")
        }
        for entry in entries {
            let label = FrontMatterValue(entry.value, of: "labels")
            guard let number = Int(entry.key), number > 0 else {
                throw label.fault("`\(entry.key)` is no number of a note")
            }
            labels[number] = try label.words()
        }
    }

    /// A list of `note` and `reading`, the latter in JSON.
    mutating func readReferences(_ value: FrontMatterValue) throws(ImportError) {
        for item in value.items {
            let fields = try item.fields(known: ["note", "reading"], warnings: &warnings)
            guard let number = try fields["note"].flatMap({ field throws(ImportError) in Int(try field.words()) })
            else {
                throw item.fault("write the number of a note under `note`")
            }
            guard let reading = fields["reading"], case .scalar(let text, _) = reading.node.kind else {
                throw item.fault("the works of note \(number) must stand under `reading`, as JSON")
            }
            do {
                readings[number] = try KeptReading.decoded(text).reading(number: number)
            } catch {
                throw reading.fault(
                    "the works of note \(number) are no JSON of the expected form: \(JSONFault.words(error))"
                )
            }
        }
    }
}

/// The reading of a note as an export keeps it.
struct KeptReading: Codable {
    var kind: Citation.Kind
    var resolvedFrom: Int?
    var sources: [Work]
    var warnings: [String]?

    struct Work: Codable {
        var csl: CSLItem
        var locator: String?
        var prefix: String?
        var confidence: Double?
    }

    init(kind: Citation.Kind, resolvedFrom: Int?, sources: [Work], warnings: [String]?) {
        self.kind = kind
        self.resolvedFrom = resolvedFrom
        self.sources = sources
        self.warnings = warnings
    }

    init(_ citation: Citation) {
        kind = citation.kind
        resolvedFrom = citation.resolvedFrom
        sources = citation.sources.map {
            Work(csl: $0.source.csl, locator: $0.locator, prefix: $0.prefix, confidence: $0.confidence)
        }
        warnings = citation.warnings.isEmpty ? nil : citation.warnings
    }

    static func decoded(_ json: String) throws -> KeptReading {
        try JSONDecoder().decode(KeptReading.self, from: Data(json.utf8))
    }

    /// On one line, the keys in order.
    func encoded() -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        } catch {
            preconditionFailure("strings and finite numbers can be encoded: \(error)")
        }
    }

    func reading(number: Int) -> NoteReading {
        NoteReading(
            number: number,
            kind: kind,
            references: sources.map {
                Reference(
                    csl: $0.csl,
                    locator: $0.locator,
                    prefix: $0.prefix,
                    confidence: min(1, max(0, $0.confidence ?? 1))
                )
            },
            resolvedFrom: resolvedFrom,
            warnings: warnings ?? []
        )
    }
}

/// What is wrong with some JSON, in words.
enum JSONFault {
    /// The path of the value and what is wrong with it.
    static func words(_ error: any Error) -> String {
        guard let error = error as? DecodingError else { return "\(error)" }
        switch error {
        case .typeMismatch(_, let context), .valueNotFound(_, let context): return words(context)
        case .keyNotFound(let key, let context):
            return "“\(path(context.codingPath + [key]))” is missing"
        case .dataCorrupted(let context): return words(context)
        @unknown default: return "it can't be read"
        }
    }

    private static func words(_ context: DecodingError.Context) -> String {
        let place = path(context.codingPath)
        let detail = (context.underlyingError as NSError?)?.userInfo["NSDebugDescription"] as? String
        return (place.isEmpty ? "" : "“\(place)”: ") + (detail ?? context.debugDescription)
    }

    static func path(_ keys: [any CodingKey]) -> String {
        keys.reduce(into: "") { path, key in
            if let index = key.intValue {
                path += "[\(index)]"
            } else {
                path += (path.isEmpty ? "" : ".") + key.stringValue
            }
        }
    }
}
