/// The lists behind `Lexicon`: words parted by spaces, phrases by semicolons.
///
/// Case and full stops don't matter.
enum LexiconLists {
    static let particles = """
        van von der den de del della di da dos das du des la le les ter ten zu zur vom af av y bin ibn al el abu bint ben \
        dalla degli d' st
        """
    static let weekdays = "monday tuesday wednesday thursday friday saturday sunday"
    static let suffixes = "jr sr ii iii iv"
    static let honorifics = "dr prof professor rev mr mrs ms hon capt col gen lt sgt"
    static let functionWords = """
        a an the of and or nor but in on at to for from by with without into onto over under between among against about \
        across after before during through toward towards upon within as than via per is are was were be why how what when \
        where who whom whose which that this these those its it's their his her our my your not no if while until since et \
        und der die das des im von zur zum mit für en los las del por para con une un aux sur dans pour que qui vs versus
        """
    static let organisations = """
        university college institute institution institutes school academy academies department dept ministry council \
        committee commission agency office bureau bank center centre foundation government group organization organisation \
        union association society administration authority board federation secretariat assembly congress senate parliament \
        court service services division directorate corporation company inc ltd llc corp gmbh program programme project \
        network forum trust fund embassy mission command army navy force initiative partnership alliance coalition league \
        club church nations party laboratory lab museum library consortium panel team staff editors taskforce collective \
        universität université universidad institut instituto ministère ministerio fondation stiftung centro comité \
        republic kingdom house conference observatory watch international unicef unesco unhcr undp who oecd nato wto imf \
        usaid hhs cdc nih nasa epa fbi cia gao asean eu un usgao ipcc iaea icrc unep fao ilo iom brookings rand \
        labour labor affairs statistics consultants associates
        """
    static let publishers = """
        press books book publisher publishers publishing publications verlag editions éditions edições editorial editore \
        edizioni editrice wydawnictwo forlag presse presses yayınları sons bros brothers imprint printing gpo hmso
        """
    static let newspapers = """
        times post herald tribune daily gazette guardian chronicle news telegraph star sun courier dispatch mail globe \
        inquirer examiner sentinel zeitung tageblatt allgemeine mirror express ledger observer register bee sinmun ilbo \
        shimbun ribao diario corriere gazzetta standard evening morning sunday republican democrat advertiser
        """
    static let journals = """
        journal quarterly studies bulletin annals proceedings transactions revue zeitschrift archiv rivista revista review \
        reviews letters research annual notes acta jahrbuch cahiers perspectives
        """
    static let treaties = "treaty convention protocol covenant charter agreement accord armistice pact"
    static let blogs = "blog weblog blogs substack"
    static let archives = "papers archives archive library fonds collection collections archivo archivio nachlass"
    static let signals = "see cf compare contra accord consult eg ie ditto vgl siehe"
    static let ordinals = """
        first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth revised rev enlarged expanded \
        updated new annotated international paperback critical
        """
    static let tails = """
        vol vols volume volumes no nos nr issue number ed eds edited editor editors trans translated translator tr p pp \
        page pages chap chapter chaps ch sec section para paras art fig table accessed retrieved available last forthcoming \
        unpublished directed foreword introduction preface repr reprint reprinted isbn doi n nn note notes article bk book \
        pt part line lines col cols fol fols f ff c s ss viewed updated modified posted published cited quoted
        """
    static let abbreviations = """
        vol vols no nos nr ed eds dir dirs prod trans tr p pp pg pgs chap chaps ch sec para paras art arts fig figs bk pt l ll fol fols f ff col \
        cols n nn rev repr univ inst dept diss assn assoc bros co corp inc ltd jr sr st mt ft dr prof mr mrs ms hon capt gen \
        lt sgt esq gov sen rep cf viz vs al ibid ibíd id loc op cit eg ie etc nd np ca c b d s ss supp ser suppl ms mss jan feb mar \
        apr jun jul aug sept sep oct nov dec intl natl amer am acad proc trans soc sci res cong sess rec stat reg const \
        cir dist ct app div ass'n gov't int'l nat'l q rev j l ann bull mag abs pub ph add corr conf ebd hg hrsg aufl bd \
        bde jg red übers anm vgl s.l s.n cal mass conn pa ill wash tex fla va md tenn minn mich harv yale stan colum nw chi geo fordham vand envtl crim bus tech mod eur pac atl rptr v stud pol econ hist phil psych comp const wis ind ga ala ariz ark colo \
        del kan ky la miss mo mont neb nev okla ore wyo
        """
    static let prose = """
        is are was were be been being has have had does did this these those i we he she they it my our his her their argues \
        argued argue notes noted suggests suggest suggested claims claimed thanks thank thanked grateful indebted would could \
        should may might can cannot not also however although though because which who whose when where here there only \
        according describes described discusses discussed provides provided shows showed writes wrote says said contends \
        maintains observes points refers referred refer remains became become seems seem note that me us them as
        """
    static let easternSurnames = """
        hong kim lee park choi chung jung jeong kang cho yoon jang lim han shin seo kwon hwang ahn song yoo yu ryu jeon moon \
        yang bae baek paek heo huh nam noh roh ko koh moon son ha min ma cha chu joo sohn yun ri rhee pak choe an pang pyo \
        li wang zhang liu chen zhao huang zhou wu xu sun hu zhu gao lin he guo luo liang zheng xie tang deng feng cao peng \
        zeng xiao tian dong pan yuan cai jiang du ye cheng wei su lu ding ren yao fan fang shi cui liao xi mao qian qin hua \
        nguyen tran pham phan vo vu dang bui hoang huynh duong ngo dinh trinh nguyễn trần phạm
        """
    static let givenNames = """
        aaron adam adrian agnes alan albert alex alexander alexandra alfred alice alison allen amanda amy ana andrea andrew \
        angela ann anna anne anthony antonio arthur ashley barbara barry ben benedict benjamin bernard beth betty beverly bill \
        bob brad brandon brian bruce bryan carl carlo carlos carol caroline catherine charles charlotte chris christian \
        christina christine christopher claire clara claude craig cynthia dale dan daniel danielle david dean deborah dennis \
        diana diane dmitri don donald donna dorothy doris douglas duncan dylan ed edgar edith eduardo edward edwin eleanor \
        elena eli elizabeth ellen emily emma eric erica erik ernest esther ethan eugene eva evan evelyn felix fernando frances \
        francis francisco francois frank franz fred frederick friedrich gabriel gail gary geoffrey george gerald gilbert \
        giovanni glenn gloria gordon grace graham greg gregory hannah hans harold harriet harry heather heidi helen henri henry \
        herbert howard hugh hugo ian immanuel irene isaac isabel ivan jack jacob jacques jake james jane janet jason jay \
        jean jeff jeffrey jennifer jeremy jerome jerry jesse jessica jill jim joan joanna joe joel johann johannes john \
        jon jonathan jorge jose joseph josh joshua joyce juan judith judy julia julian julie jürgen karen karl kate katherine \
        kathleen kathryn keith ken kenneth kevin klaus kristin kurt larry laura lauren laurence lawrence leo leon leonard leslie \
        lewis linda lisa lois lorraine louis louise lucy luis luke lynn madeleine manuel marc marcus margaret maria marie \
        marilyn marion mario mark marshall martha martin mary matthew maurice max megan melissa melvin michael michel michelle \
        miguel mike milton miriam mohamed mohammed molly monica nancy naomi natalie nathan neil nicholas nick nicole nigel nina \
        noah noam nora norman oliver olivia oscar otto pamela patricia patrick paul paula pauline pedro peter phil philip \
        phillip pierre rachel ralph ray raymond rebecca reinhold richard rita robert roberta roberto robin rodney roger roland \
        ron ronald rosa rose ross roy russell ruth ryan sally sam samantha samuel sandra sara sarah scott sean sergei sharon \
        sheila shirley sidney sigmund simon sofia sophia stanley stephanie stephen steve steven stuart susan suzanne sylvia \
        ted teresa terence terry theodore theresa thomas tim timothy tina todd tom tony tracy umberto ursula valerie vanessa \
        vera veronica victor victoria vincent virginia vladimir walter warren wayne wendy werner wilhelm will william willem \
        wolfgang yuri yvonne zachary zoe edmund hedley quentin amartya kofi ashish
        """
    static let newspaperTitles = """
        WSJ; NYT; SCMP; FT; Wall Street Journal; The Wall Street Journal; Washington Post; Financial Times; Le Monde; Le Figaro; \
        Libération; El País; El Mundo; La Repubblica; La Stampa; Die Welt; Der Tagesspiegel; Die Zeit; Süddeutsche Zeitung; \
        Neue Zürcher Zeitung; Frankfurter Allgemeine Zeitung; South China Morning Post; Asahi Shimbun; Rodong Sinmun; USA Today; \
        The Hindu; The Age; The Australian; The Independent; The Scotsman; Irish Times; Christian Science Monitor; Haaretz; \
        Pravda; Izvestia; Kommersant; People's Daily; Global Times; Hankyoreh; Dong-A Ilbo; Chosun Ilbo; JoongAng Ilbo; Toronto Star; \
        Globe and Mail; The Globe and Mail; Straits Times; Jakarta Post; BBC News; BBC; CNN; NPR; Reuters; Associated Press; AP; Yonhap; Yonhap News Agency; KCNA; Korean Central News Agency; \
        Al Jazeera; NK News; Daily NK; Politico; HuffPost; Xinhua; Bloomberg; Bloomberg News; Agence France-Presse; AFP; CNBC; NBC News; CBS News; ABC News; Fox News; \
        The Hill; Los Angeles Times; Boston Globe; Folha de S Paulo; O Globo; Clarín; La Nación; The Straits Times; Deutsche Welle; Nikkei; Kyodo News; The Onion; The Nation; Stars and Stripes; \
        Wall St Journal; N.Y. Times; Wash. Post; Wall St. J.; L.A. Times; New York Review of Books
        """
    static let magazineTitles = """
        The Atlantic; Atlantic Monthly; The New Yorker; New Yorker; Time; Newsweek; The Economist; Economist; The Diplomat; Wired; Harper's; Harper's Magazine; \
        Foreign Policy; The New Republic; New Republic; The Nation; Nation; National Review; Scientific American; New Scientist; Der Spiegel; \
        Paris Match; Life; Fortune; Forbes; Rolling Stone; Vanity Fair; Esquire; Vogue; National Geographic; Smithsonian; \
        Slate; Salon; Vox; The Spectator; New Statesman; London Review of Books; New York Review of Books; Mother Jones; Commentary; \
        Dissent; Jacobin; Prospect; Aeon; Quanta; Nautilus; Quanta Magazine; New York; New York Magazine; New York Times Magazine; \
        Far Eastern Economic Review; American Prospect; Popular Mechanics; Sports Illustrated; People; Entertainment Weekly; Variety; Billboard; \
        Publishers Weekly; Chronicle Review; The National Interest; National Interest; Boston Review; Guernica; n+1; The Believer; Ebony; The Baffler; ProPublica; Ars Technica; The Verge; Undark; Dissent Magazine; Reason; Texas Monthly; The Intercept; Saturday Evening Post; Saturday Review; Radio Times; US-China Focus; China-US Focus
        """
    static let journalTitles = """
        Nature; Science; Cell; The Lancet; Lancet; JAMA; PLOS ONE; PLoS ONE; PNAS; International Security; International Organization; World Politics; \
        Foreign Affairs; Critical Inquiry; Past & Present; Past and Present; Daedalus; Mind; Signs; Representations; October; Ethics; Isis; Speculum; PMLA; ELH; Diacritics; Asian Survey; \
        Social Text; Public Culture; New German Critique; New Left Review; Econometrica; Cognition; Neuron; Demography; Survival; Orbis; Antiquity; Millennium; \
        Diplomatic History; Communications of the ACM; Physical Review Letters; Cultural Anthropology; Current Anthropology; American Anthropologist; American Ethnologist; \
        Art History; Slavic Review; Victorian Studies; Washington Quarterly; Comparative Politics; Human Rights Quarterly; Philosophy & Public Affairs; Philosophy and Public Affairs; BMJ; Social Forces; Third World Quarterly; Pacific Affairs; World Development; European Journal of International Relations; Review of International Studies; Security Dialogue; Global Governance; Politics & Society; Hypatia; Callaloo; Central European History; Technology and Culture; Business History Review; The Historian; First Monday; Learned Publishing; Scientometrics; Psychological Science; eLife; Frontiers in Psychology
        """
    static let publisherNames = """
        Routledge; Penguin; Springer; Elsevier; Wiley; Blackwell; Wiley-Blackwell; Palgrave; Palgrave Macmillan; Macmillan; Norton; W. W. Norton; W.W. Norton; \
        Knopf; Alfred A. Knopf; Random House; HarperCollins; Harper; Harper & Row; Vintage; Viking; Doubleday; Simon & Schuster; Simon and Schuster; \
        Farrar, Straus and Giroux; Farrar, Straus & Giroux; Little, Brown; Houghton Mifflin; Hachette; Gallimard; Seuil; Fayard; Suhrkamp; \
        Bloomsbury; Faber; Faber and Faber; Verso; Zed; Sage; SAGE; McGraw-Hill; Pearson; Prentice Hall; Addison-Wesley; Brill; De Gruyter; Mouton; \
        Mohr Siebeck; Oxford University Press; Cambridge University Press; Lynne Rienner; Rowman & Littlefield; Rowman and Littlefield; \
        Lexington; Praeger; Greenwood; Ashgate; Edward Elgar; PublicAffairs; Public Affairs; Basic; Pantheon; Schocken; Scribner; Scribner's; Crown; \
        Riverhead; Picador; Allen Lane; Chatto & Windus; Jonathan Cape; Heinemann; Longman; Methuen; Polity; Pluto; Hodder & Stoughton; IEEE; ACM; \
        Academic Press; Taylor & Francis; Duckworth; Einaudi; Feltrinelli; Laterza; Klett-Cotta; Fischer; Beck; C.H. Beck; Nomos; Chelsea Green; Hackett; Dover; CRC Press; O'Reilly; O'Reilly Media; Plenum; North-Holland; Kluwer; Mouton de Gruyter; Holt; Henry Holt; Free Press; The Free Press; Dutton; Putnam; Bantam; Ballantine; Grove; New Directions; Graywolf; Melville House; Haymarket; arXiv; Author; Island Press; American Psychological Association; Celadon; Metropolitan; Harcourt; Harcourt Brace; Beacon; Harvill; Weidenfeld & Nicolson; Weidenfeld and Nicolson; Secker & Warburg; Victor Gollancz; Gollancz; Mentor; Signet; Tor; Ace; Morrow; William Morrow; Columbia Pictures; Warner Bros.; Paramount; Universal
        """
    static let databaseNames = """
        JSTOR; Project MUSE; ProQuest; EBSCO; EBSCOhost; LexisNexis; HeinOnline; Google Books; Academic OneFile; Kindle; Kindle edition; Academic Search Premier; \
        ProQuest Dissertations and Theses Global; ProQuest Dissertations and Theses; Gale; PubMed; Web of Science; Scopus; HathiTrust; Factiva; Nexis; ERIC; PsycINFO; Adobe Digital Editions
        """
    static let siteNames = """
        YouTube; Vimeo; Twitter; Facebook; Medium; Wikipedia; Encyclopaedia Britannica; Stanford Encyclopedia of Philosophy; 38 North; \
        Lawfare; Just Security; War on the Rocks; OpenDemocracy; Project Syndicate; The Conversation; Academia.edu; ResearchGate; SSRN; \
        JSTOR Daily; Instagram; Reddit; GitHub; Stack Overflow; VoxEU; Our World in Data; EJIL: Talk!; Opinio Juris; LinkedIn; CFR; CSIS
        """
    static let places = """
        New York; New York, NY; New York City; London; Paris; Berlin; Cambridge; Oxford; Chicago; Boston; Princeton; New Haven; Stanford; Berkeley; Los Angeles; \
        San Francisco; Washington; Washington DC; Washington D.C.; Philadelphia; Baltimore; Ithaca; Durham; Chapel Hill; Minneapolis; \
        Bloomington; Ann Arbor; Madison; Seattle; Austin; Toronto; Montreal; Montréal; Vancouver; Ottawa; Sydney; Melbourne; Canberra; \
        Auckland; Wellington; Dublin; Edinburgh; Glasgow; Manchester; Leiden; Amsterdam; Rotterdam; The Hague; Hague; Brussels; Bruxelles; \
        Geneva; Genève; Zurich; Zürich; Basel; Bern; Vienna; Wien; Munich; München; Frankfurt; Frankfurt am Main; Hamburg; Leipzig; Stuttgart; \
        Köln; Cologne; Tübingen; Göttingen; Heidelberg; Freiburg; Dordrecht; Copenhagen; Stockholm; Oslo; Helsinki; Rome; Roma; Milan; Milano; \
        Turin; Torino; Florence; Firenze; Bologna; Venice; Madrid; Barcelona; Lisbon; Lisboa; Athens; Istanbul; Ankara; Cairo; Beirut; Jerusalem; Tel Aviv; \
        Moscow; Moskva; St Petersburg; Leningrad; Kiev; Kyiv; Warsaw; Warszawa; Prague; Praha; Budapest; Bucharest; Belgrade; Zagreb; Sofia; \
        Tokyo; Kyoto; Osaka; Seoul; Busan; Pyongyang; Beijing; Peking; Shanghai; Hong Kong; Taipei; Singapore; Hanoi; Bangkok; Jakarta; Manila; Kuala Lumpur; \
        New Delhi; Delhi; Mumbai; Bombay; Calcutta; Kolkata; Karachi; Lahore; Islamabad; Tehran; Baghdad; Nairobi; Lagos; Accra; Dakar; Johannesburg; \
        Cape Town; Pretoria; Addis Ababa; Mexico City; México; Buenos Aires; Santiago; Lima; Bogotá; São Paulo; Rio de Janeiro; Havana; Caracas; \
        Notre Dame; Lawrence; Lincoln; Norman; Tucson; Athens, GA; Baton Rouge; Tuscaloosa; Iowa City; Pittsburgh; Cleveland; Detroit; \
        Santa Monica; Santa Barbara; Garden City; Englewood Cliffs; Lanham; Boulder; Westport; Upper Saddle River; Hoboken; Thousand Oaks; Newbury Park; Beverly Hills; \
        Malden; Lexington; Amherst; Hanover; Middletown; Providence; Syracuse; Albany; Rochester; Annapolis; Arlington; Reston; Alexandria; Charlottesville; College Park; \
        Basingstoke; Houndmills; Aldershot; Cheltenham; Harmondsworth; Middlesex; Oxon; Abingdon; Farnham; Northampton; West Sussex; Chichester; Bristol; Leicester; Exeter; Cardiff; Belfast; Liverpool; Leeds; York; \
        Scotland; England; UK; U.K.; United Kingdom; Great Britain; Wales; Ireland; France; Germany; Italy; Spain; Portugal; Netherlands; Belgium; Switzerland; Austria; \
        Sweden; Norway; Denmark; Finland; Poland; Russia; Ukraine; Turkey; Greece; Israel; Egypt; India; Pakistan; China; Japan; South Korea; Korea; Vietnam; Thailand; \
        Indonesia; Philippines; Malaysia; Australia; New Zealand; Canada; Mexico; Brazil; Argentina; Chile; South Africa; Kenya; Nigeria; Ghana; USA; U.S.A.; United States; \
        MA; CA; NY; NJ; CT; PA; IL; MI; MN; WI; OH; IN; VA; MD; NC; SC; GA; FL; TX; CO; WA; OR; AZ; NM; UT; RI; NH; VT; ME; DE; DC; D.C.; TN; KY; LA; AL; MS; MO; IA; KS; NE; OK; HI; AK; \
        Massachusetts; California; Connecticut; New Jersey; Pennsylvania; Illinois; Michigan; Minnesota; Virginia; Maryland; North Carolina; Texas; Mass; Calif; Conn; Ill; \
        Cambridge, Mass; Reading; Redwood City; Menlo Park; Mahwah; Hillsdale; Boca Raton; Indianapolis; Grand Rapids; Louisville; Nashville; New Brunswick; Jefferson; Urbana; Evanston; Carbondale; Columbus; Honolulu; Cham; Wiesbaden; Louvain; Leuven; Uppsala; Lund; Bonn; Dresden; Darmstadt; Marseille; Lyon; Long Beach; Thessaloniki; Baku; Almaty; Tbilisi; Kampala; Kathmandu; Dhaka; Colombo
        """
}
