// Invented pages, each with other quirks, and what must be read of them; `{5}` is where the marker of note 5 stands.

extension PlainTextDocument {
    static let namesAreNoHeadings = PlainTextDocument(
        about: "Long names and quoted ends of sentences that look like headings and are none",
        text: #"""
            By Ruth Amani March 2, 2022 The council met twice.[1] The United Nations Security Council \#
            Resolution 1325 was read aloud. Thomas Byrne, President and CEO of the Harbour Society, pointed \#
            out that nobody had read it before. Prime Minister Aino Salo Joined by phone and left early. \#
            General Motors Executive Vice President Ida Brook declined to speak. New York City Mayor Tom \#
            Hale sent a letter. Lake Victoria Basin Commission members abstained.[2] “Silence,” she said. \#
            “Silence Again.” “Silence Again” became the title of her book. The Hague Court of Appeal ruled \#
            in May. Washington Post reporters asked why. In Conclusion The vote failed.[3] [1] Council \#
            Minutes, 2 March 2022. [2] Basin Commission, Note 4. [3] Ruth Amani, Silence Again (Nairobi: \#
            Ziwa, 2021).

            """#,
        reading: #"""
            author: Ruth Amani | Ruth | Amani | -
            date: 2022-03-02
            # 1 (lead)
            The council met twice.{1} The United Nations Security Council Resolution 1325 was read aloud. \#
            Thomas Byrne, President and CEO of the Harbour Society, pointed out that nobody had read it \#
            before. Prime Minister Aino Salo Joined by phone and left early. General Motors Executive Vice \#
            President Ida Brook declined to speak. New York City Mayor Tom Hale sent a letter. Lake \#
            Victoria Basin Commission members abstained.{2} “Silence,” she said. “Silence Again.” “Silence \#
            Again” became the title of her book. The Hague Court of Appeal ruled in May. Washington Post \#
            reporters asked why. In Conclusion The vote failed.{3}
            note 1: Council Minutes, 2 March 2022.
            note 2: Basin Commission, Note 4.
            note 3: Ruth Amani, Silence Again (Nairobi: Ziwa, 2021).
            warning: possibleHeading
            warning: possibleHeading
            """#
    )

    static let answers = PlainTextDocument(
        about: "Replies told by “In reply to” and ”replied to”",
        text: #"""
            Rain Gauges of the Coast
            June 7, 2015 by Sam Ote

            Rain was measured in tins.[1]

            References
            [1] Ote, Tins, 3.

            3 Responses to “Rain Gauges of the Coast”

            Comment by Ann — June 8, 2015 @ 7:05 am
            Which tins?

            Comment by Sam Ote — June 8, 2015 @ 8:00 pm
            In reply to Ann:
            Milk tins.

            Ann replied to Sam Ote on June 9, 2015 at 6:15 am
            Thank you.

            Comments are closed.

            """#,
        reading: #"""
            title: Rain Gauges of the Coast
            author: Sam Ote | Sam | Ote | -
            date: 2015-06-07
            # 1 (lead)
            Rain was measured in tins.{1}
            note 1: Ote, Tins, 3.
            comment: Ann | 2015-06-08 7:5:0 | Which tins?
            comment ↳0: Sam Ote | 2015-06-08 20:0:0 | Milk tins.
            comment ↳1: Ann | 2015-06-09 6:15:0 | Thank you.
            """#
    )

    static let caravans = PlainTextDocument(
        about:
            "Numbered headings in roman, markers in parentheses before the stop, photographs credited, comments three deep by their margin",
        text: #"""
            Menu
            Home | About | Archive | Contact
            SALT AND SILK
            Written by Dr. Amina Yusuf, Professor of History at the University of Ibadan, and Lars Holm
            Photographs by Eva Stone
            Posted on 5 March 2019 at 09:30 • 8 min read
            Share: Facebook Twitter Email

            The caravan trade moved salt south and gold north. It took forty days (1). The guides, or \#
            madugu, were paid in cloth (2).

            I. Origins

            Ibn Battuta crossed in 1352 (3). He disliked the flies. As he put it, “we slept (if one can \#
            call it sleep) in the open” (3).

            II. Decline

            Railways ended it.(4) By 1920 few camels went north.

            About the Authors

            Amina Yusuf is Professor of History at the University of Ibadan.

            Lars Holm is a photographer and writer based in Bergen.

            Endnotes

            (1) E. W. Bovill, The Golden Trade of the Moors (London: Oxford University Press, 1958), 239.
            (2) Ibid., p. 240.
            (3) Ibn Battuta, Travels, trans. H. A. R. Gibb (London: Routledge, 1929), 317.
            (4) A. G. Hopkins, An Economic History of West Africa (London: Longman, 1973), 131.

            Tags: salt, trade, Sahara

            4 comments

            Kofi  |  06/03/2019 10:15
            Excellent piece!

            Jane Roe  |  13/03/2019 22:01
            What about the kola trade?

                Amina Yusuf  |  14/03/2019 08:00
                A good question. See Lovejoy.

                    Jane Roe  |  14/03/2019 09:12
                    Thanks!

            Add a comment
            Related posts
            Gold Weights of the Akan
            Subscribe to our newsletter

            """#,
        reading: #"""
            title: SALT AND SILK
            author: Dr. Amina Yusuf | Amina | Yusuf | Professor of History at the University of Ibadan
              biography: Amina Yusuf is Professor of History at the University of Ibadan.
            author: Lars Holm | Lars | Holm | -
              biography: Lars Holm is a photographer and writer based in Bergen.
            date: 2019-03-05
            # 1 (lead)
            The caravan trade moved salt south and gold north. It took forty days{1}. The guides, or \#
            madugu, were paid in cloth{2}.
            # 1 I. Origins
            Ibn Battuta crossed in 1352{3}. He disliked the flies. As he put it, “we slept (if one can call \#
            it sleep) in the open”{3}.
            # 1 II. Decline
            Railways ended it.{4} By 1920 few camels went north.
            note 1: E. W. Bovill, The Golden Trade of the Moors (London: Oxford University Press, 1958), \#
            239.
            note 2: Ibid., p. 240.
            note 3: Ibn Battuta, Travels, trans. H. A. R. Gibb (London: Routledge, 1929), 317.
            note 4: A. G. Hopkins, An Economic History of West Africa (London: Longman, 1973), 131.
            comment: Kofi | 2019-03-06 10:15:0 | Excellent piece!
            comment: Jane Roe | 2019-03-13 22:1:0 | What about the kola trade?
            comment ↳1: Amina Yusuf | 2019-03-14 8:0:0 | A good question. See Lovejoy.
            comment ↳2: Jane Roe | 2019-03-14 9:12:0 | Thanks!
            warning: otherCredit
            """#
    )

    static let canal = PlainTextDocument(
        about:
            "Flattened raised digits behind years too, notes run on without a heading, a biography behind them, a title on the byline’s line",
        text: #"""
            The Quiet Canal By Min-jun Park and Sarah O’Neil, Staff Writers January 15, 2016 In 1893 the \#
            canal carried more grain than the railway.1 Ten years later it carried none.2 The reasons lie \#
            in tariffs, mud, and a lawsuit. Tariffs Before Mud The state set tolls in 1880.3 Grain \#
            merchants objected, and their lawyers, Reed and Sons of Albany, filed suit.4 A Lawsuit Without \#
            End The suit lasted until 1911.5 Nobody won. 1. Henry Sage, Canals of the North (Albany: State \#
            Press, 1955), 22. 2. Ibid., 31. 3. New York Laws of 1880, ch. 99. 4. Reed v. State, 101 N.Y. 22 \#
            (1886). 5. Sage, Canals, 77. Min-jun Park covers transport. Comments are closed.

            """#,
        reading: #"""
            author: Min-jun Park | Min-jun | Park | -
              biography: Min-jun Park covers transport.
            author: Sarah O’Neil | Sarah | O’Neil | Staff Writers
            date: 2016-01-15
            # 1 (lead)
            In 1893 the canal carried more grain than the railway.{1} Ten years later it carried none.{2} \#
            The reasons lie in tariffs, mud, and a lawsuit.
            # 1 Tariffs Before Mud
            The state set tolls in 1880.{3} Grain merchants objected, and their lawyers, Reed and Sons of \#
            Albany, filed suit.{4}
            # 1 A Lawsuit Without End
            The suit lasted until 1911.{5} Nobody won.
            note 1: Henry Sage, Canals of the North (Albany: State Press, 1955), 22.
            note 2: Ibid., 31.
            note 3: New York Laws of 1880, ch. 99.
            note 4: Reed v. State, 101 N.Y. 22 (1886).
            note 5: Sage, Canals, 77.
            warning: possibleTitle
            """#
    )

    static let dryYear = PlainTextDocument(
        about: "A ruled heading, markers and labels that spell out the word note",
        text: #"""
            28 July 2020 | By Hassan al-Amin

            Notes from a dry year
            =====================

            The wells failed in June [Note 1]. By August the herds were gone [Note 2].

            Notes

            Note 1. Field diary, 12 June 2019.
            Note 2. Field diary, 3 August 2019.

            """#,
        reading: #"""
            author: Hassan al-Amin | Hassan | al-Amin | -
            date: 2020-07-28
            # 1 Notes from a dry year
            The wells failed in June{1}. By August the herds were gone{2}.
            note 1: Field diary, 12 June 2019.
            note 2: Field diary, 3 August 2019.
            """#
    )

    static let footnotes = PlainTextDocument(
        about:
            "A marker-like bracket as subject, stars between parts, a biography without a blank line, a numbered comment",
        text: #"""
            By Carla Jung

            [1] is how most people first meet a footnote. It interrupts.[1] It also helps.[2]

            * * *

            Why They Persist

            Readers trust what they can check.[2]

            [1] Anthony Grafton, The Footnote (Cambridge, MA: Harvard University Press, 1997), 5.
            [2] Chuck Zerby, The Devil’s Details (Montpelier: Invisible Cities Press, 2002).
            Carla Jung is an editor in Zurich. Twitter: @cjung

            One Comment
                1. Ben says:
                   August 1, 2020 at 3:00 pm
                   I like footnotes.
                   Reply

            """#,
        reading: #"""
            author: Carla Jung | Carla | Jung | -
              biography: Carla Jung is an editor in Zurich. Twitter: @cjung
            # 1 (lead)
            [1] is how most people first meet a footnote. It interrupts.{1} It also helps.{2}
            # 1 Why They Persist
            Readers trust what they can check.{2}
            note 1: Anthony Grafton, The Footnote (Cambridge, MA: Harvard University Press, 1997), 5.
            note 2: Chuck Zerby, The Devil’s Details (Montpelier: Invisible Cities Press, 2002).
            comment: Ben | 2020-08-01 15:0:0 | I like footnotes.
            """#
    )

    static let border = PlainTextDocument(
        about: "Title and subtitle under the site’s own lines, bare numbers as labels, a section behind the notes",
        text: #"""
            Borderlands Review

            Essays

            The River Moved First

            A border that refused to hold still

            By Teresa Gómez Ruiz, Universidad de Sonora
            Edited by Paul Stone
            Translated by Ann Hill
            Last updated: March 4, 2021
            Published: February 28, 2021

            THE RIVER moved in 1864, and the border did not.¹ Lawyers spent a century on the difference.

            The Chamizal

            “Chamizal” is a plant.² The dispute took its name from a tract south of El Paso that lay, after \#
            the flood, to its north.³

            Two Flags, One Bank

            In 1911 an arbitral commission split the tract.⁴ Washington refused the award. It took until \#
            1963 for the two presidents to sign.⁵

            Works Cited

            1 Alan Werne, “Redrawing the Line,” Southwestern Journal 12 (1989): 40.

            2 Ibid.

            3 International Boundary Commission, Chamizal Arbitration (Washington: GPO, 1911), 5–9.

            4 Ibid., 33.

            5 “Convention for the Solution of the Problem of the Chamizal,” August 29, 1963, 505 U.N.T.S. \#
            185, https://treaties.un.org/doc/chamizal.pdf.

            Acknowledgments

            I thank the archivists of Ciudad Juárez.

            Comments (0)

            Categories
            All
            Borders
            Rivers
            Archives
            February 2021

            """#,
        reading: #"""
            title: The River Moved First
            subtitle: A border that refused to hold still
            author: Teresa Gómez Ruiz | Teresa Gómez | Ruiz | Universidad de Sonora
            editor: Paul Stone | Paul | Stone | -
            date: 2021-02-28
            # 1 (lead)
            THE RIVER moved in 1864, and the border did not.{1} Lawyers spent a century on the difference.
            # 1 The Chamizal
            “Chamizal” is a plant.{2} The dispute took its name from a tract south of El Paso that lay, \#
            after the flood, to its north.{3}
            # 1 Two Flags, One Bank
            In 1911 an arbitral commission split the tract.{4} Washington refused the award. It took until \#
            1963 for the two presidents to sign.{5}
            # 1 Acknowledgments
            I thank the archivists of Ciudad Juárez.
            note 1: Alan Werne, “Redrawing the Line,” Southwestern Journal 12 (1989): 40.
            note 2: Ibid.
            note 3: International Boundary Commission, Chamizal Arbitration (Washington: GPO, 1911), 5–9.
            note 4: Ibid., 33.
            note 5: “Convention for the Solution of the Problem of the Chamizal,” August 29, 1963, 505 \#
            U.N.T.S. 185, https://treaties.un.org/doc/chamizal.pdf.
            warning: otherCredit
            """#
    )

    static let lanterns = PlainTextDocument(
        about: "One line up to the comments; a heading whose name comes back at once; a link line in a comment",
        text: #"""
            By Junko Mori, Kyoto Institute of Design Edited by Sam Fox, Senior Editor November 3, 2018 \#
            Paper lanterns were made in Gifu from the eighteenth century onward.[1] The craft has changed \#
            little since. Three families still split bamboo by hand.[2] Mulberry and Bamboo The paper comes \#
            from mulberry bark, which is soaked, beaten, and sheeted in winter.[3] Bamboo is cut in \#
            November. A Trade for Winter Farmers made lanterns when fields were idle, and wholesalers paid \#
            by the frame.[4] By 1900 exports reached Boston and Paris.[5][6] What Isamu Noguchi Saw Isamu \#
            Noguchi visited Gifu in 1951 and returned with sketches for the Akari series.[7] He called them \#
            “light sculptures.” “Light sculptures” they remain. Conclusion The lanterns endure because they \#
            are light, cheap, and mended easily. Junko Mori is an associate professor at the Kyoto \#
            Institute of Design. [1] Gifu City Museum, Lanterns (Gifu: GCM, 1994), 7. [2] Author’s \#
            interview with Ozeki & Co., May 2, 2018. [3] Timothy Barrett, Japanese Papermaking (New York: \#
            Weatherhill, 1983), 21. [4] Ibid., 40. [5] “Japanese Lanterns,” Boston Globe, June 1, 1901. [6] \#
            Le Figaro, 3 May 1900, p. 2. [7] Isamu Noguchi, A Sculptor’s World (London: Thames & Hudson, \#
            1967), 33.
            3 Comments
            Ken
            11/3/2018 09:12:44 am
            Wonderful.
            Reply
            Yuki
            link
            11/4/2018 10:00:01 pm
            My family made these.
            Thank you!
            Reply
            Junko Mori
            11/5/2018 07:30:00 am
            Thank you, Yuki.
            Reply
            Leave a Reply. |
            AuthorWrite something about yourself.
            Archives
            November 2018
            Categories
            All
            RSS Feed

            """#,
        reading: #"""
            author: Junko Mori | Junko | Mori | Kyoto Institute of Design
              biography: Junko Mori is an associate professor at the Kyoto Institute of Design.
            editor: Sam Fox | Sam | Fox | Senior Editor
            date: 2018-11-03
            # 1 (lead)
            Paper lanterns were made in Gifu from the eighteenth century onward.{1} The craft has changed \#
            little since. Three families still split bamboo by hand.{2}
            # 1 Mulberry and Bamboo
            The paper comes from mulberry bark, which is soaked, beaten, and sheeted in winter.{3} Bamboo \#
            is cut in November.
            # 1 A Trade for Winter
            Farmers made lanterns when fields were idle, and wholesalers paid by the frame.{4} By 1900 \#
            exports reached Boston and Paris.{5}{6}
            # 1 What Isamu Noguchi Saw
            Isamu Noguchi visited Gifu in 1951 and returned with sketches for the Akari series.{7} He \#
            called them “light sculptures.” “Light sculptures” they remain.
            # 1 Conclusion
            The lanterns endure because they are light, cheap, and mended easily.
            note 1: Gifu City Museum, Lanterns (Gifu: GCM, 1994), 7.
            note 2: Author’s interview with Ozeki & Co., May 2, 2018.
            note 3: Timothy Barrett, Japanese Papermaking (New York: Weatherhill, 1983), 21.
            note 4: Ibid., 40.
            note 5: “Japanese Lanterns,” Boston Globe, June 1, 1901.
            note 6: Le Figaro, 3 May 1900, p. 2.
            note 7: Isamu Noguchi, A Sculptor’s World (London: Thames & Hudson, 1967), 33.
            comment: Ken | 2018-11-03 9:12:44 | Wonderful.
            comment: Yuki | 2018-11-04 22:0:1 | My family made these.⏎Thank you!
            comment: Junko Mori | 2018-11-05 7:30:0 | Thank you, Yuki.
            """#
    )
}
