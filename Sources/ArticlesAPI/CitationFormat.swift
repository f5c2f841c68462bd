internal import Articles
internal import HTTP
internal import HTTPTypes

/// A form, beside JSON, in which works are given out: by the end of the path or by `Accept`.
enum CitationFormat: String, CaseIterable {
    case bib
    case ris
    case cslJSON = "csl.json"
    case txt

    /// The media type without parameters, as it stands in `Accept`.
    var mediaType: String {
        switch self {
        case .bib: "application/x-bibtex"
        case .ris: "application/x-research-info-systems"
        case .cslJSON: "application/vnd.citationstyles.csl+json"
        case .txt: "text/plain"
        }
    }

    /// The value of `Content-Type`; JSON is UTF-8 by its own definition.
    var contentType: String { self == .cslJSON ? mediaType : mediaType + "; charset=utf-8" }

    /// The parameters of the query that the format takes.
    var parameters: [String] { self == .txt ? ["style"] : [] }
}

extension Request {
    /// The format that `Accept` prefers to JSON; nil for JSON.
    ///
    /// - Throws: `Problem` (406) when it takes none of them.
    func citationFormat() throws -> CitationFormat? {
        let offers = ["application/json"] + CitationFormat.allCases.map(\.mediaType)
        do {
            let type = try acceptableMediaType(among: offers)
            return CitationFormat.allCases.first { $0.mediaType == type }
        } catch var problem as Problem {
            problem.fields.addVary(.accept)
            throw problem
        }
    }
}

extension Response {
    /// The same response, marked as one that depends on `Accept`.
    var negotiated: Response {
        var response = self
        response.fields.addVary(.accept)
        return response
    }
}
