// Invented pages with other ways to number notes and to tell replies; as in the files beside this one.

extension PlainTextDocument {
    static let wells = PlainTextDocument(
        about: "Neither byline nor date: the first line is the title",
        text: #"""
            Wells and Their Keepers

            The well at Aru was kept by the same family for nine generations.[i] They counted the buckets.[ii]

            Keepers

            A keeper was paid in water.[iii]

            Works cited

            [i] Sam Ote, Wells (Example Press, 1990), 1.
            [ii] Ote, Wells, 2.
            [iii] Ote, Wells, 77.

            """#,
        reading: #"""
            title: Wells and Their Keepers
            # 1 (lead)
            The well at Aru was kept by the same family for nine generations.{1} They counted the buckets.{2}
            # 1 Keepers
            A keeper was paid in water.{3}
            note 1 (i): Sam Ote, Wells (Example Press, 1990), 1.
            note 2 (ii): Ote, Wells, 2.
            note 3 (iii): Ote, Wells, 77.
            """#
    )

    static let laterPart = PlainTextDocument(
        about: "Notes from 14 on, each number on a line of its own; years of two digits; replies told by the margin",
        text: #"""
            The Ferry at Low Water, Part Two

            By Tom Reed
            28/07/20

            The second half of the story begins on the far bank.[14] Nobody had crossed for a week.[15]

            The Rope

            Ropes of that length were made in one town only.[16] The ferryman paid for it in eels.[15]

            Endnotes

            14
            Tom Reed, Low Water (London: Example, 2004), 88.

            15
            Reed, Low Water, 90.

            16
            Harbour Office, Ropes and Cables, 1911.

            3 comments

            Ida Brook
            29/07/20 18:05
            Which town?
            Reply

                Tom Reed
                30/07/20 08:15
                Hallam.
                Reply

                    Ida Brook
                    30/07/20 09:00
                    I might have known.
                    Reply

            """#,
        reading: #"""
            title: The Ferry at Low Water, Part Two
            author: Tom Reed | Tom | Reed | -
            date: 2020-07-28
            # 1 (lead)
            The second half of the story begins on the far bank.{14} Nobody had crossed for a week.{15}
            # 1 The Rope
            Ropes of that length were made in one town only.{16} The ferryman paid for it in eels.{15}
            note 14: Tom Reed, Low Water (London: Example, 2004), 88.
            note 15: Reed, Low Water, 90.
            note 16: Harbour Office, Ropes and Cables, 1911.
            comment: Ida Brook | 2020-07-29 18:5:0 | Which town?
            comment ↳0: Tom Reed | 2020-07-30 8:15:0 | Hallam.
            comment ↳1: Ida Brook | 2020-07-30 9:0:0 | I might have known.
            """#
    )

    static let ladders = PlainTextDocument(
        about: "“Comments (4)”, replies three deep told by “replied to”",
        text: #"""
            On Borrowed Ladders
            by Ann Lee — Sunday, 7 June 2015

            Ladders are borrowed for a day and kept for a year [1]. The law is silent [2, 3].

            Notes

            1. Ann Lee, Ladders (Example Press, 2011), 5.
            2. Borrowed Goods Act, s. 4.
            3. Lee, Ladders, 30–31.

            Comments (4)

            Bo — 8 June 2015 at 7.15 pm
            Mine came back painted.
            Reply

            > Ann Lee replied to Bo — 8 June 2015 at 8.30 pm
            Which colour?
            Reply

            >> Bo replied to Ann Lee — 9 June 2015 at 6.05 am
            Green.
            Reply

            Cy — 10 June 2015
            No one borrows mine.
            Reply

            """#,
        reading: #"""
            title: On Borrowed Ladders
            author: Ann Lee | Ann | Lee | -
            date: 2015-06-07
            # 1 (lead)
            Ladders are borrowed for a day and kept for a year{1}. The law is silent{2}{3}.
            note 1: Ann Lee, Ladders (Example Press, 2011), 5.
            note 2: Borrowed Goods Act, s. 4.
            note 3: Lee, Ladders, 30–31.
            comment: Bo | 2015-06-08 19:15:0 | Mine came back painted.
            comment ↳0: Ann Lee | 2015-06-08 20:30:0 | Which colour?
            comment ↳1: Bo | 2015-06-09 6:5:0 | Green.
            comment: Cy | 2015-06-10 0:0:0 | No one borrows mine.
            """#
    )

    static let snowFences = PlainTextDocument(
        about: "A date and no byline, raised digits with a range, headings in capitals, no comments",
        text: #"""
            Snow Fences

            2019-01-12

            A snow fence does not stop snow.¹ It slows the wind, and the wind lets go of what it carries.²,³

            HOW TO BUILD ONE

            Leave half of it open.⁴ The gap at the foot should be a tenth of the height.⁵⁻⁶

            WHERE TO PUT IT

            Upwind, at thirty times its height.

            References

            ¹ Aino Salo, Drift (Oulu: Esimerkki, 1987), 4.
            ² Salo, Drift, 6.
            ³ Road Office, Winter Handbook, 1955.
            ⁴ Ibid., 12.
            ⁵ Ibid., 13.
            ⁶ Salo, Drift, 20.

            """#,
        reading: #"""
            title: Snow Fences
            date: 2019-01-12
            # 1 (lead)
            A snow fence does not stop snow.{1} It slows the wind, and the wind lets go of what it carries.{2}{3}
            # 1 HOW TO BUILD ONE
            Leave half of it open.{4} The gap at the foot should be a tenth of the height.{5}{6}
            # 1 WHERE TO PUT IT
            Upwind, at thirty times its height.
            note 1: Aino Salo, Drift (Oulu: Esimerkki, 1987), 4.
            note 2: Salo, Drift, 6.
            note 3: Road Office, Winter Handbook, 1955.
            note 4: Ibid., 12.
            note 5: Ibid., 13.
            note 6: Salo, Drift, 20.
            """#
    )

    static let garrison = PlainTextDocument(
        about: "Signs for notes, a rubric and a hyphened date after the byline",
        text: #"""
            THE RIVER GAZETTE
            Home | About | Contact

            Bread for the Garrison

            Posted by Ruth Amani in History on 3-Feb-19

            Bread was counted in loaves, not weight.* The bakers preferred it so.†

            The baker's account
            The account books were kept by the bakers' wives,‡ who could read.

            The soldier's account
            Soldiers wrote home about the crust.§

            * Ruth Amani, Loaves (Nairobi: Ziwa, 2008), 3.
            † Ibid., 9.
            ‡ Garrison Papers, box 4.
            § Letters Home, 1801.

            No comments yet

            """#,
        reading: #"""
            title: Bread for the Garrison
            author: Ruth Amani | Ruth | Amani | -
            date: 2019-02-03
            categories: History
            # 1 (lead)
            Bread was counted in loaves, not weight.{1} The bakers preferred it so.{2}
            # 1 The baker's account
            The account books were kept by the bakers' wives,{3} who could read.
            # 1 The soldier's account
            Soldiers wrote home about the crust.{4}
            note 1 (*): Ruth Amani, Loaves (Nairobi: Ziwa, 2008), 3.
            note 2 (†): Ibid., 9.
            note 3 (‡): Garrison Papers, box 4.
            note 4 (§): Letters Home, 1801.
            """#
    )

    static let ferries = PlainTextDocument(
        about:
            "A date in numbers that a date in words settles, a drawn line run in before notes that are run in as well",
        text: #"""
            Ferries of the Lower Reach
            5/4/2021

            By Maria Okonkwo-Reyes, Senior Fellow Edited by Thomas Lindqvist April 5, 2021 The river trade between the \#
            two provinces has outlived four governments.[1] In 2011 the customs house was closed, and within a month the \#
            traffic had moved to the eastern bank.[2] Background The first treaty of 1954 regulated tolls but not \#
            cargo.[3] [4] _______________ [1] Lena Fischer, Rivers (Oxford: Weir, 2003), 14. [2] “Customs House \#
            Closes,” Courier, May 2, 2011. [3] Ibid. [4] Fischer, Rivers, 88–91.
            1 Comment
            R. Patel
            13/4/2021 09:15:00 am
            Does the treaty survive in print?
            Reply
            Leave a Reply.

            """#,
        reading: #"""
            title: Ferries of the Lower Reach
            author: Maria Okonkwo-Reyes | Maria | Okonkwo-Reyes | Senior Fellow
            editor: Thomas Lindqvist | Thomas | Lindqvist | -
            date: 2021-04-05
            # 1 (lead)
            The river trade between the two provinces has outlived four governments.{1} In 2011 the customs house was \#
            closed, and within a month the traffic had moved to the eastern bank.{2}
            # 1 Background
            The first treaty of 1954 regulated tolls but not cargo.{3}{4}
            note 1: Lena Fischer, Rivers (Oxford: Weir, 2003), 14.
            note 2: “Customs House Closes,” Courier, May 2, 2011.
            note 3: Ibid.
            note 4: Fischer, Rivers, 88–91.
            comment: R. Patel | 2021-04-13 9:15:0 | Does the treaty survive in print?
            """#
    )
}
