/// Takes a credit such as `A, Role and B, Role and Editor` apart into people with their affiliations.
struct PeopleReader: Sendable {
    let statistics: WordStatistics

    /// The people of a credit without its label, in their order.
    func people(in credit: String, role: Contributor.Role) -> [Contributor] {
        credit.split(separator: ";").flatMap { people(inOneList: String($0), role: role) }
    }

    private struct Piece {
        var words: [String]
        let join: Join

        var text: String { words.joined(separator: " ") }
    }

    private enum Join: String {
        case start = ""
        case comma = ", "
        case and = " and "
        case commaAnd = ", and "
        case ampersand = " & "

        var isConjunction: Bool { self == .and || self == .commaAnd || self == .ampersand }
    }

    private struct Person {
        var name: String
        var affiliation: String?
        var isOrganisation: Bool
    }

    private func people(inOneList credit: String, role: Contributor.Role) -> [Contributor] {
        let pieces = pieces(of: credit)
        guard !pieces.isEmpty else { return [] }
        if let names = surnameFirstNames(pieces) {
            return names.map { contributor(Person(name: $0, affiliation: nil, isOrganisation: false), role) }
        }
        var people: [Person] = []
        for piece in pieces {
            guard var current = people.popLast() else {
                people.append(person(from: piece.words))
                continue
            }
            if piece.join == .comma, current.affiliation == nil, piece.words.count == 1,
                PageLexicon.isNameSuffix(piece.words[0])
            {
                current.name += piece.join.rawValue + piece.text
                people.append(current)
            } else if isName(piece, after: current) {
                people.append(current)
                people.append(person(from: piece.words))
            } else {
                if let affiliation = current.affiliation {
                    current.affiliation = affiliation + piece.join.rawValue + piece.text
                } else if piece.join.isConjunction {
                    current.name += piece.join.rawValue + piece.text
                } else {
                    current.affiliation = piece.text
                }
                people.append(current)
            }
        }
        return people.map { contributor($0, role) }
    }

    private func contributor(_ person: Person, _ role: Contributor.Role) -> Contributor {
        let name = PersonName(person.name)
        return Contributor(
            role: role,
            name: person.name,
            given: person.isOrganisation ? "" : name.given,
            family: person.isOrganisation ? person.name : name.family,
            affiliation: person.affiliation
        )
    }

    private func pieces(of credit: String) -> [Piece] {
        var pieces: [Piece] = []
        var words: [String] = []
        var join = Join.start
        var depth = 0
        func close(_ next: Join) {
            if words.isEmpty {
                if join == .comma, next.isConjunction { join = .commaAnd }
                return
            }
            pieces.append(Piece(words: words, join: pieces.isEmpty ? .start : join))
            words = []
            join = next
        }
        for part in credit.split(separator: " ") {
            var word = String(part)
            if depth == 0, ["and", "And", "AND", "&", "with"].contains(word) {
                // After `University of Trade` a `with` is no list.
                close(word == "&" ? .ampersand : .and)
                continue
            }
            depth = max(0, depth + word.count { $0 == "(" } - word.count { $0 == ")" })
            let endsPiece = depth == 0 && word.hasSuffix(",")
            if endsPiece { word.removeLast() }
            if !word.isEmpty { words.append(word) }
            if endsPiece { close(.comma) }
        }
        close(.comma)
        return pieces
    }

    private func person(from words: [String]) -> Person {
        let text = words.joined(separator: " ")
        // `Jane Doe (Oxford)`: brackets hold an affiliation unless a nickname stands there before the last name.
        if text.hasSuffix(")"), let open = text.lastIndex(of: "("), open > text.startIndex {
            let name = text[..<open].split(separator: " ").joined(separator: " ")
            let inside = String(text[text.index(after: open)...].dropLast())
            return Person(name: name, affiliation: inside, isOrganisation: PageLexicon.isOrganisation(name))
        }
        return Person(name: text, affiliation: nil, isOrganisation: PageLexicon.isOrganisation(text))
    }

    private func isName(_ piece: Piece, after current: Person) -> Bool {
        let bare = PersonName.withoutNickname(piece.text).split(separator: " ").map(String.init)
        let isFirstList = current.affiliation == nil
        if isFirstList, piece.join.isConjunction, PageLexicon.isOrganisation(piece.text), bare.count > 1,
            bare.first == "the" || !current.isOrganisation
        {
            return bare.contains { $0.first?.isUppercase == true }
        }
        guard looksLikeName(bare) else { return false }
        if bare.count == 1 { return piece.join.isConjunction && isFirstList && !current.isOrganisation }
        return true
    }

    /// Whether words can be a person's name: capitals, particles and initials, and no word of offices or places.
    func looksLikeName(_ words: [String]) -> Bool {
        guard (1...5).contains(words.count) else { return false }
        for (index, word) in words.enumerated() {
            if PageLexicon.isNameSuffix(word), index > 0 { continue }
            if index > 0, index < words.count - 1, PageLexicon.isNameParticle(word) { continue }
            if index == 0, words.count > 1, PageLexicon.isNameParticle(word) || PageLexicon.isPersonalTitle(word) {
                continue
            }
            guard let first = word.unicodeScalars.first, first.isUpper || (!first.isLower && first.isLetter) else {
                return false
            }
            let folded = word.lowercased()
            if PageLexicon.isRoleWord(folded) || PageLexicon.isSentenceOpener(folded) || PageLexicon.isMinor(folded) {
                return false
            }
            if PageLexicon.standsBeforeNames(folded) || WordStatistics.hasCommonEnding(folded) && index > 0 {
                return false
            }
            guard
                word.unicodeScalars.allSatisfy({
                    $0.isWordPart && !$0.isASCIIDigit || ".'’-‐".unicodeScalars.contains($0)
                })
            else { return false }
        }
        // Names that are all common words on this page are no names: `Trade Routes`.
        return !words.allSatisfy { statistics.isPrintedInLowerCase($0) }
    }

    /// `Doe, Jane` alone, or `Doe, J., and Roe, K.`.
    private func surnameFirstNames(_ pieces: [Piece]) -> [String]? {
        guard pieces.count.isMultiple(of: 2), pieces.count >= 2 else { return nil }
        var names: [String] = []
        for index in stride(from: 0, to: pieces.count, by: 2) {
            let (family, given) = (pieces[index], pieces[index + 1])
            guard given.join == .comma, family.join != .comma || pieces.count > 2, given.words.count <= 2,
                family.words.dropLast().allSatisfy(PageLexicon.isNameParticle), looksLikeName(given.words),
                !PageLexicon.isNameSuffix(given.words[0])
            else { return nil }
            let areInitials = given.words.allSatisfy { $0.count <= 4 && $0.hasSuffix(".") }
            guard areInitials || pieces.count == 2 else { return nil }
            names.append("\(family.text), \(given.text)")
        }
        return names
    }
}
