extension NoteScan {
    /// The date that begins at `start` and where it ends, or nil when none does.
    ///
    /// Reads `May 11, 2018`, `11 May 2018`, `May–June 2010`, `Spring 2010`, `2010, May 11`, `2018-05-11`, `1998–99`,
    /// `n.d.`; of `5/11/2018`, where day and month can't be told apart, the year alone.
    func date(at start: Int, end: Int) -> (date: CSLDate, end: Int)? {
        var index = start
        guard index < end else { return nil }
        if tokens[index].isA(.weekday), index + 1 < end {
            index += isKind(index + 1, .comma) ? 2 : 1
            guard index < end else { return nil }
        }
        if isWord(index, "c") || isWord(index, "ca") || isWord(index, "circa") {
            guard index + 1 < end, let year = year(index + 1) else { return nil }
            return (CSLDate(dateParts: [[year]]), index + 2)
        }
        let token = tokens[index]
        if token.kind == .word {
            if token.word == "nd", token.has(.dotted) { return (CSLDate(literal: text(index..<index + 1)), index + 1) }
            if token.word == "n", token.has(.dotted), isWord(index + 1, "d"), index + 1 < end {
                return (CSLDate(literal: text(index..<index + 2)), index + 2)
            }
            if token.word == "forthcoming" { return (CSLDate(literal: text(index..<index + 1)), index + 1) }
            if token.word == "in", isWord(index + 1, "press"), index + 1 < end {
                return (CSLDate(literal: text(index..<index + 2)), index + 2)
            }
            if let season = Lexicon.season(token.word), token.has(.capital) || year(index + 1) != nil {
                return seasonDate(index, season, end)
            }
            if let month = Lexicon.month(token.word), token.has(.capital) { return monthFirst(index, month, end) }
            if let day = ordinalDay(index) { return dayFirst(index, day, end) }
            return suffixedYear(index).map { (CSLDate(dateParts: [[$0]]), index + 1) }
        }
        guard token.kind == .number else { return nil }
        if year(index) != nil { return yearFirst(index, end) }
        if token.value >= 1, token.value <= 31 { return dayFirst(index, Int(token.value), end) ?? slashed(index, end) }
        return nil
    }

    // MARK: forms

    func monthFirst(_ start: Int, _ month: Int, _ end: Int) -> (CSLDate, Int)? {
        var index = start + 1
        // "May/June 2010", "May–June 2010", "May and June 2010", "May 30–June 2, 2010"
        if let second = secondMonth(index, end) {
            index = second.end
            if isKind(index, .comma), index < end { index += 1 }
            guard index < end, let year = year(index) else { return nil }
            return (CSLDate(dateParts: [[year, month], [year, second.month]]), index + 1)
        }
        guard index < end else { return nil }
        if let year = year(index) { return (CSLDate(dateParts: [[year, month]]), index + 1) }
        if isKind(index, .comma), index + 1 < end, let year = year(index + 1) {
            return (CSLDate(dateParts: [[year, month]]), index + 2)
        }
        guard let day = day(index) else { return nil }
        index += 1
        var last: (month: Int, day: Int)?
        if isKind(index, .dash), index + 1 < end {
            if let other = self.day(index + 1) {
                last = (month, other)
                index += 2
            } else if let otherMonth = Lexicon.month(tokens[index + 1].word), index + 2 < end,
                let other = self.day(index + 2)
            {
                last = (otherMonth, other)
                index += 3
            }
        }
        if isKind(index, .comma), index < end { index += 1 }
        guard index < end, let year = year(index) else { return nil }
        var parts = [[year, month, day]]
        if let last { parts.append([year, last.month, last.day]) }
        return (CSLDate(dateParts: parts), index + 1)
    }

    func secondMonth(_ index: Int, _ end: Int) -> (month: Int, end: Int)? {
        guard index + 1 < end,
            isKind(index, .dash) || isSymbol(index, 0x2F) || isWord(index, "and") || isSymbol(index, 0x26),
            tokens[index + 1].kind == .word, let month = Lexicon.month(tokens[index + 1].word)
        else { return nil }
        return (month, index + 2)
    }

    func dayFirst(_ start: Int, _ day: Int, _ end: Int) -> (CSLDate, Int)? {
        var index = start + 1
        var lastDay: Int?
        if isKind(index, .dash), index + 1 < end, let other = self.day(index + 1) {
            lastDay = other
            index += 2
        }
        if isWord(index, "of") || isKind(index, .period) { index += 1 }
        guard index < end, tokens[index].kind == .word, let month = Lexicon.month(tokens[index].word) else {
            return nil
        }
        index += 1
        if isKind(index, .comma), index < end { index += 1 }
        guard index < end, let year = year(index) else { return nil }
        var parts = [[year, month, day]]
        if let lastDay { parts.append([year, month, lastDay]) }
        return (CSLDate(dateParts: parts), index + 1)
    }

    func seasonDate(_ start: Int, _ season: Int, _ end: Int) -> (CSLDate, Int)? {
        var index = start + 1
        if index + 1 < end, isKind(index, .dash) || isSymbol(index, 0x2F), Lexicon.season(tokens[index + 1].word) != nil
        {
            index += 2
        }
        if isKind(index, .comma), index < end { index += 1 }
        guard index < end, let year = year(index) else { return nil }
        if let range = yearRange(index, end) {
            return (CSLDate(dateParts: [[year], [range.last]], season: season), range.end)
        }
        return (CSLDate(dateParts: [[year]], season: season), index + 1)
    }

    func yearFirst(_ start: Int, _ end: Int) -> (CSLDate, Int)? {
        guard let first = year(start) else { return nil }
        if let iso = isoDate(start, first, end) { return iso }
        if let range = yearRange(start, end) {
            return (CSLDate(dateParts: [[first], [range.last]]), range.end)
        }
        // APA: "2010, May 11", "2010, May 11–13", "2010, Spring"; also "2010 May 11".
        let index = isKind(start + 1, .comma) ? start + 2 : start + 1
        if index < end, tokens[index].kind == .word, tokens[index].has(.capital) {
            if let month = Lexicon.month(tokens[index].word) {
                if let second = secondMonth(index + 1, end), year(second.end) == nil {
                    return (CSLDate(dateParts: [[first, month], [first, second.month]]), second.end)
                }
                if index + 1 < end, let day = day(index + 1), !isDayOfNextDate(index + 1, end) {
                    if isKind(index + 2, .dash), index + 3 < end, let last = self.day(index + 3) {
                        return (CSLDate(dateParts: [[first, month, day], [first, month, last]]), index + 4)
                    }
                    return (CSLDate(dateParts: [[first, month, day]]), index + 2)
                }
                if index + 1 >= end || year(index + 1) == nil, index + 1 == end || !isKind(index + 1, .number) {
                    if index == start + 1 || isClosing(index + 1, end) {
                        return (CSLDate(dateParts: [[first, month]]), index + 1)
                    }
                }
            } else if let season = Lexicon.season(tokens[index].word), isClosing(index + 1, end) {
                return (CSLDate(dateParts: [[first]], season: season), index + 1)
            }
        }
        return (CSLDate(dateParts: [[first]]), start + 1)
    }

    func isClosing(_ index: Int, _ end: Int) -> Bool {
        index >= end || tokens[index].isDelimiter || tokens[index].kind == .close
    }

    func isDayOfNextDate(_ index: Int, _ end: Int) -> Bool {
        let next = isKind(index + 1, .comma) ? index + 2 : index + 1
        return next < end && year(next) != nil
    }

    func isoDate(_ start: Int, _ year: Int, _ end: Int) -> (CSLDate, Int)? {
        guard start + 4 < end, isKind(start + 2, .number), isKind(start + 4, .number), isDatePoint(start + 1),
            isDatePoint(start + 3), !tokens[start + 2].has(.spaced), !tokens[start + 4].has(.spaced)
        else { return nil }
        let month = Int(tokens[start + 2].value)
        let day = Int(tokens[start + 4].value)
        guard (1...12).contains(month), (1...31).contains(day) else { return nil }
        return (CSLDate(dateParts: [[year, month, day]]), start + 5)
    }

    func isDatePoint(_ index: Int) -> Bool {
        guard index < tokens.count, !tokens[index].has(.spaced) else { return false }
        return isKind(index, .dash) || isSymbol(index, 0x2F) || isKind(index, .period)
    }

    /// `25/12/2018`, `12/25/2018`; `5/11/2018` gives its year, unless both are the same.
    func slashed(_ start: Int, _ end: Int) -> (CSLDate, Int)? {
        guard start + 4 < end, isDatePoint(start + 1), isDatePoint(start + 3), isKind(start + 2, .number),
            let year = year(start + 4)
        else { return nil }
        let first = Int(tokens[start].value)
        let second = Int(tokens[start + 2].value)
        guard (1...31).contains(second) else { return nil }
        // With full stops the day comes first.
        let isDayFirst = first > 12 || isKind(start + 1, .period)
        if isDayFirst, (1...12).contains(second) { return (CSLDate(dateParts: [[year, second, first]]), start + 5) }
        if second > 12, first <= 12 || first == second {
            return (CSLDate(dateParts: [[year, first, second]]), start + 5)
        }
        if first == second { return (CSLDate(dateParts: [[year, first, second]]), start + 5) }
        return (CSLDate(dateParts: [[year]]), start + 5)
    }

    /// `1998–99`, `1939-1945`, `1998/99`.
    func yearRange(_ start: Int, _ end: Int) -> (last: Int, end: Int)? {
        guard start + 2 < end, let first = year(start), isKind(start + 1, .dash) || isSymbol(start + 1, 0x2F),
            isKind(start + 2, .number), !tokens[start + 2].has(.spaced)
        else { return nil }
        let length = tokens[start + 2].end - tokens[start + 2].start
        let value = Int(tokens[start + 2].value)
        if length == 4, let last = year(start + 2), last > first { return (last, start + 3) }
        guard length == 2, first % 100 < value else { return nil }
        return (first / 100 * 100 + value, start + 3)
    }

    // MARK: parts

    func day(_ index: Int) -> Int? {
        guard index < tokens.count else { return nil }
        if isKind(index, .number), tokens[index].end - tokens[index].start <= 2 {
            let value = Int(tokens[index].value)
            return (1...31).contains(value) ? value : nil
        }
        return ordinalDay(index)
    }

    /// `11th`.
    func ordinalDay(_ index: Int) -> Int? {
        guard let ordinal = ordinal(index), (1...31).contains(ordinal) else { return nil }
        return ordinal
    }

    /// The number of `2nd`, `2d`, `11th`.
    func ordinal(_ index: Int) -> Int? {
        guard index < tokens.count, tokens[index].kind == .word, tokens[index].has(.hasDigit) else { return nil }
        var value = 0
        var position = Int(tokens[index].start)
        let end = Int(tokens[index].end)
        while position < end, Tokenizer.isDigit(bytes[position]), value < 1000 {
            value = value * 10 + Int(bytes[position] - 0x30)
            position += 1
        }
        guard value > 0, position < end else { return nil }
        let ending = Word(String(decoding: bytes[position..<end], as: UTF8.self))
        return ending == "st" || ending == "nd" || ending == "rd" || ending == "th" || ending == "d" ? value : nil
    }

    /// `2010a`, as author-date lists tell works of a year apart.
    func suffixedYear(_ index: Int) -> Int? {
        guard isKind(index, .word), tokens[index].has(.hasDigit), tokens[index].end - tokens[index].start == 5 else {
            return nil
        }
        let start = Int(tokens[index].start)
        guard bytes[start + 4] >= 0x61, bytes[start + 4] <= 0x66 else { return nil }
        var value = 0
        for byte in bytes[start..<start + 4] {
            guard Tokenizer.isDigit(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return (1500...2100).contains(value) ? value : nil
    }
}
