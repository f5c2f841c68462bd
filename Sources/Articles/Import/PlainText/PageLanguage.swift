/// A language whose pages are read with their own words for bylines, dates, notes and comments.
///
/// Words of all languages are known at once where they can't be mistaken, as in a date or under a number of comments;
/// the language of the page decides where they can: `Von` opens a byline in German and a name in English.
enum PageLanguage: String, Sendable, CaseIterable {
    case english = "en"
    case german = "de"
    case french = "fr"
    case spanish = "es"

    /// Words so frequent that a page of a few sentences has several; some are of two languages.
    private static let frequent: [String: [PageLanguage]] = {
        let lists: [PageLanguage: String] = [
            .english: "the of and to is was that with for by this are were which from it they have had not but",
            .german:
                "der die und nicht das ist ein eine von dem mit sich auf für den zu wurde auch wird im als nach über",
            .french:
                "le la les de des en que un est une dans qui pas sur du au ce par plus sont était avec aux et ont elle",
            .spanish:
                "el la los las de en que un y una por con para su al lo como más pero fue era del se está este son",
        ]
        var table: [String: [PageLanguage]] = [:]
        for (language, words) in lists {
            for word in words.split(separator: " ") { table[String(word), default: []].append(language) }
        }
        return table
    }()

    /// The language of a page, told by its frequent words; English when they tell no other.
    ///
    /// Reads no more than the page's first four thousand words.
    init(of page: Page) {
        var counts: [PageLanguage: Int] = [:]
        for word in page.words(in: page.all, atMost: 4000) where word.count <= 6 {
            for language in Self.frequent[page.text(word).lowercased().filter(\.isLetter)] ?? [] {
                counts[language, default: 0] += 1
            }
        }
        let best = counts.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }
        // Names and quotations bring in words of others; the page's own are far more.
        guard let best, best.value >= 3, best.value > 2 * counts[.english, default: 0] else {
            self = .english
            return
        }
        self = best.key
    }
}
