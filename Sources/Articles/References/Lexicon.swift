/// General knowledge about the words of references: what a word or a phrase may be.
enum Lexicon {
    /// The classes of a word, empty for one that isn't known.
    @inline(__always)
    static func classes(of word: Word) -> WordClass {
        words[word] ?? []
    }

    static func month(_ word: Word) -> Int? {
        months[word]
    }

    /// 1 spring … 4 winter, as CSL counts.
    static func season(_ word: Word) -> Int? {
        seasons[word]
    }

    private static let words: [Word: WordClass] = {
        var table: [Word: WordClass] = [:]
        func add(_ list: String, _ kind: WordClass) {
            for word in list.split(whereSeparator: \.isWhitespace) { table[Word(word), default: []].insert(kind) }
        }
        for word in months.keys { table[word, default: []].insert(.month) }
        for word in seasons.keys { table[word, default: []].insert(.season) }
        add(LexiconLists.particles, .particle)
        add(LexiconLists.suffixes, .suffix)
        add(LexiconLists.functionWords, .function)
        add(LexiconLists.organisations, .organisation)
        add(LexiconLists.publishers, .publisher)
        add(LexiconLists.newspapers, .newspaper)
        add(LexiconLists.journals, .journal)
        add(LexiconLists.givenNames, .givenName)
        add(LexiconLists.prose, .prose)
        add(LexiconLists.abbreviations, .abbreviation)
        add(LexiconLists.honorifics, .honorific)
        add(LexiconLists.easternSurnames, .easternSurname)
        add(LexiconLists.signals, .signal)
        add(LexiconLists.tails, .tail)
        add(LexiconLists.treaties, .treaty)
        add(LexiconLists.blogs, .blog)
        add(LexiconLists.archives, .archive)
        add(LexiconLists.ordinals, .ordinal)
        add(LexiconLists.weekdays, .weekday)
        return table
    }()

    private static let months: [Word: Int] = {
        let names = [
            "january jan januar janvier enero", "february feb februar février febrero", "march mar märz mars marzo",
            "april apr avril abril", "may mai mayo", "june jun juni juin junio", "july jul juli juillet julio",
            "august aug août agosto", "september sept sep septembre septiembre", "october oct oktober octobre octubre",
            "november nov novembre noviembre", "december dec dezember décembre diciembre",
        ]
        var table: [Word: Int] = [:]
        for (index, list) in names.enumerated() {
            for name in list.split(separator: " ") { table[Word(name)] = index + 1 }
        }
        return table
    }()

    private static let seasons: [Word: Int] = ["spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4]

    /// Names of newspapers that no cue word gives away, or whose cue word misleads.
    static let newspapers = phrases(LexiconLists.newspaperTitles)
    static let magazines = phrases(LexiconLists.magazineTitles)
    static let journalTitles = phrases(LexiconLists.journalTitles)
    static let places = phrases(LexiconLists.places)
    static let publishers = phrases(LexiconLists.publisherNames)
    static let sites = phrases(LexiconLists.siteNames)
    static let databases = phrases(LexiconLists.databaseNames)

    /// Hosts of blogs, and of copies that an archive keeps.
    static let blogHosts: [StaticString] = [
        "blogspot.", "wordpress.com", "medium.com", "substack.com", "tumblr.com", "typepad.com",
    ]
    static let archiveHosts: [StaticString] = [
        "perma.cc", "web.archive.org", "archive.is", "archive.ph", "archive.today", "webcitation.org",
    ]
    static let videoHosts: [StaticString] = ["youtube.com", "youtu.be", "vimeo.com"]

    private static func phrases(_ list: String) -> Set<Word> {
        var set: Set<Word> = []
        for phrase in list.split(separator: ";") {
            var key = Word()
            for part in phrase.split(whereSeparator: \.isWhitespace) where part.lowercased() != "the" {
                key.append(part.allSatisfy(\.isNumber) ? Word("0") : Word(part))
            }
            set.insert(key)
        }
        return set
    }
}
