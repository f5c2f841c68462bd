/// Reads a document of any length piece by piece.
public enum XMLStream {
    /// Steps through an XML document, in memory that does not grow with it.
    ///
    /// No network, no external entities, and no entity that the document declares. The encoding is that of the byte
    /// order mark or the declaration, UTF-8 without either.
    ///
    /// - Parameters:
    ///   - next: The next bytes of the document, in pieces of any size; empty at its end.
    ///   - event: Called for each step, in order; throwing ends the reading.
    /// - Throws: `XMLFault`, or what `next` or `event` throws.
    public static func read(
        limits: XMLLimits = XMLLimits(),
        next: () throws -> [UInt8],
        event: (XMLEvent) throws -> Void
    ) throws {
        try withoutActuallyEscaping(event) { event in
            let session = try SAXSession(.xml, limits: limits) { step, _ in try event(step) }
            // The closure ends here.
            defer { session.sink = { _, _ in } }
            try session.read(pieces: next)
        }
    }
}
