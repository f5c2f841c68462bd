internal import Foundation

/// The encoding that a web page or an XML document declares, where it is none of Unicode's.
struct DeclaredEncoding {
    /// As declared, in lower case.
    let name: String
    private let encoding: String.Encoding

    /// Word processors and old pages; as browsers do, what is called Latin-1 is read as its superset of Windows.
    private static let encodings: [String: String.Encoding] = [
        "windows-1252": .windowsCP1252, "iso-8859-1": .windowsCP1252, "latin1": .windowsCP1252,
        "us-ascii": .windowsCP1252,
        "windows-1250": .windowsCP1250, "windows-1251": .windowsCP1251, "iso-8859-2": .isoLatin2,
        "macintosh": .macOSRoman,
    ]

    /// Nil when none is declared in the first 2,000 bytes, or none that is known.
    init?(of bytes: [UInt8]) {
        let head = String(decoding: bytes.prefix(2000).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).lowercased()
        guard head.first(where: { !$0.isWhitespace }) == "<" else { return nil }
        let mark = head.firstRange(of: "charset=") ?? (head.hasPrefix("<?xml") ? head.firstRange(of: "encoding=") : nil)
        guard let mark else { return nil }
        let value = head[mark.upperBound...].drop { "\"' ".contains($0) }
        name = String(value.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
        guard let encoding = Self.encodings[name] else { return nil }
        self.encoding = encoding
    }

    /// The text in these bytes; nil where one of them means nothing.
    func text(_ bytes: [UInt8]) -> String? {
        if encoding == .windowsCP1252 {
            // The five bytes that mean nothing are controls to browsers, and are left out here.
            return String(
                data: Data(bytes.filter { ![0x81, 0x8D, 0x8F, 0x90, 0x9D].contains($0) }),
                encoding: encoding
            )
        }
        return String(data: Data(bytes), encoding: encoding)
    }
}
