/// APA and Harvard, and what science prints.
extension ReferenceTable {
    static let apa = ReferenceTable(
        name: "APA",
        text: #"""
            > Grady, J. S., Her, M., Moreno, G., Perez, C., & Yelinek, J. (2019). Emotions in storybooks: A comparison of storybooks that represent ethnic and racial groups in the United States. Psychology of Popular Media Culture, 8(3), 207–217. https://doi.org/10.1037/ppm0000185
            type article-journal
            author Grady, J. S.
            author Her, M.
            author Moreno, G.
            author Perez, C.
            author Yelinek, J.
            issued 2019
            title Emotions in storybooks: A comparison of storybooks that represent ethnic and racial groups in the United States
            container Psychology of Popular Media Culture
            volume 8
            issue 3
            page 207–217
            doi 10.1037/ppm0000185

            > Jackson, L. M. (2019). The psychology of prejudice: From attitudes to social action (2nd ed.). American Psychological Association. https://doi.org/10.1037/0000168-000
            type book
            author Jackson, L. M.
            issued 2019
            title The psychology of prejudice: From attitudes to social action
            edition 2nd
            publisher American Psychological Association
            doi 10.1037/0000168-000

            > Sapolsky, R. M. (2017). Behave: The biology of humans at our best and worst. Penguin Books.
            type book
            author Sapolsky, R. M.
            issued 2017
            title Behave: The biology of humans at our best and worst
            publisher Penguin Books

            > Aron, L., Botella, M., & Lubart, T. (2019). Culinary arts: Talent and their development. In R. F. Subotnik, P. Olszewski-Kubilius, & F. C. Worrell (Eds.), The psychology of high performance: Developing human potential into domain-specific talent (pp. 345–359). American Psychological Association. https://doi.org/10.1037/0000120-016
            type chapter
            author Aron, L.
            author Botella, M.
            author Lubart, T.
            issued 2019
            title Culinary arts: Talent and their development
            editor Subotnik, R. F.
            editor Olszewski-Kubilius, P.
            editor Worrell, F. C.
            container The psychology of high performance: Developing human potential into domain-specific talent
            page 345–359
            publisher American Psychological Association
            doi 10.1037/0000120-016

            > Carey, B. (2019, March 22). Can we get better at forgetting? The New York Times. https://www.nytimes.com/2019/03/22/health/memory-forgetting-psychology.html
            type article-newspaper
            author Carey, B.
            issued 2019-03-22
            title Can we get better at forgetting?
            container The New York Times
            url https://www.nytimes.com/2019/03/22/health/memory-forgetting-psychology.html

            > World Health Organization. (2018, May 24). The top 10 causes of death. https://www.who.int/news-room/fact-sheets/detail/the-top-10-causes-of-death
            type webpage|report
            author = World Health Organization
            issued 2018-05-24
            title The top 10 causes of death
            url https://www.who.int/news-room/fact-sheets/detail/the-top-10-causes-of-death

            > Kahneman, D., & Tversky, A. (1979). Prospect theory: An analysis of decision under risk. Econometrica, 47, 263–291. doi:10.2307/1914185
            type article-journal
            author Kahneman, D.
            author Tversky, A.
            issued 1979
            title Prospect theory: An analysis of decision under risk
            container Econometrica
            volume 47
            page 263–291
            doi 10.2307/1914185

            > Harris, K. R., Graham, S., & Urdan, T. (Eds.). (2012). APA educational psychology handbook (Vols. 1–3). American Psychological Association.
            type book
            editor Harris, K. R.
            editor Graham, S.
            editor Urdan, T.
            issued 2012
            title APA educational psychology handbook
            volume 1–3
            publisher American Psychological Association

            > Piaget, J., & Inhelder, B. (1969). The psychology of the child (H. Weaver, Trans.; 2nd ed.). Basic Books. (Original work published 1966)
            type book
            author Piaget, J.
            author Inhelder, B.
            issued 1969
            title The psychology of the child
            translator Weaver, H.
            edition 2nd
            publisher Basic Books

            > Hollander, M. M. (2017). Resistance to authority: Methodological innovations and new lessons from the Milgram experiment (Publication No. 10289373) [Doctoral dissertation, University of Wisconsin–Madison]. ProQuest Dissertations and Theses Global.
            type thesis
            author Hollander, M. M.
            issued 2017
            title Resistance to authority: Methodological innovations and new lessons from the Milgram experiment
            publisher University of Wisconsin–Madison
            number 10289373

            > D’Souza, A., & Wiseheart, M. (2018). Cognitive effects of music and dance training in children (ICPSR 37080; Version V1) [Data set]. ICPSR. https://doi.org/10.3886/ICPSR37080.v1
            type dataset
            author D’Souza, A.
            author Wiseheart, M.
            issued 2018
            title Cognitive effects of music and dance training in children
            publisher ICPSR
            doi 10.3886/ICPSR37080.v1

            > Schaefer, N. K., & Shapiro, B. (2019, September 6). New middle chapter in the story of human evolution. Science, 365(6457), 981–982.
            type article-journal
            author Schaefer, N. K.
            author Shapiro, B.
            issued 2019-09-06
            title New middle chapter in the story of human evolution
            container Science
            volume 365
            issue 6457
            page 981–982

            > National Cancer Institute. (2019). Taking time: Support for people with cancer (NIH Publication No. 18-2059). U.S. Department of Health and Human Services, National Institutes of Health.
            type report
            author = National Cancer Institute
            issued 2019
            title Taking time: Support for people with cancer
            number 18-2059
            publisher U.S. Department of Health and Human Services, National Institutes of Health

            > King, M. L., Jr. (1964). Why we can't wait. New York, NY: Harper & Row.
            type book
            author King, M. L., Jr.
            issued 1964
            title Why we can't wait
            place New York, NY
            publisher Harper & Row

            > Forman, M. (Director). (1975). One flew over the cuckoo’s nest [Film]. United Artists.
            type motion_picture
            issued 1975
            title One flew over the cuckoo’s nest
            publisher United Artists

            > Bedenel, A.-L., Jourdan, L., & Biernacki, C. (2019). Probability estimation by an adapted genetic algorithm in web insurance. In R. Battiti, M. Brunato, I. Kotsireas, & P. Pardalos (Eds.), Lecture notes in computer science: Vol. 11353. Learning and intelligent optimization (pp. 225–240). Springer. https://doi.org/10.1007/978-3-030-05348-2_21
            type chapter
            author Bedenel, A.-L.
            author Jourdan, L.
            author Biernacki, C.
            issued 2019
            title Probability estimation by an adapted genetic algorithm in web insurance
            editor Battiti, R.
            editor Brunato, M.
            editor Kotsireas, I.
            editor Pardalos, P.
            volume 11353
            container Learning and intelligent optimization
            page 225–240
            publisher Springer
            doi 10.1007/978-3-030-05348-2_21

            > Ouellette, J. (2019, November 15). Physicists capture first footage of quantum knots unraveling in superfluid. Ars Technica. https://arstechnica.com/science/2019/11/study-you-can-tie-a-quantum-knot-in-a-superfluid-but-it-will-soon-untie-itself/
            type article-magazine|webpage|article-newspaper|post-weblog
            author Ouellette, J.
            issued 2019-11-15
            title Physicists capture first footage of quantum knots unraveling in superfluid
            container Ars Technica
            url https://arstechnica.com/science/2019/11/study-you-can-tie-a-quantum-knot-in-a-superfluid-but-it-will-soon-untie-itself/

            > van Dijk, T. A. (2008). Discourse and power. Palgrave Macmillan.
            type book
            author Dijk, T. A. (van)
            issued 2008
            title Discourse and power
            publisher Palgrave Macmillan
            """#
    )

    static let science = ReferenceTable(
        name: "Harvard and science",
        text: #"""
            > Vaswani, A. et al. (2017) 'Attention is all you need', Advances in Neural Information Processing Systems, 30, pp. 5998–6008.
            type article-journal|paper-conference
            author Vaswani, A.
            issued 2017
            title Attention is all you need
            container Advances in Neural Information Processing Systems
            volume 30
            page 5998–6008

            > Bell, J. (2014) Doing your research project. 6th edn. Maidenhead: Open University Press.
            type book
            author Bell, J.
            issued 2014
            title Doing your research project
            edition 6th
            place Maidenhead
            publisher Open University Press

            > Davidson, A. (2013) 'The Saudi Marathon Man', The New Yorker, 16 April. Available at: http://www.newyorker.com/news/daily-comment/the-saudi-marathon-man (Accessed: 22 June 2015).
            type article-magazine
            author Davidson, A.
            issued 2013-04-16
            title The Saudi Marathon Man
            container The New Yorker
            url http://www.newyorker.com/news/daily-comment/the-saudi-marathon-man
            accessed 2015-06-22

            > Ashish Vaswani, Noam Shazeer, and Niki Parmar. 2017. Attention is all you need. In Advances in Neural Information Processing Systems, pages 5998–6008.
            type chapter|paper-conference
            author Vaswani, Ashish
            author Shazeer, Noam
            author Parmar, Niki
            issued 2017
            title Attention is all you need
            container Advances in Neural Information Processing Systems
            page 5998–6008

            > Smith, J. and Jones, P. (2010), "Brand loyalty in small firms", Journal of Marketing Research, Vol. 47 No. 2, pp. 113-125.
            type article-journal
            author Smith, J.
            author Jones, P.
            issued 2010
            title Brand loyalty in small firms
            container Journal of Marketing Research
            volume 47
            issue 2
            page 113-125
            """#
    )
}
