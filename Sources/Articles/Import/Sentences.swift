/// The sentences of a text, found once, then asked for any number of places.
///
/// Made for English and its neighbours: abbreviations, initials, decimals, ellipses and quotes do not end a sentence by
/// themselves; `"\n\n"` always does. A sentence of more than 2,000 characters is cut between words. Linear in the text.
struct Sentences {
    /// One sentence without the white space around it.
    private struct Sentence {
        var start: String.Index
        var end: String.Index
        /// UTF-16 code units from the start of the text.
        var endOffset: Int
    }

    private let text: String
    private var sentences: [Sentence] = []

    /// Finds the sentences of a text.
    init(_ text: String) {
        self.text = text
        var scan = Scan(text)
        while let (start, end) = scan.next() {
            for piece in scan.pieces(start..<end) {
                let end = piece.upperBound
                sentences.append(
                    Sentence(
                        start: scan.scalars[piece.lowerBound].index,
                        end: end < scan.scalars.count ? scan.scalars[end].index : text.endIndex,
                        endOffset: end < scan.scalars.count ? scan.scalars[end].offset : scan.length
                    )
                )
            }
        }
    }

    /// The sentences in their order.
    var all: [Substring] { sentences.map { text[$0.start..<$0.end] } }

    /// The sentence that a marker at this place supports: the one that ends there, or else the one around it.
    ///
    /// - Parameter offset: UTF-16 code units from the start of the text.
    /// - Returns: Nil only when the text has no words.
    func supported(at offset: Int) -> Substring? {
        var low = 0
        var high = sentences.count
        while low < high {
            let middle = (low + high) / 2
            if sentences[middle].endOffset >= offset { high = middle } else { low = middle + 1 }
        }
        guard let sentence = low < sentences.count ? sentences[low] : sentences.last else { return nil }
        return text[sentence.start..<sentence.end]
    }

    /// A walk over the scalars of a text from sentence to sentence.
    private struct Scan {
        let scalars: [(value: Unicode.Scalar, index: String.Index, offset: Int)]
        let length: Int
        private var position = 0

        init(_ text: String) {
            var scalars: [(value: Unicode.Scalar, index: String.Index, offset: Int)] = []
            scalars.reserveCapacity(text.utf8.count)
            var offset = 0
            for index in text.unicodeScalars.indices {
                let scalar = text.unicodeScalars[index]
                scalars.append((scalar, index, offset))
                offset += scalar.utf16.count
            }
            self.scalars = scalars
            length = offset
        }

        /// The next sentence: the positions of its first scalar and of the one after its last.
        mutating func next() -> (start: Int, end: Int)? {
            while position < scalars.count, isSpace(position) { position += 1 }
            guard position < scalars.count else { return nil }
            let start = position
            while position < scalars.count {
                if isParagraphBreak(position) { return (start, trimmed(start, position)) }
                guard Self.terminators.contains(scalars[position].value) else {
                    position += 1
                    continue
                }
                let terminator = position
                while position < scalars.count, Self.terminators.contains(scalars[position].value) { position += 1 }
                let isSingleDot = scalars[terminator].value == "." && position == terminator + 1
                while position < scalars.count, Self.closers.contains(scalars[position].value) { position += 1 }
                if ends(from: start, terminator: terminator, next: position, isSingleDot: isSingleDot) {
                    return (start, position)
                }
            }
            return (start, trimmed(start, position))
        }

        /// A sentence in pieces that may each be quoted by many markers.
        func pieces(_ sentence: Range<Int>) -> [Range<Int>] {
            var pieces: [Range<Int>] = []
            var start = sentence.lowerBound
            while sentence.upperBound - start > Self.longestPiece {
                var end = start + Self.longestPiece
                while end > start, !isSpace(end) { end -= 1 }
                if end == start { end = start + Self.longestPiece }
                pieces.append(start..<trimmed(start, end))
                start = end
                while start < sentence.upperBound, isSpace(start) { start += 1 }
            }
            return start < sentence.upperBound ? pieces + [start..<sentence.upperBound] : pieces
        }

        private static let longestPiece = 2000

        /// Whether the marks at `terminator` end the sentence; what follows begins at `next`.
        private func ends(from start: Int, terminator: Int, next: Int, isSingleDot: Bool) -> Bool {
            if next >= scalars.count { return true }
            if Self.fullWidth.contains(scalars[terminator].value) { return true }
            guard isSpace(next) else { return false }
            var following = next
            while following < scalars.count, isSpace(following), !isParagraphBreak(following) { following += 1 }
            guard following < scalars.count, !isParagraphBreak(following) else { return true }
            while following < scalars.count, Self.openers.contains(scalars[following].value) { following += 1 }
            guard following < scalars.count else { return true }
            let first = scalars[following].value
            if first.properties.isLowercase || Self.continuers.contains(first) { return false }
            guard isSingleDot else { return true }
            return endsAfterDot(from: start, dot: terminator, following: following)
        }

        private func endsAfterDot(from start: Int, dot: Int, following: Int) -> Bool {
            var wordStart = dot
            while wordStart > start, dot - wordStart < 24, isWordPart(wordStart - 1) { wordStart -= 1 }
            let word = string(wordStart, dot)
            if word.isEmpty { return true }
            let starts = Self.starters.contains(nextWord(following))
            if word.contains(".") {
                // `U.S.`, `a.m.`, `e.g.`: only a word that begins sentences tells them from the middle of one.
                return starts && !Self.neverLast.contains(word.lowercased())
            }
            let isInitial = word.unicodeScalars.count == 1 && word.unicodeScalars.allSatisfy(\.properties.isUppercase)
            if isInitial { return word == "I" || starts }
            let lowered = word.lowercased()
            if Self.neverLast.contains(lowered) { return false }
            if Self.beforeNumbers.contains(lowered) { return !isDigit(following) }
            if Self.sometimesLast.contains(lowered) { return starts }
            return true
        }

        private func nextWord(_ position: Int) -> String {
            var end = position
            while end < scalars.count, end - position < 16, scalars[end].value.properties.isAlphabetic { end += 1 }
            return string(position, end)
        }

        private func string(_ start: Int, _ end: Int) -> String {
            var result = String.UnicodeScalarView()
            for position in start..<end { result.append(scalars[position].value) }
            return String(result)
        }

        private func isWordPart(_ position: Int) -> Bool {
            let scalar = scalars[position].value
            return scalar == "." || scalar.properties.isAlphabetic || isDigit(position)
        }

        private func isDigit(_ position: Int) -> Bool { ("0"..."9").contains(scalars[position].value) }

        private func isSpace(_ position: Int) -> Bool { scalars[position].value.properties.isWhitespace }

        private func isParagraphBreak(_ position: Int) -> Bool {
            scalars[position].value == "\n" && position + 1 < scalars.count && scalars[position + 1].value == "\n"
        }

        private func trimmed(_ start: Int, _ end: Int) -> Int {
            var end = end
            while end > start, isSpace(end - 1) { end -= 1 }
            return end
        }

        private static let terminators: Set<Unicode.Scalar> = [".", "!", "?", "…", "。", "！", "？"]
        private static let fullWidth: Set<Unicode.Scalar> = ["。", "！", "？"]
        private static let closers: Set<Unicode.Scalar> = ["\"", "'", "”", "’", "»", "›", ")", "]", "*", "_"]
        private static let openers: Set<Unicode.Scalar> = ["\"", "'", "“", "‘", "«", "‹", "(", "[", "¿", "¡", "„", "‚"]
        private static let continuers: Set<Unicode.Scalar> = ["—", "–", "-", ",", ";", ":", "&"]
        /// Titles and such: a name, or more of the same reference, follows.
        private static let neverLast: Set<String> = [
            "dr", "mr", "mrs", "ms", "mx", "prof", "st", "gen", "col", "lt", "capt", "sgt", "sen", "rep", "gov", "hon",
            "rev", "fr", "sr", "messrs", "mme", "mlle", "e.g", "i.e", "cf", "vs", "v", "viz", "ca", "approx", "eds",
            "trans", "esp", "incl", "resp",
        ]
        /// They end a sentence unless a number follows.
        private static let beforeNumbers: Set<String> = [
            "no", "nos", "p", "pp", "vol", "vols", "ch", "chap", "fig", "figs", "sec", "art", "para", "pt", "bk", "n",
            "nn", "l", "ll", "f", "ff", "fol", "fols", "c", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
            "sept", "oct", "nov", "dec",
        ]
        /// They end a sentence when a word follows that begins sentences.
        private static let sometimesLast: Set<String> = [
            "jr", "inc", "ltd", "co", "corp", "etc", "ed", "al", "dept", "univ", "assn", "bros", "mt", "ft", "ave",
            "blvd", "phd",
        ]
        private static let starters: Set<String> = [
            "A", "After", "All", "Although", "An", "And", "As", "At", "Because", "But", "By", "For", "From", "He",
            "Her",
            "His", "How", "However", "If", "In", "It", "Its", "Many", "Most", "No", "Not", "On", "One", "Or", "Our",
            "She", "Since", "So", "Some", "Such", "That", "The", "Their", "Then", "There", "These", "They", "This",
            "Those", "Thus", "To", "Under", "We", "What", "When", "Where", "While", "Who", "Why", "With", "Yet", "You",
        ]
    }
}
