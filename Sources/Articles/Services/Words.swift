/// Counting words.
enum Words {
    /// Runs of characters other than white space that hold a letter or a digit.
    static func count(in text: String) -> Int {
        var count = 0
        var isInWord = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                isInWord = false
            } else if !isInWord, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                isInWord = true
                count += 1
            }
        }
        return count
    }

    /// The different words, for comparing texts.
    static func set(of text: String) -> Set<Substring> {
        Set(text.split(whereSeparator: \.isWhitespace))
    }
}
