internal import HTTP
internal import HTTPTypes

/// Why a reader's comment is refused beside the rules for its text.
extension ProblemCode {
    static let honeypotFilled = ProblemCode(
        "honeypotFilled",
        .unprocessableContent,
        title: "A hidden field was filled",
        explanation:
            "The form has a field that people don't see and programs fill. It must be sent empty or not at all. "
            + "`errors` names it."
    )
    static let stampRequired = ProblemCode(
        "stampRequired",
        .unprocessableContent,
        title: "A form stamp is needed",
        explanation:
            "The comment must come with the stamp that belongs to the form: the hidden field of the page, or in JSON "
            + "the member `stamp` with what GET /v1/stamp gives when the form is shown."
    )
    static let stampMalformed = ProblemCode(
        "stampMalformed",
        .unprocessableContent,
        title: "Not a form stamp",
        explanation: "The stamp was not made by this service, or was changed on its way. Fetch one from GET /v1/stamp."
    )
    static let stampTooFresh = ProblemCode(
        "stampTooFresh",
        .unprocessableContent,
        title: "Sent too soon",
        explanation:
            "Less time has passed since the form was fetched than a person needs to write. Send the same comment again "
            + "after Retry-After."
    )
    static let stampExpired = ProblemCode(
        "stampExpired",
        .unprocessableContent,
        title: "The form is too old",
        explanation: "The form was fetched more than a day ago. Fetch another stamp from GET /v1/stamp and send again."
    )
    static let tooManyLinks = ProblemCode(
        "tooManyLinks",
        .unprocessableContent,
        title: "Too many links",
        explanation: "The text has more links than a comment may have; GET /v1/config tells how many."
    )
    static let blockedWord = ProblemCode(
        "blockedWord",
        .unprocessableContent,
        title: "A word is not taken here",
        explanation:
            "The comment holds a word or a domain that the operator or an editor does not take. `errors` names the "
            + "value and the word."
    )
    static let banned = ProblemCode(
        "banned",
        .forbidden,
        title: "Banned",
        explanation:
            "An editor has banned the author, by address, token, e-mail or name, for good or for a term. `detail` says "
            + "by what, and until when."
    )
    static let proofOfWorkRequired = ProblemCode(
        "proofOfWorkRequired",
        .unprocessableContent,
        title: "A proof of work is needed",
        explanation:
            "GET /v1/stamp gives a challenge. Find a text, such as a number counted up, for which SHA-256 of challenge, "
            + "colon and text begins with as many zero bits as are asked for, and send `challenge:text` as "
            + "`proofOfWork`."
    )
    static let proofOfWorkWrong = ProblemCode(
        "proofOfWorkWrong",
        .unprocessableContent,
        title: "Not a proof of work",
        explanation:
            "The digest does not begin with enough zero bits, or the challenge is none that this process gave. Fetch "
            + "another one from GET /v1/stamp."
    )
    static let proofOfWorkExpired = ProblemCode(
        "proofOfWorkExpired",
        .unprocessableContent,
        title: "The challenge is too old",
        explanation: "A challenge is good for ten minutes. Fetch another one from GET /v1/stamp."
    )
    static let proofOfWorkUsed = ProblemCode(
        "proofOfWorkUsed",
        .unprocessableContent,
        title: "The challenge was used before",
        explanation: "A challenge is good for one comment. Fetch another one from GET /v1/stamp."
    )

    static let spam = [
        honeypotFilled, stampRequired, stampMalformed, stampTooFresh, stampExpired, tooManyLinks, blockedWord, banned,
        proofOfWorkRequired, proofOfWorkWrong, proofOfWorkExpired, proofOfWorkUsed,
    ]
}

/// Why an editor's act is not done.
extension ProblemCode {
    static let staleState = ProblemCode(
        "staleState",
        .conflict,
        title: "Changed meanwhile",
        explanation:
            "What the act is about is no longer as the editor saw it, or as the act to be undone left it. Nothing was "
            + "done; read the present state and decide anew."
    )
    static let commentErased = ProblemCode(
        "commentErased",
        .conflict,
        title: "The comment was erased",
        explanation:
            "Its author deleted the comment, or it was erased. Nothing of it is left, so that it can't be restored, "
            + "published or undone."
    )
    static let notPublished = ProblemCode(
        "notPublished",
        .conflict,
        title: "The comment is not published",
        explanation: "Only a published comment can be pinned."
    )
    static let alreadyUndone = ProblemCode(
        "alreadyUndone",
        .conflict,
        title: "Already undone",
        explanation: "The act was undone before. The undoing is an act of its own and can be undone in turn."
    )
    static let notUndoable = ProblemCode(
        "notUndoable",
        .conflict,
        title: "Can't be undone here",
        explanation: "Acts of this kind have no way back through the log. `before` in the log tells how it was."
    )
    static let alreadyBanned = ProblemCode(
        "alreadyBanned",
        .conflict,
        title: "Already banned",
        explanation: "There is a ban of this kind and value that has not ended. Lift it to make another one."
    )
    static let nothingToBan = ProblemCode(
        "nothingToBan",
        .conflict,
        title: "Nothing to ban by",
        explanation:
            "The comment has no mark of this kind: no e-mail was given, no token came with it, or its address was "
            + "forgotten with age."
    )

    static let moderation = [
        staleState, commentErased, notPublished, alreadyUndone, notUndoable, alreadyBanned, nothingToBan,
    ]
}
