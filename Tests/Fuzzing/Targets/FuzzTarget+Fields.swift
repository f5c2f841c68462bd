import HTTPTypes

@testable import Articles
@testable import ArticlesAPI
@testable import HTTP

extension FuzzTarget {
    /// Values of fields: each reader takes any text, and what it writes it reads back.
    static let fields = FuzzTarget(name: "fields", maximumLength: 512) { bytes in
        let value = decoded(bytes)
        return tagFaults(value) + typeFaults(value) + addressFaults(value)
            + unless((0...1000).contains(AcceptEncoding(value).gzip), "a quality out of bounds")
            + unless(
                (HTTPDateReading.epochSeconds(value) ?? 0).magnitude < 1 << 40,
                "a date beyond four digits of a year"
            )
            + unless((EventText.sequence(value) ?? 0) >= 0, "a negative event")
            + unless(
                IdempotencyKey(value: value, requestDigest: "").map { $0.value == value } ?? true,
                "a key that is another"
            )
    }

    private static func tagFaults(_ value: String) -> [String] {
        let tag = EntityTag(value)
        let again = tag.map { EntityTag($0.description) }
        var faults = unless(tag == nil || again == tag, "a tag that is not read back")
        if let tag { faults += unless(tag.gzipped.uncoded == tag.uncoded || tag.isWeak, "a tag's variant") }
        if case .tags(let tags)? = EntityTagCondition(value) {
            let list = tags.map(\.description).joined(separator: ", ")
            faults += unless(EntityTagCondition(list) == .tags(tags), "a list of tags that is not read back")
        }
        // Any value is also one of a condition; the decision is one of three, whatever the fields say.
        let fields: HTTPFields = [
            .ifMatch: value, .ifNoneMatch: value, .ifModifiedSince: value, .ifUnmodifiedSince: value,
        ]
        _ = ConditionalRequests.decision(fields: fields, tags: tag.map { [$0] } ?? [], lastModified: value)
        return faults
    }

    private static func typeFaults(_ value: String) -> [String] {
        var faults: [String] = []
        if let type = MediaType(value) {
            let again = MediaType(type.description)
            // Bytes that no quoted string may hold never get so far.
            faults += unless(again == type, "the media type \(type) is not read back")
        }
        var request = Request(path: "/")
        request.fields[.accept] = value
        request.fields[.authorization] = value
        request.fields[.contentType] = value
        let offers = ["text/plain", "application/json;v=1"]
        if let chosen = request.preferredMediaType(among: offers) {
            faults += unless(offers.contains(chosen), "a type that is not on offer")
        }
        if let token = request.bearerToken { faults += unless(Request.isBearerToken(token), "a token that is none") }
        for range in Accept(value)?.ranges ?? [] {
            faults += unless((0...1000).contains(range.quality), "a quality of \(range.quality)")
        }
        return faults
    }

    private static func addressFaults(_ value: String) -> [String] {
        let all = ["0.0.0.0/0", "::/0"].compactMap { AddressRange($0) }
        let none = ClientAddress(trustedProxies: [])
        let trusting = ClientAddress(trustedProxies: all)
        return ["Forwarded", "X-Forwarded-For"].flatMap { name in
            var request = Request(path: "/", peer: .ipv4([192, 0, 2, 1], port: 1))
            request.fields[HTTPField.Name(name)!] = value
            let address = trusting.address(of: request)
            return unless([4, 16].contains(address.count), "an address of \(address.count) bytes")
                + unless(none.address(of: request) == [192, 0, 2, 1], "a stranger's field is believed")
                + unless(trusting.limitedPrefix(of: request).count <= 6, "a prefix that is too long")
        } + unless(AddressRange(value).map { !$0.contains([]) } ?? true, "a block that holds nothing's address")
    }

    /// Queries, forms, cursors and parts of paths.
    static let queries = FuzzTarget(name: "queries", maximumLength: 512) { bytes in
        let value = decoded(bytes)
        var faults: [String] = []
        let names = ["a", "limit", "sort", "cursor", "in"]
        let (query, errors) = Query.parse(value, allowing: names)
        faults += unless(query.names.isSubset(of: names), "a parameter that is not allowed")
        var reader = QueryReader(query: query, allowed: names, errors: errors)
        if let limit = reader.integer("limit", in: -5...100) {
            faults += unless((-5...100).contains(limit), "a limit of \(limit)")
        }
        _ = (reader.boolean("a"), reader.choice("sort", of: Kind.self), reader.choices("in", of: Kind.self))
        if let list = reader.list("cursor", atMost: 3) {
            faults += unless((1...3).contains(list.count) && !list.contains(""), "a list of \(list)")
        }
        if let problem = reader.problem {
            faults += unless(problem.status.code == 400 && problem.errors.count <= 16, "a problem of \(problem.status)")
        }
        var form = Request(method: .post, path: "/", content: bytes)
        form.fields[.contentType] = "application/x-www-form-urlencoded"
        do {
            _ = try form.decodedForm()
        } catch {
            faults += unless(error is Problem, "a form is refused by \(error)")
        }
        return faults + cursorFaults(value)
    }

    private enum Kind: String, CaseIterable {
        case text
        case comments
    }

    /// What is read out of a cursor makes a cursor that says the same.
    private static func cursorFaults(_ value: String) -> [String] {
        let source: Identifier<Source> = Identifier("0197a000-0000-7000-8000-000000000001")!
        var faults: [String] = []
        if let position = Cursor.articles(value) {
            faults += unless(Cursor.articles(Cursor.articles(position)) == position, "a cursor of articles")
        }
        for sort in CommentQuery.Sort.allCases {
            guard let position = Cursor.comments(value, sort: sort) else { continue }
            let again = Cursor.comments(Cursor.comments(position, sort: sort), sort: sort)
            faults += unless(again == position, "a cursor of comments")
        }
        if let position = Cursor.search(value) {
            faults += unless(Cursor.search(Cursor.search(position)) == position, "a cursor of a search")
        }
        if let position = Cursor.mentions(value, of: source) {
            faults += unless(
                Cursor.mentions(Cursor.mentions(position, of: source), of: source) == position,
                "of mentions"
            )
        }
        if let id = Cursor.bans(value) { faults += unless(Cursor.bans(Cursor.bans(id)) == id, "a cursor of bans") }
        if let number = Cursor.log(value) { faults += unless(Cursor.log(Cursor.log(number)) == number, "of the log") }
        _ = (Cursor.latest(value, newest: true), Cursor.own(value), Cursor.editorsArticles(value))
        return faults
    }

    /// Names, times, slugs, words and tokens.
    static let names = FuzzTarget(name: "names", maximumLength: 512) { bytes in
        let value = decoded(bytes)
        var faults: [String] = []
        if let slug = Slug(folding: value) {
            faults += unless(Slug(slug.rawValue) == slug && Slug(folding: slug.rawValue) == slug, "the slug \(slug)")
        }
        if let date = CalendarDate(value) {
            faults += unless(CalendarDate(date.description) == date, "the day \(date)")
        }
        if let time = Timestamp(rfc3339: value) {
            faults += unless(time.millisecondsSince1970.magnitude < 1 << 50, "the time \(time)")
        }
        if let id = Identifier<Comment>(value) {
            faults += unless(Identifier<Comment>(id.description) == id, "the identifier \(id)")
        }
        let skeletons = NameSkeleton.skeletons(of: value)
        faults += unless(!skeletons.contains(""), "an empty skeleton")
        faults += unless(
            skeletons.isEmpty || ReservedNames([value]).hold(value),
            "a name that is not the same as itself"
        )
        do throws(BlocklistError) {
            let list = try Blocklist(lines: value)
            _ = list.match(in: FoldedWords(value))
        } catch {
            faults += unless(error.line >= 1, "a fault in no line")
        }
        let secrets = Secrets(secret: Array(repeating: 7, count: 32), environment: fixed)
        faults += unless(!secrets.isAuthorToken(value), "a token out of nothing")
        faults += unless(!FormStamp(secrets: secrets).isGood(value, at: fixed.now()), "a stamp out of nothing")
        do throws(SpamRefusal) {
            try ProofOfWork(bits: 8, environment: fixed).take(value)
            faults.append("a proof out of nothing")
        } catch {}
        let draft = CommentDraft(authorName: value, email: value, website: value, body: value, parentID: value)
        do {
            let normal = try CommentRules().normalized(draft)
            faults += unless(try CommentRules().normalized(normal) == normal, "a draft that is not normal in its form")
        } catch {
            faults += unless(error is ArticlesError, "a draft is refused by \(error)")
        }
        return faults
    }

    private static let fixed = Environment(
        now: { Timestamp(millisecondsSince1970: 1_700_000_000_000) },
        uptimeNanoseconds: { 1_000_000_000 },
        randomBits: { 4 }
    )
}
