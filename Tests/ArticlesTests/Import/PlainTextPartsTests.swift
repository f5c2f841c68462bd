import Testing

@testable import Articles

@Suite("The parts of the plain-text importer")
struct PlainTextPartsTests {
    @Test(
        "Names are taken apart as far as their form tells",
        arguments: [
            ("Ann Lee", "Ann", "Lee"),
            ("Ludwig van Beethoven", "Ludwig", "van Beethoven"),
            ("Maria de la Cruz", "Maria", "de la Cruz"),
            ("Omar bin Rashid", "Omar", "bin Rashid"),
            ("José Ortega y Luna", "José", "Ortega y Luna"),
            ("Junho “Sam” Pak", "Junho", "Pak"),
            ("Martin Hale Jr.", "Martin", "Hale"),
            ("Martin Hale, III", "Martin", "Hale"),
            ("Doe, Jane", "Jane", "Doe"),
            ("Dr. Peter King", "Peter", "King"),
            ("Sukarno", "", "Sukarno"),
            ("the Salt Institute", "", "the Salt Institute"),
            ("O’Brien", "", "O’Brien"),
        ]
    )
    func names(printed: String, given: String, family: String) {
        let name = PersonName(printed)
        #expect(name.given == given && name.family == family)
    }

    @Test(
        "Credits are parted into people and their affiliations",
        arguments: [
            ("Ann Lee and Bo Chen", ["Ann Lee", "Bo Chen"]),
            ("Ann Lee, Bo Chen, and Cy Dahl", ["Ann Lee", "Bo Chen", "Cy Dahl"]),
            (
                "Ann Lee, Professor of History, University of Basel, and Bo Chen, Fellow",
                ["Ann Lee (Professor of History, University of Basel)", "Bo Chen (Fellow)"]
            ),
            (
                "Ann Lee, Director of Maps and Editor and Bo Chen, Intern",
                ["Ann Lee (Director of Maps and Editor)", "Bo Chen (Intern)"]
            ),
            ("Ann Lee (Oxford) & Bo Chen (Basel)", ["Ann Lee (Oxford)", "Bo Chen (Basel)"]),
            ("the Ministry of Trade and Industry", ["the Ministry of Trade and Industry"]),
            ("Martin Hale, Jr., and Ann Lee", ["Martin Hale, Jr.", "Ann Lee"]),
            ("Doe, J., and Roe, K. L.", ["Doe, J.", "Roe, K. L."]),
            ("Ann Lee, New York", ["Ann Lee (New York)"]),
            ("Prince and Madonna", ["Prince", "Madonna"]),
            ("Ann van den Berg; Bo Chen", ["Ann van den Berg", "Bo Chen"]),
        ]
    )
    func credits(credit: String, people: [String]) {
        let page = Page(credit)
        let found = PeopleReader(statistics: WordStatistics(page, prose: page.all)).people(in: credit, role: .author)
        let written = found.map { person in
            person.affiliation.map { affiliation in "\(person.name) (\(affiliation))" } ?? person.name
        }
        #expect(written == people)
    }

    @Test(
        "Dates are read in the forms that pages print",
        arguments: [
            ("July 28, 2020", "2020-07-28"), ("Jul. 28th 2020", "2020-07-28"), ("28 July 2020", "2020-07-28"),
            ("28th of July, 2020", "2020-07-28"), ("Tuesday, July 28, 2020", "2020-07-28"),
            ("2020-07-28", "2020-07-28"),
            ("28.7.2020", "2020-07-28"), ("7/28/2020 02:22:22 pm", "2020-07-28T14:22:22"),
            ("28/7/2020 14:22", "2020-07-28T14:22:00"),
            ("28 July 2020 at 2:22 pm", "2020-07-28T14:22:00"), ("July 28, 2020 at 12:05 AM", "2020-07-28T00:05:00"),
            ("2020-07-28T14:22:22Z", "2020-07-28T14:22:22Z"), ("2020-07-28T14:22:22+02:00", "2020-07-28T12:22:22Z"),
            ("2020-07-28 23:30:00 -0500", "2020-07-29T04:30:00Z"),
            ("July 28, 2020 @ 2:22 p.m. EST", "2020-07-28T19:22:00Z"),
            ("July 28, 2020 14:22 (UTC+1)", "2020-07-28T13:22:00Z"), ("7/28/20", "2020-07-28"),
            ("1 Sept 2019", "2019-09-01"), ("28-Jul-20", "2020-07-28"), ("5. März 2019", "2019-03-05"),
            ("Di, 5. Mai 2019 um 14.30 Uhr", "2019-05-05T14:30:00"), ("1er août 2020", "2020-08-01"),
            ("mardi 2 mars 2021 à 10 h 15", "2021-03-02T10:15:00"), ("2 MARS 2021, 18h40", "2021-03-02T18:40:00"),
            ("12 de junio de 2020 a las 9:05", "2020-06-12T09:05:00"), ("Mar 3, 2020", "2020-03-03"),
        ]
    )
    func dates(printed: String, wanted: String) throws {
        let page = Page(printed)
        let date = try #require(DateReader(page: page).date(at: 0, limit: page.scalars.count))
        #expect(date.range == page.all)
        let evidence = DateEvidence(dates: [date], published: nil, language: .english)
        let time =
            switch evidence.postingTime(of: date) {
            case .exact(let timestamp): "\(timestamp)"
            case .local(let local): date.time == nil ? "\(local.date)" : String("\(Timestamp(utc: local))".dropLast())
            case nil: "-"
            }
        #expect(time == wanted)
    }

    @Test(
        "What is no date is not read as one",
        arguments: [
            "July 2020", "31 February 2020", "13/13/2020", "28 items", "2020-07-28-draft", "10/12", "Mayor 3, 2020",
            "1/2/123", "28 de 2020", "5 mai 20", "28-Jul-202",
        ]
    )
    func noDates(printed: String) {
        let page = Page(printed)
        #expect(DateReader(page: page).date(at: 0, limit: page.scalars.count) == nil)
    }

    @Test("Ambiguous dates follow the others of the page, or keep comments after the publication")
    func evidence() throws {
        func date(_ printed: String) throws -> PrintedDate {
            let page = Page(printed)
            return try #require(DateReader(page: page).date(at: 0, limit: page.scalars.count))
        }
        let open = try date("5/8/2020")
        #expect(
            DateEvidence(dates: [open, try date("28/7/2020")], published: nil, language: .english).day(of: open).date
                .description
                == "2020-08-05"
        )
        #expect(
            DateEvidence(dates: [open, try date("7/28/2020")], published: nil, language: .english).day(of: open).date
                .description
                == "2020-05-08"
        )
        let published = CalendarDate(year: 2020, month: 7, day: 1)
        let settled = DateEvidence(dates: [open], published: published, language: .english).day(of: open)
        #expect(settled.date.description == "2020-08-05" && !settled.isGuess)
        #expect(DateEvidence(dates: [open], published: nil, language: .english).day(of: open).isGuess)
    }

    @Test(
        "Sentences end where readers end them",
        arguments: [
            ("One. Two! Three?", ["One.", "Two!", "Three?"]),
            ("The U.S. Navy sailed. It was late.", ["The U.S. Navy sailed.", "It was late."]),
            ("He left the U.S. The rest stayed.", ["He left the U.S.", "The rest stayed."]),
            (
                "Dr. J. K. Moe paid 3.5 crowns, e.g. in May. St. Ann is near.",
                ["Dr. J. K. Moe paid 3.5 crowns, e.g. in May.", "St. Ann is near."]
            ),
            ("See No. 5 and p. 7. Then stop.", ["See No. 5 and p. 7.", "Then stop."]),
            ("“Go.” “Stay.” He went.", ["“Go.”", "“Stay.”", "He went."]),
            ("Salt … and iron. Done", ["Salt … and iron.", "Done"]),
            ("First.\n\nsecond", ["First.", "second"]),
        ]
    )
    func sentences(text: String, wanted: [String]) {
        let scalars = Array(text.unicodeScalars)
        #expect(SentenceBreaker.sentences(of: scalars).map { String(scalars: scalars[$0]) } == wanted)
    }

    @Test(
        "Addresses in notes are linked without the sentence's marks",
        arguments: [
            ("See https://a.example/b.", "https://a.example/b"),
            ("(https://a.example/b_(c))", "https://a.example/b_(c)"),
            ("“http://a.example/?q=1,2”, 3", "http://a.example/?q=1,2"),
            ("https://a.example/é/ü;", "https://a.example/é/ü"),
        ]
    )
    func links(note: String, address: String) {
        #expect(NoteHTML.html(note).contains("\">\(address)</a>"))
    }

    @Test(
        "No script or quote gets out of a note",
        arguments: ["<script>x</script>", "http://a\"onclick=b", "javascript:alert(1)", "http://", "'\"&<>"]
    )
    func safeNotes(note: String) {
        let html = NoteHTML.html(note)
        #expect(!html.contains("<script") && !html.contains("\"onclick") && !html.contains("href=\"javascript"))
    }

    @Test(
        "Brackets and digits that are no markers are left alone",
        arguments: [
            "He wrote [sic] here.[1]", "“[1] million” were sold.[1]", "It cost $[1] then.[1]", "The 1[1]st of May.[1]",
            "At https://a.example/x[1]/y it stands.[1]", "She said “about [1] dozen of them” then.[1]",
            "In [1990] it fell.[1]",
        ]
    )
    func noMarkers(text: String) throws {
        let result = try PlainTextImporter.read(
            "By Ann Lee\n\n\(text)\n\nNotes\n[1] Lee, Salt.\n",
            options: ImportOptions()
        )
        #expect(result.document.sections.first?.markers.count == 1)
        #expect(result.document.sections.first?.text == String(text.dropLast(3)))
        #expect(result.report.markersWithoutNote == [])
    }

    @Test(
        "Headings run into the text are cut where the sentence begins",
        arguments: [
            ("They left. Roads and Rivers The roads followed the rivers to the town.", "Roads and Rivers"),
            ("They left. Conclusion To save the roads, towns paid a toll.", "Conclusion"),
            (
                "They left. The Price of Iron: Mines and Markets Iron was dear, and markets knew it.",
                "The Price of Iron: Mines and Markets"
            ),
            ("They left. WHAT THE MINERS SAID In May the miners met.", "WHAT THE MINERS SAID"),
            ("They left. 2. The Long Road Home We walked for nine days.", "2. The Long Road Home"),
            ("They left. What Was the Salt Tax? The salt tax was a tax on salt.", "What Was the Salt Tax?"),
        ]
    )
    func runInHeadings(text: String, heading: String) throws {
        let document = try PlainTextImporter.read("By Ann Lee July 1, 2020 \(text)", options: ImportOptions()).document
        #expect(document.sections.map(\.heading) == [nil, heading])
        #expect(document.sections.first?.text == "They left.")
    }

    @Test(
        "Sentences that begin with long names are not cut",
        arguments: [
            "Thomas Gray, President and Chairman of the Harbour Society, said that it was late.",
            "The Northern Rivers Trade Council Resolution 14 forbids rafts.",
            "“Ping-Pong Rules.” “Ping-Pong Rules” became a motto.",
            "Supreme Leader Aldo Venn met Chairman Bo Chen in the capital.",
            "American, Norwegian, and other Atlantic Alliance navies held an exercise.",
            "Read The Hague Report before you vote.",
        ]
    )
    func sentencesAreNotHeadings(text: String) throws {
        let document = try PlainTextImporter.read(
            "By Ann Lee July 1, 2020 They left. \(text) It ended.",
            options: ImportOptions()
        ).document
        #expect(document.sections.map(\.heading) == [nil])
    }
}
