// Invented pages in other languages; as in the files beside this one.

extension PlainTextDocument {
    static let germanPage = PlainTextDocument(
        about: "A German page: byline, months, times, notes and comments in its own words",
        text: #"""
            Startseite
            Beiträge
            Über uns

            Die Wasseruhr von Altenbrück
            Warum eine Kleinstadt ihre Zeit aus dem Fluss nahm

            Von Jana Weber, Redakteurin
            5. Mai 2019

            Die Uhr am Marktplatz wird mit Wasser betrieben.[1] Sie ist älter als der Bahnhof und geht nach, wenn der Fluss wenig Wasser führt.

            Einleitung

            Wer nach Altenbrück kommt, hört die Uhr, bevor er sie sieht.[2] Der Müller hat sie gebaut, und der Rat hat sie bezahlt.[3]

            Fazit

            Die Uhr ist nicht genau, und das ist auch nicht ihre Aufgabe.[4]

            Anmerkungen
            [1] Jana Weber, Uhren am Fluss (Köln: Beispielverlag, 2001), 12.
            [2] Ebd., 14.
            [3] Stadtarchiv Altenbrück, Ratsprotokoll vom 3. März 1788.
            [4] Weber, Uhren am Fluss, 90.

            2 Kommentare

            Max Huber sagt:
            6. Mai 2019 um 14:30 Uhr
            Meine Großmutter hat nach dieser Uhr gelebt.
            Antworten

            Jana Weber sagt:
            7. Mai 2019 um 9:05 Uhr
            @Max Huber Das freut mich sehr.
            Antworten

            Schreibe einen Kommentar

            """#,
        reading: #"""
            title: Die Wasseruhr von Altenbrück
            subtitle: Warum eine Kleinstadt ihre Zeit aus dem Fluss nahm
            author: Jana Weber | Jana | Weber | Redakteurin
            date: 2019-05-05
            # 1 (lead)
            Die Uhr am Marktplatz wird mit Wasser betrieben.{1} Sie ist älter als der Bahnhof und geht nach, wenn der Fluss wenig Wasser führt.
            # 1 Einleitung
            Wer nach Altenbrück kommt, hört die Uhr, bevor er sie sieht.{2} Der Müller hat sie gebaut, und der Rat hat sie bezahlt.{3}
            # 1 Fazit
            Die Uhr ist nicht genau, und das ist auch nicht ihre Aufgabe.{4}
            note 1: Jana Weber, Uhren am Fluss (Köln: Beispielverlag, 2001), 12.
            note 2: Ebd., 14.
            note 3: Stadtarchiv Altenbrück, Ratsprotokoll vom 3. März 1788.
            note 4: Weber, Uhren am Fluss, 90.
            comment: Max Huber | 2019-05-06 14:30:0 | Meine Großmutter hat nach dieser Uhr gelebt.
            comment ↳0: Jana Weber | 2019-05-07 9:5:0 | @Max Huber Das freut mich sehr.
            """#
    )

    static let spanishPage = PlainTextDocument(
        about: "A Spanish page: markers in parentheses, a date with “de”, a year of two digits",
        text: #"""
            Inicio
            Las campanas de San Telmo

            Por María Ruiz | 12 de junio de 2020

            Las campanas se oyen en todo el valle (1). El pueblo las llama por su nombre (2).

            Antecedentes

            La torre es del siglo XVI y la campana mayor se fundió con el cobre de los molinos (3).

            Conclusiones

            Las campanas no dan la hora; dan el tiempo (4).

            Notas
            (1) María Ruiz, Campanas (Sevilla: Ejemplo, 1998), 3.
            (2) Ibíd., 5.
            (3) Archivo parroquial, libro 2.
            (4) Entrevista con el campanero, 3/5/2020.

            2 comentarios

            Luis dijo:
            13 de junio de 2020 a las 9:05
            La mía era la pequeña.
            Responder

            Ana escribió:
            el 13/06/20 a las 21:40
            En respuesta a Luis
            Y la mía la rota.
            Responder

            Deja una respuesta

            """#,
        reading: #"""
            title: Las campanas de San Telmo
            author: María Ruiz | María | Ruiz | -
            date: 2020-06-12
            # 1 (lead)
            Las campanas se oyen en todo el valle{1}. El pueblo las llama por su nombre{2}.
            # 1 Antecedentes
            La torre es del siglo XVI y la campana mayor se fundió con el cobre de los molinos{3}.
            # 1 Conclusiones
            Las campanas no dan la hora; dan el tiempo{4}.
            note 1: María Ruiz, Campanas (Sevilla: Ejemplo, 1998), 3.
            note 2: Ibíd., 5.
            note 3: Archivo parroquial, libro 2.
            note 4: Entrevista con el campanero, 3/5/2020.
            comment: Luis | 2020-06-13 9:5:0 | La mía era la pequeña.
            comment ↳0: Ana | 2020-06-13 21:40:0 | Y la mía la rota.
            """#
    )

    static let frenchPage = PlainTextDocument(
        about: "A French page: raised digits, “dit :”, an answer, hours with an h, the day first",
        text: #"""
            Le moulin des sept sources
            Par Claire Dubois
            Publié le mardi 2 mars 2021

            Le moulin est fermé depuis trente ans.¹ Dans le village, on ne parle que de sa roue.²

            Méthode

            Nous avons lu les registres de la commune, qui sont complets pour la période.³

            Conclusion

            Le moulin ne tourne plus, et les sources sont à sec.⁴

            Notes et références
            1. Claire Dubois, Les Roues (Lyon : Exemple, 2010), p. 7.
            2. Ibid., p. 9.
            3. Archives communales, registre de 1871.
            4. Entretien avec le meunier, 1er février 2021.

            Trois commentaires

            Paul dit :
            3 mars 2021 à 10 h 15
            La roue est chez moi.
            Répondre

            Claire Dubois dit :
            En réponse à Paul
            3 mars 2021 à 18h40
            Je le sais bien !
            Répondre

            Anne M. dit :
            04/03/2021 à 07:02
            Merci pour cet article.
            Répondre

            Laisser un commentaire

            """#,
        reading: #"""
            title: Le moulin des sept sources
            author: Claire Dubois | Claire | Dubois | -
            date: 2021-03-02
            # 1 (lead)
            Le moulin est fermé depuis trente ans.{1} Dans le village, on ne parle que de sa roue.{2}
            # 1 Méthode
            Nous avons lu les registres de la commune, qui sont complets pour la période.{3}
            # 1 Conclusion
            Le moulin ne tourne plus, et les sources sont à sec.{4}
            note 1: Claire Dubois, Les Roues (Lyon : Exemple, 2010), p. 7.
            note 2: Ibid., p. 9.
            note 3: Archives communales, registre de 1871.
            note 4: Entretien avec le meunier, 1er février 2021.
            comment: Paul | 2021-03-03 10:15:0 | La roue est chez moi.
            comment ↳0: Claire Dubois | 2021-03-03 18:40:0 | Je le sais bien !
            comment: Anne M. | 2021-03-04 7:2:0 | Merci pour cet article.
            """#
    )
}
