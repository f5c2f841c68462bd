/// Cases, laws, treaties and documents of the United Nations.
extension ReferenceTable {
    static let legal = ReferenceTable(
        name: "Legal and UN",
        text: #"""
            > Brown v. Board of Education, 347 U.S. 483, 495 (1954).
            type legal_case
            title Brown v. Board of Education
            volume 347
            container U.S.
            page 483
            locator 495
            issued 1954

            > Kathleen Sullivan, Equal Protection after Obergefell, 129 Harv. L. Rev. 1288, 1290 (2016).
            type article-journal
            author Sullivan, Kathleen
            title Equal Protection after Obergefell
            volume 129
            container Harv. L. Rev.
            page 1288
            locator 1290
            issued 2016

            > United States v. Microsoft Corp., 253 F.3d 34 (D.C. Cir. 2001).
            type legal_case
            title United States v. Microsoft Corp.
            volume 253
            container F.3d
            page 34
            issued 2001
            authority D.C. Cir.

            > Military and Paramilitary Activities in and against Nicaragua (Nicaragua v. United States), Judgment, 1986 I.C.J. 14, ¶ 190 (June 27).
            type legal_case
            title Military and Paramilitary Activities in and against Nicaragua (Nicaragua v. United States)
            volume 1986
            container I.C.J.
            page 14
            locator ¶ 190

            > Donoghue v Stevenson [1932] AC 562 (HL).
            type legal_case
            title Donoghue v Stevenson
            issued 1932
            container AC
            page 562
            authority HL

            > Handyside v. the United Kingdom, no. 5493/72, 7 December 1976.
            type legal_case
            title Handyside v. the United Kingdom
            number 5493/72
            issued 1976-12-07

            > USA PATRIOT Act, Pub. L. No. 107-56, 115 Stat. 272 (2001).
            type legislation
            title USA PATRIOT Act
            number 107-56
            volume 115
            container Stat.
            page 272
            issued 2001

            > 18 U.S.C. § 1030(a)(2) (2012).
            type legislation
            volume 18
            container U.S.C.
            issued 2012

            > Affordable Care Act, H.R. 3590, 111th Cong. (2009).
            type bill
            title Affordable Care Act
            number H.R. 3590
            authority 111th Cong.
            issued 2009

            > Vienna Convention on the Law of Treaties, May 23, 1969, 1155 U.N.T.S. 331.
            type treaty
            title Vienna Convention on the Law of Treaties
            issued 1969-05-23
            volume 1155
            container U.N.T.S.
            page 331

            > Treaty on the Non-Proliferation of Nuclear Weapons, July 1, 1968, 21 U.S.T. 483, 729 U.N.T.S. 161.
            type treaty
            title Treaty on the Non-Proliferation of Nuclear Weapons
            issued 1968-07-01
            volume 21
            container U.S.T.
            page 483

            > UN Security Council, Resolution 1718, S/RES/1718 (October 14, 2006).
            type legislation
            author = UN Security Council
            title Resolution 1718
            number S/RES/1718
            issued 2006-10-14

            > S.C. Res. 1718, ¶ 8, U.N. Doc. S/RES/1718 (Oct. 14, 2006).
            type legislation
            title S.C. Res. 1718
            locator ¶ 8
            number S/RES/1718
            issued 2006-10-14

            > UN General Assembly, Universal Declaration of Human Rights, A/RES/217(III), December 10, 1948.
            type legislation
            author = UN General Assembly
            title Universal Declaration of Human Rights
            number A/RES/217(III)
            issued 1948-12-10

            > Human Rights Council, Report of the Commission of Inquiry on Human Rights in the Democratic People's Republic of Korea, A/HRC/25/63, 7 February 2014, para. 80.
            type report
            author = Human Rights Council
            title Report of the Commission of Inquiry on Human Rights in the Democratic People's Republic of Korea
            number A/HRC/25/63
            issued 2014-02-07
            locator para. 80

            > United Nations, Security Council, Report of the Panel of Experts established pursuant to resolution 1874 (2009), S/2019/691 (30 August 2019).
            type report
            author = United Nations, Security Council
            title Report of the Panel of Experts established pursuant to resolution 1874 (2009)
            number S/2019/691
            issued 2019-08-30

            > “Security Council Resolution 1540 (2004),” United Nations Security Council, April 28, 2004, https://undocs.org/S/RES/1540(2004).
            type legislation
            title Security Council Resolution 1540 (2004)
            publisher United Nations Security Council
            issued 2004-04-28
            url https://undocs.org/S/RES/1540(2004)

            > Human Rights Act 1998, c. 42, s. 6.
            type legislation
            title Human Rights Act 1998
            locator s. 6

            > Case C-131/12, Google Spain SL v. AEPD, EU:C:2014:317 (May 13, 2014).
            type legal_case
            number C-131/12
            title Google Spain SL v. AEPD
            issued 2014-05-13

            > Charter of the United Nations, June 26, 1945, art. 2(4).
            type treaty
            title Charter of the United Nations
            issued 1945-06-26
            locator art. 2(4)

            > Clean Air Act, 42 U.S.C. § 7401 (1970).
            type legislation
            title Clean Air Act
            volume 42
            container U.S.C.
            issued 1970

            > Cass R. Sunstein, Incompletely Theorized Agreements, 108 HARV. L. REV. 1733 (1995).
            type article-journal
            author Sunstein, Cass R.
            title Incompletely Theorized Agreements
            volume 108
            container HARV. L. REV.
            page 1733
            issued 1995
            """#
    )
}
