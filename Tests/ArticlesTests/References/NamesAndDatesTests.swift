import Articles
import Testing

/// Names and dates, each in the frame of a note.
@Suite("Names and dates in notes")
struct NamesAndDatesTests {
    struct Person: Sendable, CustomTestStringConvertible {
        var printed: String
        var names: [CSLName]

        var testDescription: String { printed }

        init(_ printed: String, _ names: CSLName...) {
            self.printed = printed
            self.names = names
        }
    }

    static let people: [Person] = [
        Person("Joseph S. Nye", CSLName(family: "Nye", given: "Joseph S.")),
        Person("Joseph S. Nye, Jr.", CSLName(family: "Nye", given: "Joseph S.", suffix: "Jr.")),
        Person("Martin Luther King Jr.", CSLName(family: "King", given: "Martin Luther", suffix: "Jr.")),
        Person("J. R. R. Tolkien", CSLName(family: "Tolkien", given: "J. R. R.")),
        Person("J.R.R. Tolkien", CSLName(family: "Tolkien", given: "J.R.R.")),
        Person("Vincent van Gogh", CSLName(family: "Gogh", given: "Vincent", nonDroppingParticle: "van")),
        Person("Simone de Beauvoir", CSLName(family: "Beauvoir", given: "Simone", nonDroppingParticle: "de")),
        Person("Osama bin Laden", CSLName(family: "Laden", given: "Osama", nonDroppingParticle: "bin")),
        Person("Conor O’Brien", CSLName(family: "O’Brien", given: "Conor")),
        Person("Jean-Paul Sartre", CSLName(family: "Sartre", given: "Jean-Paul")),
        Person("Slavoj Žižek", CSLName(family: "Žižek", given: "Slavoj")),
        Person("Kim Jong-un", CSLName(family: "Kim", given: "Jong-un")),
        Person("Kim Dae Jung", CSLName(family: "Kim", given: "Dae Jung")),
        Person("Ha-Joon Chang", CSLName(family: "Chang", given: "Ha-Joon")),
        Person("Kim Campbell", CSLName(family: "Campbell", given: "Kim")),
        Person("Xi Jinping", CSLName(family: "Xi", given: "Jinping")),
        Person("Mao Zedong", CSLName(family: "Mao", given: "Zedong")),
        Person("Chi Wang", CSLName(family: "Wang", given: "Chi")),
        Person("Nguyen Thi Binh", CSLName(family: "Nguyen", given: "Thi Binh")),
        Person("Michael Green", CSLName(family: "Green", given: "Michael")),
        Person("Francis Church", CSLName(family: "Church", given: "Francis")),
        Person(
            "Ada Lovelace and Charles Babbage",
            CSLName(family: "Lovelace", given: "Ada"),
            CSLName(family: "Babbage", given: "Charles")
        ),
        Person(
            "Ada Lovelace & Charles Babbage",
            CSLName(family: "Lovelace", given: "Ada"),
            CSLName(family: "Babbage", given: "Charles")
        ),
        Person(
            "Ada Lovelace, Charles Babbage, and Alan Turing",
            CSLName(family: "Lovelace", given: "Ada"),
            CSLName(family: "Babbage", given: "Charles"),
            CSLName(family: "Turing", given: "Alan")
        ),
        Person(
            "Ada Lovelace, Charles Babbage, Alan Turing",
            CSLName(family: "Lovelace", given: "Ada"),
            CSLName(family: "Babbage", given: "Charles"),
            CSLName(family: "Turing", given: "Alan")
        ),
        Person("Ada Lovelace et al.", CSLName(family: "Lovelace", given: "Ada")),
        Person(
            "Lovelace, Ada, and Charles Babbage",
            CSLName(family: "Lovelace", given: "Ada"),
            CSLName(family: "Babbage", given: "Charles")
        ),
        Person(
            "Lovelace, A., Babbage, C., & Turing, A. M.",
            CSLName(family: "Lovelace", given: "A."),
            CSLName(family: "Babbage", given: "C."),
            CSLName(family: "Turing", given: "A. M.")
        ),
        Person("U.S. Department of State", CSLName(literal: "U.S. Department of State")),
        Person("World Health Organization (WHO)", CSLName(literal: "World Health Organization")),
        Person("UNESCO", CSLName(literal: "UNESCO")),
        Person("Ministry of Health and Welfare", CSLName(literal: "Ministry of Health and Welfare")),
        Person("Dr. Ada Lovelace", CSLName(family: "Lovelace", given: "Ada")),
    ]

    @Test("Names are told into their parts", arguments: people)
    func names(person: Person) {
        let reading = ReferenceReader.read("\(person.printed), “On Engines,” Journal of Machines 3, no. 1 (1990): 2–9.")
        #expect(reading.references.first?.csl.author == person.names)
    }

    struct Dated: Sendable, CustomTestStringConvertible {
        var printed: String
        var parts: [[Int]]?
        var season: Int?
        var literal: String?

        var testDescription: String { printed }
    }

    static let dates: [Dated] = [
        Dated(printed: "May 11, 2018", parts: [[2018, 5, 11]]),
        Dated(printed: "11 May 2018", parts: [[2018, 5, 11]]),
        Dated(printed: "11th of May 2018", parts: [[2018, 5, 11]]),
        Dated(printed: "Friday, May 11, 2018", parts: [[2018, 5, 11]]),
        Dated(printed: "Sept. 5, 2001", parts: [[2001, 9, 5]]),
        Dated(printed: "May 2018", parts: [[2018, 5]]),
        Dated(printed: "May, 2018", parts: [[2018, 5]]),
        Dated(printed: "May–June 2018", parts: [[2018, 5], [2018, 6]]),
        Dated(printed: "May-June 2018", parts: [[2018, 5], [2018, 6]]),
        Dated(printed: "May/June 2018", parts: [[2018, 5], [2018, 6]]),
        Dated(printed: "May 3–5, 2018", parts: [[2018, 5, 3], [2018, 5, 5]]),
        Dated(printed: "May 30–June 2, 2018", parts: [[2018, 5, 30], [2018, 6, 2]]),
        Dated(printed: "2018-05-11", parts: [[2018, 5, 11]]),
        Dated(printed: "25/12/2018", parts: [[2018, 12, 25]]),
        Dated(printed: "12/25/2018", parts: [[2018, 12, 25]]),
        Dated(printed: "5/11/2018", parts: [[2018]]),
        Dated(printed: "Spring 2018", parts: [[2018]], season: 1),
        Dated(printed: "Winter 2010–11", parts: [[2010], [2011]], season: 4),
        Dated(printed: "2018", parts: [[2018]]),
        Dated(printed: "1998–99", parts: [[1998], [1999]]),
        Dated(printed: "n.d.", literal: "n.d."),
        Dated(printed: "31 Mai 2018", parts: [[2018, 5, 31]]),
    ]

    @Test("Dates are told into their parts", arguments: dates)
    func date(dated: Dated) {
        let reading = ReferenceReader.read(
            "Ada Lovelace, “On Engines,” The Daily Gazette, \(dated.printed), https://example.org/engines."
        )
        let issued = reading.references.first?.csl.issued
        #expect(issued?.dateParts == dated.parts)
        #expect(issued?.season == dated.season)
        #expect(issued?.literal == dated.literal)
    }

    @Test("Years in a title are no date")
    func yearsInTitle() {
        let reading = ReferenceReader.read(
            "“1989: The Year of Change, 1988–1990,” Example Institute, https://example.org/1989."
        )
        #expect(reading.references.first?.csl.issued == nil)
        #expect(reading.references.first?.csl.title == "1989: The Year of Change, 1988–1990")
    }
}
