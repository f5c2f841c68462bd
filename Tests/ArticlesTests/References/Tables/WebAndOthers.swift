/// The web, archives, films, speeches; and the ways in which real notes are untidy.
extension ReferenceTable {
    static let web = ReferenceTable(
        name: "Web, press and others",
        text: #"""
            > Tim Berners-Lee, "Cool URIs don't change," W3C, 1998, https://www.w3.org/Provider/Style/URI.
            type webpage
            author Berners-Lee, Tim
            title Cool URIs don't change
            container W3C
            issued 1998
            url https://www.w3.org/Provider/Style/URI

            > Victor Cha and Sue Mi Terry, “Assessment of the Singapore Summit,” Center for Strategic and International Studies, June 12, 2018, https://www.csis.org/analysis/assessment-singapore-summit.
            type webpage|report
            author Cha, Victor
            author Terry, Sue Mi
            title Assessment of the Singapore Summit
            publisher Center for Strategic and International Studies
            issued 2018-06-12
            url https://www.csis.org/analysis/assessment-singapore-summit

            > "Sanctions," U.S. Department of the Treasury, n.d., https://home.treasury.gov/policy-issues/office-of-foreign-assets-control-sanctions-programs-and-information.
            type webpage
            title Sanctions
            publisher U.S. Department of the Treasury
            issued literal n.d.
            url https://home.treasury.gov/policy-issues/office-of-foreign-assets-control-sanctions-programs-and-information

            > Lisa Collins, “25 Years of Negotiations,” Beyond Parallel (blog), CSIS, October 2, 2017, https://beyondparallel.csis.org/25-years-of-negotiations-provocations/.
            type post-weblog
            author Collins, Lisa
            title 25 Years of Negotiations
            container Beyond Parallel
            publisher CSIS
            issued 2017-10-02
            url https://beyondparallel.csis.org/25-years-of-negotiations-provocations/

            > Dan Wang, “How Technology Grows,” Dan Wang’s Blog, July 24, 2018, https://danwang.co/how-technology-grows/.
            type post-weblog
            author Wang, Dan
            title How Technology Grows
            container Dan Wang’s Blog
            issued 2018-07-24
            url https://danwang.co/how-technology-grows/

            > "Vietnam," The World Factbook, Central Intelligence Agency, accessed 12 June 2020, https://www.cia.gov/library/publications/the-world-factbook/geos/vm.html.
            type webpage|entry-encyclopedia
            title Vietnam
            container The World Factbook
            publisher Central Intelligence Agency
            accessed 2020-06-12
            url https://www.cia.gov/library/publications/the-world-factbook/geos/vm.html

            > Barack Obama, “Remarks by the President at Cairo University” (speech, Cairo, June 4, 2009).
            type speech
            author Obama, Barack
            title Remarks by the President at Cairo University
            issued 2009-06-04

            > Orson Welles, dir., Citizen Kane (RKO Pictures, 1941).
            type motion_picture|book
            title Citizen Kane
            publisher RKO Pictures
            issued 1941

            > Letter from George Kennan to Dean Acheson, January 3, 1949, Box 4, Folder 12, George F. Kennan Papers, Princeton University Library.
            type personal_communication|manuscript
            title Letter from George Kennan to Dean Acheson
            issued 1949-01-03

            > Human Rights Watch, “Nothing to Report: Abuses at the Border,” March 2015, https://www.hrw.org/report/2015/03/01/nothing-report/abuses-border.
            type webpage|report
            author = Human Rights Watch
            title Nothing to Report: Abuses at the Border
            issued 2015-03
            url https://www.hrw.org/report/2015/03/01/nothing-report/abuses-border

            > “Oil Market Report – June 2020,” International Energy Agency, Paris, https://www.iea.org/reports/oil-market-report-june-2020.
            type webpage|report
            title Oil Market Report – June 2020
            publisher International Energy Agency
            place Paris
            url https://www.iea.org/reports/oil-market-report-june-2020

            > Michael Elleman, “The New Hwasong-15 ICBM,” 38 North, November 30, 2017, https://www.38north.org/2017/11/
            melleman113017/.
            type webpage
            author Elleman, Michael
            title The New Hwasong-15 ICBM
            container 38 North
            issued 2017-11-30
            url https://www.38north.org/2017/11/melleman113017/

            > Jane Perlez, “Rare Rebuke,” NYT, 5 May 2017, available at https://www.nytimes.com/2017/05/05/world/asia/rebuke.html (last visited Jan. 2, 2018).
            type article-newspaper
            author Perlez, Jane
            title Rare Rebuke
            container NYT
            issued 2017-05-05
            accessed 2018-01-02
            url https://www.nytimes.com/2017/05/05/world/asia/rebuke.html

            > Kim Jong-un, “New Year Address,” Rodong Sinmun, January 1, 2018.
            type article-newspaper|speech
            author Kim, Jong-un
            title New Year Address
            container Rodong Sinmun
            issued 2018-01-01

            > Amartya Sen, Development as Freedom (Oxford University Press, 1999) 36.
            type book
            author Sen, Amartya
            title Development as Freedom
            publisher Oxford University Press
            issued 1999
            locator 36

            > Hedley Bull, ‘The Concept of Justice in International Relations’, International Affairs 60/2 (1984), pp. 11–35.
            type article-journal
            author Bull, Hedley
            title The Concept of Justice in International Relations
            container International Affairs
            volume 60
            issue 2
            issued 1984
            page 11–35

            > Quentin Skinner, ‘Meaning and Understanding in the History of Ideas’, History and Theory, 8 (1969), 3–53 (p. 12).
            type article-journal
            author Skinner, Quentin
            title Meaning and Understanding in the History of Ideas
            container History and Theory
            volume 8
            issued 1969
            page 3–53
            locator 12

            > Immanuel Kant, „Beantwortung der Frage: Was ist Aufklärung?“, Berlinische Monatsschrift 4 (1784): 481–494.
            type article-journal
            author Kant, Immanuel
            title Beantwortung der Frage: Was ist Aufklärung?
            container Berlinische Monatsschrift
            volume 4
            issued 1784
            page 481–494

            > [Thomas Piketty](https://piketty.pse.ens.fr/), *Capital in the Twenty-First Century*, trans. Arthur Goldhammer (Cambridge, MA: Belknap Press, 2014), 25.
            type book
            author Piketty, Thomas
            translator Goldhammer, Arthur
            title Capital in the Twenty-First Century
            place Cambridge, MA
            publisher Belknap Press
            issued 2014
            locator 25
            url https://piketty.pse.ens.fr/

            > Data available at https://data.worldbank.org/indicator/NY.GDP.MKTP.CD.
            type webpage
            url https://data.worldbank.org/indicator/NY.GDP.MKTP.CD

            > Ha-Joon Chang, Kicking Away the Ladder. London: Anthem Press, 2002, p. 17. ISBN 978-1-84331-027-3.
            type book
            author Chang, Ha-Joon
            title Kicking Away the Ladder
            place London
            publisher Anthem Press
            issued 2002
            locator 17
            isbn 978-1-84331-027-3

            > “Treaty of Friendship,” Wikipedia, last modified June 3, 2020, https://en.wikipedia.org/wiki/Treaty_of_Friendship_(disambiguation).
            type entry-encyclopedia|webpage
            title Treaty of Friendship
            container Wikipedia
            issued 2020-06-03
            url https://en.wikipedia.org/wiki/Treaty_of_Friendship_(disambiguation)

            > Office of the Historian, “The Geneva Conference, 1954,” Foreign Relations of the United States, 1952–1954, vol. 16, U.S. Department of State, https://history.state.gov/historicaldocuments/frus1952-54v16.
            type webpage|article-journal|report|chapter
            author = Office of the Historian
            title The Geneva Conference, 1954
            volume 16
            publisher U.S. Department of State
            container Foreign Relations of the United States, 1952–1954
            url https://history.state.gov/historicaldocuments/frus1952-54v16

            > Park Chung-hee, To Build a Nation (Washington, D.C.: Acropolis Books, 1971), p. 110.
            type book
            author Park, Chung-hee
            title To Build a Nation
            place Washington, D.C.
            publisher Acropolis Books
            issued 1971
            locator 110

            > National Transportation Safety Board, “Collision over Hudson River,” Aircraft Accident Report NTSB/AAR-10/05 (Washington, DC: NTSB, 2010).
            type report
            author = National Transportation Safety Board
            title Collision over Hudson River
            number NTSB/AAR-10/05
            place Washington, DC
            publisher NTSB
            issued 2010

            > Jeffrey Sachs, interview with the author, New York, 3 March 2008.
            type interview
            author Sachs, Jeffrey
            issued 2008-03-03

            > William J. Baumol, 'Productivity growth, convergence, and welfare', American Economic Review, vol. 76, no. 5, December 1986, pp. 1072-85.
            type article-journal
            author Baumol, William J.
            title Productivity growth, convergence, and welfare
            container American Economic Review
            volume 76
            issue 5
            issued 1986-12
            page 1072-85

            > “GDP growth (annual %),” (2020) World Bank, https://data.worldbank.org/indicator/NY.GDP.MKTP.KD.ZG.
            type webpage|dataset
            title GDP growth (annual %)
            issued 2020
            publisher World Bank
            url https://data.worldbank.org/indicator/NY.GDP.MKTP.KD.ZG
            """#
    )

    static let several = ReferenceTable(
        name: "Several works and remarks",
        text: #"""
            > See Kenneth N. Waltz, Theory of International Politics (Reading, MA: Addison-Wesley, 1979), 102; see also John J. Mearsheimer, The Tragedy of Great Power Politics (New York: Norton, 2001), 30–32.
            type book
            prefix See
            author Waltz, Kenneth N.
            title Theory of International Politics
            place Reading, MA
            publisher Addison-Wesley
            issued 1979
            locator 102
            +
            type book
            prefix see also
            author Mearsheimer, John J.
            title The Tragedy of Great Power Politics
            place New York
            publisher Norton
            issued 2001
            locator 30–32

            > The phrase is older than it seems. For its history, see Raymond Williams, Keywords: A Vocabulary of Culture and Society (London: Fontana, 1976), 87.
            type book
            prefix For its history, see
            author Williams, Raymond
            title Keywords: A Vocabulary of Culture and Society
            place London
            publisher Fontana
            issued 1976
            locator 87

            > I am grateful to the two reviewers for their comments on this point.
            remark

            > Italics mine.
            remark

            > This was not the case before 1989, when the archives were closed.
            remark

            > Carlo Ginzburg, The Cheese and the Worms (Baltimore: Johns Hopkins University Press, 1980), 12. He later changed his mind about this.
            type book
            author Ginzburg, Carlo
            title The Cheese and the Worms
            place Baltimore
            publisher Johns Hopkins University Press
            issued 1980
            locator 12

            > Cf. Albert O. Hirschman, Exit, Voice, and Loyalty (Cambridge: Harvard University Press, 1970); but see Brian Barry, “Review Article: Exit, Voice, and Loyalty,” British Journal of Political Science 4, no. 1 (1974): 79–107.
            type book
            prefix Cf.
            author Hirschman, Albert O.
            title Exit, Voice, and Loyalty
            place Cambridge
            publisher Harvard University Press
            issued 1970
            +
            type article-journal
            prefix but see
            author Barry, Brian
            title Review Article: Exit, Voice, and Loyalty
            container British Journal of Political Science
            volume 4
            issue 1
            issued 1974
            page 79–107

            > Walter Benjamin, quoted in Susan Buck-Morss, The Dialectics of Seeing (Cambridge, MA: MIT Press, 1989), 218.
            type book
            prefix quoted in
            author Buck-Morss, Susan
            title The Dialectics of Seeing
            place Cambridge, MA
            publisher MIT Press
            issued 1989
            locator 218

            > See, e.g., E. P. Thompson, The Making of the English Working Class (London: Victor Gollancz, 1963).
            type book
            prefix See, e.g.
            author Thompson, E. P.
            title The Making of the English Working Class
            place London
            publisher Victor Gollancz
            issued 1963

            > Fernand Braudel, The Mediterranean (New York: Harper & Row, 1972). See also Marc Bloch, The Historian’s Craft (New York: Knopf, 1953).
            type book
            author Braudel, Fernand
            title The Mediterranean
            place New York
            publisher Harper & Row
            issued 1972
            +
            type book
            prefix See also
            author Bloch, Marc
            title The Historian’s Craft
            place New York
            publisher Knopf
            issued 1953

            > All translations are my own unless otherwise noted.
            remark

            > Thanks to Jane Smith of the University of Leeds, who pointed this out in 2012.
            remark
            """#
    )
}
