internal import Foundation
internal import Markup
internal import Synchronization

/// Decides whether a reader's comment is taken, refused, or held for an editor.
///
/// Each check is a value of its own; this one puts them in order. The editor's comments don't pass here.
public struct CommentGate: Sendable {
    /// What the operator asks.
    public let settings: SpamSettings
    private let stamp: FormStamp
    /// Makes challenges; nil when no proof is asked for.
    public let proof: ProofOfWork?
    private let secrets: Secrets
    private let environment: Environment
    private let limits: CommentLimits

    init(settings: SpamSettings, secrets: Secrets, environment: Environment) {
        self.settings = settings
        self.secrets = secrets
        self.environment = environment
        stamp = FormStamp(secrets: secrets)
        proof =
            settings.proofOfWorkBits == 0 ? nil : ProofOfWork(bits: settings.proofOfWorkBits, environment: environment)
        limits = CommentLimits(perMinute: settings.commentsPerMinute, perDay: settings.commentsPerDay)
    }

    /// Begins the way of one comment through the checks.
    func visit(address: [UInt8], authorTokenHash: String? = nil, _ evidence: CommentEvidence) -> GateVisit {
        GateVisit(
            caller: secrets.fingerprint("address", address),
            addressHash: secrets.addressHash(address),
            authorTokenHash: authorTokenHash,
            evidence: evidence
        )
    }

    /// A stamp for a form that is shown now.
    public func issueStamp() -> IssuedStamp {
        let now = environment.now()
        return IssuedStamp(
            stamp: stamp.make(at: now),
            usableFrom: now.advanced(byMilliseconds: Int64(settings.minFillSeconds) * 1000),
            expiresAt: now.advanced(byMilliseconds: Int64(FormStamp.lifetimeSeconds) * 1000)
        )
    }

    /// The stamp of a form that is shown, or shown again.
    ///
    /// The one that was sent stays as long as it is good, so that a reader who mends a comment does not wait anew. Nil where the page's form needs none.
    public func formStamp(replacing sent: String?) -> String? {
        guard settings.minFillSeconds > 0 || settings.isStampRequired else { return nil }
        if let sent, stamp.isGood(sent, at: environment.now()) { return sent }
        return issueStamp().stamp
    }

    // MARK: Limits

    func allowances(of address: [UInt8]) -> [Allowance] {
        limits.allowances(of: secrets.fingerprint("address", address), at: environment.uptimeNanoseconds())
    }

    /// Reads what a caller that is not known posted within the last day.
    func learn(_ visit: GateVisit, from store: any Store) async throws {
        guard let limit = limits.seedLimit(caller: visit.caller), let address = visit.addressHash else { return }
        let since = environment.now().advanced(byMilliseconds: -86_400_000)
        let used = try await store.read {
            try $0.moderation.postCount(addressHash: address, since: since, limit: limit)
        }
        limits.seed(caller: visit.caller, used: used, at: environment.uptimeNanoseconds())
    }

    /// Counts the comment, once for a visit.
    ///
    /// - Throws: `ArticlesError.tooMany`.
    func take(_ visit: GateVisit) throws {
        guard !visit.taken.withLock({ $0.isCounted }) else { return }
        try limits.take(caller: visit.caller, at: environment.uptimeNanoseconds())
        visit.taken.withLock { $0.isCounted = true }
    }

    /// Takes back what a comment used up that was not written after all.
    func giveBack(_ visit: GateVisit) {
        let taken = visit.taken.withLock { taken in
            defer { taken = GateVisit.Taken() }
            return taken
        }
        if taken.isCounted { limits.giveBack(caller: visit.caller, at: environment.uptimeNanoseconds()) }
        if let proof = taken.proof { self.proof?.giveBack(proof) }
    }

    /// Addresses of comments before this moment are forgotten.
    func oldestAddress(at now: Timestamp) -> Timestamp {
        now.advanced(byMilliseconds: Int64(settings.addressDays) * -86_400_000)
    }

    // MARK: Checks

    /// Checks what can be checked without the time or the store.
    ///
    /// - Throws: `ArticlesError.spam`.
    func check(_ draft: CommentDraft, html: String, _ visit: GateVisit) throws {
        try refusing {
            if let honeypot = visit.evidence.honeypot, !honeypot.isEmpty { throw SpamRefusal.honeypotFilled }
            try checkWords(draft, html: html)
        }
    }

    /// Checks the new text of a comment that is there.
    ///
    /// - Throws: `ArticlesError.spam`.
    func checkEdit(body: String, html: String) throws {
        try refusing { try checkWords(CommentDraft(authorName: "", body: body), html: html) }
    }

    /// Checks whether the author may still write, in the transaction that would change the text.
    ///
    /// - Returns: Why the comment has to wait for an editor with its new text; empty when it needn't.
    /// - Throws: `ArticlesError.spam`.
    func admitEdit(
        of record: CommentRecord,
        body: String,
        html: String,
        at now: Timestamp,
        _ moderation: any ModerationReading
    ) throws -> [HoldReason] {
        guard !record.comment.author.isEditor else { return [] }
        let visit = GateVisit(
            caller: 0,
            addressHash: record.secrets.addressHash,
            authorTokenHash: record.secrets.authorTokenHash,
            evidence: CommentEvidence()
        )
        let draft = CommentDraft(
            authorName: record.comment.author.name,
            email: record.secrets.email,
            website: record.comment.author.website,
            body: body
        )
        return try refusing {
            try checkBans(draft, of: visit, at: now, moderation)
            return try holdReasons(draft, html: html, visit, moderation)
        }
    }

    private func checkWords(_ draft: CommentDraft, html: String) throws(SpamRefusal) {
        if let limit = settings.maxLinks {
            let found = Self.linkCount(in: html)
            guard found <= limit else { throw .tooManyLinks(found: found, limit: limit) }
        }
        try Self.check(settings.blocklist, draft)
    }

    /// Checks stamp, proof and bans, in the transaction that would write the comment.
    ///
    /// - Returns: Why the comment waits for an editor; empty when it needn't.
    /// - Throws: `ArticlesError.spam`.
    func admit(
        _ draft: CommentDraft,
        html: String,
        _ visit: GateVisit,
        at now: Timestamp,
        _ moderation: any ModerationReading
    ) throws -> [HoldReason] {
        try refusing {
            try checkStamp(visit.evidence, at: now)
            try checkBans(draft, of: visit, at: now, moderation)
            let reasons = try holdReasons(draft, html: html, visit, moderation)
            // Last, so that no other refusal uses a proof up.
            return try reasons + takeProof(visit)
        }
    }

    private func holdReasons(
        _ draft: CommentDraft,
        html: String,
        _ visit: GateVisit,
        _ moderation: any ModerationReading
    ) throws -> [HoldReason] {
        try settings.moderation.reasons(
            linkCount: Self.linkCount(in: html),
            hasWebsite: draft.website != nil,
            isKnownAuthor: try moderation.hasPublished(
                authorTokenHash: visit.authorTokenHash,
                name: draft.authorName,
                addressHash: visit.addressHash
            )
        )
    }

    private func takeProof(_ visit: GateVisit) throws(SpamRefusal) -> [HoldReason] {
        guard let proof else { return [] }
        guard let sent = visit.evidence.proofOfWork else {
            if visit.evidence.isFromPage { return [.noProofOfWork] }
            throw .proofNeeded(bits: proof.bits)
        }
        // A transaction may run again.
        guard visit.taken.withLock({ $0.proof != sent }) else { return [] }
        try proof.take(sent)
        visit.taken.withLock { $0.proof = sent }
        return []
    }

    private func checkStamp(_ evidence: CommentEvidence, at now: Timestamp) throws(SpamRefusal) {
        guard let sent = evidence.stamp, !sent.isEmpty else {
            let isNeeded = settings.isStampRequired || evidence.isFromPage && settings.minFillSeconds > 0
            if isNeeded { throw .stampNeeded }
            return
        }
        try stamp.check(sent, at: now, leastSeconds: settings.minFillSeconds)
    }

    private func checkBans(
        _ draft: CommentDraft,
        of visit: GateVisit,
        at now: Timestamp,
        _ moderation: any ModerationReading
    ) throws {
        // Where nobody is banned, one look is enough; this is done in the one writer's time.
        guard try !moderation.bans(after: nil, limit: 1).isEmpty else { return }
        let marks = AuthorMarks(
            name: draft.authorName,
            email: draft.email,
            addressHash: visit.addressHash,
            authorTokenHash: visit.authorTokenHash
        )
        for (kind, value) in marks.values(secrets) {
            guard let ban = try moderation.ban(kind: kind, value: value), ban.isActive(at: now) else { continue }
            throw SpamRefusal.banned(kind, until: ban.expiresAt)
        }
        var banned = Blocklist()
        for kind in [Ban.Kind.word, .domain] {
            for ban in try moderation.activeBans(kind: kind, at: now) { banned.insert(ban.value) }
        }
        try Self.check(banned, draft)
    }

    private func refusing<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let refusal as SpamRefusal {
            throw ArticlesError.spam(refusal)
        }
    }

    private static func check(_ list: Blocklist, _ draft: CommentDraft) throws(SpamRefusal) {
        guard !list.isEmpty else { return }
        let website = draft.website ?? ""
        let values = [
            ("body", VisibleText(html: CommentMarkup.html(draft.body)).folded),
            ("author.name", FoldedWords(draft.authorName)),
            ("author.website", FoldedWords(website.removingPercentEncoding ?? website)),
        ]
        for (field, words) in values {
            if let word = list.match(in: words) { throw .blockedWord(field: field, word: word) }
        }
    }

    /// The links of a rendered comment, whose other angle brackets are all escaped.
    static func linkCount(in html: String) -> Int {
        html.utf8.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: false).count { piece in
            piece.starts(with: "a ".utf8)
        }
    }
}

extension Comment {
    /// Makes a new comment wait when there is a reason.
    mutating func hold(for reasons: [HoldReason]) {
        guard !reasons.isEmpty else { return }
        status = .pending
        isShown = false
    }
}
