/// Chicago's bibliography and author-date forms, and MLA.
extension ReferenceTable {
    static let bibliographies = ReferenceTable(
        name: "Chicago bibliography",
        text: #"""
            > Kahn, Herman. On Thermonuclear War. Princeton, NJ: Princeton University Press, 1960.
            type book
            author Kahn, Herman
            title On Thermonuclear War
            place Princeton, NJ
            publisher Princeton University Press
            issued 1960

            > Nye, Joseph S. Bound to Lead: The Changing Nature of American Power. New York: Basic Books, 1990.
            type book
            author Nye, Joseph S.
            title Bound to Lead: The Changing Nature of American Power
            place New York
            publisher Basic Books
            issued 1990

            > Grazer, Brian, and Charles Fishman. A Curious Mind: The Secret to a Bigger Life. New York: Simon & Schuster, 2015.
            type book
            author Grazer, Brian
            author Fishman, Charles
            title A Curious Mind: The Secret to a Bigger Life
            place New York
            publisher Simon & Schuster
            issued 2015

            > Thoreau, Henry David. “Walking.” In The Making of the American Essay, edited by John D’Agata, 167–95. Minneapolis: Graywolf Press, 2016.
            type chapter
            author Thoreau, Henry David
            title Walking
            container The Making of the American Essay
            editor D’Agata, John
            page 167–95
            place Minneapolis
            publisher Graywolf Press
            issued 2016

            > LaSalle, Peter. “Conundrum: A Story about Reading.” New England Review 38, no. 1 (2017): 95–109. Project MUSE.
            type article-journal
            author LaSalle, Peter
            title Conundrum: A Story about Reading
            container New England Review
            volume 38
            issue 1
            issued 2017
            page 95–109

            > Keng, Shao-Hsun, Chun-Hung Lin, and Peter F. Orazem. “Expanding College Access in Taiwan, 1978–2014: Effects on Graduate Quality and Income Inequality.” Journal of Human Capital 11, no. 1 (Spring 2017): 1–34. https://doi.org/10.1086/690235.
            type article-journal
            author Keng, Shao-Hsun
            author Lin, Chun-Hung
            author Orazem, Peter F.
            title Expanding College Access in Taiwan, 1978–2014: Effects on Graduate Quality and Income Inequality
            container Journal of Human Capital
            volume 11
            issue 1
            issued 2017 season 1
            page 1–34
            doi 10.1086/690235

            > Rutz, Cynthia Lillian. “King Lear and Its Folktale Analogues.” PhD diss., University of Chicago, 2013.
            type thesis
            author Rutz, Cynthia Lillian
            title King Lear and Its Folktale Analogues
            publisher University of Chicago
            issued 2013

            > Mead, Rebecca. “The Prophet of Dystopia.” New Yorker, April 17, 2017.
            type article-magazine
            author Mead, Rebecca
            title The Prophet of Dystopia
            container New Yorker
            issued 2017-04-17

            > Bay, Rob, ed. Handbook of Glaciology. 3rd ed. Cambridge: Cambridge University Press, 2011.
            type book
            editor Bay, Rob
            title Handbook of Glaciology
            edition 3rd
            place Cambridge
            publisher Cambridge University Press
            issued 2011

            > The Chicago Manual of Style. 17th ed. Chicago: University of Chicago Press, 2017.
            type book
            title The Chicago Manual of Style
            edition 17th
            place Chicago
            publisher University of Chicago Press
            issued 2017

            > Foucault, Michel. Discipline and Punish: The Birth of the Prison. Translated by Alan Sheridan. New York: Vintage Books, 1977.
            type book
            author Foucault, Michel
            translator Sheridan, Alan
            title Discipline and Punish: The Birth of the Prison
            place New York
            publisher Vintage Books
            issued 1977

            > Carr, E. H. What Is History? New York: Vintage, 1967.
            type book
            author Carr, E. H.
            title What Is History?
            place New York
            publisher Vintage
            issued 1967

            > Pollan, Michael. 2006. The Omnivore’s Dilemma: A Natural History of Four Meals. New York: Penguin.
            type book
            author Pollan, Michael
            issued 2006
            title The Omnivore’s Dilemma: A Natural History of Four Meals
            place New York
            publisher Penguin

            > Weinstein, Joshua I. 2009. “The Market in Plato’s Republic.” Classical Philology 104 (4): 439–58.
            type article-journal
            author Weinstein, Joshua I.
            issued 2009
            title The Market in Plato’s Republic
            container Classical Philology
            volume 104
            issue 4
            page 439–58

            > Food and Agriculture Organization. The State of Food Insecurity in the World 2015. Rome: FAO, 2015.
            type report|book
            author = Food and Agriculture Organization
            title The State of Food Insecurity in the World 2015
            place Rome
            publisher FAO
            issued 2015

            > Du Bois, W. E. B. The Souls of Black Folk. Chicago: A. C. McClurg, 1903.
            type book
            author Du Bois, W. E. B.
            title The Souls of Black Folk
            place Chicago
            publisher A. C. McClurg
            issued 1903
            """#
    )

    static let mla = ReferenceTable(
        name: "MLA",
        text: #"""
            > Gleick, James. Chaos: Making a New Science. Penguin, 1987.
            type book
            author Gleick, James
            title Chaos: Making a New Science
            publisher Penguin
            issued 1987

            > Gleick, James. Chaos: Making a New Science. New York: Penguin, 1987. Print.
            type book
            author Gleick, James
            title Chaos: Making a New Science
            place New York
            publisher Penguin
            issued 1987

            > Bagchi, Alaknanda. "Conflicting Nationalisms: The Voice of the Subaltern in Mahasweta Devi's Bashai Tudu." Tulsa Studies in Women's Literature, vol. 15, no. 1, 1996, pp. 41-50.
            type article-journal
            author Bagchi, Alaknanda
            title Conflicting Nationalisms: The Voice of the Subaltern in Mahasweta Devi's Bashai Tudu
            container Tulsa Studies in Women's Literature
            volume 15
            issue 1
            issued 1996
            page 41-50

            > Goldman, Anne. “Questions of Transport: Reading Primo Levi Reading Dante.” The Georgia Review, vol. 64, no. 1, spring 2010, pp. 69–88. JSTOR, www.jstor.org/stable/41403188.
            type article-journal
            author Goldman, Anne
            title Questions of Transport: Reading Primo Levi Reading Dante
            container The Georgia Review
            volume 64
            issue 1
            issued 2010 season 1
            page 69–88
            url www.jstor.org/stable/41403188

            > Baron, Naomi S. "Redefining Reading: The Impact of Digital Communication Media." PMLA, vol. 128, no. 1, Jan. 2013, pp. 193-200.
            type article-journal
            author Baron, Naomi S.
            title Redefining Reading: The Impact of Digital Communication Media
            container PMLA
            volume 128
            issue 1
            issued 2013-01
            page 193-200

            > Harris, Muriel. "Talk to Me: Engaging Reluctant Writers." A Tutor's Guide: Helping Writers One to One, edited by Ben Rafoth, Heinemann, 2000, pp. 24-34.
            type chapter
            author Harris, Muriel
            title Talk to Me: Engaging Reluctant Writers
            container A Tutor's Guide: Helping Writers One to One
            editor Rafoth, Ben
            publisher Heinemann
            issued 2000
            page 24-34

            > Poniewozik, James. "TV Makes a Too-Close Call." Time, 20 Nov. 2000, pp. 70-71.
            type article-magazine
            author Poniewozik, James
            title TV Makes a Too-Close Call
            container Time
            issued 2000-11-20
            page 70-71

            > Brubaker, Bill. "New Health Center Targets County's Uninsured Patients." Washington Post, 24 May 2007, p. LZ01.
            type article-newspaper
            author Brubaker, Bill
            title New Health Center Targets County's Uninsured Patients
            container Washington Post
            issued 2007-05-24
            locator LZ01

            > Lundman, Susan. "How to Make Vegetarian Chili." eHow, www.ehow.com/how_10727_make-vegetarian-chili.html. Accessed 6 July 2015.
            type webpage
            author Lundman, Susan
            title How to Make Vegetarian Chili
            container eHow
            url www.ehow.com/how_10727_make-vegetarian-chili.html
            accessed 2015-07-06

            > Homer. The Odyssey. Translated by Emily Wilson, W. W. Norton, 2018.
            type book
            author Homer
            title The Odyssey
            translator Wilson, Emily
            publisher W. W. Norton
            issued 2018

            > Gilman, Sander, et al. Hysteria beyond Freud. University of California Press, 1993.
            type book
            author Gilman, Sander
            title Hysteria beyond Freud
            publisher University of California Press
            issued 1993

            > Wollstonecraft, Mary. A Vindication of the Rights of Woman. Edited by Deidre Shauna Lynch, 3rd ed., W. W. Norton, 2009.
            type book
            author Wollstonecraft, Mary
            title A Vindication of the Rights of Woman
            editor Lynch, Deidre Shauna
            edition 3rd
            publisher W. W. Norton
            issued 2009
            """#
    )
}
