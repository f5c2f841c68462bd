/// Names that are printed family name first.
extension NoteScan {
    /// `Hong Sukhoon`, `Kim Jong-un`, `Xi Jinping`: family name first, as is the custom of the country.
    func isFamilyFirst(_ span: Range<Int>) -> Bool {
        let first = tokens[span.lowerBound]
        let last = tokens[span.upperBound - 1]
        if first.has(.caseless) { return false }
        guard first.isA(.easternSurname), !first.has(.initials), !last.has(.initials) else { return false }
        if span.count > 3, span.count <= 5, Self.vietnamese.contains(first.word), !Self.vietnamese.contains(last.word) {
            return true
        }
        if span.count == 3 {
            let middle = tokens[span.lowerBound + 1]
            guard !middle.has(.initials), middle.kind == .word else { return false }
            if Self.vietnamese.contains(first.word) { return !Self.vietnamese.contains(last.word) }
            return Self.surestSurnames.contains(first.word) && !Self.surestSurnames.contains(last.word)
                && syllables(middle) == 1 && syllables(last) == 1 && !middle.isA(.givenName)
        }
        guard span.count == 2, !last.isA(.givenName), !last.isA(.easternSurname) else { return false }
        if last.has(.hyphenated) { return (syllables(last) ?? 0) >= 2 }
        guard syllables(last) == 2 else { return false }
        return !Self.ambiguousSurnames.contains(first.word) || hasEasternSound(last)
    }

    static let vietnamese: Set<Word> = [
        "nguyen", "tran", "pham", "phan", "hoang", "huynh", "trinh", "ngo", "dang", "bui", "nguyễn", "trần", "phạm",
    ]
    static let surestSurnames: Set<Word> = [
        "kim", "lee", "park", "choi", "chung", "roh", "noh", "yoon", "kwon", "hwang", "cho",
    ]
    static let ambiguousSurnames: Set<Word> = [
        "kim", "lee", "moon", "song", "min", "ha", "an", "son", "ma", "lin", "sun", "han", "park", "dang", "pan", "he",
        "su", "lu",
        "ye", "du", "ding", "pang", "cha", "ren", "fan", "fang", "gao", "bae", "hu", "cho", "chu", "lim", "yang", "ko",
    ]

    /// The syllables of a romanised Chinese or Korean name, nil when it can't be one.
    func syllables(_ token: Token) -> Int? {
        let letters = bytes[Int(token.start)..<Int(token.end)].map { $0 | 0x20 }
        guard letters.count <= 14 else { return nil }
        var index = 0
        var count = 0
        func isVowel(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
                UInt8(ascii: "y"):
                true
            default: false
            }
        }
        while index < letters.count {
            if letters[index] == 0x2D {
                index += 1
                continue
            }
            guard letters[index] >= 0x61, letters[index] <= 0x7A else { return nil }
            let onset = index
            while index < letters.count,
                !isVowel(letters[index]) || letters[index] == UInt8(ascii: "y") && index == onset
            {
                guard letters[index] >= 0x61 else { return nil }
                index += 1
            }
            guard index - onset <= 2, index < letters.count else { return nil }
            if index - onset == 2, !Self.onsets.contains(Word(String(decoding: letters[onset..<index], as: UTF8.self)))
            {
                return nil
            }
            let vowel = index
            while index < letters.count, isVowel(letters[index]) { index += 1 }
            guard index - vowel <= 3 else { return nil }
            // A final consonant, unless a vowel follows it.
            if index < letters.count, Self.finals.contains(letters[index]) {
                let isNG =
                    letters[index] == UInt8(ascii: "n") && index + 1 < letters.count
                    && letters[index + 1] == UInt8(ascii: "g")
                let length = isNG ? 2 : 1
                let after = index + length
                if after >= letters.count || !isVowel(letters[after]) {
                    index = after
                } else if isNG {
                    index += 1
                }
            }
            count += 1
        }
        return count
    }

    static let onsets: Set<Word> = [
        "zh", "ch", "sh", "hw", "hy", "gy", "ky", "my", "ny", "py", "by", "ry", "kw", "gw", "ts", "sy", "jy", "ph",
        "th",
    ]
    static let finals: Set<UInt8> = Set("nmklrpth".utf8)

    func hasEasternSound(_ token: Token) -> Bool {
        let letters = String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self).lowercased()
        return letters.holds(oneOf: Self.sounds)
    }

    static let sounds: [StaticString] = [
        "oo", "eo", "eu", "hy", "hw", "zh", "x", "q", "ng", "uk", "ui", "ae", "ye", "wo",
    ]
}
