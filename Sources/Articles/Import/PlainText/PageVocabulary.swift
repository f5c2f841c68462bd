/// What pages of one language call their parts, in lower case.
struct PageVocabulary: Sendable {
    /// January first.
    var months: [String]
    /// Shortened names that are more than a month's first three letters.
    var shortMonths: [(month: Int, name: String)] = []
    var weekdays: [String] = []
    /// Before an author: `von`.
    var bylines: [String] = []
    /// Before an editor, with a colon or without.
    var editors: [String] = []
    /// Before a date: `am`.
    var beforeDates: [String] = []
    /// Before the date of publication: `veröffentlicht am`.
    var dateLabels: [String] = []
    /// Between date and time: `um`.
    var beforeTimes: [String] = []
    /// Words for comments, with a number before them.
    var comments: [String] = []
    /// Words for none, one, two, and so on.
    var numbers: [[String]] = []
    /// How the line begins that opens the form.
    var forms: [String] = []
    /// What ends a comment.
    var replyButtons: [String] = []
    var buttons: [String] = []
    /// After a name: `sagt`.
    var saying: [String] = []
    /// Before the name of who is answered.
    var answering: [String] = []
    var notes: [String] = []
    var headings: [String] = []
    var sidebar: [String] = []
    /// Words of menus.
    var navigation: [String] = []
    var aboutTheAuthor: [String] = []
}

extension PageVocabulary {
    /// Those beside English, whose words stand with the readers.
    static let others: [PageLanguage: PageVocabulary] = [.german: german, .french: french, .spanish: spanish]

    /// The words of one kind in all languages beside English.
    static func all<Word>(_ kind: KeyPath<PageVocabulary, [Word]>) -> [Word] {
        [german, french, spanish].flatMap { $0[keyPath: kind] }
    }

    static let german = PageVocabulary(
        months: [
            "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
            "dezember",
        ],
        shortMonths: [(1, "jänner"), (3, "mrz"), (3, "mär"), (5, "mai"), (10, "okt"), (12, "dez")],
        weekdays: [
            "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "mo", "di",
            "mi", "do", "fr", "sa", "so",
        ],
        bylines: ["von", "ein beitrag von", "ein gastbeitrag von", "geschrieben von", "verfasst von", "text von"],
        editors: ["herausgegeben von", "redaktion", "bearbeitet von", "lektorat"],
        beforeDates: ["am", "vom", "den"],
        dateLabels: ["veröffentlicht am", "erschienen am", "publiziert am", "datum", "am", "stand"],
        beforeTimes: ["um"],
        comments: ["kommentare", "kommentar", "antworten", "antwort", "gedanken", "meinungen"],
        numbers: [
            ["keine", "kein"], ["ein", "eine"], ["zwei"], ["drei"], ["vier"], ["fünf"], ["sechs"], ["sieben"],
            ["acht"], ["neun"], ["zehn"],
        ],
        forms: [
            "schreibe einen kommentar", "schreib einen kommentar", "einen kommentar schreiben", "kommentar schreiben",
            "kommentar verfassen", "kommentar hinterlassen", "hinterlasse einen kommentar",
            "hinterlassen sie einen kommentar", "hinterlasse eine antwort", "antwort hinterlassen",
            "kommentieren sie", "kommentare sind geschlossen", "die kommentare sind geschlossen",
            "kommentare geschlossen", "die kommentarfunktion ist geschlossen", "deine e-mail-adresse wird nicht",
        ],
        replyButtons: ["antworten", "auf diesen kommentar antworten"],
        buttons: ["gefällt mir", "teilen", "melden", "bearbeiten", "zitieren", "drucken", "löschen"],
        saying: ["sagt", "sagte", "schreibt", "schrieb", "meint", "meinte", "kommentierte", "kommentiert"],
        answering: ["als antwort auf", "antwort auf", "antwort an"],
        notes: [
            "anmerkungen", "anmerkung", "fußnoten", "fussnoten", "endnoten", "quellen", "quellenangaben",
            "literatur", "literaturverzeichnis", "einzelnachweise", "nachweise", "belege", "quellen und literatur",
            "anmerkungen und literatur", "quellenverzeichnis",
        ],
        headings: [
            "einleitung", "einführung", "vorwort", "nachwort", "hintergrund", "methode", "methoden", "methodik",
            "ergebnisse", "ergebnis", "diskussion", "fazit", "schluss", "schlussfolgerung", "schlussfolgerungen",
            "zusammenfassung", "ausblick", "forschungsstand", "fragestellung", "danksagung", "überblick", "anhang",
        ],
        sidebar: [
            "Kategorien", "Kategorie", "Archiv", "Archive", "Schlagwörter", "Schlagworte", "Neueste Beiträge",
            "Neueste Kommentare", "Letzte Beiträge", "Ähnliche Beiträge", "Verwandte Beiträge", "Suche", "Teilen",
            "Impressum", "Über diesen Blog", "Beitragsnavigation",
        ],
        navigation: [
            "startseite", "start", "beiträge", "artikel", "über", "uns", "kontakt", "impressum", "datenschutz", "suche",
            "menü", "archiv", "kategorien", "veranstaltungen", "anmelden", "spenden", "themen",
        ],
        aboutTheAuthor: [
            "über den autor", "über die autorin", "über die autoren", "zum autor", "zur autorin", "zur person",
        ]
    )

    static let french = PageVocabulary(
        months: [
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
            "décembre",
        ],
        shortMonths: [
            (1, "janv"), (2, "fevrier"), (2, "févr"), (2, "fév"), (4, "avr"), (7, "juil"), (8, "aout"),
            (12, "decembre"), (12, "déc"),
        ],
        weekdays: [
            "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lun", "mar", "mer", "jeu", "ven",
            "sam", "dim",
        ],
        bylines: ["par", "écrit par", "texte de", "un texte de", "rédigé par", "un article de"],
        editors: ["sous la direction de", "édité par", "rédaction"],
        beforeDates: ["le", "du"],
        dateLabels: ["publié le", "publiée le", "paru le", "mis en ligne le", "date de publication", "le"],
        beforeTimes: ["à", "a"],
        comments: ["commentaires", "commentaire", "réponses", "réponse", "réactions", "avis"],
        numbers: [
            ["aucun", "aucune"], ["un", "une"], ["deux"], ["trois"], ["quatre"], ["cinq"], ["six"], ["sept"], ["huit"],
            ["neuf"], ["dix"],
        ],
        forms: [
            "laisser un commentaire", "laissez un commentaire", "laisser une réponse", "poster un commentaire",
            "ajouter un commentaire", "écrire un commentaire", "publier un commentaire", "commenter cet article",
            "les commentaires sont fermés", "commentaires fermés", "votre adresse e-mail ne sera pas",
            "votre adresse de messagerie ne sera pas",
        ],
        replyButtons: ["répondre", "répondre à ce commentaire"],
        buttons: ["j'aime", "j’aime", "jaime", "partager", "signaler", "modifier", "citer", "imprimer", "supprimer"],
        saying: ["dit", "écrit", "a dit", "a écrit", "répond", "commente"],
        answering: ["en réponse à", "réponse à", "répond à"],
        notes: [
            "notes et références", "références", "référence", "notes de bas de page", "notes de fin", "bibliographie",
            "notes et bibliographie", "sources et notes", "ouvrages cités", "références bibliographiques",
        ],
        headings: [
            "introduction", "avant-propos", "préface", "contexte", "méthode", "méthodes", "méthodologie", "résultats",
            "résultat", "discussion", "conclusion", "conclusions", "résumé", "remerciements", "épilogue",
            "perspectives",
            "annexe", "annexes", "état de la question", "en guise de conclusion",
        ],
        sidebar: [
            "Catégories", "Catégorie", "Archives", "Mots-clés", "Étiquettes", "Articles récents",
            "Commentaires récents", "Articles similaires", "Articles liés", "À lire aussi", "Rechercher", "Partager",
            "Mentions légales", "À propos de ce blog", "Navigation des articles",
        ],
        navigation: [
            "accueil", "articles", "à", "propos", "contact", "recherche", "menu", "archives", "catégories",
            "actualités",
            "connexion", "dons", "rubriques", "nous", "contacter",
        ],
        aboutTheAuthor: [
            "à propos de l'auteur", "à propos de l'auteure", "à propos des auteurs", "l'auteur", "l'auteure",
        ]
    )

    static let spanish = PageVocabulary(
        months: [
            "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
            "noviembre", "diciembre",
        ],
        shortMonths: [(1, "ene"), (4, "abr"), (8, "ago"), (9, "setiembre"), (12, "dic")],
        weekdays: [
            "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "lun", "mié", "jue", "vie", "sáb",
            "dom",
        ],
        bylines: ["por", "escrito por", "texto de", "un texto de", "un artículo de", "publicado por"],
        editors: ["editado por", "edición de", "editor", "editora"],
        beforeDates: ["el", "del"],
        dateLabels: ["publicado el", "publicada el", "fecha", "fecha de publicación", "el"],
        beforeTimes: ["a las", "a la"],
        comments: ["comentarios", "comentario", "respuestas", "respuesta", "opiniones"],
        numbers: [
            ["ningún", "ninguna"], ["un", "una"], ["dos"], ["tres"], ["cuatro"], ["cinco"], ["seis"], ["siete"],
            ["ocho"], ["nueve"], ["diez"],
        ],
        forms: [
            "deja un comentario", "deja una respuesta", "dejar un comentario", "dejar una respuesta",
            "escribe un comentario", "añadir un comentario", "publicar un comentario",
            "los comentarios están cerrados", "comentarios cerrados", "tu dirección de correo electrónico no será",
        ],
        replyButtons: ["responder", "responder a este comentario"],
        buttons: ["me gusta", "compartir", "denunciar", "editar", "citar", "imprimir", "eliminar"],
        saying: ["dice", "dijo", "escribió", "escribe", "comentó", "comenta", "respondió"],
        answering: ["en respuesta a", "respuesta a"],
        notes: [
            "notas", "nota", "notas al pie", "notas finales", "referencias", "bibliografía", "fuentes",
            "notas y referencias", "referencias bibliográficas", "obras citadas", "notas y bibliografía",
        ],
        headings: [
            "introducción", "prólogo", "prefacio", "contexto", "antecedentes", "método", "métodos", "metodología",
            "resultados", "discusión", "conclusión", "conclusiones", "resumen", "agradecimientos", "epílogo", "anexo",
            "anexos", "consideraciones finales", "a modo de conclusión",
        ],
        sidebar: [
            "Categorías", "Categoría", "Archivos", "Archivo", "Etiquetas", "Entradas recientes",
            "Comentarios recientes", "Entradas relacionadas", "Artículos relacionados", "Buscar", "Compartir",
            "Aviso legal", "Sobre este blog", "Navegación de entradas",
        ],
        navigation: [
            "inicio", "artículos", "acerca", "contacto", "buscar", "menú", "archivo", "archivos", "categorías",
            "noticias", "entrar", "donar", "temas", "quiénes", "somos",
        ],
        aboutTheAuthor: ["sobre el autor", "sobre la autora", "sobre los autores", "acerca del autor"]
    )
}
