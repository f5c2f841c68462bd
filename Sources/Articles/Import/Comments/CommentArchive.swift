/// The comments of a site as another program kept them, read and not yet judged.
public struct CommentArchive: Sendable, Equatable {
    /// The pages that comments stand under.
    public var threads: [ArchivedThread]
    /// In the order of the archive, of all threads.
    public var comments: [ArchivedComment]
    /// What of the archive is no comment, by what it is, such as pingbacks.
    public var leftOut: [String: Int]

    /// An archive of these parts.
    public init(threads: [ArchivedThread] = [], comments: [ArchivedComment] = [], leftOut: [String: Int] = [:]) {
        self.threads = threads
        self.comments = comments
        self.leftOut = leftOut
    }

    /// Comments of one archive; an archive of more is refused.
    public static let mostComments = 2_000_000
}

/// Programs whose comments can be taken over.
public enum CommentArchiveFormat: String, Sendable, CaseIterable {
    /// The SQLite database of Isso.
    case isso
    /// The XML export of Disqus.
    case disqus
    /// The WXR export of WordPress.
    case wordpress
}

/// A page that comments stand under.
public struct ArchivedThread: Sendable, Equatable {
    /// The archive's name for it.
    public var id: String
    /// A URL or a path on the site.
    public var address: String
    /// What the archive calls the page beside its address, such as a post's name; may be an article's slug.
    public var names: [String]
    /// Nil: none.
    public var title: String?

    /// A page of these parts.
    public init(id: String, address: String, names: [String] = [], title: String? = nil) {
        self.id = id
        self.address = address
        self.names = names
        self.title = title
    }
}

/// A comment of an archive.
public struct ArchivedComment: Sendable, Equatable {
    /// The archive's name for it.
    public var id: String
    /// The thread that it stands in.
    public var threadID: String
    /// What it answers; nil for a root.
    public var parentID: String?
    /// Empty: not given.
    public var authorName: String
    /// Nil: none.
    public var email: String?
    /// Nil: none.
    public var website: String?
    /// What was written.
    public var text: Text
    /// Deleted ones stand only where others answer them.
    public var status: Comment.Status
    /// When it was written.
    public var createdAt: Timestamp
    /// Nil: never edited.
    public var editedAt: Timestamp?
    /// Votes for and against, whoever gave them.
    public var votes: Votes

    /// What was written, in the form that the archive keeps it.
    public enum Text: Sendable, Equatable {
        case markdown(String)
        case html(String)
        /// HTML in which a line break is one to the reader, as WordPress keeps it.
        case htmlWithLineBreaks(String)
    }

    /// Votes for and against.
    public struct Votes: Sendable, Equatable {
        /// Never negative.
        public var up: Int
        /// Never negative.
        public var down: Int

        /// Votes; what is negative counts as none.
        public init(up: Int = 0, down: Int = 0) {
            self.up = max(0, up)
            self.down = max(0, down)
        }
    }

    /// A comment of these parts.
    public init(
        id: String,
        threadID: String,
        parentID: String? = nil,
        authorName: String,
        email: String? = nil,
        website: String? = nil,
        text: Text,
        status: Comment.Status = .published,
        createdAt: Timestamp,
        editedAt: Timestamp? = nil,
        votes: Votes = Votes()
    ) {
        self.id = id
        self.threadID = threadID
        self.parentID = parentID
        self.authorName = authorName
        self.email = email
        self.website = website
        self.text = text
        self.status = status
        self.createdAt = createdAt
        self.editedAt = editedAt
        self.votes = votes
    }
}

/// Why an archive can't be read.
public struct CommentArchiveFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// From 1; nil when the fault is that of the whole.
    public var line: Int?
    /// What is wrong, a sentence without its subject.
    public var message: String

    /// A fault of an archive.
    public init(line: Int? = nil, message: String) {
        self.line = line
        self.message = message
    }

    /// The place and the fault.
    public var description: String { (line.map { "line \($0): " } ?? "") + message }
}
