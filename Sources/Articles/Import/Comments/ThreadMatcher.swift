internal import Foundation

/// Finds the article of a thread; a wrong one would be worse than none.
struct ThreadMatcher: Sendable {
    private let places: [Slug: ArticlePlace]
    private let bySource: [String: [ArticlePlace]]
    private let map: ThreadMap
    private let fixed: Slug?

    /// - Parameters:
    ///   - fixed: The article of all threads; nil: each thread has its own.
    ///   - map: What was written down.
    init(places: [ArticlePlace], fixed: Slug?, map: ThreadMap) {
        self.places = Dictionary(places.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
        bySource = Dictionary(
            grouping: places.filter { $0.sourceURL != nil },
            by: { Self.normalized($0.sourceURL ?? "") }
        )
        self.map = map
        self.fixed = fixed
    }

    /// The article of a thread, or why there is none.
    func article(of thread: ArchivedThread) -> Result<ArticlePlace, Mismatch> {
        if let fixed { return place(fixed) }
        let path = Self.path(of: thread.address)
        for key in [thread.id, thread.address, path] + thread.names {
            if let slug = map.slugs[key] { return place(slug) }
        }
        let sources = bySource[Self.normalized(thread.address)] ?? []
        if sources.count > 1 { return .failure(.ambiguous) }
        if let source = sources.first { return .success(source) }
        for name in thread.names + [Self.lastComponent(of: path)] {
            if let slug = Slug(name.lowercased()), let place = places[slug] { return .success(place) }
        }
        return .failure(.unknown)
    }

    /// Why a thread has no article.
    enum Mismatch: String, Error {
        /// No article has its address as its source, nor its name as its slug.
        case unknown
        /// Several articles have its address as their source.
        case ambiguous
        /// The article that was named does not exist.
        case noSuchArticle
    }

    private func place(_ slug: Slug) -> Result<ArticlePlace, Mismatch> {
        places[slug].map { .success($0) } ?? .failure(.noSuchArticle)
    }

    /// An address without what differs between two ways to write it: scheme, `www.`, fragment, closing slash, case of
    /// the host.
    static func normalized(_ address: String) -> String {
        guard let parts = URLComponents(string: address) else { return address }
        let host = (parts.host ?? "").lowercased()
        let path = parts.percentEncodedPath
        let query = parts.percentEncodedQuery.map { "?\($0)" } ?? ""
        return (host.hasPrefix("www.") ? String(host.dropFirst(4)) : host) + trimmed(path) + query
    }

    /// The path of an address, with its query.
    static func path(of address: String) -> String {
        guard let parts = URLComponents(string: address) else { return address }
        return parts.path + (parts.percentEncodedQuery.map { "?\($0)" } ?? "")
    }

    private static func trimmed(_ path: String) -> String {
        var path = path[...]
        while path.last == "/" { path.removeLast() }
        return String(path)
    }

    /// `on-citing` of `/2020/07/on-citing.html`.
    static func lastComponent(of path: String) -> String {
        let plain = path.prefix { $0 != "?" && $0 != "#" }
        let components = plain.split(separator: "/")
        var last = components.last ?? ""
        if last.hasPrefix("index."), components.count > 1 { last = components[components.count - 2] }
        let stem = last.lastIndex(of: ".").map { last[..<$0] } ?? last
        return String(stem.isEmpty ? last : stem)
    }
}
