/// Names of people and organisations as the styles print them.
enum NameFormat {
    /// A name such as `Åsa van den Berg Jr.`.
    static func natural(_ name: CSLName) -> String {
        if let literal = name.literal { return literal }
        return join([name.given, name.nonDroppingParticle, name.family, name.suffix], " ")
    }

    /// A name such as `van den Berg, Åsa, Jr.`.
    static func inverted(_ name: CSLName) -> String {
        if let literal = name.literal { return literal }
        return join([join([name.nonDroppingParticle, name.family], " "), name.given, name.suffix], ", ")
    }

    /// A name such as `van den Berg, Å., Jr.`.
    static func invertedInitials(_ name: CSLName) -> String {
        if let literal = name.literal { return literal }
        let given = name.given.map(initials)
        return join([join([name.nonDroppingParticle, name.family], " "), given, name.suffix], ", ")
    }

    /// A name such as `Å. van den Berg, Jr.`.
    static func naturalInitials(_ name: CSLName) -> String {
        if let literal = name.literal { return literal }
        let given = name.given.map(initials)
        return join([join([given, name.nonDroppingParticle, name.family], " "), name.suffix], ", ")
    }

    /// The family name with its particle, or the organisation.
    static func short(_ name: CSLName) -> String {
        name.literal ?? join([name.nonDroppingParticle, name.family], " ")
    }

    /// `J.-P. B.` of `Jean-Paul Ben`; initials stay as they are.
    static func initials(_ given: String) -> String {
        let words = given.split(whereSeparator: { $0 == " " || $0 == "\u{A0}" }).map { word in
            // `H.J.` is two names without a space.
            let pieces = word.contains(".") ? word.split(separator: ".").map(String.init) : [String(word)]
            return pieces.map { piece in
                piece.split(separator: "-").compactMap { part in
                    part.first(where: \.isLetter).map { "\($0.uppercased())." }
                }.joined(separator: "-")
            }.filter { !$0.isEmpty }.map { $0.hasPrefix("-") ? String($0.dropFirst()) : $0 }.joined(separator: " ")
        }
        return words.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// `A`, `A and B`, `A, B, and C`.
    static func series(_ names: [String], and: String = "and") -> String {
        switch names.count {
        case 0: ""
        case 1: names[0]
        case 2: "\(names[0]) \(and) \(names[1])"
        default: names.dropLast().joined(separator: ", ") + ", \(and) " + names[names.count - 1]
        }
    }

    /// Chicago's notes: all of up to three, else the first with "et al." behind it.
    static func chicagoNote(_ names: [CSLName], _ form: (CSLName) -> String = natural) -> String {
        names.count > 3 ? form(names[0]) + " et al." : series(names.map(form))
    }

    /// Chicago's bibliography: all of up to ten, else seven and "et al."; the first inverted.
    static func chicagoBibliography(_ names: [CSLName]) -> String {
        let shown = names.count > 10 ? names.prefix(7) : names[...]
        let texts = shown.enumerated().map { $0 == 0 ? inverted($1) : natural($1) }
        if names.count > 10 { return texts.joined(separator: ", ") + ", et al." }
        // The comma sets off the inverted name also where there are only two.
        return texts.count == 2 ? "\(texts[0]), and \(texts[1])" : series(texts)
    }

    /// APA: all of up to twenty, else nineteen, three dots and the last.
    static func apa(_ names: [CSLName]) -> String {
        let texts = names.map(invertedInitials)
        if texts.count > 20 { return texts.prefix(19).joined(separator: ", ") + ", . . . " + texts[texts.count - 1] }
        return texts.count == 2 ? "\(texts[0]), & \(texts[1])" : series(texts, and: "&")
    }

    /// MLA: one inverted, two with "and", of more the first with "et al." behind it.
    static func mla(_ names: [CSLName]) -> String {
        switch names.count {
        case 0: ""
        case 1: inverted(names[0])
        case 2: "\(inverted(names[0])), and \(natural(names[1]))"
        default: inverted(names[0]) + ", et al."
        }
    }

    /// MLA inside of an entry: up to two, of more the first with "et al." behind it.
    static func mlaInside(_ names: [CSLName]) -> String {
        names.count > 2 ? natural(names[0]) + " et al." : series(names.map(natural))
    }

    private static func join(_ parts: [String?], _ separator: String) -> String {
        parts.compactMap { $0?.nonEmpty }.joined(separator: separator)
    }
}
