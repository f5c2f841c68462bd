import Articles

/// Works of every shape, named, for the tests of what is made of them.
enum CitingSamples {
    static func item(_ type: String, _ fill: (inout CSLItem) -> Void) -> CSLItem {
        var item = CSLItem(type: type)
        fill(&item)
        return item
    }

    static func people(_ names: String...) -> [CSLName] {
        names.map { name in
            let parts = name.split(separator: ",").map { String($0.drop { $0 == " " }) }
            return parts.count == 1 ? CSLName(literal: name) : CSLName(family: parts[0], given: parts[1])
        }
    }

    static let book = item("book") {
        $0.author = people("Bull, Hedley")
        $0.title = "The Anarchical Society: A Study of Order in World Politics"
        $0.publisher = "Macmillan"
        $0.publisherPlace = "London"
        $0.issued = CSLDate(dateParts: [[1977]])
    }
    static let translated = item("book") {
        $0.author = people("Habermas, Jürgen")
        $0.title = "The Structural Transformation of the Public Sphere"
        $0.translator = people("Burger, Thomas", "Lawrence, Frederick")
        $0.edition = "2"
        $0.volume = "1"
        $0.publisher = "Polity"
        $0.issued = CSLDate(dateParts: [[1989]])
        $0.originalDate = CSLDate(dateParts: [[1962]])
    }
    static let edited = item("book") {
        $0.editor = people("Katzenstein, Peter", "Jepperson, Ronald")
        $0.title = "The Culture of National Security"
        $0.publisher = "Columbia University Press"
        $0.publisherPlace = "New York"
        $0.issued = CSLDate(dateParts: [[1996]])
    }
    static let article = item("article-journal") {
        $0.author = people("Finnemore, Martha", "Sikkink, Kathryn")
        $0.title = "International Norm Dynamics and “Political Change”"
        $0.containerTitle = "International Organization"
        $0.volume = "52"
        $0.issue = "4"
        $0.issued = CSLDate(dateParts: [[1998]], season: 3)
        $0.page = "887-917"
        $0.doi = "10.1162/002081898550789"
    }
    static let crowd = item("article-journal") {
        $0.author = people("One, Ada", "Two, Ben", "Three, Cy", "Four, Di")
        $0.title = "Is Anybody There?"
        $0.containerTitle = "Echo"
        $0.issued = CSLDate(dateParts: [[2001, 5]])
    }
    static let news = item("article-newspaper") {
        $0.author = people("Fifield, Anna")
        $0.title = "Markets Thrive"
        $0.containerTitle = "The Washington Post"
        $0.issued = CSLDate(dateParts: [[2017, 3, 11]])
        $0.url = "https://www.washingtonpost.com/markets/story.html"
    }
    static let page = item("webpage") {
        $0.author = people("World Health Organization")
        $0.title = "Causes of Death"
        $0.accessed = CSLDate(dateParts: [[2020, 9, 1]])
        $0.url = "https://www.who.int/causes"
    }
    static let chapter = item("chapter") {
        $0.author = people("Tilly, Charles")
        $0.title = "War Making"
        $0.containerTitle = "Bringing the State Back In"
        $0.editor = people("Evans, Peter B.", "Rueschemeyer, Dietrich", "Skocpol, Theda")
        $0.publisher = "Cambridge University Press"
        $0.publisherPlace = "Cambridge"
        $0.issued = CSLDate(dateParts: [[1985]])
        $0.page = "169–191"
    }
    static let report = item("report") {
        $0.author = people("Armstrong, Charles")
        $0.title = "Juche and Its Aspirations"
        $0.genre = "Working Paper"
        $0.number = "1"
        $0.publisher = "Wilson Center"
        $0.issued = CSLDate(dateParts: [[2009, 4]])
    }
    static let thesis = item("thesis") {
        $0.author = people("Lipscy, Phillip Y.")
        $0.title = "Explaining Institutional Change"
        $0.genre = "PhD diss."
        $0.publisher = "Harvard University"
        $0.issued = CSLDate(dateParts: [[2006]])
    }
    static let resolution = item("legislation") {
        $0.authority = "UN Security Council"
        $0.title = "Resolution 1718"
        $0.number = "S/RES/1718"
        $0.issued = CSLDate(dateParts: [[2006, 10, 14]])
    }
    static let statute = item("legislation") {
        $0.title = "Clean Air Act"
        $0.volume = "42"
        $0.containerTitle = "U.S.C."
        $0.section = "7401"
        $0.issued = CSLDate(dateParts: [[1970]])
    }
    static let judgement = item("legal_case") {
        $0.title = "United States v. Microsoft Corp."
        $0.volume = "253"
        $0.containerTitle = "F.3d"
        $0.page = "34"
        $0.authority = "D.C. Cir."
        $0.issued = CSLDate(dateParts: [[2001]])
    }
    static let treaty = item("treaty") {
        $0.title = "Vienna Convention on the Law of Treaties"
        $0.volume = "1155"
        $0.containerTitle = "U.N.T.S."
        $0.page = "331"
        $0.issued = CSLDate(dateParts: [[1969, 5, 23]])
    }
    static let interview = item("interview") {
        $0.author = people("Stamper, Kory")
        $0.title = "From ‘F-Bomb’ to ‘Photobomb’"
        $0.interviewer = people("Gross, Terry")
        $0.containerTitle = "Fresh Air"
        $0.issued = CSLDate(dateParts: [[2017, 4, 19]])
    }
    static let film = item("motion_picture") {
        $0.title = "Citizen Kane"
        $0.director = people("Welles, Orson")
        $0.publisher = "RKO"
        $0.issued = CSLDate(dateParts: [[1941]])
    }
    static let paper = item("paper-conference") {
        $0.author = people("Adelman, Rachel")
        $0.title = "God’s Footstool"
        $0.eventTitle = "annual meeting of the Society"
        $0.issued = CSLDate(dateParts: [[2009, 11, 21], [2009, 11, 24]])
    }
    static let letter = item("manuscript") {
        $0.title = "Memorandum"
        $0.issued = CSLDate(dateParts: [[1972, 2, 28], [1972, 3, 2]])
        $0.archiveLocation = "Box 87"
        $0.archive = "Nixon Library"
    }
    static let entry = item("entry-encyclopedia") {
        $0.title = "Treaty"
        $0.containerTitle = "Wikipedia"
        $0.issued = CSLDate(dateParts: [[2020, 6, 3]])
        $0.url = "https://en.wikipedia.org/wiki/Treaty"
    }
    static let particle = item("book") {
        $0.author = [CSLName(family: "Berg", given: "Åsa", nonDroppingParticle: "van den", suffix: "Jr.")]
        $0.title = "Names & Marks"
        $0.issued = CSLDate(literal: "n.d.")
    }
    static let bare = item("document") { _ in }
}
