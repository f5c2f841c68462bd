/// The scripts and styles that the binary carries.
///
/// All of them stand in one folder, named by a digest of all, so that they may be kept for good, their relative imports
/// lead to files of the same build, and a page never mixes those of two. What pages of other origins use stands under
/// a stable path as well.
public struct Assets: Sendable {
    /// A file.
    public struct Asset: Sendable {
        /// As in `Resources`.
        public let name: String
        /// With its charset.
        public let mediaType: String
        /// As it stands in the folder.
        public let bytes: [UInt8]
        /// As it stands under the stable path; nil for files that only this service's own pages use.
        public let stableBytes: [UInt8]?
    }

    /// The files that are served; another one takes a line here.
    private static let table: [(name: String, isShared: Bool)] = [
        ("citing.js", false),
        ("comments-dom.js", true),
        ("comments-form.js", true),
        ("comments-memory.js", true),
        ("comments-style.js", true),
        ("comments-text.js", true),
        ("comments-view.js", true),
        ("desk-api.js", false),
        ("desk-articles.js", false),
        ("desk-backup.js", false),
        ("desk-ban.js", false),
        ("desk-comment.js", false),
        ("desk-dom.js", false),
        ("desk-import.js", false),
        ("desk-queue.js", false),
        ("desk-records.js", false),
        ("desk-search.js", false),
        ("desk.css", false),
        ("desk.js", false),
        ("discussion.js", false),
        ("elements.js", false),
        ("margin.js", false),
        ("marginalia-comments.js", true),
        ("marginalia-events.js", true),
        ("marginalia.d.ts", true),
        ("marginalia.js", true),
        ("notes.js", false),
        ("own-comments.js", false),
        ("page.css", false),
        ("page.js", false),
        ("passage.js", false),
        ("posting.js", false),
        ("quoting.js", false),
        ("search.js", false),
        ("site.js", false),
        ("storage.js", false),
    ]

    /// The script of an article's page, first, and the modules that it imports.
    static let readingScripts = [
        "page.js", "marginalia.js", "marginalia-events.js", "citing.js", "discussion.js", "elements.js", "margin.js",
        "notes.js", "own-comments.js", "passage.js", "posting.js", "quoting.js", "search.js", "storage.js",
    ]
    /// The same for every other page.
    static let siteScripts = ["site.js", "search.js", "elements.js"]

    /// Names this build's files in paths: 64 bits in hexadecimal digits.
    public let digest: String
    private let assets: [String: Asset]

    /// The files of this build, put together at their first use.
    public static let ofThisBuild = Assets()

    private init() {
        let files = Self.table.map { name, isShared in
            guard let text = EmbeddedFiles.all[name] else { preconditionFailure("no asset \(name)") }
            return (name: name, text: text, isShared: isShared)
        }
        let digest = Self.digest(of: files.map { "\($0.name)\n\($0.text)\n" }.joined().utf8)
        self.digest = digest
        assets = files.reduce(into: [:]) { assets, file in
            // What is imported from there is of the same build too.
            let stable = file.isShared ? file.text.replacing("from './", with: "from './\(digest)/") : nil
            assets[file.name] = Asset(
                name: file.name,
                mediaType: Self.mediaType(of: file.name),
                bytes: Array(file.text.utf8),
                stableBytes: stable.map { Array($0.utf8) }
            )
        }
    }

    /// A file by its name; nil when there is none.
    public subscript(name: String) -> Asset? { assets[name] }

    /// Where a page finds a file of the table.
    public func path(of name: String) -> String {
        precondition(assets[name] != nil, "no asset \(name)")
        return "/assets/\(digest)/\(name)"
    }

    private static func mediaType(of name: String) -> String {
        if name.hasSuffix(".js") { return "text/javascript; charset=utf-8" }
        return name.hasSuffix(".css") ? "text/css; charset=utf-8" : "text/plain; charset=utf-8"
    }

    /// FNV-1a in 64 bits (RFC 9923): tells versions of files apart, and keeps no one from making a clash on purpose.
    private static func digest(of bytes: some Sequence<UInt8>) -> String {
        let hash = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
