// Invented pages, each with other quirks, and what must be read of them; `{5}` is where the marker of note 5 stands.

extension PlainTextDocument {
    static let footnoteBrackets = PlainTextDocument(
        about: "A bare name as byline, numbered headings of two levels, [^n] markers, comments with ages for dates",
        text: #"""
            A Field Guide to Dry Stone
            Walls without mortar, and the people who still build them.
            Tomás de la Cruz
            June 3, 2019

            1. Introduction
            A dry stone wall is held up by weight [^1]. It has no mortar [^2]. Three things matter: the \#
            batter, the hearting, and the cope.

            1.1 Batter
            The batter is the slope. Builders speak of “one in six” [^1][^3] and seldom measure it.

            2. The Builders
            There are two hundred left in the county [^9]. They meet in March.

            [^1]: Ruth Penn, Walls (York: Hill, 1999), 3–9.
            [^2]: See Penn, Walls, 20; but cf. L. Marr, Mortar (London: Lime, 2004), 2.
            [^3]: “Batter,” Wallers’ Handbook, https://walls.example/batter_(slope).

            Comments (2)
            jo_waller • 3 years ago
            Good. Page 20 is wrong though.
            Reply
               Tomás de la Cruz → jo_waller • 3 years ago
               Thank you, mended.
               Reply

            """#,
        reading: #"""
            title: A Field Guide to Dry Stone
            subtitle: Walls without mortar, and the people who still build them.
            author: Tomás de la Cruz | Tomás | de la Cruz | -
            date: 2019-06-03
            # 1 1. Introduction
            A dry stone wall is held up by weight{1}. It has no mortar{2}. Three things matter: the batter, \#
            the hearting, and the cope.
            # 2 1.1 Batter
            The batter is the slope. Builders speak of “one in six”{1}{3} and seldom measure it.
            # 1 2. The Builders
            There are two hundred left in the county [^9]. They meet in March.
            note 1: Ruth Penn, Walls (York: Hill, 1999), 3–9.
            note 2: See Penn, Walls, 20; but cf. L. Marr, Mortar (London: Lime, 2004), 2.
            note 3: “Batter,” Wallers’ Handbook, https://walls.example/batter_(slope).
            comment: jo_waller | - | Good. Page 20 is wrong though.
            comment ↳0: Tomás de la Cruz | - | Thank you, mended.
            without note: 9
            warning: possibleByline
            """#
    )

    static let gaps = PlainTextDocument(
        about: "Gaps in the numbers, markers without notes, exact times, an organisation as author",
        text: #"""
            October 9, 2021 • By the Editorial Board

            Budgets are stories about time[1]. This one is short.[2] It spends in spring what it earns in \#
            autumn [1].

            Tables and Omissions

            The tables omit rents[3],[4] and fares. [6]

            Sources:
            [1] City Treasurer, Budget 2022, p. 4.
            [2] City Treasurer, Budget 2022, p. 9.
            [4] “Rents,” Evening Wire, Oct. 1, 2021.

            Comments
            Ann — 2021-10-09T14:22:22Z
            Which table?
            Bo — 2021-10-09T16:22:22+02:00
            Table two.
            Cy — 2021-10-10 08:15
            Ta.

            """#,
        reading: #"""
            author: the Editorial Board |  | the Editorial Board | -
            date: 2021-10-09
            # 1 (lead)
            Budgets are stories about time{1}. This one is short.{2} It spends in spring what it earns in \#
            autumn{1}.
            # 1 Tables and Omissions
            The tables omit rents[3],{4} and fares. [6]
            note 1: City Treasurer, Budget 2022, p. 4.
            note 2: City Treasurer, Budget 2022, p. 9.
            note 4: “Rents,” Evening Wire, Oct. 1, 2021.
            comment: Ann | 2021-10-09T14:22:22Z | Which table?
            comment: Bo | 2021-10-09T14:22:22Z | Table two.
            comment: Cy | 2021-10-10 8:15:0 | Ta.
            without note: 3, 6
            """#
    )

    static let ambiguousDates = PlainTextDocument(
        about: "Numeric dates that nothing on the page settles",
        text: #"""
            The Clockmakers of Brenn
            By Iris Vale

            Clocks came to Brenn by sledge.[1] The first one lost an hour a day.

            [1] Town Book of Brenn, fol. 3.

            2 Comments
            Max
            3/4/2020 10:00:00 am
            How did they know?
            Reply
            Iris Vale
            4/4/2020 11:00:00 am
            By the sun.
            Reply
            Leave a Reply.

            """#,
        reading: #"""
            title: The Clockmakers of Brenn
            author: Iris Vale | Iris | Vale | -
            # 1 (lead)
            Clocks came to Brenn by sledge.{1} The first one lost an hour a day.
            note 1: Town Book of Brenn, fol. 3.
            comment: Max | 2020-03-04 10:0:0 | How did they know?
            comment: Iris Vale | 2020-04-04 11:0:0 | By the sun.
            warning: ambiguousDate
            """#
    )

    static let carriageReturns = PlainTextDocument(
        about: "Byte order mark, CRLF, no-break space, soft hyphen, decomposed letters",
        text: #"""
            \#u{FEFF}Tides and Tables
            Written by Björn Ek, Lund University, and Zoë Marsh (Tide Office)
            Edited by O. Hale
            Tuesday, 3 November 2020

            Tides were tabled by hand until 1950 [1].\#u{A0}The tables were re\#u{AD}printed yearly.

            Machines

            A brass machine summed ten waves [2]. It stands in Lise\#u{301}’s shop.

            Notes:
            1) Ek, Tables (Lund: Sund, 2001).
            2) Marsh, “Brass,” Tide Papers 9 (2015).

            """#.replacing("\n", with: "\r\n"),
        reading: #"""
            title: Tides and Tables
            author: Björn Ek | Björn | Ek | Lund University
            author: Zoë Marsh | Zoë | Marsh | Tide Office
            editor: O. Hale | O. | Hale | -
            date: 2020-11-03
            # 1 (lead)
            Tides were tabled by hand until 1950{1}.\#u{A0}The tables were re\#u{AD}printed yearly.
            # 1 Machines
            A brass machine summed ten waves{2}. It stands in Lise\#u{301}’s shop.
            note 1: Ek, Tables (Lund: Sund, 2001).
            note 2: Marsh, “Brass,” Tide Papers 9 (2015).
            """#
    )

    static let noByline = PlainTextDocument(
        about: "No byline, no notes, no comments",
        text: #"""
            The bell rang at four. Nobody came. It rang again at five, and the square filled.

            The priest counted heads, wrote a number on the wall, and went home.

            """#,
        reading: #"""
            # 1 (lead)
            The bell rang at four. Nobody came. It rang again at five, and the square filled.
            The priest counted heads, wrote a number on the wall, and went home.
            """#
    )

    static let restart = PlainTextDocument(
        about: "Numbers that start again",
        text: #"""
            By Omar bin Rashid and Li Na; Edited by Kim Park
            2018-02-28

            Part One

            Wells were dug in pairs.[1] One was sweet, one was salt.[2]

            Part Two

            Ropes were made of palm.[1] They lasted a year.[2] Then they were burned.[3]

            Endnotes
            [1] Wells, 1.
            [2] Wells, 2.
            [1] Ropes, 10.
            [2] Ropes, 11.
            [3] Ropes, 12.

            """#,
        reading: #"""
            author: Omar bin Rashid | Omar | bin Rashid | -
            author: Li Na | Li | Na | -
            editor: Kim Park | Kim | Park | -
            date: 2018-02-28
            # 1 Part One
            Wells were dug in pairs.{1} One was sweet, one was salt.{2}
            # 1 Part Two
            Ropes were made of palm.{3} They lasted a year.{4} Then they were burned.{5}
            note 1: Wells, 1.
            note 2: Wells, 2.
            note 3 (1): Ropes, 10.
            note 4 (2): Ropes, 11.
            note 5 (3): Ropes, 12.
            """#
    )

    static let lostNumbers = PlainTextDocument(
        about: "A list of notes that has lost its numbers; one paragraph a line",
        text: #"""
            The Bread Riots
            By Ed Moss
            1 June 2016
            Bread doubled in price.[1] Bakers were blamed.[2]
            The crowd was orderly, and it paid for what it took.[3] The mayor thanked it.
            Notes
            Moss, Bread (Leeds: Mill, 2001), 4.
            Ibid.
            “Orderly,” Mill Chronicle, 9 May 1801.
            Leave a comment

            """#,
        reading: #"""
            title: The Bread Riots
            author: Ed Moss | Ed | Moss | -
            date: 2016-06-01
            # 1 (lead)
            Bread doubled in price.{1} Bakers were blamed.{2}
            The crowd was orderly, and it paid for what it took.{3} The mayor thanked it.
            note 1: Moss, Bread (Leeds: Mill, 2001), 4.
            note 2: Ibid.
            note 3: “Orderly,” Mill Chronicle, 9 May 1801.
            """#
    )

    static let menuAndBiographies = PlainTextDocument(
        about: "Headings run in behind byline, marker, question and colon; two biographies; a side-bar author box",
        text: #"""
            Home About Blog Contact
            By Hana Sato, Curator, City Museum, and Piet van Loon Edited by Mary Roe, Managing Editor May \#
            9, 2018 Background Maps of the delta were drawn from memory until 1820 (see below).[1] \#
            Surveyors came later. Who Paid for the Surveys? The surveys were paid for by dredgers, who \#
            needed depth.[2] Depth was money. Lines in the Mud: Mapping a Moving Coast Charts went stale in \#
            a season.[3] “No chart lasts,” wrote Piet Hein. “No chart should.” “No chart” became a motto. A \#
            Short History of Soundings In 1831 the office bought a steam launch, and soundings doubled.[4] \#
            The Royal Dutch Survey Office kept them. Acknowledgements The author thanks the dredgers. Hana \#
            Sato is Curator of Maps at the City Museum. Piet van Loon is a retired pilot. Notes [1] Sato, \#
            Delta (Tokyo: Kawa, 2011), 3. [2] Ibid., 5. [3] Piet van Loon, “Stale Charts,” Coast 3.2 \#
            (1999): 1-9. [4] Survey Office, Launch Log, 1831, https://survey.example/log?id=[4]&p=1.
            No Comments
            Leave a Reply.
            Author
            Hana Sato keeps this blog.
            Archives
            May 2018
            RSS Feed

            """#,
        reading: #"""
            author: Hana Sato | Hana | Sato | Curator, City Museum
              biography: Hana Sato is Curator of Maps at the City Museum.
            author: Piet van Loon | Piet | van Loon | -
              biography: Piet van Loon is a retired pilot.
            editor: Mary Roe | Mary | Roe | Managing Editor
            date: 2018-05-09
            # 1 Background
            Maps of the delta were drawn from memory until 1820 (see below).{1} Surveyors came later.
            # 1 Who Paid for the Surveys?
            The surveys were paid for by dredgers, who needed depth.{2} Depth was money.
            # 1 Lines in the Mud: Mapping a Moving Coast
            Charts went stale in a season.{3} “No chart lasts,” wrote Piet Hein. “No chart should.” “No \#
            chart” became a motto.
            # 1 A Short History of Soundings
            In 1831 the office bought a steam launch, and soundings doubled.{4} The Royal Dutch Survey \#
            Office kept them.
            # 1 Acknowledgements
            The author thanks the dredgers.
            note 1: Sato, Delta (Tokyo: Kawa, 2011), 3.
            note 2: Ibid., 5.
            note 3: Piet van Loon, “Stale Charts,” Coast 3.2 (1999): 1-9.
            note 4: Survey Office, Launch Log, 1831, https://survey.example/log?id=[4]&p=1.
            """#
    )
}
