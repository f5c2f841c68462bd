/// Notes that were written after the reader worked and read once before anything was mended for them.
extension ReferenceTable {
    static let heldOut = ReferenceTable(
        name: "Held out",
        text: #"""
            > Odd Arne Westad, The Global Cold War: Third World Interventions and the Making of Our Times (Cambridge: Cambridge University Press, 2005), 158–206.
            type book
            author Westad, Odd Arne
            title The Global Cold War: Third World Interventions and the Making of Our Times
            place Cambridge
            publisher Cambridge University Press
            issued 2005
            locator 158–206

            > Martha Finnemore and Kathryn Sikkink, “International Norm Dynamics and Political Change,” International Organization 52, no. 4 (Autumn 1998): 887–917.
            type article-journal
            author Finnemore, Martha
            author Sikkink, Kathryn
            title International Norm Dynamics and Political Change
            container International Organization
            volume 52
            issue 4
            issued 1998 season 3
            page 887–917

            > Anna Fifield, “As North Korea’s Economy Sputters, Markets Thrive,” The Washington Post, March 11, 2017, https://www.washingtonpost.com/world/asia_pacific/markets/2017/03/11/story.html.
            type article-newspaper
            author Fifield, Anna
            title As North Korea’s Economy Sputters, Markets Thrive
            container The Washington Post
            issued 2017-03-11
            url https://www.washingtonpost.com/world/asia_pacific/markets/2017/03/11/story.html

            > Julia Lovell, Maoism: A Global History (New York: Alfred A. Knopf, 2019).
            type book
            author Lovell, Julia
            title Maoism: A Global History
            place New York
            publisher Alfred A. Knopf
            issued 2019

            > Milton Cummings, “Cultural Diplomacy and the United States Government: A Survey” (Washington, DC: Center for Arts and Culture, 2003), 1.
            type report
            author Cummings, Milton
            title Cultural Diplomacy and the United States Government: A Survey
            place Washington, DC
            publisher Center for Arts and Culture
            issued 2003
            locator 1

            > “K-pop Stars Perform in Pyongyang,” Yonhap News Agency, April 1, 2018, https://en.yna.co.kr/view/AEN20180401003453315?section=search.
            type article-newspaper
            title K-pop Stars Perform in Pyongyang
            container Yonhap News Agency
            issued 2018-04-01
            url https://en.yna.co.kr/view/AEN20180401003453315?section=search

            > Andrei Lankov, The Real North Korea: Life and Politics in the Failed Stalinist Utopia, revised edition (Oxford: Oxford University Press, 2015), pp. 40-41.
            type book
            author Lankov, Andrei
            title The Real North Korea: Life and Politics in the Failed Stalinist Utopia
            edition revised
            place Oxford
            publisher Oxford University Press
            issued 2015
            locator 40-41

            > Office of the United Nations High Commissioner for Human Rights, “Promotion and Protection of Human Rights in the DPRK,” 2020, https://www.ohchr.org/documents/dprk-report.pdf.
            type report
            author = Office of the United Nations High Commissioner for Human Rights
            title Promotion and Protection of Human Rights in the DPRK
            issued 2020
            url https://www.ohchr.org/documents/dprk-report.pdf

            > Yafeng Xia, Negotiating with the Enemy (Bloomington: Indiana University Press, 2006), 135–161.
            type book
            author Xia, Yafeng
            title Negotiating with the Enemy
            place Bloomington
            publisher Indiana University Press
            issued 2006
            locator 135–161

            > Charles Armstrong, "Juche and North Korea's Global Aspirations," NKIDP Working Paper No. 1, Woodrow Wilson International Center for Scholars, April 2009.
            type report
            author Armstrong, Charles
            title Juche and North Korea's Global Aspirations
            number 1
            publisher Woodrow Wilson International Center for Scholars
            issued 2009-04

            > Nicholas J. Cull, “Public Diplomacy: Taxonomies and Histories,” The Annals of the American Academy of Political and Social Science 616, no. 1 (March 2008): 31–54, doi:10.1177/0002716207311952.
            type article-journal
            author Cull, Nicholas J.
            title Public Diplomacy: Taxonomies and Histories
            container The Annals of the American Academy of Political and Social Science
            volume 616
            issue 1
            issued 2008-03
            page 31–54
            doi 10.1177/0002716207311952

            > Guolin Yi, “The “Propaganda State” and Sino-American Rapprochement,” Journal of American-East Asian Relations 20 (2013): 5–28.
            type article-journal
            author Yi, Guolin
            title The “Propaganda State” and Sino-American Rapprochement
            container Journal of American-East Asian Relations
            volume 20
            issued 2013
            page 5–28

            > Kishore Mahbubani, Has China Won? The Chinese Challenge to American Primacy (New York: PublicAffairs, 2020), 55.
            type book
            author Mahbubani, Kishore
            title Has China Won? The Chinese Challenge to American Primacy
            place New York
            publisher PublicAffairs
            issued 2020
            locator 55

            > Rosenberg, Emily S. Spreading the American Dream: American Economic and Cultural Expansion, 1890–1945. New York: Hill and Wang, 1982.
            type book
            author Rosenberg, Emily S.
            title Spreading the American Dream: American Economic and Cultural Expansion, 1890–1945
            place New York
            publisher Hill and Wang
            issued 1982

            > Kim, Suk-Young. “Springtime for Kim Il-sung in Pyongyang: City on Stage, City as Stage.” TDR 51, no. 2 (2007): 24–40.
            type article-journal
            author Kim, Suk-Young
            title Springtime for Kim Il-sung in Pyongyang: City on Stage, City as Stage
            container TDR
            volume 51
            issue 2
            issued 2007
            page 24–40

            > Tilly, Charles. “War Making and State Making as Organized Crime.” In Bringing the State Back In, edited by Peter B. Evans, Dietrich Rueschemeyer, and Theda Skocpol, 169–91. Cambridge: Cambridge University Press, 1985.
            type chapter
            author Tilly, Charles
            title War Making and State Making as Organized Crime
            container Bringing the State Back In
            editor Evans, Peter B.
            editor Rueschemeyer, Dietrich
            editor Skocpol, Theda
            page 169–91
            place Cambridge
            publisher Cambridge University Press
            issued 1985

            > Tufte, Edward R. 2001. The Visual Display of Quantitative Information. 2nd ed. Cheshire, CT: Graphics Press.
            type book
            author Tufte, Edward R.
            issued 2001
            title The Visual Display of Quantitative Information
            edition 2nd
            place Cheshire, CT
            publisher Graphics Press

            > Bourdieu, P. (1986). The forms of capital. In J. G. Richardson (Ed.), Handbook of theory and research for the sociology of education (pp. 241–258). Greenwood.
            type chapter
            author Bourdieu, P.
            issued 1986
            title The forms of capital
            editor Richardson, J. G.
            container Handbook of theory and research for the sociology of education
            page 241–258
            publisher Greenwood

            > Pew Research Center. (2021, April 7). Social media use in 2021. https://www.pewresearch.org/internet/2021/04/07/social-media-use-in-2021/
            type webpage|report
            author = Pew Research Center
            issued 2021-04-07
            title Social media use in 2021
            url https://www.pewresearch.org/internet/2021/04/07/social-media-use-in-2021/

            > Granovetter, M. S. (1973). The strength of weak ties. American Journal of Sociology, 78(6), 1360–1380.
            type article-journal
            author Granovetter, M. S.
            issued 1973
            title The strength of weak ties
            container American Journal of Sociology
            volume 78
            issue 6
            page 1360–1380

            > Ioannidis, J. P. A. (2005). Why most published research findings are false. PLoS Medicine, 2(8), e124. https://doi.org/10.1371/journal.pmed.0020124
            type article-journal
            author Ioannidis, J. P. A.
            issued 2005
            title Why most published research findings are false
            container PLoS Medicine
            volume 2
            issue 8
            page e124
            doi 10.1371/journal.pmed.0020124

            > Morrison, Toni. Beloved. Vintage International, 2004.
            type book
            author Morrison, Toni
            title Beloved
            publisher Vintage International
            issued 2004

            > Dorris, Michael, and Louise Erdrich. The Crown of Columbus. HarperCollins Publishers, 1999.
            type book
            author Dorris, Michael
            author Erdrich, Louise
            title The Crown of Columbus
            publisher HarperCollins Publishers
            issued 1999

            > Chan, Evans. "Postmodernism and Hong Kong Cinema." Postmodern Culture, vol. 10, no. 3, May 2000. Project MUSE, doi:10.1353/pmc.2000.0021.
            type article-journal
            author Chan, Evans
            title Postmodernism and Hong Kong Cinema
            container Postmodern Culture
            volume 10
            issue 3
            issued 2000-05
            doi 10.1353/pmc.2000.0021

            > Marbury v. Madison, 5 U.S. (1 Cranch) 137, 177 (1803).
            type legal_case
            title Marbury v. Madison
            volume 5
            container U.S.
            page 137
            locator 177
            issued 1803

            > Immigration and Nationality Act, 8 U.S.C. § 1182 (2018).
            type legislation
            title Immigration and Nationality Act
            volume 8
            container U.S.C.
            issued 2018

            > G.A. Res. 61/295, United Nations Declaration on the Rights of Indigenous Peoples, U.N. Doc. A/RES/61/295 (Sept. 13, 2007).
            type legislation
            title United Nations Declaration on the Rights of Indigenous Peoples
            number A/RES/61/295
            issued 2007-09-13

            > Convention on the Rights of the Child, Nov. 20, 1989, 1577 U.N.T.S. 3, art. 12.
            type treaty
            title Convention on the Rights of the Child
            issued 1989-11-20
            volume 1577
            container U.N.T.S.
            page 3
            locator art. 12

            > U.S. Congress, Senate, Committee on Foreign Relations, Nomination of Rex Tillerson to Be Secretary of State, 115th Cong., 1st sess., January 11, 2017, 23.
            type report|hearing|book|legislation
            author = U.S. Congress, Senate, Committee on Foreign Relations
            title Nomination of Rex Tillerson to Be Secretary of State
            issued 2017-01-11
            locator 23

            > Lipscy, Phillip Y. “Explaining Institutional Change.” PhD diss., Harvard University, 2006, 45.
            type thesis
            author Lipscy, Phillip Y.
            title Explaining Institutional Change
            publisher Harvard University
            issued 2006
            locator 45

            > Memorandum of Conversation, Beijing, February 21, 1972, Box 87, National Security Files, Nixon Presidential Library.
            type manuscript
            title Memorandum of Conversation
            issued 1972-02-21

            > Xu Guoqi, Olympic Dreams: China and Sports, 1895–2008 (Cambridge, MA: Harvard University Press, 2008), 117–163; and Nicholas Griffin, Ping-Pong Diplomacy (New York: Scribner, 2014).
            type book
            author Xu, Guoqi
            title Olympic Dreams: China and Sports, 1895–2008
            place Cambridge, MA
            publisher Harvard University Press
            issued 2008
            locator 117–163
            +
            type book
            author Griffin, Nicholas
            title Ping-Pong Diplomacy
            place New York
            publisher Scribner
            issued 2014

            > For the standard account, see Don Oberdorfer and Robert Carlin, The Two Koreas, 3rd ed. (New York: Basic Books, 2014), chaps. 5–6.
            type book
            prefix For the standard account, see
            author Oberdorfer, Don
            author Carlin, Robert
            title The Two Koreas
            edition 3rd
            place New York
            publisher Basic Books
            issued 2014
            locator chaps. 5–6

            > The interview took place in Seoul in May 2011; the name has been changed at her request.
            remark

            > Emphasis in the original.
            remark

            > “Culture,” Merriam-Webster, https://www.merriam-webster.com/dictionary/culture (accessed March 4, 2020).
            type webpage|entry-dictionary
            title Culture
            container Merriam-Webster
            url https://www.merriam-webster.com/dictionary/culture
            accessed 2020-03-04

            > Robert Kelly, “Trump’s Peace Deal Is Theatre”, BBC News, 11 June 2019. https://www.bbc.com/news/world-asia-48589543
            type article-newspaper|webpage
            author Kelly, Robert
            title Trump’s Peace Deal Is Theatre
            container BBC News
            issued 2019-06-11
            url https://www.bbc.com/news/world-asia-48589543

            > Mitchell Lerner, ‘“Mostly Propaganda in Nature”: Kim Il Sung, the Juche Ideology, and the Second Korean War’, NKIDP Working Paper 3 (2010), p. 9.
            type report
            author Lerner, Mitchell
            title “Mostly Propaganda in Nature”: Kim Il Sung, the Juche Ideology, and the Second Korean War
            number 3
            issued 2010
            locator 9

            > Leonard Bernstein, conductor, New York Philharmonic in Pyongyang, directed by Michael Beyer (EuroArts, 2008), DVD.
            type motion_picture
            title New York Philharmonic in Pyongyang
            publisher EuroArts
            issued 2008

            > Hillary Rodham Clinton, “Remarks on Internet Freedom” (speech, Newseum, Washington, DC, January 21, 2010), https://2009-2017.state.gov/secretary/20092013clinton/rm/2010/01/135519.htm.
            type speech
            author Clinton, Hillary Rodham
            title Remarks on Internet Freedom
            issued 2010-01-21
            url https://2009-2017.state.gov/secretary/20092013clinton/rm/2010/01/135519.htm

            > Brantly Womack, China and Vietnam: The Politics of Asymmetry (New York, 2006).
            type book
            author Womack, Brantly
            title China and Vietnam: The Politics of Asymmetry
            place New York
            issued 2006

            > USAID/Vietnam, “Annual Report 2018” (Hanoi: USAID, 2018), https://www.usaid.gov/vietnam/annual-
            report-2018.pdf.
            type report
            author = USAID/Vietnam
            title Annual Report 2018
            place Hanoi
            publisher USAID
            issued 2018
            url https://www.usaid.gov/vietnam/annual-report-2018.pdf
            """#
    )
}
