internal import Articles
internal import HTTP
internal import HTTPTypes

extension ErrorMap {
    /// Why a comment is refused beside the rules for its text.
    static func refusal(_ refusal: SpamRefusal) -> Problem {
        switch refusal {
        case .honeypotFilled:
            let field = CommentEvidence.honeypotField
            return Problem(
                .honeypotFilled,
                detail: "The field \"\(field)\" is there for programs to fill and must be left empty.",
                errors: [.init(field: field, code: "mustBeEmpty", message: "must be left empty")]
            )
        case .stampNeeded:
            return stamp(.stampRequired, "The form came without its stamp; GET /v1/stamp gives one.", "required")
        case .stampMalformed:
            return stamp(.stampMalformed, "The stamp was not made here, or was changed on its way.", "malformed")
        case .stampTooFresh(let seconds):
            var problem = stamp(
                .stampTooFresh,
                "The form was sent sooner than a person can write; send it again in \(seconds) s.",
                "tooFresh"
            )
            problem.fields[.retryAfter] = "\(seconds)"
            return problem
        case .stampExpired:
            return stamp(.stampExpired, "The form was fetched more than a day ago; fetch another stamp.", "expired")
        case .tooManyLinks(let found, let limit):
            let message =
                limit == 0 ? "must have no link" : "must have at most \(limit) \(limit == 1 ? "link" : "links")"
            return Problem(
                .tooManyLinks,
                detail: "The text has \(found) \(found == 1 ? "link" : "links"); \(limit) are taken.",
                errors: [.init(field: "body", code: "tooManyLinks", message: message)]
            )
        case .blockedWord(let field, let word):
            return Problem(
                .blockedWord,
                detail: "“\(word)” is not taken here.",
                errors: [.init(field: field, code: "blockedWord", message: "must not hold “\(word)”")]
            )
        case .banned(let kind, let until):
            let term = until.map { "until \($0)" } ?? "for good"
            return Problem(.banned, detail: "An editor has banned this \(name(of: kind)) \(term).")
        case .proofNeeded(let bits):
            return proof(.proofOfWorkRequired, "A proof of work of \(bits) bits is needed.", "required")
        case .proofWrong(let bits):
            return proof(
                .proofOfWorkWrong,
                "The digest does not begin with \(bits) zero bits, or the challenge is none of this process.",
                "wrong"
            )
        case .proofExpired:
            return proof(.proofOfWorkExpired, "The challenge is more than ten minutes old.", "expired")
        case .proofUsed:
            return proof(.proofOfWorkUsed, "The challenge was used for another comment.", "used")
        }
    }

    /// Why an editor's act is not done.
    static func refusal(_ refusal: ModerationRefusal) -> Problem {
        switch refusal {
        case .stale(let present):
            return Problem(.staleState, detail: "It is \(present) now; nothing was done.")
        case .erased:
            return Problem(.commentErased, detail: "The comment was erased; nothing of it is left to act on.")
        case .notPublished:
            return Problem(.notPublished, detail: "Only a published comment can be pinned.")
        case .alreadyUndone(let sequence):
            return Problem(.alreadyUndone, detail: "The act \(sequence) undid this one.")
        case .notUndoable:
            return Problem(.notUndoable, detail: "Acts of this kind have no way back through the log.")
        case .alreadyBanned(let id):
            return Problem(.alreadyBanned, detail: "The ban \(id) says so already.")
        case .nothingToBan(let kind):
            return Problem(.nothingToBan, detail: "The comment has no \(name(of: kind)) to ban by.")
        }
    }

    private static func stamp(_ code: ProblemCode, _ detail: String, _ fault: String) -> Problem {
        Problem(code, detail: detail, errors: [.init(field: "stamp", code: fault, message: message(of: fault))])
    }

    private static func proof(_ code: ProblemCode, _ detail: String, _ fault: String) -> Problem {
        Problem(code, detail: detail, errors: [.init(field: "proofOfWork", code: fault, message: message(of: fault))])
    }

    private static func message(of fault: String) -> String {
        switch fault {
        case "required": "is required"
        case "tooFresh": "is too fresh"
        case "expired": "is too old"
        case "used": "was used before"
        case "wrong": "does not solve its challenge"
        default: "is not one of this service"
        }
    }

    private static func name(of kind: Ban.Kind) -> String {
        switch kind {
        case .address: "network address"
        case .authorToken: "author token"
        case .email: "e-mail address"
        case .name: "name"
        case .word: "word"
        case .domain: "domain"
        }
    }
}
