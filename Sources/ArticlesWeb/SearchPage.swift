import Articles

/// What the page of a search shows.
struct SearchPage {
    /// As typed; empty before anything was looked for.
    var query: String
    /// What was found, best first; nil when nothing was looked for, or the query can't be read.
    var matches: [SearchMatch]?
    /// Whether more was found than is shown.
    var isCut = false
    /// What is wrong with the query.
    var message: String?
}
