// Invented pages, each with other quirks, and what must be read of them; `{5}` is where the marker of note 5 stands.

extension PlainTextDocument {
    static let aLinedPage = PlainTextDocument(
        about:
            "Paragraphs, headings and notes on lines of their own; markers in all bracket forms; a nested reply; day-first dates",
        text: #"""
            Home About Blog Contact
            The Lantern Keepers
            How a harbour learned to read its own lights
            By Maria van der Berg and José Ortega y Luna
            28 July 2020

            The harbour of Vesterhavn was lit by oil for three centuries.[1] Nobody wrote down who paid for \#
            it.

            Keepers were chosen by lot, and the lot was not always fair [2]. Some families drew the lamp \#
            "seven times [7] in a row", as one clerk put it.[3]

            Oil and Its Price

            Oil came from the north. It was dear, and it smoked.[1][4] A barrel cost [five] crowns in 1790.

            The keepers complained to the council, which did nothing [sic] for a decade.[2, 4] See also \#
            http://example.org/list[3]/page for prices.

            What the Records Say

            The records fill nine boxes.[3-5] They were never indexed.

            Notes

            [1] Anna Holm, Light on Water (Oslo: Fjord Press, 1988), 12.
            [2] Ibid., 14.
            [3] Per Lind, “The Clerk’s Day,” Harbour Studies 4, no. 2 (1999): 33–51.
            [4] “Oil Prices, 1700–1800,” Vesterhavn Archive, https://archive.example/oil.
            [5] Holm, Light on Water, 90.

            Maria van der Berg is a historian of ports.
            José Ortega y Luna teaches at the Marine School.

            3 Comments

            Ann Lee
            28/7/2020 14:22
            A fine piece.
            Reply

                Bo Chen
                29/7/2020 09:05
                Agreed.

                I walked there last year.
                Reply

            Cy
            5/8/2020 10:00
            Where is box four?
            Reply

            Leave a Reply
            Your email address will not be published.
            Archives
            July 2020
            June 2020

            """#,
        reading: #"""
            title: The Lantern Keepers
            subtitle: How a harbour learned to read its own lights
            author: Maria van der Berg | Maria | van der Berg | -
              biography: Maria van der Berg is a historian of ports.
            author: José Ortega y Luna | José | Ortega y Luna | -
              biography: José Ortega y Luna teaches at the Marine School.
            date: 2020-07-28
            # 1 (lead)
            The harbour of Vesterhavn was lit by oil for three centuries.{1} Nobody wrote down who paid for \#
            it.
            Keepers were chosen by lot, and the lot was not always fair{2}. Some families drew the lamp \#
            "seven times [7] in a row", as one clerk put it.{3}
            # 1 Oil and Its Price
            Oil came from the north. It was dear, and it smoked.{1}{4} A barrel cost [five] crowns in 1790.
            The keepers complained to the council, which did nothing [sic] for a decade.{2}{4} See also \#
            http://example.org/list[3]/page for prices.
            # 1 What the Records Say
            The records fill nine boxes.{3}{4}{5} They were never indexed.
            note 1: Anna Holm, Light on Water (Oslo: Fjord Press, 1988), 12.
            note 2: Ibid., 14.
            note 3: Per Lind, “The Clerk’s Day,” Harbour Studies 4, no. 2 (1999): 33–51.
            note 4: “Oil Prices, 1700–1800,” Vesterhavn Archive, https://archive.example/oil.
            note 5: Holm, Light on Water, 90.
            comment: Ann Lee | 2020-07-28 14:22:0 | A fine piece.
            comment ↳0: Bo Chen | 2020-07-29 9:5:0 | Agreed.⏎⏎I walked there last year.
            comment: Cy | 2020-08-05 10:0:0 | Where is box four?
            """#
    )

    static let raisedDigits = PlainTextDocument(
        about:
            "Raised digits, alone, listed and in ranges, beside a square kilometre; headings in capitals without blank lines",
        text: #"""
            Salt Before Sugar
            by Ada Kip, B. T. Moss, and the Salt Institute
            Published: 2019-03-04

            INTRODUCTION
            Salt was taxed before sugar was known.¹ The tax paid for roads.²,³ It covered 40 km² of marsh.
            THE MARSHES
            The marshes were cut into pans.¹² Wind did the rest.⁴⁻⁵ Women raked the crust¹ at dusk.
            ENDNOTES
            ¹ R. Dole, Salt: An Outline (London: Pan, 1971).
            ² Ibid., 3.
            ³ M. Roe, “Roads,” Journal of Ways 3 (2001): 4-9, doi:10.1000/xyz123.
            ⁴ Dole, Salt, 44.
            ⁵ Dole, Salt, 45.
            No Comments

            """#,
        reading: #"""
            title: Salt Before Sugar
            author: Ada Kip | Ada | Kip | -
            author: B. T. Moss | B. T. | Moss | -
            author: the Salt Institute |  | the Salt Institute | -
            date: 2019-03-04
            # 1 INTRODUCTION
            Salt was taxed before sugar was known.{1} The tax paid for roads.{2}{3} It covered 40 km² of \#
            marsh.
            # 1 THE MARSHES
            The marshes were cut into pans.¹² Wind did the rest.{4}{5} Women raked the crust{1} at dusk.
            note 1: R. Dole, Salt: An Outline (London: Pan, 1971).
            note 2: Ibid., 3.
            note 3: M. Roe, “Roads,” Journal of Ways 3 (2001): 4-9, doi:10.1000/xyz123.
            note 4: Dole, Salt, 44.
            note 5: Dole, Salt, 45.
            without note: 12
            """#
    )

    static let parentheses = PlainTextDocument(
        about: "Markers in parentheses, a list that nothing announces, the date before the byline",
        text: #"""
            July 4, 2018 | By Sukarno Hadi
            The weavers worked at night (1). Their looms were loud (2).

            Background

            Cotton arrived by mule (1). Some of it (3) was lost.

            1. The Loom Book, p. 4.
            2. The Loom Book, p. 5.
            3. “Mules,” Pack Animal Review, 1960.

            Leave a comment

            """#,
        reading: #"""
            author: Sukarno Hadi | Sukarno | Hadi | -
            date: 2018-07-04
            # 1 (lead)
            The weavers worked at night{1}. Their looms were loud{2}.
            # 1 Background
            Cotton arrived by mule{1}. Some of it (3) was lost.
            note 1: The Loom Book, p. 4.
            note 2: The Loom Book, p. 5.
            note 3: “Mules,” Pack Animal Review, 1960.
            without marker: 3
            """#
    )

    static let oneLine = PlainTextDocument(
        about:
            "A page without any line break, comments included; one heading that could as well be a sentence stays text",
        text: #"""
            By Jane Doe, Fellow at the Alpine Society March 3, 2021 The pass was closed in winter.[1] Mules \#
            could not cross it. Guides waited below and played cards. The Economics of Snow Trade in the \#
            valley depended on thaw dates, and merchants bought snow reports from monks.[2] The monks kept \#
            ledgers. Ledgers of the Monks The ledgers list names, weights, and tolls.[3] Thomas Gray, \#
            Bursar of the Abbey, wrote most of them. The Abbey of Saint Verena Council Decree 12 forbade \#
            sledges. It was ignored. Methods We read all forty ledgers. Prices were converted to \#
            florins.[4] Conclusion Snow made the valley rich. Jane Doe is a fellow at the Alpine Society. \#
            [1] Karl Furrer, Pass and Passage (Bern: Haupt, 1990). [2] Ibid. [3] “Ledgers,” Abbey Archive, \#
            http://abbey.example/ledgers. [4] Furrer, Pass and Passage, 212. 1 Comment Rolf 3/4/2021 \#
            08:15:00 am Great maps! Reply Leave a Reply.

            """#,
        reading: #"""
            author: Jane Doe | Jane | Doe | Fellow at the Alpine Society
              biography: Jane Doe is a fellow at the Alpine Society.
            date: 2021-03-03
            # 1 (lead)
            The pass was closed in winter.{1} Mules could not cross it. Guides waited below and played \#
            cards. The Economics of Snow Trade in the valley depended on thaw dates, and merchants bought \#
            snow reports from monks.{2} The monks kept ledgers.
            # 1 Ledgers of the Monks
            The ledgers list names, weights, and tolls.{3} Thomas Gray, Bursar of the Abbey, wrote most of \#
            them. The Abbey of Saint Verena Council Decree 12 forbade sledges. It was ignored.
            # 1 Methods
            We read all forty ledgers. Prices were converted to florins.{4}
            # 1 Conclusion
            Snow made the valley rich.
            note 1: Karl Furrer, Pass and Passage (Bern: Haupt, 1990).
            note 2: Ibid.
            note 3: “Ledgers,” Abbey Archive, http://abbey.example/ledgers.
            note 4: Furrer, Pass and Passage, 212.
            comment: Rolf | 2021-03-04 8:15:0 | Great maps!
            warning: possibleHeading
            warning: ambiguousDate
            """#
    )

    static let romanNumbers = PlainTextDocument(
        about: "Roman labels, a repeated marker, a note never cited, comments with “says”",
        text: #"""
            Posted by Lin Wei on July 28, 2020
            The kiln was built in a week [i] and fired for a month [ii].
            Glaze
            The glaze ran blue.[iii] The potters kept it secret.[ii]
            References
            i. Wei, Kilns of the South (Canton: Delta, 2003).
            ii. Wei, Kilns, 9.
            iii. “Blue,” Glaze Quarterly 2 (1980).
            iv. Never cited.
            2 Responses to “The Kiln”
            Ann says:
            July 29, 2020 at 2:22 pm
            Lovely.
            Reply
            Bob says:
            July 30, 2020 at 11:05 AM
            In reply to Ann
            Truly.
            Reply

            """#,
        reading: #"""
            author: Lin Wei | Lin | Wei | -
            date: 2020-07-28
            # 1 (lead)
            The kiln was built in a week{1} and fired for a month{2}.
            # 1 Glaze
            The glaze ran blue.{3} The potters kept it secret.{2}
            note 1 (i): Wei, Kilns of the South (Canton: Delta, 2003).
            note 2 (ii): Wei, Kilns, 9.
            note 3 (iii): “Blue,” Glaze Quarterly 2 (1980).
            note 4 (iv): Never cited.
            comment: Ann | 2020-07-29 14:22:0 | Lovely.
            comment ↳0: Bob | 2020-07-30 11:5:0 | Truly.
            without marker: iv
            """#
    )

    static let signs = PlainTextDocument(
        about: "Stars and daggers as labels; a suffix and a title in the name",
        text: #"""
            The Orchard Ledger

            By Dr. Peter King, Jr., University of Basel

            Pears were counted by hand.* Apples were weighed.† Plums were guessed.**

            * Orchard Book, 1.
            † Orchard Book, 2.
            ** Orchard Book, 3.

            """#,
        reading: #"""
            title: The Orchard Ledger
            author: Dr. Peter King, Jr. | Peter | King | University of Basel
            # 1 (lead)
            Pears were counted by hand.{1} Apples were weighed.{2} Plums were guessed.{3}
            note 1 (*): Orchard Book, 1.
            note 2 (†): Orchard Book, 2.
            note 3 (**): Orchard Book, 3.
            """#
    )

    static let weblog = PlainTextDocument(
        about: "A weblog page with menu, rubric, share bars, back links, wrapped note, related posts, imprint",
        text: #"""
            Skip to content
            The Ledger Review
            Home About Subscribe
            Opinion
            Why the Ferry Stopped

            Posted on 12 May 2017 by Nora O’Brien in Transport, Islands | 2 Comments

            Share
            Tweet

            The ferry ran for ninety years.¹ It stopped on a Tuesday, and nobody from the company said why.²

            What did the islanders lose?
            They lost a shop, a doctor, and a way to leave.³ Dr. Moe, the last doctor, left on 3 May. The \#
            U.S. consul had left before her.

            HARBOUR DUES
            The dues rose from 1.5 to 3.5 crowns in a year. “Nobody can pay,” said St. John Perry (the \#
            pilot).⁴ He was right; the board was not.⁵

            Footnotes
            1. Olaf Reed, Ninety Years (Bergen: Strand, 2010), 7. ↩
            2. “Ferry Stops,” Island Post, 4 May 2017,
               https://islandpost.example/ferry-stops. ↩
            3. Ibid. ↩
            4. Perry in conversation with the author, 1 May 2017. ↩
            5. Reed, Ninety Years, 88. ↩

            Share this:
            Click to share on Facebook
            Like this:
            Like Loading...
            Tags: ferry, islands
            About the author
            Nora O’Brien writes about small ports. She lives in Cork.
            2 thoughts on “Why the Ferry Stopped”
            Kari Dahl says:
            May 13, 2017 at 9:05 am
            My aunt ran the shop.

            She still has the sign.
            Reply
            Nora O’Brien says:
            May 13, 2017 at 11:30 pm
            @Kari Dahl Would she talk to me?
            Reply
            Pingback: Ferries of the North
            Leave a Reply Cancel reply
            Your email address will not be published. Required fields are marked *
            Related Posts
            The Last Pilot
            Proudly powered by WordPress
            © 2017 The Ledger Review

            """#,
        reading: #"""
            title: Why the Ferry Stopped
            author: Nora O’Brien | Nora | O’Brien | -
              biography: Nora O’Brien writes about small ports. She lives in Cork.
            date: 2017-05-12
            categories: Transport, Islands
            # 1 (lead)
            The ferry ran for ninety years.{1} It stopped on a Tuesday, and nobody from the company said \#
            why.{2}
            # 1 What did the islanders lose?
            They lost a shop, a doctor, and a way to leave.{3} Dr. Moe, the last doctor, left on 3 May. The \#
            U.S. consul had left before her.
            # 1 HARBOUR DUES
            The dues rose from 1.5 to 3.5 crowns in a year. “Nobody can pay,” said St. John Perry (the \#
            pilot).{4} He was right; the board was not.{5}
            note 1: Olaf Reed, Ninety Years (Bergen: Strand, 2010), 7.
            note 2: “Ferry Stops,” Island Post, 4 May 2017,⏎   https://islandpost.example/ferry-stops.
            note 3: Ibid.
            note 4: Perry in conversation with the author, 1 May 2017.
            note 5: Reed, Ninety Years, 88.
            comment: Kari Dahl | 2017-05-13 9:5:0 | My aunt ran the shop.⏎⏎She still has the sign.
            comment ↳0: Nora O’Brien | 2017-05-13 23:30:0 | @Kari Dahl Would she talk to me?
            """#
    )
}
