import HTTPTypes

/// The methods of the IANA registry "Hypertext Transfer Protocol (HTTP) Method Registry".
enum RegisteredMethods {
    /// Those of RFC 9110 and RFC 5789, in the order in which `Allow` lists them.
    static let usual: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options, .trace, .connect]

    static func contains(_ method: HTTPRequest.Method) -> Bool {
        usual.contains(method) || others.contains(method.rawValue)
    }

    private static let others: Set<String> = [
        "ACL", "BASELINE-CONTROL", "BIND", "CHECKIN", "CHECKOUT", "COPY", "LABEL", "LINK", "LOCK", "MERGE",
        "MKACTIVITY", "MKCALENDAR", "MKCOL", "MKREDIRECTREF", "MKWORKSPACE", "MOVE", "ORDERPATCH", "PRI", "PROPFIND",
        "PROPPATCH", "QUERY", "REBIND", "REPORT", "SEARCH", "UNBIND", "UNCHECKOUT", "UNLINK", "UNLOCK", "UPDATE",
        "UPDATEREDIRECTREF", "VERSION-CONTROL",
    ]
}
