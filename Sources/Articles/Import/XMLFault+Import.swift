internal import XML

extension ImportError {
    /// The fault of a document in XML or HTML, with its place.
    init(_ fault: XMLFault, format: DocumentFormat) {
        let place = fault.line > 0 ? "Line \(fault.line), column \(max(1, fault.column)): " : ""
        let code =
            switch fault.code {
            case .empty: "empty"
            case .malformed: "xmlMalformed"
            case .unknownEntity: "unknownEntity"
            case .tooDeep, .tooLarge: "tooComplex"
            }
        self.init(code: code, message: place + fault.message + ".")
    }
}
