import Articles
import Testing

@Suite("Works in four styles")
struct CitationStyleTests {
    typealias S = CitingSamples

    @Test(
        "A work reads as the manual has it",
        arguments: [
            (
                S.book,
                "Hedley Bull, The Anarchical Society: A Study of Order in World Politics (London: Macmillan, 1977).",
                "Bull, Hedley. The Anarchical Society: A Study of Order in World Politics. London: Macmillan, 1977.",
                "Bull, H. (1977). The Anarchical Society: A Study of Order in World Politics. Macmillan.",
                "Bull, Hedley. The Anarchical Society: A Study of Order in World Politics. Macmillan, 1977."
            ),
            (
                S.translated,
                "Jürgen Habermas, The Structural Transformation of the Public Sphere, trans. Thomas Burger and Frederick Lawrence, 2nd ed., vol. 1 (1962; Polity, 1989).",
                "Habermas, Jürgen. The Structural Transformation of the Public Sphere. 1962. Translated by Thomas Burger and Frederick Lawrence. 2nd ed. Vol. 1. Polity, 1989.",
                "Habermas, J. (1989). The Structural Transformation of the Public Sphere (T. Burger & F. Lawrence, Trans.; 2nd ed., Vol. 1). Polity. (Original work published 1962)",
                "Habermas, Jürgen. The Structural Transformation of the Public Sphere. 1962. Translated by Thomas Burger and Frederick Lawrence, 2nd ed., vol. 1, Polity, 1989."
            ),
            (
                S.edited,
                "Peter Katzenstein and Ronald Jepperson, eds., The Culture of National Security (New York: Columbia University Press, 1996).",
                "Katzenstein, Peter, and Ronald Jepperson, eds. The Culture of National Security. New York: Columbia University Press, 1996.",
                "Katzenstein, P., & Jepperson, R. (Eds.). (1996). The Culture of National Security. Columbia University Press.",
                "Katzenstein, Peter, and Ronald Jepperson, editors. The Culture of National Security. Columbia University Press, 1996."
            ),
            (
                S.article,
                "Martha Finnemore and Kathryn Sikkink, “International Norm Dynamics and ‘Political Change,’” International Organization 52, no. 4 (Autumn 1998): 887–917, https://doi.org/10.1162/002081898550789.",
                "Finnemore, Martha, and Kathryn Sikkink. “International Norm Dynamics and ‘Political Change.’” International Organization 52, no. 4 (Autumn 1998): 887–917. https://doi.org/10.1162/002081898550789.",
                "Finnemore, M., & Sikkink, K. (1998). International Norm Dynamics and “Political Change.” International Organization, 52(4), 887–917. https://doi.org/10.1162/002081898550789",
                "Finnemore, Martha, and Kathryn Sikkink. “International Norm Dynamics and ‘Political Change.’” International Organization, vol. 52, no. 4, autumn 1998, pp. 887–917, https://doi.org/10.1162/002081898550789."
            ),
            (
                S.crowd,
                "Ada One et al., “Is Anybody There?,” Echo, May 2001.",
                "One, Ada, Ben Two, Cy Three, and Di Four. “Is Anybody There?” Echo, May 2001.",
                "One, A., Two, B., Three, C., & Four, D. (2001). Is Anybody There? Echo.",
                "One, Ada, et al. “Is Anybody There?” Echo, May 2001."
            ),
            (
                S.news,
                "Anna Fifield, “Markets Thrive,” The Washington Post, March 11, 2017, https://www.washingtonpost.com/markets/story.html.",
                "Fifield, Anna. “Markets Thrive.” The Washington Post, March 11, 2017. https://www.washingtonpost.com/markets/story.html.",
                "Fifield, A. (2017, March 11). Markets Thrive. The Washington Post. https://www.washingtonpost.com/markets/story.html",
                "Fifield, Anna. “Markets Thrive.” The Washington Post, 11 Mar. 2017, https://www.washingtonpost.com/markets/story.html."
            ),
            (
                S.page,
                "World Health Organization, “Causes of Death,” accessed September 1, 2020, https://www.who.int/causes.",
                "World Health Organization. “Causes of Death.” Accessed September 1, 2020. https://www.who.int/causes.",
                "World Health Organization. (n.d.). Causes of Death. Retrieved September 1, 2020, from https://www.who.int/causes",
                "World Health Organization. “Causes of Death.” https://www.who.int/causes. Accessed 1 Sept. 2020."
            ),
            (
                S.chapter,
                "Charles Tilly, “War Making,” in Bringing the State Back In, ed. Peter B. Evans, Dietrich Rueschemeyer, and Theda Skocpol (Cambridge: Cambridge University Press, 1985), 169–91.",
                "Tilly, Charles. “War Making.” In Bringing the State Back In, edited by Peter B. Evans, Dietrich Rueschemeyer, and Theda Skocpol, 169–91. Cambridge: Cambridge University Press, 1985.",
                "Tilly, C. (1985). War Making. In P. B. Evans, D. Rueschemeyer, & T. Skocpol (Eds.), Bringing the State Back In (pp. 169–191). Cambridge University Press.",
                "Tilly, Charles. “War Making.” Bringing the State Back In, edited by Peter B. Evans et al., Cambridge University Press, 1985, pp. 169–91."
            ),
            (
                S.report,
                "Charles Armstrong, Juche and Its Aspirations, Working Paper 1 (Wilson Center, April 2009).",
                "Armstrong, Charles. Juche and Its Aspirations. Working Paper 1. Wilson Center, April 2009.",
                "Armstrong, C. (2009). Juche and Its Aspirations (Working Paper No. 1). Wilson Center.",
                "Armstrong, Charles. Juche and Its Aspirations. Working Paper 1, Wilson Center, Apr. 2009."
            ),
            (
                S.thesis,
                "Phillip Y. Lipscy, “Explaining Institutional Change” (PhD diss., Harvard University, 2006).",
                "Lipscy, Phillip Y. “Explaining Institutional Change.” PhD diss., Harvard University, 2006.",
                "Lipscy, P. Y. (2006). Explaining Institutional Change [PhD diss., Harvard University].",
                "Lipscy, Phillip Y. “Explaining Institutional Change.” 2006. Harvard University, PhD diss."
            ),
            (
                S.resolution,
                "UN Security Council, Resolution 1718, S/RES/1718 (October 14, 2006).",
                "UN Security Council, Resolution 1718, S/RES/1718 (October 14, 2006).",
                "UN Security Council. Resolution 1718, S/RES/1718 (2006).",
                "UN Security Council. Resolution 1718. S/RES/1718, 14 Oct. 2006."
            ),
            (
                S.statute, "Clean Air Act, 42 U.S.C. § 7401 (1970).", "Clean Air Act, 42 U.S.C. § 7401 (1970).",
                "Clean Air Act, 42 U.S.C. § 7401 (1970).", "Clean Air Act. U.S.C., vol. 42, sec. 7401, 1970."
            ),
            (
                S.judgement, "United States v. Microsoft Corp., 253 F.3d 34 (D.C. Cir. 2001).",
                "United States v. Microsoft Corp., 253 F.3d 34 (D.C. Cir. 2001).",
                "United States v. Microsoft Corp., 253 F.3d 34 (D.C. Cir. 2001).",
                "United States v. Microsoft Corp. F.3d, vol. 253, D.C. Cir., 2001, p. 34."
            ),
            (
                S.treaty, "Vienna Convention on the Law of Treaties, 1155 U.N.T.S. 331 (May 23, 1969).",
                "Vienna Convention on the Law of Treaties, 1155 U.N.T.S. 331 (May 23, 1969).",
                "Vienna Convention on the Law of Treaties, May 23, 1969, 1155 U.N.T.S. 331.",
                "Vienna Convention on the Law of Treaties. U.N.T.S., vol. 1155, 23 May 1969, p. 331."
            ),
            (
                S.interview,
                "Kory Stamper, “From ‘F-Bomb’ to ‘Photobomb,’” interview by Terry Gross, Fresh Air, April 19, 2017.",
                "Stamper, Kory. “From ‘F-Bomb’ to ‘Photobomb.’” Interview by Terry Gross. Fresh Air, April 19, 2017.",
                "Stamper, K. (2017, April 19). From ‘F-Bomb’ to ‘Photobomb’ [Interview by T. Gross]. Fresh Air.",
                "Stamper, Kory. “From ‘F-Bomb’ to ‘Photobomb.’” Interview by Terry Gross. Fresh Air, 19 Apr. 2017."
            ),
            (
                S.film, "Citizen Kane, directed by Orson Welles (RKO, 1941).",
                "Citizen Kane. Directed by Orson Welles. RKO, 1941.",
                "Welles, O. (Director). (1941). Citizen Kane [Film]. RKO.",
                "Citizen Kane. Directed by Orson Welles, RKO, 1941."
            ),
            (
                S.paper,
                "Rachel Adelman, “God’s Footstool” (paper presented at annual meeting of the Society, November 21–24, 2009).",
                "Adelman, Rachel. “God’s Footstool.” Paper presented at annual meeting of the Society, November 21–24, 2009.",
                "Adelman, R. (2009, November 21–24). God’s Footstool [Paper presentation]. Annual meeting of the Society.",
                "Adelman, Rachel. “God’s Footstool.” Annual meeting of the Society, 21–24 Nov. 2009."
            ),
            (
                S.letter, "“Memorandum,” February 28–March 2, 1972, Box 87, Nixon Library.",
                "“Memorandum.” February 28–March 2, 1972. Box 87. Nixon Library.",
                "Memorandum. (1972, February 28–March 2). Box 87, Nixon Library.",
                "“Memorandum.” 28 Feb.–2 Mar. 1972. Nixon Library, Box 87."
            ),
            (
                S.entry, "Wikipedia, s.v. “Treaty,” June 3, 2020, https://en.wikipedia.org/wiki/Treaty.",
                "“Treaty.” In Wikipedia. June 3, 2020. https://en.wikipedia.org/wiki/Treaty.",
                "Treaty. (2020). In Wikipedia. https://en.wikipedia.org/wiki/Treaty",
                "“Treaty.” Wikipedia, 3 June 2020, https://en.wikipedia.org/wiki/Treaty."
            ),
            (
                S.particle, "Åsa van den Berg Jr., Names & Marks (n.d.).", "van den Berg, Åsa, Jr. Names & Marks. n.d.",
                "van den Berg, Å., Jr. (n.d.). Names & Marks.", "van den Berg, Åsa, Jr. Names & Marks."
            ),
        ] as [(CSLItem, String, String, String, String)]
    )
    func styles(item: CSLItem, note: String, bibliography: String, apa: String, mla: String) {
        #expect(CitationStyle.chicagoNotes.text(of: item) == note)
        #expect(CitationStyle.chicagoBibliography.text(of: item) == bibliography)
        #expect(CitationStyle.apa.text(of: item) == apa)
        #expect(CitationStyle.mla.text(of: item) == mla)
    }

    @Test("A pinpoint takes the place of the pages in a note, and stands in no other style")
    func locator() {
        let text = CitationStyle.chicagoNotes.text(of: S.article, locator: "890")
        #expect(text.contains("(Autumn 1998): 890, https://"))
        #expect(CitationStyle.chicagoNotes.text(of: S.article, locator: "chap. 3").contains("(Autumn 1998), chap. 3,"))
        #expect(
            CitationStyle.chicagoNotes.text(of: S.book, locator: "46-47").hasSuffix("(London: Macmillan, 1977), 46–47.")
        )
        #expect(CitationStyle.mla.text(of: S.book, locator: "46") == CitationStyle.mla.text(of: S.book))
    }

    @Test(
        "Nothing at all, and any one field alone, is a line without gaps in every style",
        arguments: CitationStyle.allCases
    )
    func sparse(style: CitationStyle) throws {
        let all = [
            S.book, S.translated, S.article, S.news, S.page, S.chapter, S.report, S.thesis, S.resolution, S.judgement,
            S.interview, S.film, S.paper, S.letter, S.entry,
        ]
        let paths: [WritableKeyPath<CSLItem, String?>] = [
            \.title, \.containerTitle, \.publisher, \.publisherPlace, \.volume, \.issue, \.edition, \.page, \.number,
            \.section, \.genre, \.authority, \.eventTitle, \.archive, \.archiveLocation, \.url, \.doi,
        ]
        for whole in all {
            for path in paths {
                var item = CSLItem(type: whole.type)
                item[keyPath: path] = whole[keyPath: path] ?? "X9"
                var rest = whole
                rest[keyPath: path] = nil
                for item in [item, rest] {
                    let text = style.text(of: item)
                    for gap in ["  ", ",,", " ,", "..", "()", "[]", "( ", ", .", ": .", "nil", "Optional"] {
                        #expect(!text.contains(gap), "\(text)")
                    }
                    #expect(text.hasPrefix(",") == false && text.hasPrefix(" ") == false, "\(text)")
                }
            }
        }
        #expect(style.text(of: S.bare).count < 10)
    }

    @Test("Control characters and line breaks in any text leave one line", arguments: CitationStyle.allCases)
    func oneLine(style: CitationStyle) {
        var item = S.article
        item.title = "A\r\nB\u{0}C\u{2028}D"
        item.author = [CSLName(family: "E\nF", given: "G\tH")]
        let text = style.text(of: item)
        #expect(!text.unicodeScalars.contains { $0.properties.isWhitespace && $0 != " " || $0.value < 0x20 })
    }

    @Test("Months and days that can't be are left out and never trap")
    func impossibleDates() {
        let parts: [[[Int]]] = [
            [[]], [[0]], [[2001, 13, 1]], [[2001, -1]], [[2001, 2, 99]], [[Int.max, Int.min]], [[2001, 5], []],
            [[2001], [2001, 99]],
        ]
        for dateParts in parts {
            var item = S.news
            item.issued = CSLDate(dateParts: dateParts, season: 77)
            for style in CitationStyle.allCases { #expect(style.text(of: item).contains("Markets Thrive")) }
        }
    }

    @Test("A list is in the order of its letters, an article in front left out; notes stay in theirs")
    func order() {
        let list = CitationStyle.mla.list([S.treaty, S.statute, S.book, S.article])
        #expect(list.map { $0.prefix(5) } == ["Bull,", "Clean", "Finne", "Vienn"])
        #expect(CitationStyle.chicagoNotes.list([S.treaty, S.book])[0].hasPrefix("Vienna"))
    }

    @Test("More than ten authors are cut to seven in Chicago, more than twenty to nineteen and the last in APA")
    func manyAuthors() {
        var item = S.book
        item.author = (1...21).map { CSLName(family: "N\($0)", given: "A") }
        #expect(
            CitationStyle.chicagoBibliography.text(of: item).hasPrefix(
                "N1, A, A N2, A N3, A N4, A N5, A N6, A N7, et al. The"
            )
        )
        #expect(CitationStyle.apa.text(of: item).contains("N19, A., . . . N21, A. (1977)"))
        item.author = Array((item.author ?? []).prefix(20))
        #expect(CitationStyle.apa.text(of: item).contains("N19, A., & N20, A. (1977)"))
    }
}
