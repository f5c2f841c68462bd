internal import Articles
internal import SQLite

/// What a read transaction can see.
struct SQLiteReadRepositories: ReadRepositories {
    let connection: Connection

    var articles: any ArticleReading { ArticleReader(connection: connection) }
    var comments: any CommentReading { CommentReader(connection: connection) }
    var changes: any ChangeReading { ChangeReader(connection: connection) }
    var outbox: any OutboxReading { OutboxReader(connection: connection) }
    var moderation: any ModerationReading { ModerationReader(connection: connection) }
    var search: any SearchReading { SearchReader(connection: connection) }
}

/// What a write transaction can see and change.
struct SQLiteWriteRepositories: WriteRepositories {
    let connection: Connection
    let changes: ChangeLog

    var articles: any ArticleRepository { ArticleWriter(connection: connection, changes: changes) }
    var comments: any CommentRepository { CommentWriter(connection: connection, changes: changes) }
    var moderation: any ModerationRepository { ModerationWriter(connection: connection, changes: changes) }
    var answers: any AnswerRepository { AnswerWriter(connection: connection) }
    var outbox: any OutboxRepository { OutboxWriter(connection: connection) }
}
