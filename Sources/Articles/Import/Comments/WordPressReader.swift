internal import XML

/// Reads the export of WordPress (WXR): items, each with its comments in it.
struct WordPressReader {
    private(set) var archive = CommentArchive()
    /// Whether an element of WordPress's own was met.
    private(set) var isExport = false
    private let timeZone: (LocalDateTime) -> Timestamp
    private var item: ArchiveRecord?
    private var comment: ArchiveRecord?
    /// Comments of the item that is being read, whose own fields may come after them.
    private var comments: [ArchiveRecord] = []
    private var items = 0

    init(timeZone: @escaping (LocalDateTime) -> Timestamp) {
        self.timeZone = timeZone
    }

    /// The namespace is that of the export's version, such as `http://wordpress.org/export/1.2/`.
    private static func isOwn(_ name: XMLName) -> Bool {
        name.namespace?.hasPrefix("http://wordpress.org/export/") == true
    }

    mutating func take(_ event: XMLEvent) throws {
        switch event {
        case .start(let name, let attributes): start(name, attributes)
        case .text(let text): if comment != nil { comment?.text(text) } else { item?.text(text) }
        case .end: try end()
        }
    }

    private mutating func start(_ name: XMLName, _ attributes: [XMLAttribute]) {
        let isOwn = Self.isOwn(name)
        if isOwn { isExport = true }
        let key = isOwn ? "wp:\(name.local)" : name.namespace == nil ? name.local : "other:\(name.local)"
        if comment != nil {
            comment?.start(key, attributes)
        } else if item != nil, isOwn, name.local == "comment" {
            comment = ArchiveRecord(attributes: attributes)
        } else if item != nil {
            item?.start(key, attributes)
        } else if name.namespace == nil, name.local == "item" {
            item = ArchiveRecord(attributes: attributes)
        }
    }

    private mutating func end() throws {
        if let record = comment {
            guard record.depth == 0 else {
                comment?.end()
                return
            }
            comments.append(record)
            comment = nil
        } else if let record = item {
            guard record.depth == 0 else {
                item?.end()
                return
            }
            try add(record)
            item = nil
            comments = []
        }
    }

    private mutating func add(_ item: ArchiveRecord) throws {
        items += 1
        guard !comments.isEmpty else { return }
        let id = item["wp:post_id"] ?? item["guid"] ?? "item \(items)"
        archive.threads.append(
            ArchivedThread(
                id: id,
                address: item["link"] ?? item["guid"] ?? "",
                names: item["wp:post_name"].map { [$0] } ?? [],
                title: item["title"]
            )
        )
        for record in comments { try add(record, to: id) }
    }

    private mutating func add(_ record: ArchiveRecord, to thread: String) throws {
        guard let id = record["wp:comment_id"] else {
            throw CommentArchiveFault(message: "has a comment without an id under the item \(thread)")
        }
        if let type = record["wp:comment_type"], type != "comment" {
            archive.leftOut[type, default: 0] += 1
            return
        }
        guard archive.comments.count < CommentArchive.mostComments else {
            throw CommentArchiveFault(message: "has more than \(CommentArchive.mostComments) comments")
        }
        archive.comments.append(
            ArchivedComment(
                id: id,
                threadID: thread,
                parentID: record["wp:comment_parent"].flatMap { $0 == "0" ? nil : $0 },
                authorName: record["wp:comment_author"] ?? "",
                email: record["wp:comment_author_email"],
                website: record["wp:comment_author_url"],
                text: .htmlWithLineBreaks(record["wp:comment_content"] ?? ""),
                status: Self.status(record["wp:comment_approved"] ?? "0"),
                createdAt: try time(of: record, id)
            )
        )
    }

    private func time(of record: ArchiveRecord, _ id: String) throws -> Timestamp {
        // Comments that were never approved may have no time in UTC.
        let utc = record["wp:comment_date_gmt"].flatMap { text in
            ArchivedTime.moment(text) { Timestamp(utc: $0) }
        }
        let local = record["wp:comment_date"].flatMap { ArchivedTime.moment($0, zone: timeZone) }
        guard let time = utc ?? local else {
            throw CommentArchiveFault(message: "has the comment \(id) without a time")
        }
        return time
    }

    private static func status(_ approved: String) -> Comment.Status {
        switch approved {
        case "1", "approve": .published
        case "spam": .rejected
        case "trash": .deleted
        default: .pending
        }
    }
}
