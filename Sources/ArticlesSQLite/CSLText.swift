internal import Articles
internal import FoundationEssentials

/// CSL-JSON items as the text that is stored.
enum CSLText {
    /// JSON with sorted keys, so that equal items are equal texts.
    static func encode(_ item: CSLItem) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(item), as: UTF8.self)
    }

    /// The item of a text.
    ///
    /// `JSONDecoder` takes many times as long, and an article has many notes; it is asked only about what the reader
    /// does not expect.
    static func decode(_ text: UnsafeBufferPointer<UInt8>) throws -> CSLItem {
        var reader = CSLReader(text)
        if let item = reader.item() { return item }
        do {
            return try JSONDecoder().decode(CSLItem.self, from: Data(text))
        } catch {
            throw StoreError.corrupt("a source's CSL can't be read: \(error)")
        }
    }
}
