import Articles

/// The template's view of an article's page.
struct ArticleView: View {
    let head: HeadView
    let article: Text
    let discussion: Discussion

    /// The article itself.
    struct Text: View {
        let resource: String
        let shareTitle: String
        let modified: String
        let authors: [Person]
        let structuredData: String

        let hasCategories: Bool
        let categories: [String]
        let supplied: Bool
        let title: String
        let standfirst: String?
        let hasByline: Bool
        let byline: [Byline]
        let editors: String?
        let date: Moment?
        let readingTime: String
        let commentsLabel: String?
        let dedication: String?
        let hasContents: Bool
        let contents: [Entry]
        let sections: [SectionView]
        let hasNotes: Bool
        let notes: [NoteView]
        let hasBiographies: Bool
        let aboutHeading: String
        let biographies: [Biography]
        let cite: [String]
        /// Nil while nobody knows an address that would hold elsewhere.
        let citedAt: String?
        let origin: Origin?
        let language: String
        let styles: [Format]
        let formats: [Format]
    }

    /// A name for reference managers.
    struct Person: View { let personName: String }

    /// A line of the byline.
    struct Byline: View {
        /// Nil where the heading names the author already.
        let shownName: String?
        let affiliation: String?
    }

    /// A line of the table of contents.
    struct Entry: View {
        let entryLevel: Int
        let entryID: String
        let entryHeading: String
    }

    /// A section.
    struct SectionView: View {
        let sectionID: String
        /// Its anchor in the API, where the page had to give it another `id`.
        let sectionAnchor: String?
        let heading: Heading?
        let sectionHTML: String
        let sectionRemarks: RemarksView?
    }

    /// The heading of a section.
    struct Heading: View {
        /// 2…6.
        let rank: Int
        let text: String
    }

    /// What is said of a person.
    struct Biography: View {
        /// Nil where the text begins with the name.
        let bioName: String?
        let bioText: String
    }

    /// Where the text first came out.
    struct Origin: View {
        let address: String
        let host: String
    }

    /// What the page's script goes by.
    struct Live: View {
        let liveSlug: String
        let liveSince: Int
        let liveVotes: String
        let liveEditSeconds: Int
    }

    /// A form of a citation, by the name that people know.
    struct Format: View {
        let formatName: String
        let formatSuffix: String
    }

    /// What readers say.
    struct Discussion: View {
        let discussionHeading: String
        let emptyNotice: String?
        let allComments: String?
        let hasThreads: Bool
        let threads: [CommentView]
        let nextComments: String?
        let form: FormView?
        let closedNotice: String?
        let live: Live?
    }

    init(_ page: ArticlePage, site: Site, assets: Assets) {
        let article = page.article
        let path = "/articles/\(article.slug)"
        head = HeadView(
            kind: "reading",
            title: article.shareTitle,
            description: Self.description(of: page),
            language: article.language,
            path: path,
            site: site,
            assets: assets,
            // A form with a reply begun or an error is no page to be found, nor is a part of a thread.
            noindex: page.form != CommentForm() || page.allComments != nil
        )
        let identifiers = PageIdentifiers(page)
        self.article = Text(page, identifiers: identifiers, path: path, site: site, chrome: head.chrome)
        discussion = Discussion(page, identifiers: identifiers, path: path)
    }

    /// The summary, or how the text begins.
    private static func description(of page: ArticlePage) -> String? {
        if let summary = page.article.summary.nonEmpty { return summary }
        guard let text = page.sections.lazy.compactMap({ $0.text.nonEmpty }).first else { return nil }
        let words = text.split(maxSplits: 40, whereSeparator: \.isWhitespace)
        return words.count <= 40 ? words.joined(separator: " ") : words.dropLast().joined(separator: " ") + " …"
    }
}

extension ArticleView.Text {
    init(_ page: ArticlePage, identifiers: PageIdentifiers, path: String, site: Site, chrome: String) {
        let article = page.article
        resource = "/v1" + path
        shareTitle = article.shareTitle
        modified = article.updatedAt.description
        authors = article.authors.map { ArticleView.Person(personName: $0.name) }
        structuredData = StructuredData.json(for: page, site: site, path: path)

        categories = article.categories.map(\.name)
        hasCategories = !categories.isEmpty
        supplied = article.title.nonEmpty == nil
        title = article.title.nonEmpty ?? article.suppliedTitle
        standfirst = article.subtitle.nonEmpty ?? article.summary.nonEmpty
        let headingNamesTheAuthor = supplied && article.authors.count == 1
        byline = article.authors.map {
            ArticleView.Byline(
                shownName: headingNamesTheAuthor ? nil : $0.name,
                affiliation: $0.affiliation.nonEmpty
            )
        }
        hasByline = byline.contains { $0.shownName != nil || $0.affiliation != nil }
        editors = Self.editors(of: article).nonEmpty
        date = article.publishedOn.map(Moment.init)
        readingTime = Wording.readingTime(minutes: article.readingMinutes)
        commentsLabel = article.counts.comments > 0 ? Wording.count(article.counts.comments, "comment") : nil
        dedication = article.dedication.nonEmpty

        contents = zip(page.sections, identifiers.sections).compactMap { section, id in
            section.heading.nonEmpty.map {
                ArticleView.Entry(entryLevel: max(1, min(section.level, 3)), entryID: id, entryHeading: $0)
            }
        }
        hasContents = contents.count > 3
        let remarks = RemarkCounts(page.comments)
        sections = zip(page.sections, identifiers.sections).map { section, id in
            ArticleView.SectionView(
                sectionID: id,
                sectionAnchor: id == section.anchor ? nil : section.anchor,
                heading: section.heading.nonEmpty.map {
                    ArticleView.Heading(rank: max(1, min(section.level, 5)) + 1, text: $0)
                },
                sectionHTML: section.html,
                sectionRemarks: remarks[.section(section.anchor)]
            )
        }
        let numbers = Set(page.citations.map(\.number))
        let printed = PrintedMarkers(page.sections)
        notes = page.citations.map { citation in
            NoteView(
                citation,
                markers: identifiers.markerCounts[citation.number] ?? 0,
                resolvesTo: citation.resolvedFrom.flatMap { numbers.contains($0) ? $0 : nil },
                showsLabel: citation.label.map(printed.contains) ?? false,
                remarks: remarks[.citation(citation.number)],
                chrome: chrome
            )
        }
        hasNotes = !notes.isEmpty

        biographies = article.contributors.compactMap { person in
            person.biography.nonEmpty.map {
                ArticleView.Biography(bioName: $0.hasPrefix(person.name) ? nil : person.name, bioText: $0)
            }
        }
        hasBiographies = !biographies.isEmpty
        let described = article.contributors.filter { $0.biography.nonEmpty != nil }
        if described.contains(where: { $0.role != .author }) {
            aboutHeading = "About the contributors"
        } else {
            aboutHeading = described.count == 1 ? "About the author" : "About the authors"
        }
        cite = CitationLine.sentences(for: article)
        citedAt = site.origin.isEmpty ? article.sourceURL.flatMap(WebAddress.init)?.text : site.address(path)
        origin = article.sourceURL.flatMap(WebAddress.init).map {
            ArticleView.Origin(address: $0.text, host: $0.host)
        }
        language = article.language
        styles = [
            ("Chicago note", "chicago-notes"), ("Chicago", "chicago-bibliography"), ("APA", "apa"), ("MLA", "mla"),
        ].map(ArticleView.Format.init)
        formats = [("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "csl.json")].map(ArticleView.Format.init)
    }

    private static func editors(of article: Article) -> String {
        let lines = article.editors.map { person in
            person.affiliation.nonEmpty.map { "\(person.name), \($0)" } ?? person.name
        }
        return Wording.joined(lines, carryingCommas: lines.contains { $0.contains(",") })
    }
}

extension ArticleView.Discussion {
    init(_ page: ArticlePage, identifiers: PageIdentifiers, path: String) {
        let subjects = CommentSubjects(page, identifiers: identifiers)
        let tree = CommentThreads(page.comments)
        threads = tree.nested { placed, replies in
            CommentView(
                placed.comment,
                replies: replies,
                parent: placed.parent,
                subject: subjects[placed.comment],
                nextReplies: page.nextReplies[placed.comment.id],
                articlePath: page.commentsAreOpen ? path : nil
            )
        }
        hasThreads = !threads.isEmpty
        let count = page.article.counts.comments
        discussionHeading = count > 0 ? Wording.count(count, "comment") : "Comments"
        emptyNotice = hasThreads || !page.commentsAreOpen ? nil : "No one has commented yet."
        allComments = page.allComments
        nextComments = page.nextComments
        form = page.commentsAreOpen ? FormView(page.form, article: page.article, comments: tree.byID) : nil
        closedNotice = page.commentsAreOpen ? nil : "Comments are closed."
        live = page.live.map { live in
            ArticleView.Live(
                liveSlug: page.article.slug.rawValue,
                liveSince: live.lastChange,
                liveVotes: live.takesVotes ? "on" : "off",
                liveEditSeconds: Int(live.editWindowSeconds)
            )
        }
    }
}
