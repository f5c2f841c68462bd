import Testing

@testable import Articles

@Suite("Marks, pages and names in print")
struct TypographyTests {
    @Test(
        "Quotation marks inside of others change from double to single and back",
        arguments: [
            ("Plain", "“Plain”"),
            ("A “B” C", "“A ‘B’ C”"),
            ("“B”", "“‘B’”"),
            ("A \"B\" C", "“A ‘B’ C”"),
            ("A ‘B’ C", "“A ‘B’ C”"),
            ("A “B ‘C’ D” E", "“A ‘B “C” D’ E”"),
            ("The Reader’s “Don’t”", "“The Reader’s ‘Don’t’”"),
            ("5\" Guns", "“5’ Guns”"),
            ("Open “end", "“Open ‘end”"),
            ("", "“”"),
        ]
    )
    func quotes(text: String, quoted: String) {
        #expect(Typography.quoted(text) == quoted)
    }

    @Test(
        "The end of a page range is shortened by each manual's rule, and nothing else is",
        arguments: [
            ("3-10", "3–10", "3–10"), ("71–72", "71–72", "71–72"), ("96-117", "96–117", "96–117"),
            ("100-104", "100–104", "100–04"), ("1100–1113", "1100–1113", "1100–13"), ("101-108", "101–8", "101–08"),
            ("808-833", "808–33", "808–33"), ("1103-1104", "1103–4", "1103–04"), ("321-328", "321–28", "321–28"),
            ("498-532", "498–532", "498–532"), ("1496-1500", "1496–500", "1496–500"), ("120-119", "120–119", "120–119"),
            ("xii-xv", "xii-xv", "xii-xv"), ("12, 15-16", "12, 15–16", "12, 15–16"), ("A1-A3", "A1-A3", "A1-A3"),
            (
                "99999999999999999999-99999999999999999999", "99999999999999999999–99999999999999999999",
                "99999999999999999999–99999999999999999999"
            ),
        ]
    )
    func pages(text: String, chicago: String, mla: String) {
        #expect(Typography.pages(text) == chicago)
        #expect(Typography.pages(text, isMLA: true) == mla)
    }

    @Test(
        "Given names become initials, and initials stay",
        arguments: [
            ("Anthony", "A."), ("Jean-Paul", "J.-P."), ("H. J.", "H. J."), ("H.J.", "H. J."),
            ("Shao-Hsun B", "S.-H. B."),
            ("Sang-hun", "S.-H."), ("Åsa", "Å."), ("'", ""), ("-", ""), ("", ""),
        ]
    )
    func initials(given: String, initials: String) {
        #expect(NameFormat.initials(given) == initials)
    }

    @Test(
        "An edition says once that it is one",
        arguments: [
            ("2", "2nd ed."), ("2nd", "2nd ed."), ("11", "11th ed."), ("23", "23rd ed."), ("revised", "rev. ed."),
            ("3rd rev. ed.", "3rd rev. ed."), ("Abridged edition", "Abridged edition"), ("1969", "1969 ed."),
        ]
    )
    func editions(text: String, printed: String) {
        #expect(Typography.edition(text) == printed)
    }
}
