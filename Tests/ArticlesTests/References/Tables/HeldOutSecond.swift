/// Thirty more notes, written and read once when the reader could read the others; four held faults.
///
/// Two were mended by a general rule (years of a title in front of a translator, a chapter told by its book's translator);
/// two stay hard: a family name that two given names share, and a title that begins with quoted words and goes on.
extension ReferenceTable {
    static let heldOutSecond = ReferenceTable(
        name: "Held out, second",
        text: #"""
            > Natalie Zemon Davis, The Return of Martin Guerre (Cambridge, MA: Harvard University Press, 1983), 5.
            type book
            author Davis, Natalie Zemon
            title The Return of Martin Guerre
            place Cambridge, MA
            publisher Harvard University Press
            issued 1983
            locator 5

            > Eric Hobsbawm and Terence Ranger, eds., The Invention of Tradition (Cambridge: Cambridge University Press, 1983), 1–14.
            type book
            editor Hobsbawm, Eric
            editor Ranger, Terence
            title The Invention of Tradition
            place Cambridge
            publisher Cambridge University Press
            issued 1983
            locator 1–14

            > Robert Darnton, “What Is the History of Books?,” Daedalus 111, no. 3 (Summer 1982): 65–83.
            type article-journal
            author Darnton, Robert
            title What Is the History of Books?
            container Daedalus
            volume 111
            issue 3
            issued 1982 season 2
            page 65–83

            > Elizabeth L. Eisenstein, The Printing Press as an Agent of Change, 2 vols. (Cambridge: Cambridge University Press, 1979), 1:80.
            type book
            author Eisenstein, Elizabeth L.
            title The Printing Press as an Agent of Change
            place Cambridge
            publisher Cambridge University Press
            issued 1979
            locator 1:80

            > Benedict Anderson, “Census, Map, Museum,” in Imagined Communities, rev. ed. (London: Verso, 1991), 163–85.
            type chapter
            author Anderson, Benedict
            title Census, Map, Museum
            container Imagined Communities
            place London
            publisher Verso
            issued 1991
            edition rev.
            page 163–85

            > G.A. Res. 217 (III) A, Universal Declaration of Human Rights (Dec. 10, 1948).
            type legislation
            title G.A. Res. 217 (III) A, Universal Declaration of Human Rights
            issued 1948-12-10

            > UN Security Council, Resolution 242, S/RES/242 (November 22, 1967).
            type legislation
            author = UN Security Council
            title Resolution 242
            issued 1967-11-22
            number S/RES/242

            > Roe v. Wade, 410 U.S. 113 (1973).
            type legal_case
            title Roe v. Wade
            container U.S.
            volume 410
            issued 1973
            page 113

            > Obergefell v. Hodges, 576 U.S. 644, 681 (2015).
            type legal_case
            title Obergefell v. Hodges
            container U.S.
            volume 576
            issued 2015
            page 644
            locator 681

            > Convention on Biological Diversity, June 5, 1992, 1760 U.N.T.S. 79.
            type treaty
            title Convention on Biological Diversity
            container U.N.T.S.
            volume 1760
            issued 1992-06-05
            page 79

            > Freedom of Information Act, 5 U.S.C. § 552 (2016).
            type legislation
            title Freedom of Information Act
            container U.S.C.
            volume 5
            issued 2016

            > Hooks, Bell. Teaching to Transgress. Routledge, 1994.
            type book
            author Hooks, Bell
            title Teaching to Transgress
            publisher Routledge
            issued 1994

            > Morrison, Toni. Playing in the Dark: Whiteness and the Literary Imagination. Harvard UP, 1992.
            type book
            author Morrison, Toni
            title Playing in the Dark: Whiteness and the Literary Imagination
            publisher Harvard UP
            issued 1992

            > Felski, Rita. “Context Stinks!” New Literary History, vol. 42, no. 4, Autumn 2011, pp. 573-91.
            type article-journal
            author Felski, Rita
            title Context Stinks!
            container New Literary History
            volume 42
            issue 4
            issued 2011 season 3
            page 573-91

            > Nunberg, Geoffrey, editor. The Future of the Book. U of California P, 1996.
            type book
            editor Nunberg, Geoffrey
            title The Future of the Book
            publisher U of California P
            issued 1996

            > Best, Stephen, and Sharon Marcus. “Surface Reading: An Introduction.” Representations, vol. 108, no. 1, 2009, pp. 1-21. JSTOR, https://doi.org/10.1525/rep.2009.108.1.1.
            type article-journal
            author Best, Stephen
            author Marcus, Sharon
            title Surface Reading: An Introduction
            container Representations
            volume 108
            issue 1
            issued 2009
            page 1-21
            doi 10.1525/rep.2009.108.1.1

            > Chartier, Roger. The Order of Books. Translated by Lydia G. Cochrane, Stanford UP, 1994.
            type book
            author Chartier, Roger
            translator Cochrane, Lydia G.
            title The Order of Books
            publisher Stanford UP
            issued 1994

            > Borges, Jorge Luis. “The Library of Babel.” Collected Fictions, translated by Andrew Hurley, Penguin, 1998, pp. 112-18.
            type chapter
            author Borges, Jorge Luis
            translator Hurley, Andrew
            title The Library of Babel
            container Collected Fictions
            publisher Penguin
            issued 1998
            page 112-18

            > Bandura, A. (1977). Self-efficacy: Toward a unifying theory of behavioral change. Psychological Review, 84(2), 191–215. https://doi.org/10.1037/0033-295X.84.2.191
            type article-journal
            author Bandura, A.
            title Self-efficacy: Toward a unifying theory of behavioral change
            container Psychological Review
            volume 84
            issue 2
            issued 1977
            page 191–215
            doi 10.1037/0033-295X.84.2.191

            > Vygotsky, L. S. (1978). Mind in society: The development of higher psychological processes (M. Cole, V. John-Steiner, S. Scribner, & E. Souberman, Eds.). Harvard University Press.
            type book
            author Vygotsky, L. S.
            editor Cole, M.
            editor John-Steiner, V.
            editor Scribner, S.
            editor Souberman, E.
            title Mind in society: The development of higher psychological processes
            publisher Harvard University Press
            issued 1978

            > National Academies of Sciences, Engineering, and Medicine. (2019). Reproducibility and replicability in science. National Academies Press. https://doi.org/10.17226/25303
            type book
            author = National Academies of Sciences, Engineering, and Medicine
            title Reproducibility and replicability in science
            publisher National Academies Press
            issued 2019
            doi 10.17226/25303

            > Latour, Bruno. “Why Has Critique Run out of Steam? From Matters of Fact to Matters of Concern.” Critical Inquiry 30, no. 2 (2004): 225–48.
            type article-journal
            author Latour, Bruno
            title Why Has Critique Run out of Steam? From Matters of Fact to Matters of Concern
            container Critical Inquiry
            volume 30
            issue 2
            issued 2004
            page 225–48

            > Ginzburg, Carlo. The Cheese and the Worms: The Cosmos of a Sixteenth-Century Miller. Translated by John and Anne Tedeschi. Baltimore: Johns Hopkins University Press, 1980.
            type book
            author Ginzburg, Carlo
            translator Tedeschi, John
            translator Tedeschi, Anne
            title The Cheese and the Worms: The Cosmos of a Sixteenth-Century Miller
            place Baltimore
            publisher Johns Hopkins University Press
            issued 1980

            > Ann Blair, Too Much to Know: Managing Scholarly Information before the Modern Age (New Haven, CT: Yale University Press, 2010), 62n15.
            type book
            author Blair, Ann
            title Too Much to Know: Managing Scholarly Information before the Modern Age
            place New Haven, CT
            publisher Yale University Press
            issued 2010
            locator 62n15

            > Lisa Gitelman, ed., “Raw Data” Is an Oxymoron (Cambridge, MA: MIT Press, 2013).
            type book
            editor Gitelman, Lisa
            title “Raw Data” Is an Oxymoron
            place Cambridge, MA
            publisher MIT Press
            issued 2013

            > Anna Lowenhaupt Tsing, The Mushroom at the End of the World: On the Possibility of Life in Capitalist Ruins (Princeton, NJ: Princeton University Press, 2015), chap. 2.
            type book
            author Tsing, Anna Lowenhaupt
            title The Mushroom at the End of the World: On the Possibility of Life in Capitalist Ruins
            place Princeton, NJ
            publisher Princeton University Press
            issued 2015
            locator chap. 2

            > United Nations Conference on Trade and Development, Trade and Development Report 1981 (New York: United Nations, 1981).
            type report
            author = United Nations Conference on Trade and Development
            title Trade and Development Report 1981
            place New York
            publisher United Nations
            issued 1981

            > Nicholas Carr, “Is Google Making Us Stupid?,” The Atlantic, July/August 2008, https://www.theatlantic.com/magazine/archive/2008/07/is-google-making-us-stupid/306868/.
            type article-magazine
            author Carr, Nicholas
            title Is Google Making Us Stupid?
            container The Atlantic
            issued 2008-07/2008-08
            url https://www.theatlantic.com/magazine/archive/2008/07/is-google-making-us-stupid/306868/

            > Jill Lepore, “The Cobweb,” New Yorker, January 19, 2015, https://www.newyorker.com/magazine/2015/01/26/cobweb.
            type article-magazine
            author Lepore, Jill
            title The Cobweb
            container New Yorker
            issued 2015-01-19
            url https://www.newyorker.com/magazine/2015/01/26/cobweb

            > Markus Krajewski, Paper Machines: About Cards & Catalogs, 1548–1929, trans. Peter Krapp (Cambridge, MA: MIT Press, 2011), 49–67.
            type book
            author Krajewski, Markus
            translator Krapp, Peter
            title Paper Machines: About Cards & Catalogs, 1548–1929
            place Cambridge, MA
            publisher MIT Press
            issued 2011
            locator 49–67
            """#
    )
}
