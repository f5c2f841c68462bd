/// The closed word classes that the importer leans on; no subject matter of any one article.
///
/// All look-ups fold case.
enum PageLexicon {
    static func isMinor(_ word: String) -> Bool { minor.contains(word) }

    /// Words that begin sentences and stand in lower case inside a title.
    ///
    /// `We’ll` and `Let’s` count as their first part.
    static func isSentenceOpener(_ word: String) -> Bool {
        if openers.contains(word) { return true }
        guard let mark = word.firstIndex(where: { $0 == "’" || $0 == "'" }) else { return false }
        return openers.contains(String(word[..<mark]))
    }

    static func isFiniteVerb(_ word: String) -> Bool { auxiliaries.contains(word) || commonVerbs.contains(word) }

    static func isAuxiliary(_ word: String) -> Bool { auxiliaries.contains(word) }

    static func isPersonalTitle(_ word: String) -> Bool {
        personalTitles.contains(word.lowercased().filter { $0 != "." })
    }

    static func isNameParticle(_ word: String) -> Bool { particles.contains(word.lowercased()) }

    static func isNameSuffix(_ word: String) -> Bool {
        let word = word.filter { $0 != "." && $0 != "," }
        return ["Jr", "Sr", "II", "III", "IV", "V"].contains(word)
    }

    /// Whether the words name a body and not a person.
    static func isOrganisation(_ name: String) -> Bool {
        let words = name.split(separator: " ").map { $0.lowercased() }
        return words.first == "the" || words.contains { organisations.contains($0) }
    }

    static func isOrganisationWord(_ word: String) -> Bool { organisations.contains(word) }

    /// Words that name a position, a field of work or an institution; never a person's name.
    static func isRoleWord(_ word: String) -> Bool { roles.contains(word) || organisations.contains(word) }

    /// Titles that stand before a proper name: `President`, `Lake`, `Resolution`.
    static func standsBeforeNames(_ word: String) -> Bool { beforeNames.contains(word) }

    /// Everyday nouns and adjectives of titles, for pages too short to show them in lower case.
    static func isEverydayWord(_ word: String) -> Bool { everyday.contains(word) }

    static func isStandardHeading(_ text: String) -> Bool {
        standardHeadings.contains(text) || foreignHeadings.contains(text)
    }

    static func isNotesHeading(_ text: String) -> Bool { notesHeadings.contains(text) || foreignNotes.contains(text) }

    private static let foreignHeadings = Set(PageVocabulary.all(\.headings))
    private static let foreignNotes = Set(PageVocabulary.all(\.notes))

    /// Abbreviations after which a full stop ends no sentence, written without their last stop.
    static func isAbbreviation(_ word: String) -> Bool { abbreviations.contains(word) }

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    static let minorList =
        "a an the and or but nor so yet of in on at to for from by with as into onto over under via per vs vs. v. than that is are was were be its his her their our your de la du des von van und et y el amid among within without toward towards between through against after before about across beyond up off out not if when while upon"

    private static let minor = words(minorList)

    private static let openers = words(
        """
        the this these those there it its he she they we his her their our in on at to for from by with as after before
        when while although though since because if once until unless however moreover furthermore nevertheless thus
        therefore what why how who where whether despite during through throughout under over within without among
        between both many most some several few all each every another other such no not yet but and or so then today
        here perhaps instead indeed finally first second third recently currently historically traditionally during
        according given having being a an one two three my i you meanwhile consequently additionally similarly now let next later sometimes often
        still soon maybe well please consider imagine suppose recall notice again almost never always nor nearly nobody
        nothing everyone everything someone somebody our hence lastly thirdly secondly firstly formerly previously prior
        """
    )

    private static let auxiliaries = words(
        """
        is are was were has have had do does did will would can could may might must shall should isn't aren't wasn't
        weren't hasn't haven't hadn't doesn't don't didn't won't can't cannot
        """
    )

    private static let commonVerbs = words(
        """
        began begin begins became become becomes came come comes went go goes made make makes took take takes gave give
        gives got get gets said say says saw see sees knew know knows thought think thinks found find finds kept keep
        keeps left leave leaves held hold holds stood stand stands led lead leads met meet meets ran run runs paid pay
        pays lost lose loses won win wins built build builds sold sell sells bought buy buys brought bring brings taught
        teach teaches wrote write writes spoke speak speaks grew grow grows rose rise rises fell fall falls drew draw
        draws broke break breaks chose choose chooses drove drive drives ate eat eats flew fly flies forgot forgets rode
        sang sank shook shows show showed shown spent spend spends sent send sends set sets put puts cut cuts let lets
        hit hits cost costs spread spreads remain remains seem seems appear appears include includes need needs want
        wants offer offers live lives lie lies lay bore bear bears wore told tell tells felt feel feels heard hear hears
        meant mean means read reads sat sit sits slept struck swept swore threw woke wound dug hung lit shot slid stuck
        stole swung fought fight fights caught sought bound fed fled laid dealt dealt led bred rests rest depends depend
        """
    )

    private static let personalTitles = words(
        "mr mrs ms miss dr prof professor sir dame lord lady rev reverend fr sister brother hon"
    )

    private static let particles = words(
        "van von de der den del della delle di da dal dos das do du la le les bin ibn bint al el ben bar ter ten te zu zum zur af av y e st. 't op of"
    )

    private static let organisations = words(
        """
        institute institution board team staff association center centre committee society foundation group council
        agency press news network project initiative ministry department office bureau union collective commission
        university college school faculty academy museum library archive archives laboratory lab corporation company
        inc ltd llc consortium federation alliance league trust coalition campaign party government administration
        universidad universidade université universität università instituto institut escuela école hochschule
        akademie facultad museo ministerio fundación fondation stiftung colegio consejo
        service services editors desk magazine journal review times post reuters
        """
    )

    private static let roles = words(
        """
        editor editor-in-chief editors intern interns fellow director professor lecturer reader researcher research
        analyst associate assistant senior junior chief officer president vice chair chairman chairwoman chairperson
        secretary minister ambassador correspondent reporter writer author columnist contributor journalist student
        candidate graduate undergraduate doctoral postdoctoral phd ph.d. ph.d m.a. ma b.a. ba md m.d. jd j.d. mba msc
        historian economist scientist engineer lawyer attorney curator librarian archivist translator photographer
        manager head founder co-founder cofounder partner principal consultant adviser advisor specialist coordinator
        executive emeritus emerita visiting adjunct independent freelance retired former staff guest policy policies
        programs programmes program programme affairs studies relations communications operations strategy development
        security sciences science history law economics education politics politics management marketing engineering
        technology philosophy literature sociology anthropology geography arts medicine health international national
        public global of for at in the on with from
        """
    )

    private static let beforeNames = words(
        """
        president chairman chairwoman chair leader king queen prince princess emperor empress pope bishop archbishop
        cardinal minister premier chancellor secretary senator representative congressman congresswoman governor mayor
        judge justice professor doctor general colonel captain major lieutenant sergeant admiral commander sir lady lord
        dame saint st. mr mr. mrs mrs. ms ms. dr dr. prof. lake mount mt. river fort port cape gulf bay isle island camp
        operation project hurricane typhoon cyclone storm article section chapter resolution table figure fig. appendix
        page volume book part act bill case apollo pope uncle aunt father mother brother sister ambassador envoy director
        editor author writer poet painter composer architect historian economist analyst reporter journalist scholar
        university college bank republic kingdom duchy county city town province state district north south east west
        northern southern eastern western central new old upper lower great greater saint san santa los las el al
        """
    )

    private static let everyday = words(
        """
        road roads war wars peace trade trades history histories rise fall future past present water money power powers
        people life lives death deaths work works town towns market markets tax taxes law laws right rights way ways
        case cases problem problems question questions answer answers cost costs price prices value values story stories
        tale tales myth myths legacy legacies role roles origin origins end ends change changes crisis challenge challenges
        impact effect effects cause causes evidence lesson lessons model models theory theories practice system systems
        order nation nations culture cultures language languages art arts music food foods sea seas mountain mountains
        forest forests fire light night day days time times age ages era century decade year years early late modern
        ancient long short small big hidden lost forgotten broken strange silent world home house houses family women
        men woman man child children worker workers farmer farmers merchant merchants ship ships boat boats ports train
        trains bridge bridges wall walls border borders frontier race game games play plan plans project projects step
        steps path paths route routes line lines point points view views idea ideas thought word words book books letter
        letters map maps name names number numbers record records source sources rule rules reform reforms treaty
        treaties alliance alliances conflict conflicts debate debates risk risks threat threats hope hopes fear fears
        dream dreams memory memories voice voices face faces hand hands heart body mind science nature earth weather
        climate energy oil gas coal salt gold silver iron steel paper cloth wool cotton silk wheat bread wine beer tea
        coffee sugar fish bird birds horse horses dog dogs cat cats tree trees plant plants garden gardens field fields
        farm farms soil stone stones sand ice snow rain wind winds storm storms flood floods drought famine plague
        disease health care school schools student students teacher teachers public private common local global first
        second third last next final best worst better good bad hard soft high low open closed free fair true false real
        false human social political economic military digital legal moral popular secret double single
        current key main major minor several other two three four five ten beyond behind towards toward against
        """
    )

    private static let standardHeadings: Set<String> = [
        "introduction", "background", "method", "methods", "methodology", "materials and methods", "data", "results",
        "discussion", "results and discussion", "findings", "analysis", "conclusion", "conclusions", "summary",
        "abstract", "overview", "context", "acknowledgements", "acknowledgments", "acknowledgement", "acknowledgment",
        "recommendations", "policy recommendations", "recommendation", "literature review", "related work",
        "limitations",
        "implications", "policy implications", "future work", "next steps", "executive summary", "preface", "foreword",
        "prologue", "epilogue", "afterword", "postscript", "appendix", "aftermath", "definitions", "case study",
        "case studies", "historical background", "theoretical framework", "concluding remarks", "final thoughts",
        "final remarks", "closing thoughts", "looking ahead", "the way forward", "way forward", "key findings",
        "key takeaways", "notes", "endnotes", "footnotes", "references", "bibliography", "works cited", "sources",
        "further reading", "disclosure", "funding", "preliminaries", "outlook", "motivation", "objectives",
    ]

    private static let notesHeadings: Set<String> = [
        "notes", "note", "endnotes", "end notes", "footnotes", "foot notes", "references", "reference list",
        "citations",
        "sources", "works cited", "bibliography", "notes and references", "references and notes", "notes & references",
        "sources and notes", "notes and sources", "literature", "literature cited", "source notes", "reference",
        "endnotes and references", "footnotes and references", "list of references", "selected bibliography",
    ]

    /// Whether a number follows the abbreviation: `p. 4`, `vol. 2`, `no. 7`.
    static func countsSomething(_ abbreviation: String) -> Bool { counting.contains(abbreviation) }

    private static let counting = words(
        "p pp no nos vol vols ch chap art arts sec secs para paras fig figs n nn fn ll l col doc app vv bk pt pts s nr bd t pág"
    )

    private static let abbreviations = words(
        """
        mr mrs ms dr prof st sr jr gen col capt lt maj sgt adm rev hon gov sen rep pres vs v cf e.g i.e eg ie etc al
        no nos vol vols pp p ch chap ed eds fig figs art arts sec secs para paras approx ca c est dept univ assn inc ltd
        co corp bros jan feb mar apr jun jul aug sep sept oct nov dec mt ft u.s u.k u.n e.u d.c ph.d m.a b.a op cit ibid
        trans rev repr n.d esp viz resp suppl ser cap bk pt pts l ll n nn fol ff ms mss messrs mme mlle fr msgr ste
        """
    )
}
