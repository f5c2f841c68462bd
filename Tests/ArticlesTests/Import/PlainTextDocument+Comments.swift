// Invented pages with comments as the usual systems print them; as in the files beside this one.

extension PlainTextDocument {
    static let formAbove = PlainTextDocument(
        about: "The form above the comments, which say only how long ago they were written",
        text: #"""
            The Last Toll Bridge
            By Nora Field
            June 3, 2017

            The toll was a penny, and the penny went to the widow who kept the gate.

            3 Comments
            The Bridge Journal
            Login
            Sort by Best
            Join the discussion…
            Peter Hume • 4 years ago
            A penny each way?
             • Reply • Share ›

            Nora Field • 4 years ago
            Only going out.

            Write a comment in the book at the gate. Nobody else did.
             • Reply • Share ›

            Peter Hume • 3 years ago
            I have.
             • Reply • Share ›

            Subscribe
            Privacy
            """#,
        reading: #"""
            title: The Last Toll Bridge
            author: Nora Field | Nora | Field | -
            date: 2017-06-03
            # 1 (lead)
            The toll was a penny, and the penny went to the widow who kept the gate.
            comment: Peter Hume | - | A penny each way?
            comment: Nora Field | - | Only going out.⏎⏎Write a comment in the book at the gate. Nobody else did.
            comment: Peter Hume | - | I have.
            """#
    )

    static let formWords = PlainTextDocument(
        about: "Comments that begin with the words of a form or a reply; what the site prints behind a name",
        text: #"""
            Tin Roofs
            By Nora Field
            June 3, 2017

            A tin roof is heard before it is seen, and in this valley it is heard in every month of the year.

            5 Comments
            Leave a comment

            Paul Reeve link
            6/4/2017 07:30:00 am
            Leave a comment on rain to those who sleep under it.
            I do.
            Reply
            Vera
            6/4/2017 10:11:00 am
            Reply to Paul: so do I.
            Reply
            Nora Field Post author
            6/14/2017 08:00:00 pm
            And I.

            What do you think?
            Reply
            Vera
            6/15/2017 08:00:00 pm
            Reply to Nora Field
            Nothing, before noon.
            Reply
            Otto
            6/16/2017 09:00:00 pm
            Mine is slate!
            Reply

            Your comment will be posted after it is approved.


            Leave a Reply.


            Archives
            June 2017
            """#,
        reading: #"""
            title: Tin Roofs
            author: Nora Field | Nora | Field | -
            date: 2017-06-03
            # 1 (lead)
            A tin roof is heard before it is seen, and in this valley it is heard in every month of the year.
            comment: Paul Reeve | 2017-06-04 7:30:0 | Leave a comment on rain to those who sleep under it.⏎I do.
            comment: Vera | 2017-06-04 10:11:0 | Reply to Paul: so do I.
            comment: Nora Field | 2017-06-14 20:0:0 | And I.⏎⏎What do you think?
            comment ↳2: Vera | 2017-06-15 20:0:0 | Nothing, before noon.
            comment: Otto | 2017-06-16 21:0:0 | Mine is slate!
            """#
    )

    static let datesBelow = PlainTextDocument(
        about: "“said...” above a comment and its date below",
        text: #"""
            A Room Above the Mill
            By Nora Field
            June 3, 2017

            The room shook from six in the morning, and I learned to write between two turns of the wheel.

            3 comments:

            Karl said...
            I know the wheel.
            June 4, 2017 at 8:02 AM

            Nora Field said...
            @Karl: then you know the miller.

            He has not changed.

            June 4, 2017 at 9:40 PM
            Ruth Bell said…
            Nor the flour.

            June 5, 2017 at 7:15 AM

            Post a Comment
            Newer Post
            Older Post
            """#,
        reading: #"""
            title: A Room Above the Mill
            author: Nora Field | Nora | Field | -
            date: 2017-06-03
            # 1 (lead)
            The room shook from six in the morning, and I learned to write between two turns of the wheel.
            comment: Karl | 2017-06-04 8:2:0 | I know the wheel.
            comment ↳0: Nora Field | 2017-06-04 21:40:0 | @Karl: then you know the miller.⏎⏎He has not changed.
            comment: Ruth Bell | 2017-06-05 7:15:0 | Nor the flour.
            """#
    )

    static let timesAgo = PlainTextDocument(
        about: "How long ago a comment was written, and how often it was liked, on the line below the name",
        text: #"""
            Counting Swifts
            By Nora Field
            June 3, 2017

            Swifts are counted at dusk, from a chair, by people who can count while they talk.

            Comments (2)
            Newest First
            Ida Crane
            3 years ago · 0 Likes
            We counted nine.
            That was years ago.

            L. Moss
            a year ago · 2 Likes
            Eleven here.

            Previous
            A Room Above the Mill
            Next
            Tin Roofs
            """#,
        reading: #"""
            title: Counting Swifts
            author: Nora Field | Nora | Field | -
            date: 2017-06-03
            # 1 (lead)
            Swifts are counted at dusk, from a chair, by people who can count while they talk.
            comment: Ida Crane | - | We counted nine.⏎That was years ago.
            comment: L. Moss | - | Eleven here.
            """#
    )

    static let postedBy = PlainTextDocument(
        about: "“Posted by:” with a bar before the date",
        text: #"""
            Salt in the Bread
            By Nora Field
            June 3, 2017

            There was a year without salt, and the bread of that year is what the old people ask for.

            Comments

            Posted by: Max Orr | June 4, 2017 5:05 PM
            My aunt asks for it still.

            Posted by: Ida Crane | June 5, 2017 6:10 PM
            Mine never did.
            """#,
        reading: #"""
            title: Salt in the Bread
            author: Nora Field | Nora | Field | -
            date: 2017-06-03
            # 1 (lead)
            There was a year without salt, and the bread of that year is what the old people ask for.
            comment: Max Orr | 2017-06-04 17:5:0 | My aunt asks for it still.
            comment: Ida Crane | 2017-06-05 18:10:0 | Mine never did.
            """#
    )

    static let shortWithLinks = PlainTextDocument(
        about: "An advertisement, a link and a section “Links” between short paragraphs; a form above comments by day",
        text: #"""
            The Cable Car
            By Nora Field
            June 3, 2017

            The cable car runs on Fridays, and on Fridays the village goes to town.

            Advertisement

            It was built for the quarry. When the quarry closed, nobody took the cable down.

            Read more: The Quarry That Closed

            The driver is the son of the driver. He has never been asked for his licence.

            Links

            Two valleys meet at the upper station. Nothing else joins them.

            Archives
            June 2017

            2 Comments
            Write a comment...

            Otto Lind
            June 5, 2017
            My father rode it.

            Reply
            Ida Crane
            June 6, 2017
            So did mine.

            Reply
            """#,
        reading: #"""
            title: The Cable Car
            author: Nora Field | Nora | Field | -
            date: 2017-06-03
            # 1 (lead)
            The cable car runs on Fridays, and on Fridays the village goes to town.
            It was built for the quarry. When the quarry closed, nobody took the cable down.
            The driver is the son of the driver. He has never been asked for his licence.
            # 1 Links
            Two valleys meet at the upper station. Nothing else joins them.
            comment: Otto Lind | 2017-06-05 0:0:0 | My father rode it.
            comment: Ida Crane | 2017-06-06 0:0:0 | So did mine.
            """#
    )

    static let sideBarRunIn = PlainTextDocument(
        about: "One line, with a side bar behind the biography",
        text: #"""
            By Nora Field Edited by Karl Moss June 3, 2017 The quarry was closed in 1971.[1] The cable was left to hang. \#
            [1] Quarry Gazette. Nora Field is a fellow at the Slate Museum. Categories All Archives June 2017
            """#,
        reading: #"""
            author: Nora Field | Nora | Field | -
              biography: Nora Field is a fellow at the Slate Museum.
            editor: Karl Moss | Karl | Moss | -
            date: 2017-06-03
            # 1 (lead)
            The quarry was closed in 1971.{1} The cable was left to hang.
            note 1: Quarry Gazette.
            """#
    )
}
