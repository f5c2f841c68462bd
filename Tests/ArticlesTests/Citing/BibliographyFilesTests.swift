import Articles
import Foundation
import Testing

@Suite("BibTeX, RIS and CSL-JSON")
struct BibliographyFilesTests {
    typealias S = CitingSamples

    private func bib(_ item: CSLItem) -> String { BibTeXWriter.text([BibliographyEntry(key: "k", item: item)]) }
    private func ris(_ item: CSLItem) -> String { RISWriter.text([BibliographyEntry(key: "k", item: item)]) }

    @Test(
        "No text breaks out of its field",
        arguments: ["}", "{", "\\", "a}b{", "\"", "%", "}\n@book{x,", "\\}", "$^_~#&"]
    )
    func hostile(text: String) {
        var item = S.article
        item.title = text
        item.containerTitle = text
        item.publisher = text
        item.url = text
        item.doi = text
        item.page = text
        item.author = [
            CSLName(family: text, given: text, nonDroppingParticle: text, suffix: text), CSLName(literal: text),
        ]
        let entry = bib(item)
        var depth = 0
        var entries = 0
        for character in entry {
            if character == "@", depth == 0 { entries += 1 }
            if character == "{" { depth += 1 }
            if character == "}" { depth -= 1 }
            #expect(depth >= 0)
        }
        #expect(depth == 0)
        #expect(entries == 1)
        for line in ris(item).split(separator: "\r\n") { #expect(line.dropFirst(2).hasPrefix("  - ")) }
        #expect(!ris(item).replacing("\r\n", with: "").contains { $0.isNewline })
    }

    @Test("A work without any field is an entry all the same")
    func bare() {
        #expect(bib(S.bare) == "@misc{k\n}\n")
        #expect(ris(S.bare) == "TY  - GEN\r\nID  - k\r\nER  - \r\n")
        #expect(BibTeXWriter.text([]).isEmpty)
        #expect(RISWriter.text([]).isEmpty)
    }

    @Test(
        "LaTeX's characters are escaped, names keep their capitals, particles and organisations stay whole",
        arguments: [
            (S.particle, "author = {van den Berg, Jr., Åsa}"),
            (S.particle, "title = {Names \\& Marks}"),
            (S.particle, "year = {n.d.}"),
            (S.page, "author = {{World Health Organization}}"),
            (S.page, "urldate = {2020-09-01}"),
            (S.article, "date = {1998-23}"),
            (S.article, "pages = {887--917}"),
            (S.news, "date = {2017-03-11}"),
            (S.news, "entrysubtype = {newspaper}"),
            (S.paper, "date = {2009-11-21/2009-11-24}"),
            (S.edited, "@collection{k"),
            (S.thesis, "@phdthesis{k"),
            (S.film, "editortype = {director}"),
            (S.translated, "origdate = {1962}"),
            (S.resolution, "note = {UN Security Council}"),
            (
                S.item("book") { $0.title = "A history of the UN and of McDonald in France" },
                "title = {A history of the {UN} and of {McDonald} in {France}}"
            ),
            (S.item("book") { $0.title = "The Rise of the UN in France" }, "title = {The Rise of the {UN} in France}"),
            (S.item("book") { $0.author = [CSLName(family: "hooks", given: "bell")] }, "author = {{hooks}, bell}"),
            (S.item("book") { $0.author = S.people("Smith and Sons, Ltd") }, "author = {{Smith and Sons}, Ltd}"),
            (
                S.item("book") { $0.url = "https://example.org/a_b%20c?{d}" },
                "url = {https://example.org/a_b%20c?%7Bd%7D}"
            ),
        ] as [(CSLItem, String)]
    )
    func bibtex(item: CSLItem, line: String) {
        #expect(bib(item).contains(line), "\(bib(item))")
    }

    @Test(
        "RIS has a type and a tag for each",
        arguments: [
            (
                S.article,
                ["TY  - JOUR", "T2  - International Organization", "SP  - 887", "EP  - 917", "DA  - 1998///Autumn"]
            ),
            (S.chapter, ["TY  - CHAP", "A2  - Evans, Peter B.", "A2  - Skocpol, Theda", "PY  - 1985"]),
            (S.news, ["TY  - NEWS", "DA  - 2017/03/11/", "UR  - https://www.washingtonpost.com/markets/story.html"]),
            (S.particle, ["AU  - van den Berg, Åsa, Jr.", "DA  - ///n.d."]),
            (S.report, ["TY  - RPRT", "IS  - 1", "M3  - Working Paper"]),
            (S.treaty, ["TY  - LEGAL", "VL  - 1155", "SP  - 331"]),
            (S.film, ["TY  - MPCT", "AU  - Welles, Orson"]),
            (S.page, ["TY  - ELEC", "Y2  - 2020/09/01/"]),
            (S.paper, ["TY  - CPAPER", "DA  - 2009/11/21/November 21–24, 2009"]),
        ] as [(CSLItem, [String])]
    )
    func tags(item: CSLItem, lines: [String]) {
        let found = Set(ris(item).split(separator: "\r\n").map(String.init))
        #expect(found.isSuperset(of: lines), "\(ris(item))")
    }

    @Test("CSL-JSON reads back as the item, with its key, and leaves out what the schema has no place for")
    func cslJSON() throws {
        struct Keyed: Decodable { var id: String }
        let items = [S.article, S.particle, S.paper]
        let entries = items.enumerated().map { BibliographyEntry(key: "k\($0)", item: $1) }
        let data = Data(try CSLJSONWriter.text(entries).utf8)
        #expect(try JSONDecoder().decode([CSLItem].self, from: data) == items)
        #expect(try JSONDecoder().decode([Keyed].self, from: data).map(\.id) == ["k0", "k1", "k2"])
        var strange = CSLItem(type: "no such type")
        strange.issued = CSLDate(dateParts: [[2001, 13]], season: 9)
        strange.accessed = CSLDate(dateParts: [[]])
        let text = try CSLJSONWriter.text([BibliographyEntry(key: "k", item: strange)])
        let read = try #require(try JSONDecoder().decode([CSLItem].self, from: Data(text.utf8)).first)
        #expect(read.type == "document")
        #expect(read.issued == CSLDate(dateParts: [[2001]]))
        #expect(read.accessed == nil)
    }

    @Test(
        "A key is made of name, year and title, in ASCII",
        arguments: [
            (S.book, "bull1977anarchical"), (S.particle, "bergnames"), (S.page, "whocauses"), (S.bare, "work"),
            (S.item("book") { $0.author = [CSLName(family: "Достоевский")] }, "work"),
            (
                S.item("book") {
                    $0.author = [CSLName(family: "O’Neill")]; $0.issued = CSLDate(dateParts: [[-44]])
                }, "oneill44"
            ),
        ] as [(CSLItem, String)]
    )
    func keys(item: CSLItem, key: String) {
        #expect(BibliographyEntry(item: item).key == key)
    }

    @Test("Two works of one key are told apart, the earlier keeps it, alone or among others")
    func uniqueKeys() {
        let first = Source(id: Identifier(high: 0, low: 1), csl: S.book, key: "a")
        var other = S.book
        other.title = "Anarchical"
        let second = Source(id: Identifier(high: 0, low: 2), csl: other, key: "b")
        let keys = BibliographyEntry.entries([second, first, second]).map(\.key)
        #expect(keys.count == 2)
        #expect(keys[1] == "bull1977anarchical")
        #expect(keys[0].hasPrefix("bull1977anarchical-"))
        #expect(BibliographyEntry.entries([first, second], only: [second.id]).map(\.key) == [keys[0]])
    }
}
