internal import HTTP
internal import HTTPTypes

/// The problem codes of what authors do with their comments, and of votes.
extension ProblemCode {
    static let editTokenRequired = ProblemCode(
        "editTokenRequired",
        .unauthorized,
        title: "The edit token is needed",
        explanation: "A comment is changed and deleted by whoever sends its edit token in the field Edit-Token. It was "
            + "given out once, as `editToken` in the answer to the post."
    )
    static let wrongEditToken = ProblemCode(
        "wrongEditToken",
        .forbidden,
        title: "Wrong edit token",
        explanation: "The Edit-Token is not that of this comment. Imported comments have none."
    )
    static let editWindowOver = ProblemCode(
        "editWindowOver",
        .forbidden,
        title: "The time to edit is over",
        explanation:
            "A comment can be changed for a while after it was posted, as long as `comments.editWindowSeconds` "
            + "of GET /v1/config says. It can be deleted at any time."
    )
    static let commentRejected = ProblemCode(
        "commentRejected",
        .forbidden,
        title: "The comment was rejected",
        explanation: "An editor has rejected the comment, so that its text is not changed any more. It can be deleted."
    )
    static let authorTokenRequired = ProblemCode(
        "authorTokenRequired",
        .unauthorized,
        title: "The author token is needed",
        explanation:
            "All comments of an author are listed and erased by whoever sends the field Author-Token. The token "
            + "was given out once, as `authorToken` in the answer to the first post."
    )
    static let wrongAuthorToken = ProblemCode(
        "wrongAuthorToken",
        .forbidden,
        title: "Wrong author token",
        explanation:
            "The Author-Token was not given out by this service. Leave the field out to be given a new one with "
            + "the next post."
    )
    static let ownComment = ProblemCode(
        "ownComment",
        .forbidden,
        title: "Your own comment",
        explanation: "Nobody votes on what was posted with their author token or from their address."
    )
    static let votesOff = ProblemCode(
        "votesOff",
        .forbidden,
        title: "No votes here",
        explanation: "Votes are turned off, as `comments.votes` of GET /v1/config says."
    )

    static let authors = [
        editTokenRequired, wrongEditToken, editWindowOver, commentRejected, authorTokenRequired, wrongAuthorToken,
        ownComment, votesOff,
    ]
}
