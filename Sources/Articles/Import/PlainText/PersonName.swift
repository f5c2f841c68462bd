/// A printed name, taken apart as far as its form tells.
struct PersonName: Sendable, Equatable {
    let given: String
    let family: String

    /// The last word is the family name, with the particles before it; `Doe, Jane` is read backwards.
    ///
    /// Nicknames and suffixes (`Jr.`, `III`) are in neither part. An organisation or a mononym is all family name.
    init(_ printed: String) {
        let bare = Self.withoutNickname(printed)
        if PageLexicon.isOrganisation(printed) {
            (given, family) = ("", printed)
            return
        }
        var parts = bare.split(separator: ",").map { $0.split(separator: " ").map(String.init) }.filter { !$0.isEmpty }
        while parts.count > 1, let last = parts.last, last.count == 1, PageLexicon.isNameSuffix(last[0]) {
            parts.removeLast()
        }
        if parts.count == 2 {
            (given, family) = (parts[1].joined(separator: " "), parts[0].joined(separator: " "))
            return
        }
        var words = parts.first ?? []
        while words.count > 1, let last = words.last, PageLexicon.isNameSuffix(last) { words.removeLast() }
        while words.count > 1, PageLexicon.isPersonalTitle(words[0]) { words.removeFirst() }
        guard words.count > 1 else {
            (given, family) = ("", words.first ?? printed)
            return
        }
        var start = words.count - 1
        if let particle = (1..<words.count - 1).first(where: { PageLexicon.isNameParticle(words[$0]) }) {
            // `Ortega y Luna`: the word before joins two family names.
            let joins = ["y", "e"].contains(words[particle])
            start = joins && particle > 1 ? particle - 1 : particle
        }
        // `van Gogh` alone, or `Ibn Khaldun`: a particle in front leaves no given name.
        if PageLexicon.isNameParticle(words[0]), words.count == 2, words[0].first?.isLowercase == true { start = 0 }
        given = words[..<start].joined(separator: " ")
        family = words[start...].joined(separator: " ")
    }

    /// The name without what stands in quotes or brackets.
    static func withoutNickname(_ printed: String) -> String {
        var kept: [Unicode.Scalar] = []
        var closer: Unicode.Scalar?
        var pending: [Unicode.Scalar] = []
        var previous: Unicode.Scalar = " "
        for scalar in printed.unicodeScalars {
            if let wanted = closer {
                pending.append(scalar)
                if scalar == wanted {
                    closer = nil
                    pending.removeAll()
                }
            } else if let wanted = Self.closers[scalar], previous == " " {
                closer = wanted
                pending.append(scalar)
            } else if !(scalar == " " && (kept.last == " " || kept.isEmpty)) {
                kept.append(scalar)
            }
            previous = scalar
        }
        // A quote that never closes was an apostrophe.
        kept.append(contentsOf: pending)
        while kept.last == " " { kept.removeLast() }
        return String(scalars: kept)
    }

    private static let closers: [Unicode.Scalar: Unicode.Scalar] = [
        "“": "”", "\"": "\"", "‘": "’", "'": "'", "(": ")", "«": "»",
    ]
}
