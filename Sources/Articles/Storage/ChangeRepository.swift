/// Reading what has changed.
public protocol ChangeReading {
    /// Changes with greater numbers than `sequence`, in the order of commits.
    ///
    /// - Parameters:
    ///   - article: Only the changes of this article and of its comments; nil for all.
    ///   - limit: The most changes to return.
    func changes(after sequence: Int, of article: Identifier<Article>?, limit: Int) throws -> [RecordedChange]

    /// The number of the latest change; 0 before the first.
    func latestChange() throws -> Int
}
