/// Who is told of statements that took long.
public struct SlowStatements: Sendable {
    /// From how many milliseconds on; SQLite's clock for this goes by the millisecond.
    public let milliseconds: Int
    /// Called on the thread that ran the statement, within it, with its text without values; must not use the connection.
    public let log: @Sendable (_ sql: String, _ milliseconds: Int) -> Void

    /// Reports what takes so many milliseconds or more.
    public init(milliseconds: Int, log: @escaping @Sendable (_ sql: String, _ milliseconds: Int) -> Void) {
        self.milliseconds = milliseconds
        self.log = log
    }
}
