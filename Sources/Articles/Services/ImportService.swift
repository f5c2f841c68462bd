internal import Crypto
internal import Foundation
internal import Markup

/// Putting an imported document in the store: a new article, a new revision of a known one, or nothing.
public struct ImportService: Sendable {
    private let store: any Store
    private let environment: Environment
    private let secrets: Secrets
    private let sweeper: IndexSweeper

    /// A service on a store.
    ///
    /// - Parameter secret: Thirty-two random bytes kept with the database.
    public init(store: any Store, environment: Environment, secret: [UInt8]) {
        self.store = store
        self.environment = environment
        secrets = Secrets(secret: secret, environment: environment)
        sweeper = IndexSweeper(store: store, at: environment.uptimeNanoseconds())
    }

    /// What the caller of an import decides.
    public struct Options: Sendable {
        /// Overrides the document's own slug.
        public var slug: Slug?
        /// Where the slug comes from when neither the caller, nor the document, nor a title gives one.
        public var fileName: String?
        /// Turns local times of comments into moments.
        public var timeZone: @Sendable (LocalDateTime) -> Timestamp
        /// Tells what would happen and changes nothing.
        public var isDryRun: Bool

        /// What the caller of an import decides; times are read in UTC unless told otherwise.
        public init(
            slug: Slug? = nil,
            fileName: String? = nil,
            isDryRun: Bool = false,
            timeZone: @escaping @Sendable (LocalDateTime) -> Timestamp = { Timestamp(utc: $0) }
        ) {
            self.slug = slug
            self.fileName = fileName
            self.isDryRun = isDryRun
            self.timeZone = timeZone
        }
    }

    /// What an import did, or would do in a dry run.
    public struct Outcome: Sendable, Equatable {
        /// What became of the article.
        public var effect: Effect
        /// The article's name in URLs.
        public var slug: Slug
        /// The revision that is now the latest.
        public var revision: Int
        /// Sections of the article.
        public var sections: Int
        /// Notes of the article.
        public var citations: Int
        /// Comments that the document brought and that were not there yet.
        public var commentsAdded: Int
        /// Notes whose work could not be told, each with its warnings.
        public var citationWarnings: [Int: [String]]
        /// What became of the anchors of comments.
        public var anchors = AnchorTally()
        /// What an editor should look at.
        public var findings: [ArticleReport.Finding] = []
        /// In a dry run the article as it would be, or is when nothing would change.
        public var preview: ArticleContent?

        /// What became of the article.
        public enum Effect: String, Sendable {
            case created
            case updated
            case unchanged
        }
    }

    /// Imports a document; importing it again changes nothing, a changed one becomes a new revision, comments stay.
    ///
    /// - Throws: `ArticlesError.invalid` when no slug can be made, `StoreError`.
    public func save(_ document: ImportedDocument, options: Options) async throws -> Outcome {
        let slug = try slug(for: document, options: options)
        let parts = Self.parts(of: document)
        let readings = document.readings
        let fingerprint = Self.fingerprint(of: document)
        let work: @Sendable (any WriteRepositories) throws -> Outcome = { repositories in
            let former = try repositories.articles.article(slug: slug)
            let isKnown = try former.map { try repositories.articles.fingerprint(of: $0.id) == fingerprint } ?? false
            var outcome = Outcome(
                effect: isKnown ? .unchanged : former == nil ? .created : .updated,
                slug: slug,
                revision: (former?.revision ?? 0) + (isKnown ? 0 : 1),
                sections: parts.count,
                citations: document.notes.count,
                commentsAdded: 0,
                citationWarnings: Dictionary(
                    readings.filter { !$0.warnings.isEmpty }.map { ($0.number, $0.warnings) },
                    uniquingKeysWith: +
                )
            )
            var random = EnvironmentRandom(environment: environment)
            let now = environment.now()
            let id = former?.id ?? Identifier(at: now, using: &random)
            if isKnown, let former {
                let content = try repositories.articles.content(of: former)
                outcome.findings = ArticleReport(of: content).findings
                outcome.preview = options.isDryRun ? content : nil
            }
            if !isKnown {
                let citations = try citations(document, parts, readings, of: id, repositories.articles)
                var article = article(document, parts, id: id, slug: slug, former: former, now: now)
                // What an editor has set is not undone by the document.
                if let former {
                    for member in try repositories.articles.overrides(of: id) { article.take(member, from: former) }
                }
                let content = ArticleContent(
                    article: article,
                    sections: parts,
                    citations: citations
                )
                outcome.findings = ArticleReport(of: content).findings
                outcome.preview = options.isDryRun ? content : nil
                let formerContent = try former.map { try repositories.articles.content(of: $0) }
                let formerAnchors = SectionMatching.formerAnchors(from: formerContent?.sections ?? [], to: parts)
                if let formerContent {
                    outcome.anchors = try Self.followAnchors(
                        from: formerContent,
                        to: content,
                        formerAnchors: formerAnchors,
                        repositories.comments
                    )
                }
                try repositories.articles.save(
                    content,
                    formerAnchors: formerAnchors,
                    fingerprint: fingerprint
                )
            }
            outcome.commentsAdded = try addComments(
                document.comments,
                to: (id, slug),
                options: options,
                now: now,
                repositories.comments
            )
            if options.isDryRun { throw DryRun(outcome: outcome) }
            return outcome
        }
        do {
            let outcome = try await store.write(work)
            sweeper.written(at: environment.uptimeNanoseconds())
            return outcome
        } catch let dryRun as DryRun {
            return dryRun.outcome
        }
    }

    /// Thrown out of the transaction so that a dry run does all the work and keeps none of it.
    private struct DryRun: Error {
        let outcome: Outcome
    }

    private func slug(for document: ImportedDocument, options: Options) throws -> Slug {
        let stem = options.fileName.map { URL(filePath: $0).deletingPathExtension().lastPathComponent }
        let byline = document.contributors.first.map(\.family) ?? ""
        let date = document.publishedOn.map { " \($0)" } ?? ""
        let slug =
            options.slug ?? document.slug ?? document.title.flatMap(Slug.init(folding:))
            ?? stem.flatMap(Slug.init(folding:)) ?? Slug(folding: byline + date)
        guard let slug else {
            let message = "the document has neither a slug nor a title to make one of; name one"
            throw ArticlesError.invalid([InvalidField(field: "slug", code: .required, message: message)])
        }
        return slug
    }

    static func parts(of document: ImportedDocument) -> [Section] {
        var anchors = AnchorNames()
        var number = 0
        return document.sections.map { section in
            number += section.heading == nil ? 0 : 1
            return Section(
                anchor: anchors.next(for: section.heading, number: number),
                number: number,
                heading: section.heading,
                level: section.level,
                text: section.text,
                html: section.html,
                wordCount: Words.count(in: section.text),
                markers: section.markers
            )
        }
    }

    private func article(
        _ document: ImportedDocument,
        _ sections: [Section],
        id: Identifier<Article>,
        slug: Slug,
        former: Article?,
        now: Timestamp
    ) -> Article {
        Article(
            id: id,
            slug: slug,
            title: document.title,
            subtitle: document.subtitle,
            summary: document.summary,
            status: document.status ?? former?.status ?? .published,
            language: document.language ?? "en",
            publishedOn: document.publishedOn,
            updatedAt: now,
            revision: (former?.revision ?? 0) + 1,
            wordCount: sections.reduce(0) { $0 + $1.wordCount },
            contributors: document.contributors,
            categories: document.categories.compactMap { name in
                Slug(folding: name).map { Category(slug: $0, name: name) }
            },
            sourceURL: document.sourceURL,
            dedication: document.dedication,
            comments: former?.comments ?? Article.CommentsPolicy(),
            counts: Article.Counts(
                sections: sections.count,
                citations: document.notes.count,
                comments: former?.counts.comments ?? 0
            )
        )
    }

    private func citations(
        _ document: ImportedDocument,
        _ sections: [Section],
        _ readings: [NoteReading],
        of article: Identifier<Article>,
        _ articles: any ArticleRepository
    ) throws -> [Citation] {
        var places: [Int: [Citation.Place]] = [:]
        for section in sections {
            for marker in section.markers {
                places[marker.citation, default: []].append(
                    Citation.Place(
                        section: section.anchor,
                        paragraph: marker.paragraph,
                        offset: marker.offset,
                        quote: marker.quote
                    )
                )
            }
        }
        let keys = readings.flatMap { $0.references.flatMap(\.csl.keys) }
        var joiner = SourceJoiner(known: try articles.sources(sharing: keys, citedOutside: article))
        // All readings come first, because a later one may complete the source of an earlier note.
        let identifiers = readings.map { reading in
            reading.references.map { reference in
                joiner.join(reference.csl) {
                    var random = EnvironmentRandom(environment: environment)
                    return Identifier(at: environment.now(), using: &random)
                }
            }
        }
        return zip(document.notes, zip(readings, identifiers)).map { note, reading in
            let (reading, identifiers) = reading
            return Citation(
                number: note.number,
                label: note.label,
                text: note.text,
                html: note.html,
                kind: reading.kind,
                resolvedFrom: reading.resolvedFrom,
                citedIn: places[note.number] ?? [],
                sources: zip(reading.references, identifiers).compactMap { reference, id in
                    joiner.sources[id].map { source in
                        CitedSource(
                            source: source,
                            locator: reference.locator,
                            prefix: reference.prefix,
                            confidence: reference.confidence
                        )
                    }
                },
                warnings: reading.warnings
            )
        }
    }

    private func addComments(
        _ comments: [ImportedComment],
        to article: (id: Identifier<Article>, slug: Slug),
        options: Options,
        now: Timestamp,
        _ repository: any CommentRepository
    ) throws -> Int {
        let keys = importKeys(of: comments)
        let known = try repository.importedComments(keys: keys, in: article.id)
        var random = EnvironmentRandom(environment: environment)
        var all: [Comment] = []
        for (index, (comment, key)) in zip(comments, keys).enumerated() {
            if let former = known[key] {
                all.append(former)
                continue
            }
            let parent = comment.parent.map { all[$0] }
            let posted = comment.postedAt.map { moment(of: $0, options: options) } ?? now
            let new = Comment(
                // A reply never sorts before what it answers, whatever the document's clock says.
                id: Identifier(at: max(posted, parent?.createdAt ?? posted), sequence: index, using: &random),
                articleID: article.id,
                articleSlug: article.slug,
                parentID: parent?.id,
                rootID: parent?.rootID,
                depth: parent.map { $0.depth + 1 } ?? 0,
                author: Comment.Author(
                    name: comment.authorName,
                    website: comment.website.flatMap { CommentRules.isWebsite($0) ? $0 : nil },
                    avatarSeed: secrets.digest("avatar", [comment.authorName], bytes: 16)
                ),
                body: comment.body,
                html: CommentMarkup.html(comment.body),
                createdAt: posted
            )
            try repository.insert(new, secrets: CommentSecrets(digest: key, importKey: key))
            all.append(new)
        }
        return all.count - known.count
    }

    private func moment(of time: ImportedComment.PostingTime, options: Options) -> Timestamp {
        switch time {
        case .exact(let moment): moment
        case .local(let local): options.timeZone(local)
        }
    }

    /// Keys by which comments are known again: author, time, words, and the how-manieth of equal ones.
    private func importKeys(of comments: [ImportedComment]) -> [String] {
        var seen: [String: Int] = [:]
        return comments.map { comment in
            let time =
                switch comment.postedAt {
                case nil: ""
                case .exact(let moment): "\(moment)"
                case .local(let local): "\(Timestamp(utc: local))"
                }
            let key = secrets.digest("import", [comment.authorName, time, comment.body])
            let count = seen[key, default: 0]
            seen[key] = count + 1
            return count == 0 ? key : secrets.digest("import", [key, "\(count)"])
        }
    }

    /// A digest of all that was read: the same document read in the same way has the same.
    private static func fingerprint(of document: ImportedDocument) -> String {
        var hash = SHA256()
        // The value's own description holds every field; a change of the model changes the digest, which only costs a
        // revision.
        var article = document
        article.comments = []
        hash.update(data: Data(String(reflecting: article).utf8))
        return hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
