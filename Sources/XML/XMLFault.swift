/// Why a document can't be read, with the place.
public struct XMLFault: Error, Equatable, Sendable {
    /// What kind of fault.
    public var code: Code
    /// From 1; 0 when the place is not known.
    public var line: Int
    /// From 1, in bytes; 0 when the place is not known.
    public var column: Int
    /// What is wrong there, in words that complete "line n: …".
    public var message: String

    /// The kinds of faults.
    public enum Code: String, Sendable {
        /// Not well-formed; HTML never is too malformed.
        case malformed
        /// An entity that no rule of ours knows; none that the document declares is ever expanded.
        case unknownEntity
        /// Elements nest too deep.
        case tooDeep
        /// There are too many nodes, names or characters in one text.
        case tooLarge
        /// The document has no elements.
        case empty
    }

    /// A value of these parts.
    public init(code: Code, line: Int = 0, column: Int = 0, message: String) {
        self.code = code
        self.line = line
        self.column = column
        self.message = message
    }
}
