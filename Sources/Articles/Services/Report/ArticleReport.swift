/// What an editor should look at in an article: a pure reading of its text and notes.
public struct ArticleReport: Sendable, Equatable {
    /// First by the order of the text, then by that of the notes.
    public var findings: [Finding]

    /// Something to look at, with its place.
    public struct Finding: Sendable, Equatable, Codable {
        /// In lower camel case, such as `markerWithoutNote`.
        public var code: String
        /// A sentence for the editor.
        public var message: String
        /// The section of the place; nil when it is in a note alone.
        public var section: String?
        /// The paragraph of the section's text, 0 for the first.
        public var paragraph: Int?
        /// UTF-16 code units into the section's text.
        public var offset: Int?
        /// The note.
        public var citation: Int?

        /// A value with all its parts.
        public init(
            code: String,
            message: String,
            section: String? = nil,
            paragraph: Int? = nil,
            offset: Int? = nil,
            citation: Int? = nil
        ) {
            self.code = code
            self.message = message
            self.section = section
            self.paragraph = paragraph
            self.offset = offset
            self.citation = citation
        }
    }

    /// Reads an article; linear in its length.
    public init(of content: ArticleContent) {
        let notes = Dictionary(content.citations.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        let claims = notes.mapValues { Claims(note: $0) }
        findings = []
        var cited: Set<Int> = []
        for section in content.sections {
            for marker in section.markers {
                func note(_ code: String, _ message: String) {
                    findings.append(
                        Finding(
                            code: code,
                            message: message,
                            section: section.anchor,
                            paragraph: marker.paragraph,
                            offset: marker.offset,
                            citation: marker.citation
                        )
                    )
                }
                guard notes[marker.citation] != nil, let claim = claims[marker.citation] else {
                    note("markerWithoutNote", "The text refers to note \(marker.citation), which is not there.")
                    continue
                }
                cited.insert(marker.citation)
                for clash in claim.clashes(withSentence: marker.quote) { note(clash.code, clash.message) }
            }
        }
        for citation in content.citations {
            let number = citation.number
            if !cited.contains(number) {
                let message = "Nothing in the text refers to note \(number)."
                findings.append(Finding(code: "noteWithoutMarker", message: message, citation: number))
            }
            let place = citation.citedIn.first
            for warning in citation.warnings {
                findings.append(
                    Finding(
                        code: warning,
                        message: "Note \(number) \(Self.meaning(of: warning)).",
                        section: place?.section,
                        paragraph: place?.paragraph,
                        offset: place?.offset,
                        citation: number
                    )
                )
            }
        }
    }

    /// The end of a sentence about a note that bears a warning of the reference reader.
    private static func meaning(of warning: String) -> String {
        switch warning {
        case "ibidWithoutPredecessor": "says ibid., but no note stands before it"
        case "ibidAfterRemark": "says ibid. after a note that names no work"
        case "ibidAfterUnresolved": "says ibid. after a note whose work is not known"
        case "ibidAfterSeveral": "says ibid. after a note that names several works"
        case "ambiguousShortForm": "names a work in a short form that fits several"
        case "unresolvedShortForm": "names a work in a short form that fits none before it"
        case "malformedUrl": "has an address that is broken or had to be mended"
        case "differsFromUrl": "names a document number that differs from the one in its address"
        case "lowConfidence": "could be read with little confidence only"
        default: "bears the warning \(warning)"
        }
    }
}
