/// The place where the pages stand, as visitors know it.
public struct Site: Sendable, Equatable {
    /// Shown at the top of every page and after the title in the browser's tab.
    public let name: String
    /// One sentence for the front page and search engines; nil leaves it out.
    public let description: String?
    /// Scheme and authority without a trailing slash, such as `https://example.org`; empty when not known.
    public let origin: String

    /// A site.
    ///
    /// - Parameter origin: Canonical links begin with it. Anything but an http or https address counts as not known;
    ///   the links are then paths, which search engines take less well.
    public init(name: String = "Marginalia", description: String? = nil, origin: String? = nil) {
        self.name = name
        self.description = description
        var origin = origin.flatMap(WebAddress.init)?.text ?? ""
        while origin.hasSuffix("/") { origin.removeLast() }
        self.origin = origin
    }

    /// The address of a path of this site, absolute when the origin is known.
    func address(_ path: String) -> String { origin + path }
}
