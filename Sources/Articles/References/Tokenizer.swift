/// Cuts a note into tokens and pairs its brackets and quotation marks, in one pass each.
struct Tokenizer {
    private let bytes: [UInt8]
    private let scanner: IdentifierScanner
    private(set) var tokens: [Token] = []
    private(set) var identifiers: [NoteIdentifier] = []
    var isSpaced = false

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        scanner = IdentifierScanner(bytes: bytes)
        tokens.reserveCapacity(bytes.count / 4)
        run()
    }

    mutating func run() {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte <= 0x20 {
                isSpaced = true
                index += 1
                continue
            }
            if byte < 0x80 {
                index = Self.isAlphanumeric(byte) ? wordOrIdentifier(at: index) : mark(at: index, byte)
            } else {
                let (scalar, length) = Self.decode(bytes, index)
                if let next = typographicMark(at: index, scalar, length) {
                    index = next
                } else {
                    index = word(at: index)
                }
            }
            isSpaced = false
        }
    }

    mutating func add(_ kind: Token.Kind, _ start: Int, _ end: Int, _ flags: Token.Flags = []) {
        tokens.append(
            Token(
                kind: kind,
                flags: isSpaced ? flags.union(.spaced) : flags,
                start: Int32(clamping: start),
                end: Int32(clamping: end)
            )
        )
    }

    // MARK: marks

    mutating func mark(at index: Int, _ byte: UInt8) -> Int {
        let end = index + 1
        switch byte {
        case 0x2C: add(.comma, index, end)
        case 0x2E: add(.period, index, end)
        case 0x3A: add(.colon, index, end)
        case 0x3B: add(.semicolon, index, end)
        case 0x3F, 0x21: add(.question, index, end)
        case 0x28, 0x5B: add(.open, index, end)
        case 0x29, 0x5D: add(.close, index, end)
        case 0x22: add(isOpening(index, end) ? .openQuote : .closeQuote, index, end)
        case 0x27: singleQuote(index, end)
        case 0x2D:
            var last = end
            while last < bytes.count, bytes[last] == 0x2D { last += 1 }
            add(.dash, index, last)
            return last
        default: add(.symbol, index, end)
        }
        return end
    }

    /// A straight quotation mark opens before a letter when nothing or an opening mark stands before it.
    func isOpening(_ start: Int, _ end: Int) -> Bool {
        guard end < bytes.count, bytes[end] > 0x20 else { return false }
        guard let last = tokens.last, !isSpaced else { return true }
        return last.kind == .open || last.kind == .openQuote || last.kind == .dash || last.kind == .symbol
    }

    mutating func singleQuote(_ start: Int, _ end: Int) {
        add(isOpening(start, end) ? .openQuote : .closeQuote, start, end, .singleQuote)
    }

    mutating func typographicMark(at index: Int, _ scalar: UInt32, _ length: Int) -> Int? {
        let end = index + length
        switch scalar {
        case 0x201C, 0x00AB, 0x300C, 0x3008: add(.openQuote, index, end)
        case 0x201E: add(.openQuote, index, end)
        case 0x300E, 0x300A: add(.openQuote, index, end, .bookQuote)
        case 0x201D, 0x00BB, 0x300D, 0x3009: add(.closeQuote, index, end)
        case 0x300F, 0x300B: add(.closeQuote, index, end, .bookQuote)
        case 0x2018, 0x201A, 0x2039: add(.openQuote, index, end, .singleQuote)
        case 0x2019, 0x203A: add(.closeQuote, index, end, .singleQuote)
        case 0x2010...0x2015, 0x2212: add(.dash, index, end)
        case 0x2026: add(.symbol, index, end)
        case 0x3001, 0xFF0C: add(.comma, index, end)
        case 0x3002: add(.period, index, end)
        case 0xFF1A: add(.colon, index, end)
        case 0xFF1B: add(.semicolon, index, end)
        case 0xFF08, 0x3010: add(.open, index, end)
        case 0xFF09, 0x3011: add(.close, index, end)
        case 0x00A1...0x00A9, 0x00AC...0x00B4, 0x00B6...0x00B9, 0x00BB...0x00BF, 0x00A7, 0x00D7:
            add(.symbol, index, end)
        case 0x2000...0x206F, 0x2190...0x2BFF, 0x3000...0x303F, 0xFE00...0xFE0F: add(.symbol, index, end)
        default: return nil
        }
        return end
    }

    // MARK: words

    mutating func wordOrIdentifier(at index: Int) -> Int {
        let isAfterMark = isSpaced || tokens.last.map { $0.kind != .word && $0.kind != .number } ?? true
        if isAfterMark, let found = scanner.identifier(at: index) {
            addIdentifier(found.identifier, index, found.end)
            return found.end
        }
        if Self.isDigit(bytes[index]) {
            var end = index
            var value: Int32 = 0
            while end < bytes.count, Self.isDigit(bytes[end]) {
                value = end - index < 9 ? value * 10 + Int32(bytes[end] - 0x30) : -1
                end += 1
            }
            let isPlain = end == bytes.count || !isLetter(end)
            if isPlain {
                add(.number, index, end)
                if end - index <= 9 { tokens[tokens.count - 1].value = value }
                return end
            }
        }
        if let end = documentSymbol(at: index) {
            add(.word, index, end, [.capital, .hasDigit, .documentSymbol])
            return end
        }
        return word(at: index)
    }

    mutating func addIdentifier(_ identifier: NoteIdentifier, _ start: Int, _ end: Int) {
        add(.identifier, start, end)
        tokens[tokens.count - 1].value = Int32(clamping: identifiers.count)
        identifiers.append(identifier)
    }

    /// `S/RES/1718 (2006)`, `A/HRC/25/CRP.1`: capitals, a slash, and a digit somewhere.
    func documentSymbol(at start: Int) -> Int? {
        var index = start
        while index < bytes.count, bytes[index] >= 0x41, bytes[index] <= 0x5A { index += 1 }
        guard index > start, index - start <= 9, index < bytes.count, bytes[index] == 0x2F else { return nil }
        var hasDigit = false
        var depth = 0
        scan: while index < bytes.count, index - start < 60 {
            switch bytes[index] {
            case 0x30...0x39: hasDigit = true
            case 0x28: depth += 1
            case 0x29:
                guard depth > 0 else { break scan }
                depth -= 1
            case 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F: break
            default: break scan
            }
            index += 1
        }
        while index > start, bytes[index - 1] == 0x2E || bytes[index - 1] == 0x2D || bytes[index - 1] == 0x2F {
            index -= 1
        }
        return hasDigit && depth == 0 ? index : nil
    }

    func isLetter(_ index: Int) -> Bool {
        guard index < bytes.count else { return false }
        let byte = bytes[index]
        if byte < 0x80 { return Self.isAlphanumeric(byte) }
        return Self.isLetter(Self.decode(bytes, index).scalar)
    }

    mutating func word(at start: Int) -> Int {
        var index = start
        var key = Word()
        var flags: Token.Flags = []
        var letters = 0
        var capitals = 0
        var lastPartLetters = 0
        var inner = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                if Self.isAlphanumeric(byte) {
                    if Self.isDigit(byte) { flags.insert(.hasDigit) }
                    if byte >= 0x41, byte <= 0x5A { capitals += 1 }
                    letters += 1
                    lastPartLetters += 1
                    key.append(byte)
                    index += 1
                    continue
                }
                guard isLetter(index + 1), index > start else { break }
                if byte == 0x27 {
                    key.append(byte)
                } else if byte == 0x2D {
                    if isMonthPair(key, index + 1) { break }
                    flags.insert(.hyphenated)
                    key.append(byte)
                    lastPartLetters = 0
                } else if byte == 0x26 {
                    key.append(byte)
                } else if byte == 0x2E, joinsAtFullStop(index, partLetters: lastPartLetters, flags: &flags) {
                    inner += 1
                    lastPartLetters = 0
                } else {
                    break
                }
                index += 1
            } else {
                let (scalar, length) = Self.decode(bytes, index)
                if scalar == 0x2019 || scalar == 0x2018, index > start, isLetter(index + length) {
                    key.append(0x27)
                } else if scalar == 0x2010 || scalar == 0x2011, index > start, isLetter(index + length),
                    !flags.contains(.hasDigit), !Self.isDigit(bytes[index + length])
                {
                    flags.insert(.hyphenated)
                    key.append(0x2D)
                } else if Self.isLetter(scalar) {
                    if Self.isCapital(scalar) { capitals += 1 }
                    letters += 1
                    lastPartLetters += 1
                    for offset in index..<(index + length) { key.append(bytes[offset]) }
                } else {
                    break
                }
                index += length
            }
        }
        // A byte that is neither letter nor known mark still has to be passed.
        if index == start { index += max(1, Self.decode(bytes, start).length) }
        addWord(start, index, key, flags, letters: letters, capitals: capitals, inner: inner)
        return finishWord(index, letters: letters, inner: inner, lastPartLetters: lastPartLetters)
    }

    /// "May-June" is two months and not a name with a hyphen.
    func isMonthPair(_ first: Word, _ start: Int) -> Bool {
        guard Lexicon.month(first) != nil || Lexicon.season(first) != nil else { return false }
        var second = Word()
        var end = start
        while end < bytes.count, end - start < 12, bytes[end] < 0x80, Self.isAlphanumeric(bytes[end]) {
            second.append(bytes[end])
            end += 1
        }
        return Lexicon.month(second) != nil || Lexicon.season(second) != nil
    }

    /// Whether a full stop between letters belongs to the word: `U.S`, `Ph.D`, `Salon.com`.
    func joinsAtFullStop(_ index: Int, partLetters: Int, flags: inout Token.Flags) -> Bool {
        var end = index + 1
        var length = 0
        while end < bytes.count, length < 12, bytes[end] | 0x20 >= 0x61, bytes[end] | 0x20 <= 0x7A {
            end += 1
            length += 1
        }
        if end == bytes.count || !isLetter(end), partLetters > 2,
            Self.domains.contains(Word(String(decoding: bytes[(index + 1)..<end], as: UTF8.self)))
        {
            flags.insert(.domain)
            return true
        }
        return partLetters <= 2 && length <= 2 && length > 0 && (end == bytes.count || !isLetter(end))
    }

    mutating func addWord(
        _ start: Int,
        _ end: Int,
        _ key: Word,
        _ found: Token.Flags,
        letters: Int,
        capitals: Int,
        inner: Int
    ) {
        var flags = found
        let first = Self.decode(bytes, start).scalar
        if Self.isCapital(first) {
            flags.insert(.capital)
        } else if first >= 0x2E80 || (0x0590...0x06FF).contains(first) {
            flags.insert(.caseless)
        } else if !(first >= 0x30 && first <= 0x39) {
            flags.insert(.lower)
        }
        if letters >= 2, capitals == letters - Self.digits(bytes, start, end, flags), capitals >= 2 {
            flags.insert(.allCaps)
        }
        if letters == 1 { flags.insert(.single) }
        add(.word, start, end, flags)
        tokens[tokens.count - 1].word = key
        tokens[tokens.count - 1].classes = Lexicon.classes(of: key)
        _ = inner
    }

    /// Takes the full stop of an abbreviation or initial into the word.
    mutating func finishWord(_ end: Int, letters: Int, inner: Int, lastPartLetters: Int) -> Int {
        let last = tokens.count - 1
        let token = tokens[last]
        if token.word == "isbn" || token.word == "isbn-13" || token.word == "isbn-10",
            let found = scanner.isbn(after: end)
        {
            isSpaced = true
            addIdentifier(found.identifier, found.start, found.end)
            return found.end
        }
        guard end < bytes.count, bytes[end] == 0x2E else {
            return end
        }
        // "J." and "J.R.", but also "J.-P."
        let isInitial =
            token.has(.capital)
            && (letters == 1 || inner > 0 && letters == inner + 1 || token.has(.hyphenated) && letters == 2)
        if isInitial { tokens[last].flags.insert(.initials) }
        guard isInitial || inner > 0 && !token.has(.domain) || token.isA(.abbreviation) && !isSentenceWord(token) else {
            return end
        }
        tokens[last].flags.insert(.dotted)
        tokens[last].end = Int32(clamping: end + 1)
        // "J.-P." goes on after its first full stop.
        if isInitial, end + 2 < bytes.count, bytes[end + 1] == 0x2D, isLetter(end + 2) {
            var index = end + 2
            while index < bytes.count, isLetter(index), index - end < 5 {
                index += max(1, Self.decode(bytes, index).length)
            }
            if index < bytes.count, bytes[index] == 0x2E {
                tokens[last].end = Int32(clamping: index + 1)
                tokens[last].flags.insert(.hyphenated)
                return index + 1
            }
        }
        return end + 1
    }

    /// Some abbreviations are words too: "no.", "art.", "fig.", "add." before a number, but "Art." ends a title.
    func isSentenceWord(_ token: Token) -> Bool {
        let index = Int(token.end) + 1
        switch token.word {
        case "no", "nos", "art", "arts", "fig", "add", "sec", "col", "app", "mass", "miss", "wash", "me", "ill", "res",
            "ct", "ed":
            if token.word == "ed" || token.word == "res" || token.word == "mass" || token.word == "ill"
                || token.word == "ct"
                || token.word == "wash" || token.word == "app"
            {
                return false
            }
            guard index < bytes.count else { return false }
            let next = index + 1 < bytes.count && bytes[index] <= 0x20 ? bytes[index + 1] : bytes[index]
            return !(Self.isDigit(next) || next == 0x2C || (next | 0x20 >= 0x61 && token.has(.lower)))
        default: return false
        }
    }
}
