/// Search for an ASCII word in a text, byte by byte.
///
/// The library's search of one string in another prepares tables at each call, which for short words costs more than
/// the reading of the whole note.
extension String {
    func holds(_ word: StaticString) -> Bool {
        var text = self
        return text.withUTF8 { bytes in
            word.withUTF8Buffer { word in
                guard let first = word.first, bytes.count >= word.count else { return false }
                var start = 0
                while start <= bytes.count - word.count {
                    if bytes[start] == first, zip(bytes[start...], word).allSatisfy({ $0 == $1 }) { return true }
                    start += 1
                }
                return false
            }
        }
    }

    func holds(oneOf words: [StaticString]) -> Bool {
        for word in words where holds(word) { return true }
        return false
    }

    func endsAsPDF() -> Bool {
        let end = utf8.suffix(4)
        return end.count == 4 && zip(end, ".pdf".utf8).allSatisfy { $0 | 0x20 == $1 | 0x20 }
    }
}
