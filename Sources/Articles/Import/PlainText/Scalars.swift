/// The classes of characters that the plain-text importer tells apart.
extension Unicode.Scalar {
    /// UAX #14's mandatory breaks.
    var isLineBreak: Bool {
        switch value {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    /// White space of any width; also the byte order mark and the zero-width space, which print nothing.
    var isSpace: Bool {
        switch value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF:
            true
        default: false
        }
    }

    var isASCIIDigit: Bool { (0x30...0x39).contains(value) }

    var isUpper: Bool {
        if value < 0x80 { return (0x41...0x5A).contains(value) }
        return !isPunctuationBlock && (properties.isUppercase || properties.generalCategory == .titlecaseLetter)
    }

    var isLower: Bool {
        value < 0x80 ? (0x61...0x7A).contains(value) : !isPunctuationBlock && properties.isLowercase
    }

    var isLetter: Bool {
        value < 0x80 ? (0x41...0x5A).contains(value & 0xDF) : !isPunctuationBlock && properties.isAlphabetic
    }

    /// General Punctuation: looked at often, and without letters, so that the tables can be spared.
    private var isPunctuationBlock: Bool { (0x2000...0x206F).contains(value) }

    /// Letters, digits, and what combines with them.
    var isWordPart: Bool {
        if value < 0x80 { return isLetter || isASCIIDigit }
        return !isPunctuationBlock && (properties.isAlphabetic || properties.numericType != nil || isMark)
    }

    /// A combining mark or a soft hyphen: it belongs to the letter before.
    var isMark: Bool {
        guard value > 0x7F, !isPunctuationBlock else { return false }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return true
        default: return value == 0xAD
        }
    }

    /// `“ ‘ « „ ‚ ‹` and the straight quotes, which may do either.
    var isOpeningQuote: Bool {
        switch value {
        case 0x22, 0x27, 0xAB, 0x2018, 0x201A, 0x201C, 0x201E, 0x2039: true
        default: false
        }
    }

    /// Quotes that may close, brackets that do.
    var isCloser: Bool {
        switch value {
        case 0x22, 0x27, 0x29, 0x5D, 0x7D, 0xBB, 0x2019, 0x201D, 0x203A: true
        default: false
        }
    }

    /// Marks that end a sentence.
    var isTerminal: Bool {
        switch value {
        case 0x21, 0x2E, 0x3F, 0x2026, 0x3002, 0xFF01, 0xFF0E, 0xFF1F, 0x061F: true
        default: false
        }
    }

    /// Upper-case letters of ASCII and Latin-1 as lower-case, curly apostrophes as straight, all else as it is.
    var caseFolded: Unicode.Scalar {
        if (0x41...0x5A).contains(value) || (0xC0...0xDE).contains(value) && value != 0xD7 {
            return Unicode.Scalar(UInt8(value) + 0x20)
        }
        return value == 0x2019 ? "'" : self
    }

    /// 0…9 for a superscript digit.
    var superscriptDigit: Int? {
        switch value {
        case 0xB9: 1
        case 0xB2: 2
        case 0xB3: 3
        case 0x2070, 0x2074...0x2079: Int(value - 0x2070)
        default: nil
        }
    }
}

extension String {
    /// The scalars as a string; far quicker than by way of `UnicodeScalarView`, which the importer needs for every word.
    init(scalars: some Collection<Unicode.Scalar>) {
        let count = scalars.reduce(0) { $0 + UTF8.width($1) }
        self.init(unsafeUninitializedCapacity: count) { buffer in
            var index = 0
            for scalar in scalars {
                guard scalar.value >= 0x80 else {
                    buffer[index] = UInt8(truncatingIfNeeded: scalar.value)
                    index += 1
                    continue
                }
                for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                    buffer[index] = unit
                    index += 1
                }
            }
            return index
        }
    }
}
