import Articles
import ArticlesTesting
import Foundation
import Testing

@testable import ArticlesSQLite

@Suite struct CSLTextTests {
    /// An item with all fields, its texts made of `word`.
    private static func full(_ word: String) -> CSLItem {
        var item = CSLItem(type: "article-journal")
        let names = [
            CSLName(family: word, given: word, nonDroppingParticle: word, suffix: word), CSLName(literal: word),
            CSLName(),
        ]
        item.author = names
        item.editor = []
        item.translator = Array(names.reversed())
        item.title = word
        item.containerTitle = word
        item.collectionTitle = word
        item.publisher = word
        item.publisherPlace = word
        item.issued = CSLDate(dateParts: [[2001, 2, 3], [2002]], season: 4, literal: word)
        item.accessed = CSLDate(dateParts: [[]])
        item.volume = word
        item.issue = word
        item.edition = word
        item.page = word
        item.number = word
        item.genre = word
        item.authority = word
        item.eventTitle = word
        item.archive = word
        item.url = word
        item.doi = word
        item.isbn = word
        return item
    }

    private static func fast(_ text: String) -> CSLItem? {
        var text = text
        return text.withUTF8 { bytes in
            var reader = CSLReader(bytes)
            return reader.item()
        }
    }

    private static func decode(_ text: String) throws -> CSLItem {
        var text = text
        return try text.withUTF8 { try CSLText.decode($0) }
    }

    @Test(
        "Every field comes back, by the fast reader too, and as JSONDecoder has it",
        arguments: [
            "", "plain", "\"quoted\" and \\ back/slashed", "line\nbreak\ttab\r\u{8}\u{C}", "Åsa 📚 漢字 e\u{301}",
            "{\"a\":[1]}", String(repeating: "long ", count: 10_000),
        ]
    )
    func roundTrip(word: String) throws {
        let item = Self.full(word)
        let text = try CSLText.encode(item)
        #expect(Self.fast(text) == item)
        #expect(try JSONDecoder().decode(CSLItem.self, from: Data(text.utf8)) == item)
    }

    @Test("Control characters go the slow way and come back too")
    func controlCharacters() throws {
        let item = Self.full("a\u{1}b\u{7F}\u{0}")
        #expect(try Self.decode(CSLText.encode(item)) == item)
    }

    @Test(
        "JSON of another hand is read as JSONDecoder reads it",
        arguments: [
            #"{ "type": "book", "title": "A B" }"#, #"{"type":"book","note":"unknown","title":null}"#,
            #"{"type":"book","title":"\u00e9\ud83d\udcda"}"#, #"{"type":"book","issued":{"date-parts":[[2001.0]]}}"#,
            #"{"type":"book","issued":{"date-parts":[[12345678901]]}}"#, #"{"title":"x","type":"book"} "#,
        ]
    )
    func otherHands(text: String) throws {
        #expect(try Self.decode(text) == JSONDecoder().decode(CSLItem.self, from: Data(text.utf8)))
    }

    @Test(
        "What is no item is an error, never a trap",
        arguments: [
            "", "{", "}", "{}", "[]", "null", #"{"type"}"#, #"{"type":"#, #"{"type":"book"#, #"{"type":"book","#,
            #"{"type":"\"#, #"{"type":"book","author":[{]}"#, #"{"type":"book","issued":{"date-parts":[[-]]}}"#,
            #"{"type":"book"}}"#, "\u{0}", #"{"type":1}"#, #"{"type":"book","author":"x"}"#,
        ]
    )
    func garbage(text: String) {
        #expect(throws: StoreError.self) { try Self.decode(text) }
    }

    @Test("Every beginning of a text, and every text with a byte changed, is read or refused without a trap")
    func mutations() throws {
        let text = Array(try CSLText.encode(Self.full("a\"b")).utf8)
        for end in text.indices {
            text[..<end].withUnsafeBufferPointer { bytes in
                var reader = CSLReader(bytes)
                #expect(reader.item() == nil)
            }
        }
        for index in text.indices {
            for byte in [0, UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "}"), 0xFF] {
                var changed = text
                changed[index] = byte
                changed.withUnsafeBufferPointer { bytes in
                    var reader = CSLReader(bytes)
                    _ = reader.item()
                }
            }
        }
    }
}
