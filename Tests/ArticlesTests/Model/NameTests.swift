import Articles
import Testing

@Suite("Names of things")
struct NameTests {
    @Test("A slug keeps to its characters and length", arguments: ["a", "a-1", String(repeating: "x", count: 100)])
    func slug(text: String) {
        #expect(Slug(text)?.rawValue == text)
    }

    @Test(
        "What is no slug is refused",
        arguments: ["", "-a", "a-", "A", "a b", "a/b", "é", "a_b", String(repeating: "x", count: 101)]
    )
    func noSlug(text: String) {
        #expect(Slug(text) == nil)
    }

    @Test(
        "A title folds to a slug",
        arguments: [
            ("On Citing & Annotating", "on-citing-annotating"), ("Lê Đức Anh’s Straße", "le-duc-anhs-strasse"),
            ("  2018: A Year?  ", "2018-a-year"), ("Smørrebrød — œuvre", "smorrebrod-oeuvre"),
        ]
    )
    func folding(title: String, slug: String) {
        #expect(Slug(folding: title)?.rawValue == slug)
    }

    @Test("A title of a script without Latin form has no slug", arguments: ["北朝鮮", "한국", "…", ""])
    func unfoldable(title: String) {
        #expect(Slug(folding: title) == nil)
    }

    @Test("A folded slug of any length is a slug")
    func longFolding() {
        #expect(Slug(folding: String(repeating: "word ", count: 50))?.rawValue.utf8.count == 99)
    }

    @Test("An identifier is a UUIDv7 that reads back")
    func identifier() throws {
        // In a box: an empty struct has no address, and the thread sanitizer looks at what lies there.
        var random: any RandomNumberGenerator = SystemRandomNumberGenerator()
        let time = Timestamp(millisecondsSince1970: 1_595_946_142_123)
        let id = Identifier<Article>(at: time, using: &random)
        let text = id.description
        #expect(Identifier<Article>(text) == id)
        #expect(Identifier<Article>(text.uppercased()) == id)
        #expect(text.dropFirst(14).first == "7")
        #expect("89ab".contains(text.dropFirst(19).first ?? " "))
        #expect(text.hasPrefix("01739"), "the first 48 bits are the time: \(text)")
    }

    @Test(
        "What is no UUID is refused",
        arguments: ["", "0", "01739b2e-3d0b-7000-8000-00000000000g", "01739b2e3d0b70008000000000000000"]
    )
    func noIdentifier(text: String) {
        #expect(Identifier<Article>(text) == nil)
    }

    @Test("Identifiers of a later millisecond are greater, and of one by their sequence")
    func order() {
        // In a box: an empty struct has no address, and the thread sanitizer looks at what lies there.
        var random: any RandomNumberGenerator = SystemRandomNumberGenerator()
        let time = Timestamp(millisecondsSince1970: 1000)
        let first = Identifier<Article>(at: time, sequence: 3, using: &random)
        let second = Identifier<Article>(at: time, sequence: 4, using: &random)
        let third = Identifier<Article>(at: time.advanced(byMilliseconds: 1), sequence: 0, using: &random)
        #expect(first < second && second < third)
    }
}
