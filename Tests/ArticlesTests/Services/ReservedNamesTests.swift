import Testing

@testable import Articles

@Suite("Reserved names")
struct ReservedNamesTests {
    @Test(
        "A name that can be taken for a reserved one is held, another is not",
        arguments: [
            ("Ada Example", true, "the name"),
            ("ada  example", true, "another case, more space"),
            ("ADA EXAMPLE", true, "capitals"),
            ("Ada-Example.", true, "punctuation"),
            ("AdaExample", true, "no space"),
            ("Аda Example", true, "Cyrillic A"),
            ("Ada Ехаmрlе", true, "Cyrillic letters inside"),
            ("АDА ЕХАМРLЕ", true, "Cyrillic capitals"),
            ("Αda Εxample", true, "Greek capitals"),
            ("Ａｄａ Ｅｘａｍｐｌｅ", true, "full width"),
            ("𝐀𝐝𝐚 𝐄𝐱𝐚𝐦𝐩𝐥𝐞", true, "mathematical bold"),
            ("Ⓐⓓⓐ Ⓔⓧⓐⓜⓟⓛⓔ", true, "circled"),
            ("Ada ExampIe", true, "a capital I for an l"),
            ("Ada Examp1e", true, "a one for an l"),
            ("Ada Exarnple", true, "r and n for an m"),
            ("Ádà Exämple", true, "accents"),
            ("A\u{200B}da Exam\u{00AD}ple", true, "invisible characters"),
            ("Ada\u{0336} Example", true, "struck through"),
            ("Ada", false, "a part"),
            ("Ada Examples", false, "a letter more"),
            ("Eda Example", false, "another letter"),
            ("Ada Example Jr", false, "a word more"),
            ("結論", false, "another script"),
            ("!!", false, "nothing to compare"),
            ("", false, "nothing"),
        ]
    )
    func lookalikes(name: String, isHeld: Bool, reason: String) {
        #expect(ReservedNames(["Ada Example"]).hold(name) == isHeld, "\(reason)")
    }

    @Test("A reserved name may be of any script and have any marks")
    func scripts() {
        #expect(ReservedNames(["Tomasz Łącki"]).hold("Tomasz Lacki"))
        #expect(ReservedNames(["Анна Ахматова"]).hold("анна  ахматова"))
        #expect(ReservedNames(["Élodie O'Neil"]).hold("ELODIE 0'NEIL"))
        #expect(!ReservedNames(["Анна Ахматова"]).hold("Анна Каренина"))
    }

    @Test("Where nothing is reserved, nothing is held; what has no letter reserves nothing")
    func empty() {
        #expect(!ReservedNames([]).hold("Anyone"))
        #expect(!ReservedNames(["…", ""]).hold("…"))
    }
}
