// Invented pages whose heads, markers and lists of notes are harder to part from the text.

extension PlainTextDocument {
    static let breadLines = PlainTextDocument(
        about:
            "A byline that runs into the text without a date, raised digits that are not, notes that name pages and numbers",
        text: #"""
            Bread Lines
            June 1, 2022

            By Alan Frost, Research Intern Edited by Ruth Amani, Director of Programs and Editor Bread lines returned to \#
            the capital in May. They were short, and filmed by nobody.1 The harvest of the year before was poor, and the \#
            railway had lost two bridges.2,3 Nobody had planned for a third.4 Notes 1. Orne Gazette, p. 4. 2. Letter, \#
            vol. 2. 3. Bell, Lights, no. 12. 4. Ibid.

            """#,
        reading: #"""
            title: Bread Lines
            author: Alan Frost | Alan | Frost | Research Intern
            editor: Ruth Amani | Ruth | Amani | Director of Programs and Editor
            date: 2022-06-01
            # 1 (lead)
            Bread lines returned to the capital in May. They were short, and filmed by nobody.{1} The harvest of the \#
            year before was poor, and the railway had lost two bridges.{2}{3} Nobody had planned for a third.{4}
            note 1: Orne Gazette, p. 4.
            note 2: Letter, vol. 2.
            note 3: Bell, Lights, no. 12.
            note 4: Ibid.
            """#
    )

    static let witness = PlainTextDocument(
        about: "A picture between date and byline, a comma between markers, a row of stars below the notes",
        text: #"""
            The Witness
            8/13/2017
            Picture
            By Dana Whitfield, Staff Attorney
            Edited by Tom Ode, Director
            A witness gave a statement to a deputy who had a copy.[1], [2] According to him the price was fixed.

            [1] Tribunal, Case 7/09.
            [2] Minutes of the county.
            * * *
            Dana Whitfield is a staff attorney.

            """#,
        reading: #"""
            title: The Witness
            author: Dana Whitfield | Dana | Whitfield | Staff Attorney
              biography: Dana Whitfield is a staff attorney.
            editor: Tom Ode | Tom | Ode | Director
            date: 2017-08-13
            # 1 (lead)
            A witness gave a statement to a deputy who had a copy.{1}{2} According to him the price was fixed.
            note 1: Tribunal, Case 7/09.
            note 2: Minutes of the county.
            """#
    )

    static let census = PlainTextDocument(
        about: "Two authors without “By”, a translator from a language, no notes",
        text: #"""
            Counting What Cannot Be Counted
            Amira Haddad and Joseph T. Kline
            12 November 2021
            Translated from the German by Agnes Poole

            A census asks simple questions. How many people slept in this house last night?

            """#,
        reading: #"""
            title: Counting What Cannot Be Counted
            author: Amira Haddad | Amira | Haddad | -
            author: Joseph T. Kline | Joseph T. | Kline | -
            date: 2021-11-12
            # 1 (lead)
            A census asks simple questions. How many people slept in this house last night?
            warning: possibleByline
            warning: otherCredit
            """#
    )

    static let otherTreaty = PlainTextDocument(
        about: "A biography above the text, raised digits that are not",
        text: #"""
            The Other Treaty
            March 30, 2018
            By Leila Farouk

            Leila Farouk is a lecturer in international law at the University of Tunis.

            The treaty of 1923 is known to every schoolchild.1 It has 143 articles. The other treaty was signed on the \#
            same day, in the next room.2 It has one article: “The contents of this treaty are secret.”3 From a secret \#
            nothing follows. From two treaties anything does.

            Footnotes

            1 League of Nations Treaty Series 28 (1924), 11.
            2 Farouk, “The Next Room,” J. Int. L. 9 (2015), 1, 3–4.
            3 Ibid. at 5.

            """#,
        reading: #"""
            title: The Other Treaty
            author: Leila Farouk | Leila | Farouk | -
              biography: Leila Farouk is a lecturer in international law at the University of Tunis.
            date: 2018-03-30
            # 1 (lead)
            The treaty of 1923 is known to every schoolchild.{1} It has 143 articles. The other treaty was signed on the \#
            same day, in the next room.{2} It has one article: “The contents of this treaty are secret.”{3} From a secret \#
            nothing follows. From two treaties anything does.
            note 1: League of Nations Treaty Series 28 (1924), 11.
            note 2: Farouk, “The Next Room,” J. Int. L. 9 (2015), 1, 3–4.
            note 3: Ibid. at 5.
            """#
    )

    static let clock = PlainTextDocument(
        about: "An account for a byline, and the number of comments on its line",
        text: #"""
            The Clock of Saint Bride
            by admin | Jul 9, 2012 | 2 Comments

            The clock of Saint Bride has been seven minutes slow since 1956. The town has arranged its life accordingly.

            """#,
        reading: #"""
            title: The Clock of Saint Bride
            author: admin |  | admin | -
            date: 2012-07-09
            # 1 (lead)
            The clock of Saint Bride has been seven minutes slow since 1956. The town has arranged its life accordingly.
            """#
    )

    static let salt = PlainTextDocument(
        about: "A title that runs into the byline, which runs into the date and the text",
        text: #"""
            Bread Lines of the North By Alan Frost, Research Intern Edited by Ruth Amani, Editor June 1, 2022 Bread lines \#
            returned to the capital in May. They were short, orderly and filmed by nobody who was there at the time. The \#
            harvest of the year before was poor, and the railway had lost two bridges. Nobody had planned for a third.

            """#,
        reading: #"""
            author: Alan Frost | Alan | Frost | Research Intern
            editor: Ruth Amani | Ruth | Amani | Editor
            date: 2022-06-01
            # 1 (lead)
            Bread lines returned to the capital in May. They were short, orderly and filmed by nobody who was there at \#
            the time. The harvest of the year before was poor, and the railway had lost two bridges. Nobody had planned \#
            for a third.
            warning: possibleTitle
            """#
    )
}
