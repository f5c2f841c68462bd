internal import XML

/// Reads the export of Disqus: threads and posts side by side, posts naming their thread and what they answer by
/// `dsq:id`.
struct DisqusReader {
    private(set) var archive = CommentArchive()
    private let timeZone: (LocalDateTime) -> Timestamp
    private var depth = 0
    /// The thread or post that is being read.
    private var record: (kind: String, content: ArchiveRecord)?

    init(timeZone: @escaping (LocalDateTime) -> Timestamp) {
        self.timeZone = timeZone
    }

    mutating func take(_ event: XMLEvent) throws {
        switch event {
        case .start(let name, let attributes):
            depth += 1
            if record != nil {
                record?.content.start(name.local, attributes)
            } else if depth == 2, name.local == "thread" || name.local == "post" {
                record = (name.local, ArchiveRecord(attributes: attributes))
            }
        case .text(let text): record?.content.text(text)
        case .end:
            depth -= 1
            guard let (kind, content) = record else { return }
            guard depth == 1 else {
                record?.content.end()
                return
            }
            record = nil
            if kind == "thread" { addThread(content) } else { try addPost(content) }
        }
    }

    private mutating func addThread(_ record: ArchiveRecord) {
        guard let id = record.attributes["@id"] else { return }
        archive.threads.append(
            ArchivedThread(
                id: id,
                address: record["link"] ?? "",
                // What the site called the page, such as `12 https://example.org/?p=12` of the plug-in for WordPress.
                names: record["id"].map { [$0] } ?? [],
                title: record["title"]
            )
        )
    }

    private mutating func addPost(_ record: ArchiveRecord) throws {
        guard let id = record.attributes["@id"], let thread = record.attributes["thread@id"] else {
            throw CommentArchiveFault(message: "has a post without dsq:id or without a thread, after \(last)")
        }
        guard let time = record["createdAt"], let created = ArchivedTime.moment(time, zone: timeZone) else {
            throw CommentArchiveFault(message: "has the post \(id) without a time")
        }
        guard archive.comments.count < CommentArchive.mostComments else {
            throw CommentArchiveFault(message: "has more than \(CommentArchive.mostComments) posts")
        }
        let status: Comment.Status =
            if record["isDeleted"] == "true" {
                .deleted
            } else if record["isSpam"] == "true" {
                .rejected
            } else if record["isApproved"] == "false" {
                .pending
            } else {
                .published
            }
        archive.comments.append(
            ArchivedComment(
                id: id,
                threadID: thread,
                parentID: record.attributes["parent@id"],
                authorName: record["author/name"] ?? record["author/username"] ?? "",
                email: record["author/email"],
                website: record["author/link"],
                text: .html(record["message"] ?? ""),
                status: status,
                createdAt: created
            )
        )
    }

    private var last: String { archive.comments.last.map { "the post \($0.id)" } ?? "no other" }
}
