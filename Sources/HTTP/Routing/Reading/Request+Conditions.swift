import HTTPTypes

extension Request {
    /// Makes sure that a write's `If-Match` holds for the resource's tag (RFC 9110 §13.1.1); without the field it does.
    ///
    /// The tag is nil when there is no such resource yet. The tag of the gzip variant is taken as well, for it names
    /// the same state. Throws a `Problem`: 412 `preconditionFailed`, or 400 when the field is malformed, for to
    /// ignore it would overwrite what the client meant to protect.
    public func requireMatch(of current: EntityTag?) throws {
        guard let value = fields[.ifMatch] else { return }
        guard let condition = EntityTagCondition(value) else {
            throw Problem(.badRequest, detail: "If-Match is malformed; it takes * or a list of tags in quotes.")
        }
        let holds =
            switch condition {
            case .any: current != nil
            case .tags(let tags):
                current.map { current in
                    tags.contains { $0.matchesStrongly(current) || $0.uncoded.matchesStrongly(current) }
                } ?? false
            }
        guard holds else {
            throw Problem(.preconditionFailed, detail: "The resource is no longer in the state that If-Match names.")
        }
    }
}
