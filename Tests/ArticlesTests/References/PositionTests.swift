import Articles
import Testing

/// Short forms of every kind, over several notes.
@Suite("Positions of notes")
struct PositionTests {
    struct Chain: Sendable, CustomTestStringConvertible {
        var reason: String
        var notes: [String]
        /// Of the last note.
        var kind: Citation.Kind
        var from: Int?
        var title: String?
        var locator: String?
        var warning: String?

        var testDescription: String { reason }

        init(
            _ reason: String,
            _ notes: [String],
            _ kind: Citation.Kind,
            from: Int? = nil,
            title: String? = nil,
            at locator: String? = nil,
            warning: String? = nil
        ) {
            self.reason = reason
            self.notes = notes
            self.kind = kind
            self.from = from
            self.title = title
            self.locator = locator
            self.warning = warning
        }
    }

    static let carr = "E. H. Carr, The Twenty Years’ Crisis (London: Macmillan, 1939), 5."
    static let bull = "Hedley Bull, The Anarchical Society (London: Macmillan, 1977), 13."
    static let article =
        "Robert Jervis, “Cooperation under the Security Dilemma,” World Politics 30, no. 2 (1978): 170."
    static let second =
        "Robert Jervis, Perception and Misperception in International Politics (Princeton: Princeton University Press, 1976)."
    static let pair = "Robert O. Keohane and Joseph S. Nye, Power and Interdependence (Boston: Little, Brown, 1977), 8."
    static let alone = "Joseph S. Nye, Bound to Lead (New York: Basic Books, 1990)."

    static let chains: [Chain] = [
        Chain("Ibid. means the note before", [carr, "Ibid."], .ibid, from: 1, title: "The Twenty Years’ Crisis"),
        Chain(
            "Ibid. has its own page",
            [carr, "Ibid., 12–14."],
            .ibid,
            from: 1,
            title: "The Twenty Years’ Crisis",
            at: "12–14"
        ),
        Chain("Ibid. with a labelled page", [carr, "ibid, p. 9"], .ibid, from: 1, at: "9"),
        Chain("Id. with at", [carr, "Id. at 45."], .ibid, from: 1, at: "45"),
        Chain("A signal before ibid.", [carr, "See ibid., 7."], .ibid, from: 1, at: "7"),
        Chain(
            "A chain of ibid. leads to the note that holds the work",
            [carr, "Ibid.", "Ibid., 6.", "Ibid."],
            .ibid,
            from: 1
        ),
        Chain(
            "Ibid. after a full repeat leads to the repeat",
            [carr, carr, "Ibid."],
            .ibid,
            from: 2,
            title: "The Twenty Years’ Crisis"
        ),
        Chain(
            "Ibid. after a short form leads to the work",
            [carr, bull, "Carr, Twenty Years’ Crisis, 9.", "Ibid."],
            .ibid,
            from: 1
        ),
        Chain("Ibid. with nothing before it", ["Ibid., 4."], .ibid, warning: "ibidWithoutPredecessor"),
        Chain("Ibid. after two works", [carr + " See also " + bull, "Ibid."], .ibid, warning: "ibidAfterSeveral"),
        Chain(
            "Ibid. after two works parted by a semicolon",
            ["E. H. Carr, The Twenty Years’ Crisis (London: Macmillan, 1939), 5; " + bull, "Ibid."],
            .ibid,
            warning: "ibidAfterSeveral"
        ),
        Chain("Ibid. after one work cited twice", [carr + " See also " + carr, "Ibid."], .ibid, from: 1),
        Chain(
            "Ibid. after a remark",
            [carr, "I owe this point to a friend.", "Ibid."],
            .ibid,
            warning: "ibidAfterRemark"
        ),
        Chain("Ibid. after an ibid. that led nowhere", ["Ibid.", "Ibid."], .ibid, warning: "ibidAfterUnresolved"),
        Chain("Ebd. is ibid. in German", [carr, "Ebd., S. 12."], .ibid, from: 1, at: "12"),
        Chain("Idem alone is the same work", [carr, "Idem, 33."], .ibid, from: 1, at: "33"),
        Chain(
            "A short title",
            [carr, bull, "Carr, Twenty Years’ Crisis, 9."],
            .short,
            from: 1,
            title: "The Twenty Years’ Crisis",
            at: "9"
        ),
        Chain(
            "A short title in quotation marks",
            [article, bull, "Jervis, “Security Dilemma,” 199."],
            .short,
            from: 1,
            title: "Cooperation under the Security Dilemma",
            at: "199"
        ),
        Chain("A family name and a page", [carr, bull, "Carr, 88."], .short, from: 1, at: "88"),
        Chain("A family name with two works", [article, second, "Jervis, 12."], .short, warning: "ambiguousShortForm"),
        Chain(
            "The short title picks one of two works",
            [article, second, "Jervis, Perception and Misperception, 12."],
            .short,
            from: 2,
            at: "12"
        ),
        Chain("Two family names", [pair, alone, "Keohane and Nye, 23–24."], .short, from: 1, at: "23–24"),
        Chain("One name of two isn't the first of the pair", [pair, alone, "Nye, 23."], .short, from: 2, at: "23"),
        Chain("A title alone", [carr, bull, "Anarchical Society, 66."], .short, from: 2, at: "66"),
        Chain("An unknown short title", [carr, "Waltz, Theory, 9."], .short, warning: "unresolvedShortForm"),
        Chain("Op. cit.", [carr, bull, "Carr, op. cit., p. 71."], .short, from: 1, at: "71"),
        Chain("Supra with a number", [carr, bull, "Carr, supra note 1, at 30."], .short, from: 1, at: "30"),
        Chain("A bracketed note number", [carr, bull, "Bull (n 2) 14."], .short, from: 2, at: "14"),
        Chain(
            "Supra of a note that doesn't hold the name",
            [carr, bull, "Bull, supra note 1, at 30."],
            .short,
            warning: "unresolvedShortForm"
        ),
        Chain("Author and year", [carr, bull, "Bull 1977, 45."], .short, from: 2, at: "45"),
        Chain("Author and another year", [carr, bull, "Bull 1984, 45."], .short, warning: "unresolvedShortForm"),
        Chain(
            "A later note without facts",
            [carr, bull, "Hedley Bull, Anarchical Society, 14."],
            .short,
            from: 2,
            at: "14"
        ),
        Chain(
            "A name that the note itself gives",
            [
                "United Nations, Human Development Report 2010 (New York: UNDP, 2010) (hereafter HDR).", carr,
                "HDR, 12.",
            ],
            .short,
            from: 1,
            at: "12"
        ),
        Chain(
            "Accents and case don't matter",
            [
                "Emile Durkheim, Les formes élémentaires (Paris: Alcan, 1912).", carr,
                "Durkheim, Les Formes Elémentaires, 3.",
            ],
            .short,
            from: 1,
            at: "3"
        ),
        Chain("A remark stays a remark", [carr, "The archives were closed at the time."], .remark),
        Chain("A cross-reference to the text is a remark", [carr, "See chapter 3 below."], .remark),
    ]

    @Test("The last note of a chain leads where it should", arguments: chains)
    func chain(chain: Chain) throws {
        let readings = ReferenceReader.read(notes: chain.notes.enumerated().map { ($0.offset + 1, $0.element) })
        let last = try #require(readings.last)
        #expect(last.kind == chain.kind)
        #expect(last.resolvedFrom == chain.from)
        if let title = chain.title { #expect(last.references.first?.csl.title == title) }
        if let locator = chain.locator { #expect(last.references.first?.locator == locator) }
        if let warning = chain.warning {
            #expect(last.warnings.contains(warning))
        } else {
            #expect(last.warnings.isEmpty)
        }
    }

    @Test("An ibid. note carries the key of the work that it stands for")
    func key() {
        let readings = ReferenceReader.read(notes: [(1, Self.carr), (2, "Ibid., 7.")])
        #expect(readings[1].references.first?.csl.key == readings[0].references.first?.csl.key)
        #expect(readings[1].references.first?.locator == "7")
    }

    @Test("Ibid. inside a note means the reference before it")
    func inside() {
        let readings = ReferenceReader.read(notes: [
            (1, Self.bull),
            (2, "E. H. Carr, The Twenty Years’ Crisis (London: Macmillan, 1939), 5; see also ibid., 9."),
        ])
        #expect(readings[1].references.count == 2)
        #expect(readings[1].references.last?.csl.title == "The Twenty Years’ Crisis")
        #expect(readings[1].references.last?.locator == "9")
    }

    @Test("Idem before another title takes the author of the work before")
    func idem() {
        let readings = ReferenceReader.read(notes: [
            (1, Self.carr), (2, "Idem, What Is History? (London: Macmillan, 1961), 3."),
        ])
        #expect(readings[1].kind == .full)
        #expect(readings[1].references.first?.csl.author?.first?.family == "Carr")
        #expect(readings[1].references.first?.csl.title == "What Is History?")
    }

    @Test("Notes keep the numbers of the caller, gaps too")
    func numbers() {
        let readings = ReferenceReader.read(notes: [(4, Self.carr), (9, "Ibid.")])
        #expect(readings.map(\.number) == [4, 9])
        #expect(readings[1].resolvedFrom == 4)
    }
}
