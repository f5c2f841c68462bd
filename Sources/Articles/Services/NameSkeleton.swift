internal import Foundation

/// What names look like, so that nobody passes for another by look-alikes (Unicode Technical Standard 39, §4).
///
/// The table is Unicode's, written by `Tests/Tools/confusables.py`.
enum NameSkeleton {
    /// The skeletons of a name as it is and in either case; two names can be taken for each other when they share one.
    ///
    /// Look-alikes differ between cases: a capital i looks like a small l, a small i doesn't. Marks, spaces and
    /// whatever else is no letter or digit are left out.
    static func skeletons(of name: String) -> Set<String> {
        let name = name.isASCII ? name : name.decomposedStringWithCompatibilityMapping
        return Set([name, name.lowercased(), name.uppercased()].map(skeleton)).subtracting([""])
    }

    private static func skeleton(_ text: String) -> String {
        var result: [UInt8] = []
        let text = text.isASCII ? text : text.decomposedStringWithCanonicalMapping
        for scalar in text.unicodeScalars {
            result += scalar.isASCII ? asciiTable[Int(scalar.value)] : look(of: scalar)
        }
        return String(decoding: result, as: UTF8.self).lowercased()
    }

    /// What a character looks like, in UTF-8; nothing where it isn't kept.
    private static func look(of scalar: Unicode.Scalar) -> [UInt8] {
        table[scalar] ?? (isKept(scalar) ? Array(String(scalar).utf8) : [])
    }

    private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark: false
        default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        }
    }

    /// What each character looks like in UTF-8, of that only what is kept.
    private static let table: [Unicode.Scalar: [UInt8]] = {
        var table: [Unicode.Scalar: [UInt8]] = [:]
        for line in (EmbeddedFiles.all["confusables.txt"] ?? "").unicodeScalars.split(separator: "\n") {
            let parts = line.split(separator: "\t")
            guard parts.count == 2 else { continue }
            let skeleton = parts[0].filter(isKept).flatMap { Array(String($0).utf8) }
            for scalar in parts[1] { table[scalar] = skeleton }
        }
        return table
    }()

    /// The same for the characters that most names are made of; a comment's name is looked at while others wait.
    private static let asciiTable = (0..<0x80).map { look(of: Unicode.Scalar(UInt8($0))) }
}

/// Names that only editors write under.
struct ReservedNames: Sendable {
    private let skeletons: Set<String>

    init(_ names: [String]) {
        skeletons = names.reduce(into: []) { $0.formUnion(NameSkeleton.skeletons(of: $1)) }
    }

    /// Whether a name can be taken for one of these.
    func hold(_ name: String) -> Bool { !skeletons.isDisjoint(with: NameSkeleton.skeletons(of: name)) }
}
