internal import Articles
internal import HTTP
internal import HTTPTypes

/// What a form fetches when it is shown, to be sent along with the comment.
struct StampController: Sendable {
    let gate: CommentGate

    func stamp(_ request: Request) async throws -> Response {
        _ = try request.query(allowing: [])
        let issued = gate.issueStamp()
        var response = Response.json(tags: nil) { json in
            json.object { json in
                json.member("stamp", issued.stamp)
                json.member("usableFrom", issued.usableFrom.description)
                json.member("expiresAt", issued.expiresAt.description)
                json.key("proofOfWork")
                guard let proof = gate.proof else { return json.null() }
                json.object { json in
                    json.member("challenge", proof.makeChallenge())
                    json.member("bits", proof.bits)
                    json.member("lifetimeSeconds", ProofOfWork.lifetimeSeconds)
                }
            }
        }
        // Each is another one.
        response.fields[.cacheControl] = "no-store"
        return response
    }
}
