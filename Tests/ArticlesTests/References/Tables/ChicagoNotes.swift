/// Notes in Chicago's manner, with what a careful reader takes from them.
///
/// After `>` comes the note, `\n` in it a line break; then one field a line. `+` begins the next work of the same note.
extension ReferenceTable {
    static let chicagoNotes = ReferenceTable(
        name: "Chicago notes",
        text: #"""
            > Benedict Anderson, Imagined Communities: Reflections on the Origin and Spread of Nationalism, rev. ed. (London: Verso, 2006), 6–7.
            type book
            author Anderson, Benedict
            title Imagined Communities: Reflections on the Origin and Spread of Nationalism
            edition rev.
            place London
            publisher Verso
            issued 2006
            locator 6–7

            > Anthony Grafton, The Footnote: A Curious History (Cambridge, MA: Harvard University Press, 1997), 23.
            type book
            author Grafton, Anthony
            title The Footnote: A Curious History
            place Cambridge, MA
            publisher Harvard University Press
            issued 1997
            locator 23

            > Robert O. Keohane and Joseph S. Nye Jr., Power and Interdependence, 4th ed. (Boston: Longman, 2012), 3–8.
            type book
            author Keohane, Robert O.
            author Nye, Joseph S., Jr.
            title Power and Interdependence
            edition 4th
            place Boston
            publisher Longman
            issued 2012
            locator 3–8

            > Jared Diamond, Guns, Germs, and Steel: The Fates of Human Societies (New York: W. W. Norton, 1997).
            type book
            author Diamond, Jared
            title Guns, Germs, and Steel: The Fates of Human Societies
            place New York
            publisher W. W. Norton
            issued 1997

            > Bruce Cumings, The Origins of the Korean War, vol. 1, Liberation and the Emergence of Separate Regimes, 1945–1947 (Princeton, NJ: Princeton University Press, 1981), 101.
            type book
            author Cumings, Bruce
            title The Origins of the Korean War
            volume 1
            place Princeton, NJ
            publisher Princeton University Press
            issued 1981
            locator 101

            > Hannah Arendt, On Revolution (1963; repr., London: Penguin Books, 2006), 112.
            type book
            author Arendt, Hannah
            title On Revolution
            place London
            publisher Penguin Books
            issued 2006
            locator 112

            > Gabriel García Márquez, Love in the Time of Cholera, trans. Edith Grossman (New York: Knopf, 1988), 242–55.
            type book
            author Márquez, Gabriel García
            translator Grossman, Edith
            title Love in the Time of Cholera
            place New York
            publisher Knopf
            issued 1988
            locator 242–55

            > Jürgen Habermas, The Structural Transformation of the Public Sphere, trans. Thomas Burger and Frederick Lawrence (Cambridge: Polity Press, 1989).
            type book
            author Habermas, Jürgen
            translator Burger, Thomas
            translator Lawrence, Frederick
            title The Structural Transformation of the Public Sphere
            place Cambridge
            publisher Polity Press
            issued 1989

            > Peter Katzenstein, ed., The Culture of National Security: Norms and Identity in World Politics (New York: Columbia University Press, 1996).
            type book
            editor Katzenstein, Peter
            title The Culture of National Security: Norms and Identity in World Politics
            place New York
            publisher Columbia University Press
            issued 1996

            > John D. Kelly et al., eds., Anthropology and Global Counterinsurgency (Chicago: University of Chicago Press, 2010), 77.
            type book
            editor Kelly, John D.
            title Anthropology and Global Counterinsurgency
            place Chicago
            publisher University of Chicago Press
            issued 2010
            locator 77

            > Alexander Wendt, “Anarchy Is What States Make of It: The Social Construction of Power Politics,” International Organization 46, no. 2 (Spring 1992): 391–425.
            type article-journal
            author Wendt, Alexander
            title Anarchy Is What States Make of It: The Social Construction of Power Politics
            container International Organization
            volume 46
            issue 2
            issued 1992 season 1
            page 391–425

            > Robert Jervis, “Cooperation under the Security Dilemma,” World Politics 30, no. 2 (1978): 170, https://doi.org/10.2307/2009958.
            type article-journal
            author Jervis, Robert
            title Cooperation under the Security Dilemma
            container World Politics
            volume 30
            issue 2
            issued 1978
            locator 170
            doi 10.2307/2009958

            > Robert D. Putnam, "Bowling Alone: America's Declining Social Capital," Journal of Democracy 6, no. 1 (January 1995): 65-78.
            type article-journal
            author Putnam, Robert D.
            title Bowling Alone: America's Declining Social Capital
            container Journal of Democracy
            volume 6
            issue 1
            issued 1995-01
            page 65-78

            > Joan W. Scott, “Gender: A Useful Category of Historical Analysis,” American Historical Review 91, no. 5 (December 1986): 1067.
            type article-journal
            author Scott, Joan W.
            title Gender: A Useful Category of Historical Analysis
            container American Historical Review
            volume 91
            issue 5
            issued 1986-12
            locator 1067

            > Samuel P. Huntington, “The Clash of Civilizations?” Foreign Affairs 72, no. 3 (Summer 1993): 22–49.
            type article-journal
            author Huntington, Samuel P.
            title The Clash of Civilizations?
            container Foreign Affairs
            volume 72
            issue 3
            issued 1993 season 2
            page 22–49

            > Gayatri Chakravorty Spivak, “Can the Subaltern Speak?,” in Marxism and the Interpretation of Culture, ed. Cary Nelson and Lawrence Grossberg (Urbana: University of Illinois Press, 1988), 271–313.
            type chapter
            author Spivak, Gayatri Chakravorty
            title Can the Subaltern Speak?
            container Marxism and the Interpretation of Culture
            editor Nelson, Cary
            editor Grossberg, Lawrence
            place Urbana
            publisher University of Illinois Press
            issued 1988
            page 271–313

            > Clifford Geertz, “Thick Description: Toward an Interpretive Theory of Culture,” in The Interpretation of Cultures (New York: Basic Books, 1973), 5.
            type chapter
            author Geertz, Clifford
            title Thick Description: Toward an Interpretive Theory of Culture
            container The Interpretation of Cultures
            place New York
            publisher Basic Books
            issued 1973
            locator 5

            > Chae-Jin Lee, “The Evolution of U.S. Policy,” in Korea and the World: Beyond the Cold War, ed. Young Whan Kihl, 2nd ed. (Boulder, CO: Westview Press, 1994), 45.
            type chapter
            author Lee, Chae-Jin
            title The Evolution of U.S. Policy
            container Korea and the World: Beyond the Cold War
            editor Kihl, Young Whan
            edition 2nd
            place Boulder, CO
            publisher Westview Press
            issued 1994
            locator 45

            > Ta-Nehisi Coates, “The Case for Reparations,” The Atlantic, June 2014, 54–71.
            type article-magazine
            author Coates, Ta-Nehisi
            title The Case for Reparations
            container The Atlantic
            issued 2014-06
            page 54–71

            > Rachel Carson, “Silent Spring—I,” New Yorker, June 16, 1962, 35.
            type article-magazine
            author Carson, Rachel
            title Silent Spring—I
            container New Yorker
            issued 1962-06-16
            locator 35

            > Adam Liptak, “Justices Offer Receptive Ear to Business Interests,” New York Times, December 18, 2010, A1.
            type article-newspaper
            author Liptak, Adam
            title Justices Offer Receptive Ear to Business Interests
            container New York Times
            issued 2010-12-18
            locator A1

            > Choe Sang-hun, “North Korea Blows Up Liaison Office,” New York Times, June 16, 2020, https://www.nytimes.com/2020/06/16/world/asia/north-korea-liaison.html.
            type article-newspaper
            author Choe, Sang-hun
            title North Korea Blows Up Liaison Office
            container New York Times
            issued 2020-06-16
            url https://www.nytimes.com/2020/06/16/world/asia/north-korea-liaison.html

            > Editorial Board, “A Dangerous Turn in the Trade War,” Washington Post, August 6, 2019.
            type article-newspaper
            author = Editorial Board
            title A Dangerous Turn in the Trade War
            container Washington Post
            issued 2019-08-06

            > “Google Privacy Policy,” last modified March 11, 2009, http://www.google.com/intl/en/privacypolicy.html.
            type webpage
            title Google Privacy Policy
            issued 2009-03-11
            url http://www.google.com/intl/en/privacypolicy.html

            > “About Yale: Yale Facts,” Yale University, accessed May 1, 2017, https://www.yale.edu/about-yale/yale-facts.
            type webpage
            title About Yale: Yale Facts
            publisher Yale University
            accessed 2017-05-01
            url https://www.yale.edu/about-yale/yale-facts

            > Katie Bouman, “How to Take a Picture of a Black Hole,” filmed November 2016 at TEDxBeaconStreet, Brookline, MA, video, 12:51, https://www.ted.com/talks/katie_bouman_what_does_a_black_hole_look_like.
            type motion_picture|webpage|speech
            author Bouman, Katie
            title How to Take a Picture of a Black Hole
            issued 2016-11
            url https://www.ted.com/talks/katie_bouman_what_does_a_black_hole_look_like

            > Cynthia Lillian Rutz, “King Lear and Its Folktale Analogues” (PhD diss., University of Chicago, 2013), 99–100.
            type thesis
            author Rutz, Cynthia Lillian
            title King Lear and Its Folktale Analogues
            publisher University of Chicago
            issued 2013
            locator 99–100

            > Rachel Adelman, “‘Such Stuff as Dreams Are Made On’: God’s Footstool in the Aramaic Targumim and Midrashic Tradition” (paper presented at the annual meeting of the Society of Biblical Literature, New Orleans, LA, November 21–24, 2009).
            type paper-conference
            author Adelman, Rachel
            title ‘Such Stuff as Dreams Are Made On’: God’s Footstool in the Aramaic Targumim and Midrashic Tradition
            issued 2009-11-21/2009-11-24

            > Kory Stamper, “From ‘F-Bomb’ to ‘Photobomb,’ How the Dictionary Keeps Up with English,” interview by Terry Gross, Fresh Air, NPR, April 19, 2017, audio, 35:25.
            type interview
            author Stamper, Kory
            title From ‘F-Bomb’ to ‘Photobomb,’ How the Dictionary Keeps Up with English
            container Fresh Air
            issued 2017-04-19

            > Jane Mayer, e-mail message to author, May 4, 2011.
            type personal_communication
            author Mayer, Jane
            issued 2011-05-04

            > Thomas C. Schelling, Arms and Influence (New Haven: Yale University Press, 1966), chap. 3.
            type book
            author Schelling, Thomas C.
            title Arms and Influence
            place New Haven
            publisher Yale University Press
            issued 1966
            locator chap. 3

            > Edward W. Said, *Orientalism* (New York: Pantheon Books, 1978), xii–xv.
            type book
            author Said, Edward W.
            title Orientalism
            place New York
            publisher Pantheon Books
            issued 1978
            locator xii–xv

            > World Bank, World Development Report 2019: The Changing Nature of Work (Washington, DC: World Bank, 2019), 14.
            type report
            author = World Bank
            title World Development Report 2019: The Changing Nature of Work
            place Washington, DC
            publisher World Bank
            issued 2019
            locator 14

            > Daniel Ellsberg, “The Theory and Practice of Blackmail,” P-3883 (Santa Monica, CA: RAND Corporation, 1968), 12.
            type report
            author Ellsberg, Daniel
            title The Theory and Practice of Blackmail
            number P-3883
            place Santa Monica, CA
            publisher RAND Corporation
            issued 1968
            locator 12

            > Raghuram G. Rajan, “Has Financial Development Made the World Riskier?,” NBER Working Paper no. 11728 (Cambridge, MA: National Bureau of Economic Research, November 2005).
            type report
            author Rajan, Raghuram G.
            title Has Financial Development Made the World Riskier?
            number 11728
            place Cambridge, MA
            publisher National Bureau of Economic Research
            issued 2005-11

            > David A. Baldwin, “Power and International Relations,” in Handbook of International Relations, edited by Walter Carlsnaes, Thomas Risse, and Beth A. Simmons (London: Sage, 2002), 177–91.
            type chapter
            author Baldwin, David A.
            title Power and International Relations
            container Handbook of International Relations
            editor Carlsnaes, Walter
            editor Risse, Thomas
            editor Simmons, Beth A.
            place London
            publisher Sage
            issued 2002
            page 177–91

            > Ludwig van Beethoven, The Letters of Beethoven, ed. and trans. Emily Anderson, 3 vols. (London: Macmillan, 1961), 2:345.
            type book
            author Beethoven, Ludwig (van)
            editor Anderson, Emily
            translator Anderson, Emily
            title The Letters of Beethoven
            place London
            publisher Macmillan
            issued 1961
            locator 2:345
            """#
    )
}
